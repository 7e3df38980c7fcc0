import { inject, Injectable } from '@angular/core';
import type { DocumentOrder } from '@consilium/contracts';
import { ToastService } from '@consilium/ui';
import { ProblemError } from '../../core/http/problem-error';
import { AwaitedDocuments } from './awaited-documents';
import { ReportsClient, isRunning } from './reports.client';

/** How often documents that were left behind are asked after, in milliseconds. */
const LOOK_AGAIN = 4_000;
/** Asked after at once; the rest waits its turn. */
const MOST_AT_ONCE = 10;

type Order = Pick<DocumentOrder, 'id' | 'state' | 'caseId' | 'meetingId'>;

/**
 * Says that documents are done to whoever waits for them: on the page where they are listed, on any other, and after a
 * reload. An open page brings what it has read anyway; the others are asked after here.
 */
@Injectable({ providedIn: 'root' })
export class DocumentNews {
  private readonly client = inject(ReportsClient);
  private readonly toasts = inject(ToastService);
  private readonly awaited = inject(AwaitedDocuments);
  /** Orders that an open page looks after. */
  private readonly onPage = new Set<string>();
  /** Ended and not told yet: told together, and asked after again should the page be loaded before. */
  private readonly ended = new Map<string, DocumentOrder['state']>();
  private timer: ReturnType<typeof setTimeout> | null = null;

  /** Goes on after the application was loaded, as long as something is awaited. */
  resume(): void {
    if (this.timer === null && this.leftBehind().length > 0) this.rest();
  }

  /** @param orderIds documents of cases that were ordered from a page that does not list them. */
  follow(orderIds: readonly string[]): void {
    for (const id of orderIds) this.awaited.add(id, null);
    this.resume();
  }

  /** A page lists them as they are now; what is under way is awaited from here on. Tells when none of them is any more. */
  shown(orders: readonly Order[]): void {
    for (const { id, caseId, meetingId, ...order } of orders) {
      this.onPage.add(id);
      if (isRunning(order)) this.awaited.add(id, caseId === null ? meetingId : null);
    }
    if (orders.some(isRunning)) return;
    for (const { id, state } of orders) this.count(id, state);
    this.tell();
  }

  /** The page that listed them is left. */
  left(orders: readonly Order[]): void {
    for (const { id } of orders) this.onPage.delete(id);
    this.resume();
  }

  /** Asks how far those are that no page looks after; without an answer that knows them nobody is told anything. */
  async look(): Promise<void> {
    this.timer = null;
    const asked = this.leftBehind().slice(0, MOST_AT_ONCE);
    const ofMeeting = new Map<string, ReadonlyMap<string, DocumentOrder['state']>>();
    for (const [id, meetingId] of asked) {
      try {
        if (meetingId !== null && !ofMeeting.has(meetingId)) ofMeeting.set(meetingId, new Map((await this.client.ofMeeting(meetingId)).map((order) => [order.id, order.state])));
        this.count(id, meetingId === null ? (await this.client.one(id)).state : (ofMeeting.get(meetingId)?.get(id) ?? 'cancelled'));
      } catch (problem) {
        if (!(problem instanceof ProblemError)) throw problem;
        // What the server refuses to tell is forgotten; where it could not be asked it is asked again.
        if (problem.status !== 0 && problem.status < 500) this.awaited.delete(id);
      }
    }
    if (this.leftBehind().length > 0) this.rest();
    else this.tell();
  }

  private leftBehind(): Array<[string, string | null]> {
    return [...this.awaited.orders].filter(([id]) => !this.onPage.has(id) && !this.ended.has(id));
  }

  private count(id: string, state: DocumentOrder['state']): void {
    if (!isRunning({ state }) && this.awaited.orders.has(id)) this.ended.set(id, state);
  }

  private rest(): void {
    this.timer = setTimeout(() => void this.look(), LOOK_AGAIN);
  }

  private tell(): void {
    const states = [...this.ended.values()];
    for (const id of this.ended.keys()) this.awaited.delete(id);
    this.ended.clear();
    const made = states.filter((state) => state === 'made').length;
    const failed = states.filter((state) => state === 'failed').length;
    if (failed > 0) this.toasts.failed('reports.doneWithFailures', { made, failed });
    else if (made > 0) this.toasts.done(made === 1 ? 'reports.doneOne' : 'reports.done', { parameters: { made } });
  }
}
