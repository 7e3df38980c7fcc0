import { inject } from '@angular/core';
import type { CanDeactivateFn } from '@angular/router';
import { ConfirmService } from '@consilium/ui';

/** A page that may hold what the reader typed and nobody stored yet. */
export interface HoldsUnsavedChanges {
  hasUnsavedChanges(): boolean;
}

/** Asks before a page with unsaved changes is left. `canDeactivate: [keepUnsavedChanges]` */
export const keepUnsavedChanges: CanDeactivateFn<HoldsUnsavedChanges> = (page) => {
  if (!page.hasUnsavedChanges()) return true;
  return inject(ConfirmService).ask({
    title: 'shell.unsaved.title',
    text: 'shell.unsaved.text',
    confirm: 'shell.unsaved.leave',
    cancel: 'shell.unsaved.stay',
    danger: true,
  });
};
