import type { Deliberation } from '@consilium/contracts';

/** The way of a case through the room, as six steps. */
export const STEPS = ['presented', 'firstVote', 'discussion', 'secondVote', 'outcome', 'closed'] as const;
export type Step = (typeof STEPS)[number];

const STEP_OF: Readonly<Record<Deliberation['stage'], Step>> = {
  presentation: 'presented',
  firstRoundOpen: 'firstVote',
  firstRoundClosed: 'firstVote',
  discussion: 'discussion',
  secondRoundOpen: 'secondVote',
  secondRoundClosed: 'secondVote',
  outcome: 'outcome',
  signing: 'outcome',
  closed: 'closed',
};

export const stepOf = (stage: Deliberation['stage']): Step => STEP_OF[stage];

/** Which half of the room the stage asks for: the case until the first seal is open, the outcome afterwards. */
export const viewOf = (stage: Deliberation['stage']): 'case' | 'outcome' => (stage === 'presentation' || stage === 'firstRoundOpen' || stage === 'firstRoundClosed' ? 'case' : 'outcome');
