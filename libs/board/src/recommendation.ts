/**
 * What the board recommends.
 *
 * A recommendation is the board's. The options it chose from were only considered; the decision is the treating clinician's
 * with the patient and is recorded elsewhere.
 */
import type { CalendarDate } from './calendar-date.js';
import type { CriterionId, ElementId, OptionId, PersonId } from './identifiers.js';

/** The goal pursued (catalogue R-MDT-05), with what its options add: diagnosis, palliation and surveillance. */
export const INTENTS = [
  'cure',
  'survival',
  'symptomControl',
  'therapySparing',
  'bridgeOrDownstaging',
  'palliation',
  'diagnosis',
  'surveillance',
] as const;
export type Intent = (typeof INTENTS)[number];

export type RecommendedPosition =
  | { readonly kind: 'option'; readonly optionId: OptionId }
  /** A way forward in words that is not on the list. */
  | { readonly kind: 'other'; readonly text: string }
  /** The board could not agree or lacked data. It is an outcome and says why. */
  | { readonly kind: 'noRecommendation'; readonly reason: string };

/** "If … then …, otherwise …". The optional ids let the product follow the condition up by itself. */
export interface RecommendationCondition {
  readonly condition: string;
  readonly then: string;
  readonly otherwise: string;
  /** The fact whose arrival settles the condition. */
  readonly awaitsElementId?: ElementId | undefined;
  /** The criterion that has to be met for `then`. */
  readonly criterionId?: CriterionId | undefined;
  readonly thenOptionId?: OptionId | undefined;
  readonly otherwiseOptionId?: OptionId | undefined;
}

export interface RecommendedAction {
  readonly what: string;
  readonly ownerId: PersonId;
  readonly dueOn: CalendarDate;
}

export interface Recommendation {
  readonly position: RecommendedPosition;
  readonly intent: Intent;
  /** In the order in which they are to be settled. */
  readonly conditions: readonly RecommendationCondition[];
  readonly rationale: string;
  /** Why an option is chosen whose status speaks against it or lacks data; empty where none is needed. */
  readonly reasonAgainstStatus: string;
  /** Treatments deliberately kept for later, with the reason (catalogue R-MDT-06). */
  readonly keptForLater: readonly { readonly optionId: OptionId; readonly why: string }[];
  /** Trial or registry offered, or why none is; empty while nothing was said (catalogue R-MDT-14). */
  readonly trialOffered: string;
  /** How the patient's wish entered the recommendation. */
  readonly wishConsidered: string;
  readonly actions: readonly RecommendedAction[];
  readonly nextReviewOn: CalendarDate | null;
  /** Who tells the patient. */
  readonly communicatorId: PersonId | null;
}

export const OPTION_STATUSES = [
  'supported',
  'consider',
  'notIndicated',
  'notRecommended',
  'contraindicated',
  'insufficientData',
] as const;
export type OptionStatus = (typeof OPTION_STATUSES)[number];

/** Whether a status speaks against an option or leaves it undecided, so that choosing it needs a reason. */
export function needsReasonAgainstStatus(status: OptionStatus): boolean {
  return status !== 'supported' && status !== 'consider';
}
