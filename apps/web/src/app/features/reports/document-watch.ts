import { computed, DestroyRef, inject, Injectable, signal } from '@angular/core';
import type { DocumentOrder } from '@consilium/contracts';
import { ProblemError } from '../../core/http/problem-error';
import { DocumentNews } from './document-news';
import { isRunning } from './reports.client';

/** How often the list looks again while something is being made, in milliseconds. */
const LOOK_AGAIN = 1_200;

/**
 * A list of documents that looks again while one is in the making. What is under way is read from the server, so that a
 * reload shows it as it is. Provided by the page.
 */
@Injectable()
export class DocumentWatch {
  private readonly news = inject(DocumentNews);
  private readonly list = signal<readonly DocumentOrder[]>([]);
  readonly orders = this.list.asReadonly();
  readonly loading = signal(true);
  readonly failure = signal<ProblemError | null>(null);
  readonly running = computed(() => this.list().filter(isRunning));
  private read: (() => Promise<readonly DocumentOrder[]>) | null = null;
  private timer: ReturnType<typeof setTimeout> | null = null;

  constructor() {
    inject(DestroyRef).onDestroy(() => {
      this.rest();
      this.news.left(this.list());
    });
  }

  /** @param read how the list is read from the server. */
  async watch(read: () => Promise<readonly DocumentOrder[]>): Promise<void> {
    this.read = read;
    this.loading.set(true);
    await this.look();
  }

  async look(): Promise<void> {
    const read = this.read;
    if (read === null) return;
    this.rest();
    try {
      const orders = await read();
      if (read !== this.read) return;
      this.take(orders);
      this.failure.set(null);
    } catch (problem) {
      if (!(problem instanceof ProblemError)) throw problem;
      this.failure.set(problem);
    }
    this.loading.set(false);
    if (this.running().length > 0) this.timer = setTimeout(() => void this.look(), LOOK_AGAIN);
  }

  /** Takes over what the server answered to a write, and looks on from there. */
  took(order: DocumentOrder): void {
    const others = this.list().filter(({ id }) => id !== order.id);
    this.take(this.list().some(({ id }) => id === order.id) ? this.list().map((held) => (held.id === order.id ? order : held)) : [order, ...others]);
    if (this.timer === null && isRunning(order)) this.timer = setTimeout(() => void this.look(), LOOK_AGAIN);
  }

  private take(orders: readonly DocumentOrder[]): void {
    this.list.set(orders);
    this.news.shown(orders);
  }

  private rest(): void {
    if (this.timer !== null) clearTimeout(this.timer);
    this.timer = null;
  }
}
