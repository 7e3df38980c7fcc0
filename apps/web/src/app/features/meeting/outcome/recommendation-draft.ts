import { checkRecommendation, type RecommendationProblem } from '@consilium/board';
import type { RecommendationInput } from '@consilium/contracts';
import type { Evaluation } from '@consilium/criteria';

export const INTENTS: readonly RecommendationInput['intent'][] = ['cure', 'survival', 'symptomControl', 'therapySparing', 'bridgeOrDownstaging', 'palliation', 'diagnosis', 'surveillance'];

/** What the scribe starts from: the option most voted for is not filled in, because the board says it, not the count. */
export const emptyDraft = (): RecommendationInput => ({
  position: { kind: 'option', optionId: '' },
  intent: 'survival',
  conditions: [],
  rationale: '',
  reasonAgainstStatus: '',
  keptForLater: [],
  trialOffered: '',
  wishConsidered: '',
  actions: [],
  nextReviewOn: null,
  communicatorId: null,
});

/** Whether the draft can be stored as it stands; the server refuses an empty option, a text or an action without its parts. */
export function isStorable({ position, actions, keptForLater }: RecommendationInput): boolean {
  const placed = position.kind === 'option' ? position.optionId !== '' : position.kind === 'other' ? position.text.trim() !== '' : position.reason.trim() !== '';
  return (
    placed &&
    actions.every(({ what, ownerId, dueOn }) => what.trim() !== '' && ownerId !== '' && dueOn !== '') &&
    keptForLater.every(({ optionId, why }) => optionId !== '' && why.trim() !== '')
  );
}

/** The part of a draft that can be stored now: lines still being typed wait until they are whole. */
export const storable = (draft: RecommendationInput): RecommendationInput => ({
  ...draft,
  actions: draft.actions.filter(({ what, ownerId, dueOn }) => what.trim() !== '' && ownerId !== '' && dueOn !== ''),
  keptForLater: draft.keptForLater.filter(({ optionId, why }) => optionId !== '' && why.trim() !== ''),
});

export interface ReadBackCircumstances {
  readonly evaluation: Evaluation;
  readonly meetingOn: string;
  readonly presented: boolean;
  readonly wishRecorded: boolean;
}

/** What keeps the draft from being confirmed, by the same rule the server applies. */
export function openPoints(draft: RecommendationInput, { evaluation, meetingOn, presented, wishRecorded }: ReadBackCircumstances): readonly RecommendationProblem[] {
  return checkRecommendation(draft as Parameters<typeof checkRecommendation>[0], {
    statusByOption: Object.fromEntries(evaluation.options.map(({ id, status }) => [id, status])),
    meetingOn,
    wishReadOut: presented,
    wishRecorded,
  });
}
