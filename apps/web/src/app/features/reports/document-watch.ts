import { computed, DestroyRef, inject, Injectable, signal } from '@angular/core';
import type { DocumentOrder } from '@consilium/contracts';
import { ToastService } from '@consilium/ui';
import { ProblemError } from '../../core/http/problem-error';
import { DocumentNews } from './document-news';
import { isRunning } from './reports.client';

/** How often the list looks again while something is being made, in milliseconds. */
const LOOK_AGAIN = 1_200;

/**
 * A list of documents that looks again while one is in the making, and says when the last of them is done. What is under
 * way is read from the server, so that a reload shows it as it is. Provided by the page.
 */
@Injectable()
export class DocumentWatch {
  private readonly toasts = inject(ToastService);
  private readonly news = inject(DocumentNews);
  private readonly list = signal<readonly DocumentOrder[]>([]);
  readonly orders = this.list.asReadonly();
  readonly loading = signal(true);
  readonly failure = signal<ProblemError | null>(null);
  readonly running = computed(() => this.list().filter(isRunning));
  private read: (() => Promise<readonly DocumentOrder[]>) | null = null;
  private timer: ReturnType<typeof setTimeout> | null = null;
  private awaited = new Set<string>();

  constructor() {
    inject(DestroyRef).onDestroy(() => {
      this.rest();
      this.news.follow(this.running().filter(({ caseId }) => caseId !== null).map(({ id }) => id));
    });
  }

  /** @param read how the list is read from the server. */
  async watch(read: () => Promise<readonly DocumentOrder[]>): Promise<void> {
    this.read = read;
    this.loading.set(true);
    this.awaited = new Set();
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
    this.news.leaveTo(orders.map(({ id }) => id));
    const running = new Set(orders.filter(isRunning).map(({ id }) => id));
    const done = [...this.awaited].filter((id) => !running.has(id));
    for (const id of running) this.awaited.add(id);
    if (running.size > 0 || done.length === 0) return;
    const ended = orders.filter(({ id }) => this.awaited.has(id));
    this.awaited = new Set();
    const failed = ended.filter(({ state }) => state === 'failed').length;
    const made = ended.filter(({ state }) => state === 'made').length;
    if (failed > 0) this.toasts.failed('reports.doneWithFailures', { made, failed });
    else if (made > 0) this.toasts.done(made === 1 ? 'reports.doneOne' : 'reports.done', { parameters: { made } });
  }

  private rest(): void {
    if (this.timer !== null) clearTimeout(this.timer);
    this.timer = null;
  }
}
