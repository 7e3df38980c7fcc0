import { computed, DestroyRef, DOCUMENT, inject, Injectable, signal } from '@angular/core';

/** Whether the server is within reach, as the browser and the live connection see it. */
@Injectable({ providedIn: 'root' })
export class Connection {
  private readonly window = inject(DOCUMENT).defaultView;
  private readonly lostAt = signal<Date | null>(this.window?.navigator.onLine === false ? new Date() : null);

  readonly offlineSince = this.lostAt.asReadonly();
  readonly offline = computed(() => this.lostAt() !== null);

  constructor() {
    const lost = (): void => this.lost();
    const found = (): void => this.found();
    this.window?.addEventListener('offline', lost);
    this.window?.addEventListener('online', found);
    inject(DestroyRef).onDestroy(() => {
      this.window?.removeEventListener('offline', lost);
      this.window?.removeEventListener('online', found);
    });
  }

  lost(): void {
    this.lostAt.update((since) => since ?? new Date());
  }

  found(): void {
    this.lostAt.set(null);
  }
}
