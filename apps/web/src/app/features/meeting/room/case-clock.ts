import type { AgendaItem } from '@consilium/contracts';

/** Time spent on a case. Seconds count from the call; the share is of the planned minutes and may pass 1. */
export interface CaseClock {
  readonly text: string;
  readonly share: number;
  readonly over: boolean;
  readonly planned: number;
}

/** @param now milliseconds on the clock of the server. */
export function caseClock(item: Pick<AgendaItem, 'startedAt' | 'finishedAt' | 'minutes'>, now: number): CaseClock {
  const end = item.finishedAt === null ? now : Date.parse(item.finishedAt);
  const seconds = item.startedAt === null ? 0 : Math.max(0, Math.floor((end - Date.parse(item.startedAt)) / 1000));
  const share = seconds / (item.minutes * 60);
  return { text: `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`, share, over: share > 1, planned: item.minutes };
}

/**
 * Minutes the meeting is behind its plan (negative: ahead), from the case on the table: what was planned before it
 * against when it was called.
 */
export function minutesBehind(startsAt: string, before: readonly Pick<AgendaItem, 'minutes' | 'lane'>[], calledAt: string): number {
  const planned = before.filter(({ lane }) => lane !== 'deferred').reduce((sum, { minutes }) => sum + minutes, 0);
  return Math.round((Date.parse(calledAt) - Date.parse(startsAt)) / 60_000) - planned;
}
