import { inject, Injectable } from '@angular/core';
import type { DocumentOrder } from '@consilium/contracts';
import { ToastService } from '@consilium/ui';
import { ProblemError } from '../../core/http/problem-error';
import { ReportsClient, isRunning } from './reports.client';

/** How often documents that were left behind are asked after, in milliseconds. */
const LOOK_AGAIN = 4_000;
/** Asked after at once; the rest waits its turn. */
const MOST_AT_ONCE = 10;

/** Says that documents are done to whoever has left the page where they are listed. Pages say it themselves while they are open. */
@Injectable({ providedIn: 'root' })
export class DocumentNews {
  private readonly client = inject(ReportsClient);
  private readonly toasts = inject(ToastService);
  private readonly awaited = new Set<string>();
  private made = 0;
  private failed = 0;
  private timer: ReturnType<typeof setTimeout> | null = null;

  /** @param orderIds documents of cases that are under way. */
  follow(orderIds: readonly string[]): void {
    for (const id of orderIds) this.awaited.add(id);
    if (this.awaited.size > 0 && this.timer === null) this.rest();
  }

  /** A page that lists them is open: it tells of them itself. */
  leaveTo(orderIds: readonly string[]): void {
    for (const id of orderIds) this.awaited.delete(id);
  }

  /** Asks how far they are; without an answer that knows them nobody is told anything. */
  async look(): Promise<void> {
    this.timer = null;
    for (const id of [...this.awaited].slice(0, MOST_AT_ONCE)) {
      const state = await this.stateOf(id);
      if (state === null || isRunning({ state }) || !this.awaited.delete(id)) continue;
      if (state === 'made') this.made += 1;
      if (state === 'failed') this.failed += 1;
    }
    if (this.awaited.size > 0) this.rest();
    else this.tell();
  }

  private rest(): void {
    this.timer = setTimeout(() => void this.look(), LOOK_AGAIN);
  }

  /** Null where the server could not be asked; what it refuses to tell is forgotten. */
  private async stateOf(id: string): Promise<DocumentOrder['state'] | null> {
    try {
      return (await this.client.one(id)).state;
    } catch (problem) {
      if (!(problem instanceof ProblemError)) throw problem;
      if (problem.status !== 0 && problem.status < 500) this.awaited.delete(id);
      return null;
    }
  }

  private tell(): void {
    const { made, failed } = this;
    this.made = this.failed = 0;
    if (failed > 0) this.toasts.failed('reports.doneWithFailures', { made, failed });
    else if (made > 0) this.toasts.done(made === 1 ? 'reports.doneOne' : 'reports.done', { parameters: { made } });
  }
}
