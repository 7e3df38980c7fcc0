import type { AgendaItem } from '@consilium/contracts';

/** Planned start of each case that is discussed, by agenda item; other lanes take no time. */
export function plannedStarts(startsAt: string, agenda: readonly Pick<AgendaItem, 'id' | 'lane' | 'minutes' | 'position'>[]): ReadonlyMap<string, string> {
  const starts = new Map<string, string>();
  let at = Date.parse(startsAt);
  for (const item of [...agenda].sort((one, other) => one.position - other.position)) {
    if (item.lane !== 'discuss') continue;
    starts.set(item.id, new Date(at).toISOString());
    at += item.minutes * 60_000;
  }
  return starts;
}

/** Minutes the discussed cases need together. */
export const minutesNeeded = (agenda: readonly Pick<AgendaItem, 'lane' | 'minutes'>[]): number =>
  agenda.reduce((sum, item) => sum + (item.lane === 'discuss' ? item.minutes : 0), 0);
