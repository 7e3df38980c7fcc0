/**
 * From the case sheet to the profile the criteria read. Pure, so that server and browser evaluate the same thing.
 *
 * Nothing is picked in silence: an element with competing values is left empty and listed, a stale value stays (or is
 * left empty where the board switched that on) and is listed, a value drawn from the lesion map is listed as drawn.
 */
import type { CaseFacts, FactValue } from '@consilium/criteria';
import { daysBetween } from './calendar-date.js';
import {
  deriveFromLesions,
  lesionDisagreements,
  type DerivedValue,
  type Lesion,
  type LesionDisagreement,
} from './lesions.js';

/** A value in force; retired ones are not passed. */
export interface RecordedFact {
  readonly element: string;
  readonly value: FactValue;
  readonly state: 'known' | 'pending' | 'notDone' | 'notObtainable';
  /** Calendar date of the observation, YYYY-MM-DD; null where none was given. */
  readonly observedOn: string | null;
}

export interface ProfileSettings {
  /** Age in days after which a value counts as stale, by element. */
  readonly freshnessDays: Readonly<Record<string, number>>;
  readonly staleCountsAsUnknown: boolean;
}

export interface CaseProfile {
  readonly facts: CaseFacts;
  /** Elements with more than one value in force, with all of them. */
  readonly competing: Readonly<Record<string, readonly FactValue[]>>;
  readonly stale: readonly string[];
  /** Values drawn from the lesion map where none was typed. */
  readonly fromLesions: Readonly<Record<string, FactValue>>;
  /** Typed values that the lesion map contradicts; the typed value is used and the difference is shown. */
  readonly disagreements: readonly LesionDisagreement[];
}

/** @param today reference date, YYYY-MM-DD; staleness is counted back from it. */
export function profileOfCase(
  recorded: readonly RecordedFact[],
  lesions: readonly Lesion[],
  settings: ProfileSettings,
  today: string,
): CaseProfile {
  const facts: Record<string, FactValue> = {};
  const competing: Record<string, FactValue[]> = {};
  const stale: string[] = [];
  for (const [element, values] of groupedKnownValues(recorded)) {
    const distinct = distinctValues(values.map(({ value }) => value));
    if (distinct.length > 1) {
      competing[element] = distinct;
      continue;
    }
    const isStale = values.every(({ observedOn }) =>
      exceedsFreshness(observedOn, settings.freshnessDays[element], today),
    );
    if (isStale) stale.push(element);
    if (!(isStale && settings.staleCountsAsUnknown)) facts[element] = distinct[0];
  }

  const typed = facts as Readonly<Record<string, DerivedValue | null>>;
  const complete = mapIsComplete(lesions, facts['lesionCount']);
  const disagreements = lesions.length === 0 ? [] : lesionDisagreements(typed, lesions, complete);
  const fromLesions: Record<string, FactValue> = {};
  for (const { elementId, value, use } of lesions.length === 0 ? [] : deriveFromLesions(lesions, complete)) {
    if (use === 'displayOnly' || elementId in competing || elementId in facts) continue;
    fromLesions[elementId] =
      elementId === 'segmentsInvolved' && Array.isArray(value) ? value.map(Number) : (value as FactValue);
  }
  return { facts: { ...facts, ...fromLesions }, competing, stale, fromLesions, disagreements };
}

/** A map is taken as the whole liver unless a typed count says that there are more lesions than were drawn. */
const mapIsComplete = (lesions: readonly Lesion[], typedCount: FactValue): boolean =>
  typeof typedCount !== 'number' || typedCount <= lesions.length;

function groupedKnownValues(recorded: readonly RecordedFact[]): ReadonlyMap<string, readonly RecordedFact[]> {
  const groups = new Map<string, RecordedFact[]>();
  for (const fact of recorded) {
    if (fact.state !== 'known') continue;
    const group = groups.get(fact.element);
    if (group === undefined) groups.set(fact.element, [fact]);
    else group.push(fact);
  }
  return groups;
}

const sameValue = (one: FactValue, other: FactValue): boolean => JSON.stringify(one) === JSON.stringify(other);

const distinctValues = (values: readonly FactValue[]): FactValue[] =>
  values.filter((value, index) => values.findIndex((other) => sameValue(value, other)) === index);

/** A value without a date cannot be shown to be fresh, yet is not called stale: readiness asks for the date instead. */
const exceedsFreshness = (observedOn: string | null, freshnessDays: number | undefined, today: string): boolean =>
  freshnessDays !== undefined && observedOn !== null && daysBetween(observedOn, today) > freshnessDays;
