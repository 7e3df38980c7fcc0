import { computed, signal } from '@angular/core';
import type { MeetingEvent } from '@consilium/contracts';
import { arrival } from './sequence';

/** The events of one meeting, in order. Pages read its signals; the socket feeds it. */
export class LiveChannel {
  private readonly newest: ReturnType<typeof signal<number>>;
  private readonly latest = signal<MeetingEvent | null>(null);
  private readonly misses = signal(0);

  /** Number of the newest event applied. */
  readonly sequence;
  /** The newest event, or null before the first. */
  readonly event = this.latest.asReadonly();
  /**
   * Counts up whenever something was missed or the connection was away: a page that sees it change fetches its state
   * again and then calls `caughtUp` with the sequence that state contains.
   */
  readonly refetch = computed(() => this.misses());

  constructor(
    readonly meetingId: string,
    /** Sequence contained in the state the page has fetched. */
    from: number,
  ) {
    this.newest = signal(from);
    this.sequence = this.newest.asReadonly();
  }

  receive(event: MeetingEvent): void {
    if (event.meetingId !== this.meetingId) return;
    switch (arrival(this.newest(), event.sequence)) {
      case 'duplicate':
        return;
      case 'gap':
        this.newest.set(event.sequence);
        this.misses.update((count) => count + 1);
        return;
      case 'apply':
        this.newest.set(event.sequence);
        this.latest.set(event);
    }
  }

  /** Something may have happened while nobody listened. */
  interrupted(): void {
    this.misses.update((count) => count + 1);
  }

  caughtUp(sequence: number): void {
    this.newest.update((newest) => Math.max(newest, sequence));
  }
}
