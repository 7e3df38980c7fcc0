import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import { Refusal } from '../../platform/errors/refusal.js';
import type { PreviewWish } from './preview-order.js';
import type { PreviewAnswer } from './preview-thread.js';

/** Previews under way at once; further ones are asked to come back. */
const MOST_AT_ONCE = 4;
const PATIENCE_MS = 15_000;
/** The thread and its fonts are given back after so long without a preview. */
const IDLE_MS = 60_000;

/** Draws previews in a thread of its own, which begins with the first one and ends when nobody edits any more. */
@Injectable()
export class PreviewDrawer implements OnApplicationShutdown {
  private readonly log = new Logger(PreviewDrawer.name);
  private thread: Worker | null = null;
  private idle: NodeJS.Timeout | undefined;
  private readonly waiting = new Map<number, (bytes: Uint8Array | null) => void>();
  private last = 0;

  /** @throws Refusal unavailable when too many are under way, or the document could not be drawn */
  async draw(wish: PreviewWish): Promise<Uint8Array> {
    if (this.waiting.size >= MOST_AT_ONCE) throw new Refusal('unavailable', { retryAfterSeconds: 2, detail: 'Several previews are being drawn. Try again in a moment.' });
    clearTimeout(this.idle);
    const number = (this.last += 1);
    const thread = (this.thread ??= this.begin());
    const bytes = await new Promise<Uint8Array | null>((resolve) => {
      const late = setTimeout(() => this.end(), PATIENCE_MS);
      this.waiting.set(number, (drawn) => {
        clearTimeout(late);
        resolve(drawn);
      });
      thread.postMessage({ number, wish });
    });
    if (this.waiting.size === 0) this.idle = setTimeout(() => this.end(), IDLE_MS).unref();
    if (bytes === null) throw new Refusal('unavailable', { retryAfterSeconds: 5, detail: 'The preview could not be drawn.' });
    return bytes;
  }

  onApplicationShutdown(): void {
    this.end();
  }

  private begin(): Worker {
    const thread = new Worker(join(import.meta.dirname, 'preview-thread.js'));
    thread.unref();
    thread.on('message', ({ number, bytes }: PreviewAnswer) => this.settle(number, bytes));
    thread.on('error', (error: unknown) => {
      this.log.error(`the thread of the previews ended: ${error instanceof Error ? error.name : 'unknown error'}`);
      this.end();
    });
    return thread;
  }

  private settle(number: number, bytes: Uint8Array | null): void {
    const found = this.waiting.get(number);
    this.waiting.delete(number);
    found?.(bytes);
  }

  private end(): void {
    clearTimeout(this.idle);
    void this.thread?.terminate();
    this.thread = null;
    for (const number of [...this.waiting.keys()]) this.settle(number, null);
  }
}
