import type { AgendaItem, MeetingDetail } from '@consilium/contracts';

/** An entry of the agenda as far as its time goes. */
export type TimedEntry = Pick<AgendaItem, 'id' | 'lane' | 'minutes' | 'position'>;

/** Cases and breaks in order; a break takes its time among the discussions. */
export const timedEntries = ({ agenda, breaks }: Pick<MeetingDetail, 'agenda' | 'breaks'>): TimedEntry[] =>
  [...agenda, ...breaks.map((pause) => ({ ...pause, lane: 'discuss' as const }))].sort((one, other) => one.position - other.position);

/** Planned start of each entry that takes time, by its id; cases that are not discussed take none. */
export function plannedStarts(startsAt: string, entries: readonly TimedEntry[]): ReadonlyMap<string, string> {
  const starts = new Map<string, string>();
  let at = Date.parse(startsAt);
  for (const item of [...entries].sort((one, other) => one.position - other.position)) {
    if (item.lane !== 'discuss') continue;
    starts.set(item.id, new Date(at).toISOString());
    at += item.minutes * 60_000;
  }
  return starts;
}

/** Minutes that discussions and breaks need together. */
export const minutesNeeded = (entries: readonly Pick<TimedEntry, 'lane' | 'minutes'>[]): number =>
  entries.reduce((sum, item) => sum + (item.lane === 'discuss' ? item.minutes : 0), 0);
