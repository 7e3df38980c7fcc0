/** What is known of each element of a case, from the facts in force: how it stands, how old it is, whether values compete. */
import { compareDates, daysBetween, type CalendarDate } from './calendar-date.js';
import type { ElementId } from './identifiers.js';

export type FactState = 'known' | 'pending' | 'notDone' | 'notObtainable';

/** A fact in force (not retired), as far as readiness reads it. */
export interface FactInForce {
  readonly elementId: ElementId;
  readonly state: FactState;
  /** The value in any comparable text form; two known facts with different texts compete. Null unless known. */
  readonly valueText: string | null;
  readonly observedOn: CalendarDate | null;
  readonly pendingUntil: CalendarDate | null;
  /** Whether a person judged it, in contrast to a document or an import. */
  readonly asserted: boolean;
}

export interface ElementKnowledge {
  readonly elementId: ElementId;
  readonly state: FactState | 'missing';
  readonly conflicting: boolean;
  readonly asserted: boolean;
  /** The newest observation among the known values; null when none is dated. */
  readonly observedOn: CalendarDate | null;
  /** The earliest promised date among pending facts. */
  readonly pendingUntil: CalendarDate | null;
}

const MOST_HOPEFUL: readonly (FactState | 'missing')[] = ['known', 'pending', 'notObtainable', 'notDone', 'missing'];

/** Facts of one element put together: a known value outweighs a pending one, that one what cannot be had, and so on. */
export function knowledgeOf(elementId: ElementId, facts: readonly FactInForce[]): ElementKnowledge {
  const own = facts.filter((fact) => fact.elementId === elementId);
  const known = own.filter(({ state }) => state === 'known');
  const state = MOST_HOPEFUL.find((candidate) => own.some((fact) => fact.state === candidate)) ?? 'missing';
  return {
    elementId,
    state,
    conflicting: new Set(known.map(({ valueText }) => valueText)).size > 1,
    asserted: known.length > 0 && known.every(({ asserted }) => asserted),
    observedOn: extreme(
      known.map(({ observedOn }) => observedOn),
      1,
    ),
    pendingUntil: extreme(
      own.filter((fact) => fact.state === 'pending').map(({ pendingUntil }) => pendingUntil),
      -1,
    ),
  };
}

/** The latest (1) or earliest (-1) of some dates. */
function extreme(dates: readonly (CalendarDate | null)[], direction: 1 | -1): CalendarDate | null {
  return dates.reduce<CalendarDate | null>((best, date) => {
    if (date === null) return best;
    return best === null || compareDates(date, best) * direction > 0 ? date : best;
  }, null);
}

/** Whether a known value is older than its window on a day. A value exactly as old as the window is fresh. */
export function isStaleOn(observedOn: CalendarDate, freshnessDays: number, day: CalendarDate): boolean {
  return daysBetween(observedOn, day) > freshnessDays;
}

/**
 * Elements whose newest known value is older than its window: what a board counts as unknown for the criteria, where it has
 * switched that on. Undated values do not count, because nothing says that they are old.
 *
 * @param freshnessDays windows in days by element id.
 */
export function staleElementIds(
  facts: readonly FactInForce[],
  freshnessDays: Readonly<Record<ElementId, number>>,
  day: CalendarDate,
): readonly ElementId[] {
  return Object.keys(freshnessDays).filter((elementId) => {
    const { state, observedOn } = knowledgeOf(elementId, facts);
    return state === 'known' && observedOn !== null && isStaleOn(observedOn, freshnessDays[elementId] as number, day);
  });
}
