import { computed, Injectable, signal } from '@angular/core';
import type { Action, Session } from '@consilium/contracts';

/** Who is signed in, as signals. Holds no way to the server, so that the HTTP layer may report to it. */
@Injectable({ providedIn: 'root' })
export class SessionState {
  private readonly current = signal<Session | null>(null);
  private readonly isLocked = signal(false);
  private readonly known = signal(false);

  readonly session = this.current.asReadonly();
  readonly person = computed(() => this.current()?.person ?? null);
  readonly signedIn = computed(() => this.current() !== null);
  /** Whether the screen is locked; what is typed stays, nothing can be read. */
  readonly locked = this.isLocked.asReadonly();
  /** Whether the server has been asked yet. */
  readonly settled = this.known.asReadonly();

  /** Whether an action may be offered at all. The server decides again for every single thing. */
  may(action: Action): boolean {
    return this.current()?.actions.includes(action) ?? false;
  }

  started(session: Session): void {
    this.current.set(session);
    this.isLocked.set(session.locked);
    this.known.set(true);
  }

  ended(): void {
    this.current.set(null);
    this.isLocked.set(false);
    this.known.set(true);
  }

  lock(): void {
    if (this.current() !== null) this.isLocked.set(true);
  }

  unlock(): void {
    this.isLocked.set(false);
  }
}
