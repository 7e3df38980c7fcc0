/**
 * What a conditional recommendation comes to once results arrive.
 *
 * The resolution is a proposal: a named clinician confirms it before anybody acts on it. Conditions are settled in their
 * order, because a later one may only make sense when the earlier one holds.
 */
import type { OptionId } from './identifiers.js';
import type { Recommendation, RecommendationCondition } from './recommendation.js';

/** Whether a condition holds, in the words of the criteria: unknown is neither yes nor no. */
export type ConditionVerdict = 'met' | 'notMet' | 'unknown';

export type ConditionResolution =
  /** Waits for the condition at this index; later ones are not looked at. */
  | { readonly kind: 'pending'; readonly conditionIndex: number }
  /** Every condition holds: the recommendation stands, refined by the last `then`. */
  | { readonly kind: 'stands'; readonly text: string | null; readonly optionId: OptionId | null }
  /** A condition failed: its other way applies. */
  | {
      readonly kind: 'otherwise';
      readonly conditionIndex: number;
      readonly text: string;
      readonly optionId: OptionId | null;
    };

export function resolveConditions(
  recommendation: Pick<Recommendation, 'position' | 'conditions'>,
  verdictOf: (condition: RecommendationCondition, index: number) => ConditionVerdict,
): ConditionResolution {
  let text: string | null = null;
  let optionId = recommendation.position.kind === 'option' ? recommendation.position.optionId : null;
  for (const [conditionIndex, condition] of recommendation.conditions.entries()) {
    const verdict = verdictOf(condition, conditionIndex);
    if (verdict === 'unknown') return { kind: 'pending', conditionIndex };
    if (verdict === 'notMet') {
      return {
        kind: 'otherwise',
        conditionIndex,
        text: condition.otherwise,
        optionId: condition.otherwiseOptionId ?? null,
      };
    }
    text = condition.then;
    optionId = condition.thenOptionId ?? optionId;
  }
  return { kind: 'stands', text, optionId };
}
