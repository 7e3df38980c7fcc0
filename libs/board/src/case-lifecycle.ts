/**
 * The life of a case, from referral to signed outcome, as a transition map.
 *
 * A case that was signed or withdrawn is never taken back: `reopen` leaves it as it is and begins a new episode of the same
 * patient, which starts as a draft with its own number.
 */
import { commandsFrom, follow, reachableFrom, type TransitionMap } from './transition-map.js';
import { refuse, type Ruling } from './ruling.js';

export const CASE_STATES = [
  'draft',
  'submitted',
  'returned',
  'accepted',
  'listed',
  'inDiscussion',
  'recommended',
  'signedOff',
  'deferred',
  'withdrawn',
] as const;
export type CaseState = (typeof CASE_STATES)[number];

export const CASE_COMMANDS = [
  'submit',
  'accept',
  'return',
  'list',
  'unlist',
  'startDiscussion',
  'suspendDiscussion',
  'recommend',
  'recommendByStandardOfCare',
  'returnToChair',
  'signOff',
  'defer',
  'withdraw',
  'reopen',
] as const;
export type CaseCommand = (typeof CASE_COMMANDS)[number];

/** Where a new case, and each new episode, begins. */
export const INITIAL_CASE_STATE: CaseState = 'draft';

const CASE_TRANSITIONS: TransitionMap<CaseState, CaseCommand> = {
  draft: { submit: 'submitted', withdraw: 'withdrawn' },
  submitted: { accept: 'accepted', return: 'returned', withdraw: 'withdrawn' },
  returned: { submit: 'submitted', withdraw: 'withdrawn' },
  accepted: { list: 'listed', return: 'returned', defer: 'deferred', withdraw: 'withdrawn' },
  listed: {
    startDiscussion: 'inDiscussion',
    // The standard-of-care lane: recorded with its rule and trace, not discussed, signed like any other outcome.
    recommendByStandardOfCare: 'recommended',
    unlist: 'accepted',
    defer: 'deferred',
    withdraw: 'withdrawn',
  },
  // A case under discussion is suspended or deferred first; nobody withdraws it from under the room.
  inDiscussion: { recommend: 'recommended', suspendDiscussion: 'listed', defer: 'deferred' },
  recommended: { signOff: 'signedOff', returnToChair: 'inDiscussion' },
  deferred: { list: 'listed', return: 'returned', withdraw: 'withdrawn' },
  signedOff: { reopen: 'signedOff' },
  withdrawn: { reopen: 'withdrawn' },
};

/** Commands that go on the record with the reason given by the person. */
export const CASE_COMMANDS_WITH_REASON: readonly CaseCommand[] = [
  'return',
  'unlist',
  'suspendDiscussion',
  'recommendByStandardOfCare',
  'returnToChair',
  'defer',
  'withdraw',
  'reopen',
];

export const CASE_REASONS = {
  'case.stepNotAllowed': 'A case that is {state} cannot take the step {command}.',
  'case.alreadySignedOff': 'The outcome is signed. Record an addendum, or reopen the case as a new episode.',
  'case.unknownStep': 'The step {command} does not exist.',
} as const;
export type CaseRefusalCode = keyof typeof CASE_REASONS;

export interface CaseStep {
  readonly state: CaseState;
  /** State in which a new episode of the same patient begins, or null when the step opens none. */
  readonly newEpisode: CaseState | null;
}

/** Applies a command to a state of a case. */
export function transitionCase(state: CaseState, command: CaseCommand): Ruling<CaseStep, CaseRefusalCode> {
  if (!CASE_COMMANDS.includes(command)) return refuse(CASE_REASONS, 'case.unknownStep', { command });
  const next = follow(CASE_TRANSITIONS, state, command);
  if (next !== null) return { ok: true, state: next, newEpisode: command === 'reopen' ? INITIAL_CASE_STATE : null };
  if (state === 'signedOff') return refuse(CASE_REASONS, 'case.alreadySignedOff', { state, command });
  return refuse(CASE_REASONS, 'case.stepNotAllowed', { state, command });
}

/** Commands the state allows; whether a person may give them is decided by the authorisation table. */
export function caseCommandsAllowed(state: CaseState): readonly CaseCommand[] {
  return commandsFrom(CASE_TRANSITIONS, state);
}

export function caseStatesReachable(from: CaseState = INITIAL_CASE_STATE): ReadonlySet<CaseState> {
  return reachableFrom(CASE_TRANSITIONS, from);
}

/**
 * Whether something may be recorded about a case. While signatures are gathered its facts are frozen. After that the record is
 * a text of its own: what comes to light later is recorded, changes nothing that was signed, and may call for another discussion.
 */
export function caseFactsEditable(state: CaseState): boolean {
  return state !== 'recommended' && state !== 'withdrawn';
}

/** Whether the board still owes this case something. */
export function caseIsOpen(state: CaseState): boolean {
  return state !== 'signedOff' && state !== 'withdrawn';
}
