/** What one voter says in one round. */
import type { BallotId, CaseId, CriterionId, OptionId, PersonId, RoundId, SeatId } from './identifiers.js';
import { isBlank, problem, type Problem } from './ruling.js';
import { isWellFormedText } from './utf8.js';

export type BallotPosition =
  | { readonly kind: 'option'; readonly optionId: OptionId }
  /** A way forward that is not on the list. */
  | { readonly kind: 'other'; readonly text: string }
  /** An abstention with its reason; distinct from not voting at all. */
  | { readonly kind: 'cannotJudge'; readonly reason: string };

export const CONFIDENCES = ['low', 'moderate', 'high'] as const;
export type Confidence = (typeof CONFIDENCES)[number];

export interface BallotContent {
  readonly position: BallotPosition;
  /** May be null where the voter cannot judge. */
  readonly confidence: Confidence | null;
  /** Up to two criteria that drove the position, most important first. */
  readonly drivers: readonly CriterionId[];
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
  const { position, confidence, drivers } = content;
  if (position.kind === 'option') {
    if (!onTheList.optionIds.includes(position.optionId)) {
      found.push(problem(BALLOT_REASONS, 'ballot.optionUnknown', 'position.optionId', { optionId: position.optionId }));
    }
  } else {
    const [text, path, missing] =
      position.kind === 'other'
        ? ([position.text, 'position.text', 'ballot.textMissing'] as const)
        : ([position.reason, 'position.reason', 'ballot.reasonMissing'] as const);
    if (isBlank(text)) found.push(problem(BALLOT_REASONS, missing, path));
    if (text.length > MAX_BALLOT_TEXT)
      found.push(problem(BALLOT_REASONS, 'ballot.textTooLong', path, { max: MAX_BALLOT_TEXT }));
    if (!isWellFormedText(text) || text.includes('\u0000'))
      found.push(problem(BALLOT_REASONS, 'ballot.textNotWellFormed', path));
  }
  if (position.kind !== 'cannotJudge' && (confidence === null || !CONFIDENCES.includes(confidence))) {
    found.push(problem(BALLOT_REASONS, 'ballot.confidenceMissing', 'confidence'));
  }
  if (drivers.length > MAX_DRIVING_CRITERIA) {
    found.push(problem(BALLOT_REASONS, 'ballot.tooManyCriteria', 'drivers', { max: MAX_DRIVING_CRITERIA }));
  }
  drivers.forEach((criterionId, index) => {
    const path = `drivers.${index}`;
    if (drivers.indexOf(criterionId) < index)
      found.push(problem(BALLOT_REASONS, 'ballot.criterionDoubled', path, { criterionId }));
    if (!onTheList.criterionIds.includes(criterionId)) {
      found.push(problem(BALLOT_REASONS, 'ballot.criterionUnknown', path, { criterionId }));
    }
  });
  return found;
}
