import { inject, Injectable } from '@angular/core';
import type { MeetingRow } from '@consilium/contracts';
import { formatDate, UI_LANGUAGE } from '@consilium/ui';
import type { PaletteHit, PaletteSearch } from '../../core/navigation/feature';
import { matchesWords } from '../../core/navigation/word-match';
import { AgendaClient } from './agenda.client';

const SHOWN = 6;

/** Meetings by board, title, place, chair or date, for the command palette: those ahead first, then the latest. */
@Injectable({ providedIn: 'root' })
export class MeetingSearch implements PaletteSearch {
  private readonly client = inject(AgendaClient);
  private readonly language = inject(UI_LANGUAGE);
  readonly heading = 'agenda.title';

  async search(term: string, signal: AbortSignal): Promise<readonly PaletteHit[]> {
    const now = new Date().toISOString();
    const [ahead, latest] = await Promise.all([this.client.meetings(null, 'soonestFirst', now), this.client.meetings(null, 'newestFirst', null)]);
    if (signal.aborted) return [];
    const rows = new Map([...ahead.items, ...latest.items].map((meeting) => [meeting.id, meeting]));
    return [...rows.values()]
      .map((meeting) => this.hit(meeting))
      .filter(({ title, detail }) => matchesWords(`${title} ${detail}`, term))
      .slice(0, SHOWN);
  }

  private hit({ id, boardName, title, startsAt, place, chair }: MeetingRow): PaletteHit {
    const when = `${formatDate(startsAt, 'weekday', this.language())} ${formatDate(startsAt, 'time', this.language())}`;
    const name = title === boardName ? title : `${title}, ${boardName}`;
    return { id, title: `${name} · ${when}`, detail: [formatDate(startsAt, 'date', this.language()), place, chair.displayName].filter(Boolean).join(' · '), path: `/meetings/${id}` };
  }
}
