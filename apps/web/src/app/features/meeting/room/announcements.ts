import type { Deliberation } from '@consilium/contracts';

/** What of a meeting is heard by those who do not see the screen change. */
export interface Moment {
  readonly caseId: string | null;
  readonly patient: string;
  readonly stage: Deliberation['stage'] | null;
  /** Ballots of the round that is sealed; null where none is. */
  readonly ballots: { readonly sealed: number; readonly eligible: number } | null;
  /** Votes of the round opened last, in words; empty before the first. */
  readonly tally: string;
}

export interface Announcement {
  /** Which of the sentences that are said aloud. */
  readonly key: string;
  readonly parameters: Readonly<Record<string, string | number>>;
}

/** What is said when one moment follows another; null where nothing happened that everybody has to hear. */
export function announcementOf(before: Moment, now: Moment): Announcement | null {
  const { patient, stage, ballots, tally } = now;
  if (now.caseId !== before.caseId) return now.caseId === null ? { key: 'caseLeft', parameters: {} } : { key: 'caseCalled', parameters: { patient } };
  if (stage !== null && before.stage !== null && stage !== before.stage) return { key: `stage.${stage}`, parameters: { tally } };
  // Not each ballot, which would say who took long: only that the last one is in.
  const isComplete = (moment: Moment): boolean => moment.ballots !== null && moment.ballots.sealed === moment.ballots.eligible;
  return ballots !== null && ballots.eligible > 0 && isComplete(now) && !isComplete(before) ? { key: 'allSealed', parameters: { count: ballots.eligible } } : null;
}
