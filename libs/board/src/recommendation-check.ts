/** What must be said before a recommendation can be read back and confirmed. */
import { compareDates, isCalendarDate, type CalendarDate } from './calendar-date.js';
import type { OptionId } from './identifiers.js';
import {
  INTENTS,
  needsReasonAgainstStatus,
  type OptionStatus,
  type Recommendation,
  type RecommendedAction,
} from './recommendation.js';
import { isBlank, problem, type Problem, type ReasonParams } from './ruling.js';

export const RECOMMENDATION_REASONS = {
  'recommendation.optionUnknown': 'The option {optionId} is not on the list of this case.',
  'recommendation.textMissing': 'Say in words what is recommended.',
  'recommendation.reasonForNoneMissing': 'Say why the board makes no recommendation.',
  'recommendation.againstStatus': 'The option is {status}; say why it is recommended all the same.',
  'recommendation.rationaleMissing': 'State the reason for the recommendation.',
  'recommendation.intentMissing': 'State the goal: {allowed}.',
  'recommendation.conditionIncomplete': 'A condition says what it depends on, what then follows, and what otherwise.',
  'recommendation.keptWithoutReason': 'Say why this treatment is kept for later.',
  'recommendation.keptIsChosen': 'The recommended option cannot also be kept for later.',
  'recommendation.wishNotAddressed': 'Say how the patient’s wish was considered.',
  'recommendation.wishNotReadOut': 'The patient’s wish, or that it was not asked, is read out before the outcome.',
  'recommendation.trialNotAddressed': 'Say whether a trial is offered, or why none is.',
  'recommendation.actionIncomplete': 'An action says what is to be done.',
  'recommendation.actionWithoutOwner': 'An action has an owner.',
  'recommendation.actionWithoutDate': 'An action has a date that exists.',
  'recommendation.actionInThePast': 'The action is due before the meeting.',
  'recommendation.nothingToDo': 'Name at least one action: what, who, by when.',
  'recommendation.nextReviewMissing': 'State the date of the next review.',
  'recommendation.nextReviewInThePast': 'The next review lies before the meeting.',
  'recommendation.communicatorMissing': 'Say who tells the patient.',
} as const;
export type RecommendationProblemCode = keyof typeof RECOMMENDATION_REASONS;
export type RecommendationProblem = Problem<RecommendationProblemCode>;

/** Lines a board may require beyond those every recommendation needs. */
export const REQUIRABLE_LINES = ['trialOffered', 'nextReviewOn', 'actions'] as const;
export type RequirableLine = (typeof REQUIRABLE_LINES)[number];

export interface RecommendationContext {
  /** Status of each option of the case, as evaluated for the snapshot on screen. */
  readonly statusByOption: Readonly<Record<OptionId, OptionStatus>>;
  /** Day of the meeting. */
  readonly meetingOn: CalendarDate;
  /** Whether the wish line was read out at the case; "not asked" is read out as such. */
  readonly wishReadOut: boolean;
  /** Whether a wish of the patient is on record, so that it has to be addressed. */
  readonly wishRecorded: boolean;
  /** All of them unless the board says otherwise. */
  readonly requiredLines?: readonly RequirableLine[];
}

const found = (code: RecommendationProblemCode, path: string, params?: ReasonParams): RecommendationProblem =>
  problem(RECOMMENDATION_REASONS, code, path, params);

/** Everything that keeps a recommendation from being confirmed; an empty answer means it may be read back. */
export function checkRecommendation(
  recommendation: Recommendation,
  context: RecommendationContext,
): readonly RecommendationProblem[] {
  return [
    ...checkPosition(recommendation),
    ...checkOptions(recommendation, context),
    ...checkStatements(recommendation, context),
    ...checkConditions(recommendation),
    ...checkActions(recommendation, context),
  ];
}

function checkPosition({ position, rationale }: Recommendation): readonly RecommendationProblem[] {
  if (position.kind === 'noRecommendation') {
    return isBlank(position.reason) ? [found('recommendation.reasonForNoneMissing', 'position.reason')] : [];
  }
  const problems: RecommendationProblem[] = [];
  if (position.kind === 'other' && isBlank(position.text)) {
    problems.push(found('recommendation.textMissing', 'position.text'));
  }
  if (isBlank(rationale)) problems.push(found('recommendation.rationaleMissing', 'rationale'));
  return problems;
}

/** Options the board would act on: the chosen one, and those a condition leads to. */
function optionsActedOn({ position, conditions }: Recommendation): readonly (readonly [OptionId, string])[] {
  const chosen = position.kind === 'option' ? [[position.optionId, 'position.optionId'] as const] : [];
  const conditional = conditions.flatMap(({ thenOptionId, otherwiseOptionId }, index) => [
    ...(thenOptionId === undefined ? [] : [[thenOptionId, `conditions.${index}.thenOptionId`] as const]),
    ...(otherwiseOptionId === undefined ? [] : [[otherwiseOptionId, `conditions.${index}.otherwiseOptionId`] as const]),
  ]);
  return [...chosen, ...conditional];
}

function checkOptions(
  recommendation: Recommendation,
  context: RecommendationContext,
): readonly RecommendationProblem[] {
  const problems: RecommendationProblem[] = [];
  let firstAgainst: OptionStatus | null = null;
  for (const [optionId, path] of optionsActedOn(recommendation)) {
    const status = Object.hasOwn(context.statusByOption, optionId) ? context.statusByOption[optionId] : undefined;
    if (status === undefined) problems.push(found('recommendation.optionUnknown', path, { optionId }));
    else if (needsReasonAgainstStatus(status)) firstAgainst ??= status;
  }
  // One reason answers for all of them; it stands in one place of the form.
  if (firstAgainst !== null && isBlank(recommendation.reasonAgainstStatus)) {
    problems.push(found('recommendation.againstStatus', 'reasonAgainstStatus', { status: firstAgainst }));
  }
  return problems;
}

function checkStatements(
  recommendation: Recommendation,
  context: RecommendationContext,
): readonly RecommendationProblem[] {
  const { intent, position, keptForLater, wishConsidered, trialOffered, nextReviewOn, communicatorId } = recommendation;
  const required = context.requiredLines ?? REQUIRABLE_LINES;
  const problems: RecommendationProblem[] = [];
  if (!INTENTS.includes(intent)) {
    problems.push(found('recommendation.intentMissing', 'intent', { allowed: INTENTS.join(', ') }));
  }
  keptForLater.forEach(({ optionId, why }, index) => {
    if (isBlank(why)) problems.push(found('recommendation.keptWithoutReason', `keptForLater.${index}.why`));
    if (!Object.hasOwn(context.statusByOption, optionId)) {
      problems.push(found('recommendation.optionUnknown', `keptForLater.${index}.optionId`, { optionId }));
    }
    if (position.kind === 'option' && position.optionId === optionId) {
      problems.push(found('recommendation.keptIsChosen', `keptForLater.${index}.optionId`));
    }
  });
  if (!context.wishReadOut) problems.push(found('recommendation.wishNotReadOut', 'wishConsidered'));
  if (context.wishRecorded && isBlank(wishConsidered)) {
    problems.push(found('recommendation.wishNotAddressed', 'wishConsidered'));
  }
  if (required.includes('trialOffered') && isBlank(trialOffered)) {
    problems.push(found('recommendation.trialNotAddressed', 'trialOffered'));
  }
  if (nextReviewOn !== null && isCalendarDate(nextReviewOn)) {
    if (compareDates(nextReviewOn, context.meetingOn) < 0) {
      problems.push(found('recommendation.nextReviewInThePast', 'nextReviewOn'));
    }
  } else if (nextReviewOn !== null || required.includes('nextReviewOn')) {
    problems.push(found('recommendation.nextReviewMissing', 'nextReviewOn'));
  }
  if (communicatorId === null || isBlank(communicatorId)) {
    problems.push(found('recommendation.communicatorMissing', 'communicatorId'));
  }
  return problems;
}

function checkConditions({ conditions }: Recommendation): readonly RecommendationProblem[] {
  return conditions.flatMap((condition, index) =>
    (['condition', 'then', 'otherwise'] as const)
      .filter((part) => isBlank(condition[part]))
      .map((part) => found('recommendation.conditionIncomplete', `conditions.${index}.${part}`)),
  );
}

function checkActions({ actions }: Recommendation, context: RecommendationContext): readonly RecommendationProblem[] {
  const required = context.requiredLines ?? REQUIRABLE_LINES;
  if (actions.length === 0) return required.includes('actions') ? [found('recommendation.nothingToDo', 'actions')] : [];
  return actions.flatMap((action, index) => checkAction(action, `actions.${index}`, context.meetingOn));
}

function checkAction(
  action: RecommendedAction,
  path: string,
  meetingOn: CalendarDate,
): readonly RecommendationProblem[] {
  const problems: RecommendationProblem[] = [];
  if (isBlank(action.what)) problems.push(found('recommendation.actionIncomplete', `${path}.what`));
  if (isBlank(action.ownerId)) problems.push(found('recommendation.actionWithoutOwner', `${path}.ownerId`));
  if (!isCalendarDate(action.dueOn)) problems.push(found('recommendation.actionWithoutDate', `${path}.dueOn`));
  else if (compareDates(action.dueOn, meetingOn) < 0) {
    problems.push(found('recommendation.actionInThePast', `${path}.dueOn`));
  }
  return problems;
}
