import { inject, Injectable } from '@angular/core';
import { SessionState } from '../../core/auth/session.state';

const STORE = 'consilium.awaited-documents';

interface Stored {
  readonly personId: string;
  readonly orders: ReadonlyArray<readonly [orderId: string, meetingId: string | null]>;
}

/**
 * Documents whose end the person is to be told, kept by the tab over a reload: ids of orders and meetings and nothing else.
 * Whoever signs in next in the same tab finds none of them.
 */
@Injectable({ providedIn: 'root' })
export class AwaitedDocuments {
  private readonly session = inject(SessionState);
  private held: { personId: string; orders: Map<string, string | null> } | null = null;

  /** Ids of orders with the meeting whose paper each is; null for documents of a case. */
  get orders(): ReadonlyMap<string, string | null> {
    return this.own();
  }

  add(orderId: string, meetingId: string | null): void {
    if (this.own().has(orderId)) return;
    this.own().set(orderId, meetingId);
    this.store();
  }

  delete(orderId: string): void {
    if (this.own().delete(orderId)) this.store();
  }

  private own(): Map<string, string | null> {
    const personId = this.session.person()?.id ?? '';
    if (this.held?.personId !== personId) this.held = { personId, orders: new Map(readStored(personId)) };
    return this.held.orders;
  }

  private store(): void {
    const { personId, orders } = this.held!;
    try {
      if (orders.size === 0) sessionStorage.removeItem(STORE);
      else sessionStorage.setItem(STORE, JSON.stringify({ personId, orders: [...orders] } satisfies Stored));
    } catch {
      // Without storage the end is told as long as the page is not loaded again.
    }
  }
}

function readStored(personId: string): Stored['orders'] {
  try {
    const stored = JSON.parse(sessionStorage.getItem(STORE) ?? 'null') as Stored | null;
    return stored?.personId === personId && Array.isArray(stored.orders) ? stored.orders : [];
  } catch {
    return [];
  }
}
