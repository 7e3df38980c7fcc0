import { profileOfCase, type CaseProfile, type ProfileSettings } from '@consilium/board';
import type { BoardSettings, CaseSheet, Fact } from '@consilium/contracts';
import { evaluateCompeting, sensitivity, type CompetingEvaluation, type Evaluation, type EvaluationRequest, type Sensitivity } from '@consilium/criteria';
import { nelmEngine } from '@consilium/knowledge-nelm/engine';

/** The board's settings that bear on an evaluation. */
export type BoardRules = Pick<BoardSettings, 'debulkingPolicy' | 'assumptions' | 'minimumDataset'> & ProfileSettings;

/** A case as the criteria see it, at one version of its sheet. */
export interface CaseReading {
  readonly sheet: CaseSheet;
  readonly rules: BoardRules;
  readonly profile: CaseProfile;
  readonly request: EvaluationRequest;
  readonly evaluation: Evaluation;
  /** Values in force by element, in the order they were entered. */
  readonly factsOf: ReadonlyMap<string, readonly Fact[]>;
}

/**
 * Reads a sheet with the board's settings, exactly as the server does.
 * @param today calendar date that ages are counted from.
 * @throws FactError when a stored value does not fit the dictionary.
 */
export function readCase(sheet: CaseSheet, rules: BoardRules, today: string): CaseReading {
  const profile = profileOfCase(
    sheet.facts,
    sheet.lesions.map((lesion) => ({ ...lesion, lesionId: lesion.id })),
    rules,
    today,
  );
  const request: EvaluationRequest = {
    policy: rules.debulkingPolicy,
    settings: rules.assumptions,
    assertedCriteria: Object.fromEntries(sheet.assertions.map(({ criterionId, verdict }) => [criterionId, verdict])),
  };
  return { sheet, rules, profile, request, evaluation: nelmEngine.evaluate(profile.facts, request), factsOf: byElement(sheet.facts) };
}

/** What each missing fact would change. */
export const sensitivityOf = ({ profile, request }: CaseReading): Sensitivity => sensitivity(nelmEngine, profile.facts, request);

/** The case under each of its competing values; null when no value competes or there are too many to compare. */
export function competingReadings({ profile, request, factsOf }: CaseReading): CompetingEvaluation | null {
  const elements = Object.keys(profile.competing);
  if (elements.length === 0) return null;
  const competing = Object.fromEntries(
    elements.map((element) => [
      element,
      (profile.competing[element] ?? []).map((value) => ({ value, source: factsOf.get(element)?.find((fact) => same(fact.value, value))?.source.label ?? '' })),
    ]),
  );
  const combinations = Object.values(competing).reduce((product, values) => product * values.length, 1);
  return combinations > 64 ? null : evaluateCompeting(nelmEngine, { facts: profile.facts, competing }, request);
}

export function byElement(facts: readonly Fact[]): ReadonlyMap<string, readonly Fact[]> {
  const found = new Map<string, Fact[]>();
  for (const fact of facts) {
    const own = found.get(fact.element);
    if (own) own.push(fact);
    else found.set(fact.element, [fact]);
  }
  return found;
}

const same = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);
