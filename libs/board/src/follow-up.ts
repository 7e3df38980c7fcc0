/**
 * What is to be looked at again after the board has spoken, or has put a case off: by what was recorded since, and by dates
 * that have passed. Whether the case is taken up again is a person's decision.
 */
import { compareDates, daysBetween, type CalendarDate } from './calendar-date.js';
import type { OptionId } from './identifiers.js';
import { firedTriggers, REDISCUSSION_TRIGGER_IDS, type FactsByElement, type RediscussionTriggerId } from './rediscussion-triggers.js';

/** Reasons of the calendar, which the catalogue does not know: assumptions of this product. */
export const CALENDAR_REASON_IDS = ['reviewDue', 'promisedDatePassed'] as const;
export const FOLLOW_UP_REASON_IDS = [...REDISCUSSION_TRIGGER_IDS, ...CALENDAR_REASON_IDS] as const;
export type FollowUpReasonId = RediscussionTriggerId | (typeof CALENDAR_REASON_IDS)[number];

/** States in which what is recorded about a case may call for discussing it again. */
export const isWatched = (state: string): boolean => state === 'signedOff' || state === 'deferred';

/** Days within which a coordinator looks at what was found. */
export const FOLLOW_UP_DAYS = 7;

const DAYS_PER_MONTH = 365.25 / 12;
const STABLE_MONTHS_ASKED = 6;

/** What an entry of the course says in the terms of the criteria: the response to a treatment. */
export function factsOfCourse(events: readonly { readonly response: string | null; readonly startsOn: CalendarDate; readonly endsOn: CalendarDate | null }[]): FactsByElement {
  const last = events
    .filter(({ response }) => response !== null)
    .toSorted((one, other) => compareDates(one.endsOn ?? one.startsOn, other.endsOn ?? other.startsOn))
    .at(-1);
  return last === undefined ? {} : { responseCategory: last.response };
}

export interface DatedFact {
  readonly factId: string;
  readonly element: string;
  readonly state: 'known' | 'pending' | 'notDone' | 'notObtainable';
  readonly value: unknown;
  readonly observedOn: CalendarDate | null;
  readonly pendingUntil: CalendarDate | null;
}

export interface CalendarQuestion {
  readonly state: string;
  /** Facts in force. */
  readonly facts: readonly DatedFact[];
  /** Options open when the recommendation was made. */
  readonly openOptionIds: readonly OptionId[];
  /** Day the board set for looking again; null where it set none. */
  readonly reviewOn: CalendarDate | null;
  readonly today: CalendarDate;
}

export interface CalendarFinding {
  readonly reasonId: FollowUpReasonId;
  readonly elementIds: readonly string[];
  /** What it was found for, so that the same thing is found once: id of a fact, or a date. */
  readonly occasion: string;
}

/** What has come due by the mere passing of time. A disease recorded as stable is taken to be stable until something else is recorded. */
export function comeDue({ state, facts, openOptionIds, reviewOn, today }: CalendarQuestion): readonly CalendarFinding[] {
  const findings: CalendarFinding[] = [];
  const stable = facts.find(({ element, state: known, value, observedOn }) => element === 'stableMonths' && known === 'known' && typeof value === 'number' && observedOn !== null);
  const progression = facts.find(({ element, state: known }) => element === 'progressionStatus' && known === 'known');
  if (stable !== undefined && (progression === undefined || progression.value === 'stable')) {
    const before = stable.value as number;
    const now = before + daysBetween(stable.observedOn as CalendarDate, today) / DAYS_PER_MONTH;
    const reached = Math.min(now, Math.max(before, STABLE_MONTHS_ASKED));
    for (const { triggerId } of firedTriggers({ stableMonths: before }, { stableMonths: reached }, openOptionIds)) {
      findings.push({ reasonId: triggerId, elementIds: ['stableMonths'], occasion: stable.factId });
    }
  }
  if (state === 'signedOff' && reviewOn !== null && compareDates(reviewOn, today) <= 0) findings.push({ reasonId: 'reviewDue', elementIds: [], occasion: reviewOn });
  if (state === 'deferred') {
    for (const { factId, element, state: found, pendingUntil } of facts) {
      if (found === 'pending' && pendingUntil !== null && compareDates(pendingUntil, today) < 0) findings.push({ reasonId: 'promisedDatePassed', elementIds: [element], occasion: factId });
    }
  }
  return findings;
}
