/** What one voter says in one round. */
import type { BallotId, CaseId, CriterionId, OptionId, PersonId, RoundId, SeatId } from './identifiers.js';
import { isBlank, problem, type Problem } from './ruling.js';
import { isWellFormedText } from './utf8.js';

export type BallotChoice =
  | { readonly kind: 'option'; readonly optionId: OptionId }
  /** A way forward that is not on the list. */
  | { readonly kind: 'other'; readonly text: string }
  /** An abstention with its reason; distinct from not voting at all. */
  | { readonly kind: 'cannotJudge'; readonly reason: string };

export const CONFIDENCES = ['low', 'moderate', 'high'] as const;
export type Confidence = (typeof CONFIDENCES)[number];

export interface BallotContent {
  readonly choice: BallotChoice;
  /** Null where the voter cannot judge. */
  readonly confidence: Confidence | null;
  /** Up to two criteria that drove the choice, most important first. */
  readonly drivingCriterionIds: readonly CriterionId[];
}

/** What a ballot belongs to. It is part of the commitment, so that a ballot cannot be moved to another place. */
export interface BallotPlace {
  readonly ballotId: BallotId;
  readonly roundId: RoundId;
  readonly caseId: CaseId;
  readonly seatId: SeatId;
  readonly voterId: PersonId;
}

export const MAX_DRIVING_CRITERIA = 2;
/** Longest free text of a ballot, in UTF-16 units. */
export const MAX_BALLOT_TEXT = 2000;

export const BALLOT_REASONS = {
  'ballot.optionUnknown': 'The option {optionId} is not on the list of this case.',
  'ballot.textMissing': 'Say in words what you propose.',
  'ballot.reasonMissing': 'Say why you cannot judge.',
  'ballot.textTooLong': 'The text is longer than {max} characters.',
  'ballot.textNotWellFormed': 'The text contains a character that cannot be stored.',
  'ballot.confidenceMissing': 'State how confident you are.',
  'ballot.confidenceNotApplicable': 'Who cannot judge states no confidence.',
  'ballot.tooManyCriteria': 'Name at most {max} criteria.',
  'ballot.criterionDoubled': 'The criterion {criterionId} is named twice.',
  'ballot.criterionUnknown': 'The criterion {criterionId} is not one of this case.',
} as const;
export type BallotProblemCode = keyof typeof BALLOT_REASONS;

/** Checks the content of a ballot against the options and criteria of the case; an empty answer means it may be sealed. */
export function checkBallotContent(
  content: BallotContent,
  onTheList: { readonly optionIds: readonly OptionId[]; readonly criterionIds: readonly CriterionId[] },
): readonly Problem<BallotProblemCode>[] {
  const found: Problem<BallotProblemCode>[] = [];
  const { choice, confidence, drivingCriterionIds } = content;
  if (choice.kind === 'option') {
    if (!onTheList.optionIds.includes(choice.optionId)) {
      found.push(problem(BALLOT_REASONS, 'ballot.optionUnknown', 'choice.optionId', { optionId: choice.optionId }));
    }
  } else {
    const [text, path, missing] =
      choice.kind === 'other'
        ? ([choice.text, 'choice.text', 'ballot.textMissing'] as const)
        : ([choice.reason, 'choice.reason', 'ballot.reasonMissing'] as const);
    if (isBlank(text)) found.push(problem(BALLOT_REASONS, missing, path));
    if (text.length > MAX_BALLOT_TEXT)
      found.push(problem(BALLOT_REASONS, 'ballot.textTooLong', path, { max: MAX_BALLOT_TEXT }));
    if (!isWellFormedText(text) || text.includes('\u0000'))
      found.push(problem(BALLOT_REASONS, 'ballot.textNotWellFormed', path));
  }
  if (choice.kind === 'cannotJudge' && confidence !== null) {
    found.push(problem(BALLOT_REASONS, 'ballot.confidenceNotApplicable', 'confidence'));
  }
  if (choice.kind !== 'cannotJudge' && (confidence === null || !CONFIDENCES.includes(confidence))) {
    found.push(problem(BALLOT_REASONS, 'ballot.confidenceMissing', 'confidence'));
  }
  if (drivingCriterionIds.length > MAX_DRIVING_CRITERIA) {
    found.push(problem(BALLOT_REASONS, 'ballot.tooManyCriteria', 'drivingCriterionIds', { max: MAX_DRIVING_CRITERIA }));
  }
  drivingCriterionIds.forEach((criterionId, index) => {
    const path = `drivingCriterionIds.${index}`;
    if (drivingCriterionIds.indexOf(criterionId) < index)
      found.push(problem(BALLOT_REASONS, 'ballot.criterionDoubled', path, { criterionId }));
    if (!onTheList.criterionIds.includes(criterionId)) {
      found.push(problem(BALLOT_REASONS, 'ballot.criterionUnknown', path, { criterionId }));
    }
  });
  return found;
}
