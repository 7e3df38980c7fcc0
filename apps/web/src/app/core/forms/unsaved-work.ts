import { DestroyRef, DOCUMENT, inject, Injectable } from '@angular/core';
import type { HoldsUnsavedChanges } from './unsaved-changes.guard';

/**
 * Lets the browser ask before a tab is closed or loaded anew while a page holds what nobody stored yet. A page calls
 * `watch(this)` in its constructor; it is forgotten when the page goes.
 */
@Injectable({ providedIn: 'root' })
export class UnsavedWork {
  private readonly pages = new Set<HoldsUnsavedChanges>();

  constructor() {
    const window = inject(DOCUMENT).defaultView;
    const ask = (event: BeforeUnloadEvent): void => {
      if ([...this.pages].some((page) => page.hasUnsavedChanges())) event.preventDefault();
    };
    window?.addEventListener('beforeunload', ask);
    inject(DestroyRef).onDestroy(() => window?.removeEventListener('beforeunload', ask));
  }

  /** Must run in an injection context, or be given the `DestroyRef` of the page. */
  watch(page: HoldsUnsavedChanges, destroy: DestroyRef = inject(DestroyRef)): void {
    this.pages.add(page);
    destroy.onDestroy(() => this.pages.delete(page));
  }
}
