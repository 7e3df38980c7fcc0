/**
 * Facts that carry several values at once, for example Ki-67 from the biopsy and from the metastasis. The case is
 * evaluated under each; which value counts is for the board to say.
 */
import { FactError } from '../model/check-facts.js';
import type { CaseFacts, FactValue } from '../model/facts.js';
import type { OptionStatus } from '../model/knowledge-base.js';
import type { Verdict } from '../model/verdict.js';
import type { Engine } from './engine.js';
import type { Evaluation, EvaluationRequest } from './evaluation.js';

/** One of several recorded values of a fact. */
export interface CompetingValue {
  readonly value: FactValue;
  /** Where the value comes from, in the words of the record. */
  readonly source: string;
  /** ISO 8601 date of the finding, when it is recorded. */
  readonly date?: string;
}

export interface CompetingFacts {
  /** Facts with one value. */
  readonly facts: CaseFacts;
  /** Facts with several; none of them may also be in `facts`. */
  readonly competing: Readonly<Record<string, readonly CompetingValue[]>>;
}

export interface CompetingVariant {
  /** The value taken for each competing fact. */
  readonly chosen: Readonly<Record<string, CompetingValue>>;
  readonly evaluation: Evaluation;
}

export interface CompetingEvaluation {
  /** Every combination, in the order the values were given. */
  readonly variants: readonly CompetingVariant[];
  /** Options and criteria that depend on which value is taken; one entry for each variant, in their order. */
  readonly options: readonly { readonly id: string; readonly statuses: readonly OptionStatus[] }[];
  readonly criteria: readonly { readonly id: string; readonly verdicts: readonly Verdict[] }[];
}

/** More combinations than anyone can compare on a screen. */
const MOST_VARIANTS = 256;

/** @throws FactError naming the path, also when there are too many combinations; SettingError */
export function evaluateCompeting(
  engine: Engine,
  { facts, competing }: CompetingFacts,
  request: EvaluationRequest = {},
): CompetingEvaluation {
  for (const [fact, values] of Object.entries(competing)) {
    if (values.length === 0) throw new FactError(fact, 'no value given', 'fact.competing');
    if (facts[fact] !== undefined && facts[fact] !== null)
      throw new FactError(fact, 'has a single value and competing ones', 'fact.competing');
  }
  const combinations = Object.values(competing).reduce((product, values) => product * values.length, 1);
  if (combinations > MOST_VARIANTS)
    throw new FactError(
      Object.keys(competing).join(', '),
      `${combinations} combinations, at most ${MOST_VARIANTS} can be compared`,
      'fact.competing',
    );

  const variants = combine(Object.entries(competing)).map((chosen): CompetingVariant => {
    const values = Object.fromEntries(Object.entries(chosen).map(([fact, { value }]) => [fact, value]));
    return { chosen, evaluation: engine.evaluate({ ...facts, ...values }, request) };
  });
  const options = engine.knowledge.options.map(({ id }, index) => ({
    id,
    statuses: variants.map(({ evaluation }) => evaluation.options[index]?.status ?? 'insufficientData'),
  }));
  const criteria = engine.knowledge.criteria.map(({ id }, index) => ({
    id,
    verdicts: variants.map(({ evaluation }) => evaluation.criteria[index]?.verdict ?? 'unknown'),
  }));
  return {
    variants,
    options: options.filter(({ statuses }) => new Set(statuses).size > 1),
    criteria: criteria.filter(({ verdicts }) => new Set(verdicts).size > 1),
  };
}

function combine(
  competing: readonly (readonly [string, readonly CompetingValue[]])[],
): Record<string, CompetingValue>[] {
  return competing.reduce<Record<string, CompetingValue>[]>(
    (so, [fact, values]) => so.flatMap((chosen) => values.map((value) => ({ ...chosen, [fact]: value }))),
    [{}],
  );
}
