import type { DemoBoardKey } from './demo-boards.js';
import { instantFromToday } from './demo-ids.js';

export interface DemoMeeting {
  readonly key: string;
  readonly board: DemoBoardKey;
  readonly title: string;
  /** Days from today; negative lies in the past. */
  readonly day: number;
  /** Start, UTC; `now` for the sitting that runs while the demo is tried out. */
  readonly time: string;
  readonly plannedMinutes: number;
  readonly state: 'published' | 'open' | 'closed' | 'draft';
  readonly chair: string;
}

export const demoMeetings: readonly DemoMeeting[] = [
  { key: 'first', board: 'net', title: 'Neuroendocrine tumour board', day: -28, time: '08:00', plannedMinutes: 60, state: 'closed', chair: 'valkenaar' },
  { key: 'hpb', board: 'hpb', title: 'Hepatobiliary board', day: -16, time: '13:00', plannedMinutes: 45, state: 'closed', chair: 'harrowgate' },
  { key: 'earlier', board: 'net', title: 'Neuroendocrine tumour board', day: -14, time: '08:00', plannedMinutes: 60, state: 'closed', chair: 'valkenaar' },
  { key: 'last', board: 'net', title: 'Neuroendocrine tumour board', day: -7, time: '08:00', plannedMinutes: 60, state: 'closed', chair: 'valkenaar' },
  { key: 'urgent', board: 'net', title: 'Neuroendocrine tumour board, urgent cases', day: 0, time: 'now', plannedMinutes: 30, state: 'open', chair: 'valkenaar' },
  { key: 'today', board: 'net', title: 'Neuroendocrine tumour board', day: 0, time: '15:00', plannedMinutes: 90, state: 'published', chair: 'valkenaar' },
  { key: 'next', board: 'net', title: 'Neuroendocrine tumour board', day: 7, time: '08:00', plannedMinutes: 90, state: 'draft', chair: 'valkenaar' },
];

/** Minutes for which the sitting that runs has been open: its first case is recommended, the next can be called. */
const OPEN_FOR_MINUTES = 12;

/** @param today moment of seeding. @returns when the meeting starts or has started. */
export const startOf = ({ day, time }: DemoMeeting, today: Date): string =>
  time === 'now' ? new Date(today.getTime() - OPEN_FOR_MINUTES * 60_000).toISOString() : instantFromToday(today, day, time);
