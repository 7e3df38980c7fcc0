/**
 * The order of events around one case in a meeting: presentation, sealed first vote, discussion, sealed second vote, outcome,
 * signatures. A step out of order is refused with the reason, so that nobody signs before the vote or votes after closing.
 */
import { commandsFrom, follow, reachableFrom, type TransitionMap } from './transition-map.js';
import { refuse, type Ruling } from './ruling.js';

export const DELIBERATION_STAGES = [
  'presentation',
  'firstRoundOpen',
  'firstRoundClosed',
  'discussion',
  'secondRoundOpen',
  'secondRoundClosed',
  'outcome',
  'signing',
  'closed',
] as const;
export type DeliberationStage = (typeof DELIBERATION_STAGES)[number];

export const DELIBERATION_COMMANDS = [
  'openFirstRound',
  'closeFirstRound',
  'openFirstSeal',
  'openSecondRound',
  'closeSecondRound',
  'openSecondSeal',
  'confirmRecommendation',
  'returnToChair',
  'completeSignOff',
] as const;
export type DeliberationCommand = (typeof DELIBERATION_COMMANDS)[number];

const DELIBERATION_STEPS: TransitionMap<DeliberationStage, DeliberationCommand> = {
  presentation: { openFirstRound: 'firstRoundOpen' },
  firstRoundOpen: { closeFirstRound: 'firstRoundClosed' },
  firstRoundClosed: { openFirstSeal: 'discussion' },
  discussion: { openSecondRound: 'secondRoundOpen' },
  secondRoundOpen: { closeSecondRound: 'secondRoundClosed' },
  secondRoundClosed: { openSecondSeal: 'outcome' },
  outcome: { confirmRecommendation: 'signing' },
  // A required decline, or a correction of the text, leads back; the votes stay as they were cast.
  signing: { returnToChair: 'outcome', completeSignOff: 'closed' },
  closed: {},
};

export const DELIBERATION_REASONS = {
  'deliberation.votesOutstanding': 'Both rounds of voting come before the recommendation is confirmed.',
  'deliberation.sealClosed': 'Open the seal of the round before this step.',
  'deliberation.roundStillOpen': 'Close the round before opening its seal.',
  'deliberation.roundOver': 'This round is over.',
  'deliberation.notConfirmed': 'The recommendation is signed after it was read back and confirmed.',
  'deliberation.alreadyConfirmed': 'The recommendation is confirmed already.',
  'deliberation.closed': 'The case is closed; a correction is an addendum.',
  'deliberation.outOfOrder': 'The step {command} does not follow the stage {stage}.',
} as const;
export type DeliberationRefusalCode = keyof typeof DELIBERATION_REASONS;

function reasonFor(stage: DeliberationStage, command: DeliberationCommand): DeliberationRefusalCode {
  if (stage === 'closed') return 'deliberation.closed';
  const at = DELIBERATION_STAGES.indexOf(stage);
  const outcome = DELIBERATION_STAGES.indexOf('outcome');
  switch (command) {
    case 'confirmRecommendation':
      return at < outcome ? 'deliberation.votesOutstanding' : 'deliberation.alreadyConfirmed';
    case 'completeSignOff':
    case 'returnToChair':
      return 'deliberation.notConfirmed';
    case 'openSecondRound':
      return at < DELIBERATION_STAGES.indexOf('discussion') ? 'deliberation.sealClosed' : 'deliberation.roundOver';
    case 'openFirstSeal':
      return stage === 'firstRoundOpen' ? 'deliberation.roundStillOpen' : orderReason(at, 'firstRoundClosed');
    case 'openSecondSeal':
      return stage === 'secondRoundOpen' ? 'deliberation.roundStillOpen' : orderReason(at, 'secondRoundClosed');
    case 'openFirstRound':
      return 'deliberation.roundOver';
    case 'closeFirstRound':
      return orderReason(at, 'firstRoundOpen');
    case 'closeSecondRound':
      return orderReason(at, 'secondRoundOpen');
    default:
      return 'deliberation.outOfOrder';
  }
}

/** A step whose stage has passed is over; one whose stage is still to come is out of order. */
function orderReason(at: number, stage: DeliberationStage): DeliberationRefusalCode {
  return at > DELIBERATION_STAGES.indexOf(stage) ? 'deliberation.roundOver' : 'deliberation.outOfOrder';
}

export function advanceDeliberation(
  stage: DeliberationStage,
  command: DeliberationCommand,
): Ruling<{ readonly stage: DeliberationStage }, DeliberationRefusalCode> {
  const next = follow(DELIBERATION_STEPS, stage, command);
  if (next !== null) return { ok: true, stage: next };
  return refuse(DELIBERATION_REASONS, reasonFor(stage, command), { stage, command });
}

export function deliberationCommandsAllowed(stage: DeliberationStage): readonly DeliberationCommand[] {
  return commandsFrom(DELIBERATION_STEPS, stage);
}

export function deliberationStagesReachable(from: DeliberationStage = 'presentation'): ReadonlySet<DeliberationStage> {
  return reachableFrom(DELIBERATION_STEPS, from);
}

/** What is known of a case's rounds and record, as stored. */
export interface DeliberationTraces {
  readonly firstRound: 'open' | 'closed' | 'opened' | null;
  readonly secondRound: 'open' | 'closed' | 'opened' | null;
  readonly recommendationConfirmed: boolean;
  readonly signedOff: boolean;
}

/** The stage a case stands in, read from what is stored, so that no second truth is kept beside it. */
export function deliberationStage(traces: DeliberationTraces): DeliberationStage {
  if (traces.signedOff) return 'closed';
  if (traces.recommendationConfirmed) return 'signing';
  if (traces.secondRound !== null) {
    return ({ open: 'secondRoundOpen', closed: 'secondRoundClosed', opened: 'outcome' } as const)[traces.secondRound];
  }
  if (traces.firstRound !== null) {
    return ({ open: 'firstRoundOpen', closed: 'firstRoundClosed', opened: 'discussion' } as const)[traces.firstRound];
  }
  return 'presentation';
}
