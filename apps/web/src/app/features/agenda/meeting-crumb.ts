import { effect, inject, type Signal, untracked } from '@angular/core';
import { formatDate, UI_LANGUAGE } from '@consilium/ui';
import { Breadcrumbs } from '../../core/navigation/breadcrumbs';

/** Calls a meeting by its day in the trail, here and on the pages below it. Must run in an injection context. */
export function nameMeeting(meeting: Signal<{ readonly id: string; readonly startsAt: string } | null>): void {
  const breadcrumbs = inject(Breadcrumbs);
  const language = inject(UI_LANGUAGE);
  effect(() => {
    const known = meeting();
    const day = known === null ? '' : formatDate(known.startsAt, 'weekday', language());
    if (known !== null) untracked(() => breadcrumbs.name(day, `/meetings/${known.id}`));
  });
}
