/** The life of one meeting of a board. */
import type { CaseState } from './case-lifecycle.js';
import type { CaseId } from './identifiers.js';
import { commandsFrom, follow, reachableFrom, type TransitionMap } from './transition-map.js';
import { refuse, type Ruling } from './ruling.js';

export const MEETING_STATES = ['draft', 'published', 'open', 'closed', 'cancelled'] as const;
export type MeetingState = (typeof MEETING_STATES)[number];

export const MEETING_COMMANDS = ['publish', 'withdrawAgenda', 'open', 'close', 'cancel'] as const;
export type MeetingCommand = (typeof MEETING_COMMANDS)[number];

const MEETING_TRANSITIONS: TransitionMap<MeetingState, MeetingCommand> = {
  draft: { publish: 'published', cancel: 'cancelled' },
  published: { open: 'open', withdrawAgenda: 'draft', cancel: 'cancelled' },
  // A meeting that was opened has a register and perhaps votes: it can be closed, not made undone.
  open: { close: 'closed' },
  closed: {},
  cancelled: {},
};

export const MEETING_REASONS = {
  'meeting.stepNotAllowed': 'A meeting that is {state} cannot take the step {command}.',
  'meeting.notPublished': 'Publish the agenda before opening the meeting.',
  'meeting.alreadyOpen': 'The meeting is open already.',
  'meeting.alreadyClosed': 'The meeting is closed already.',
  'meeting.cancelled': 'The meeting was cancelled.',
  'meeting.casesWithoutOutcome': '{count} listed cases have neither an outcome nor a deferral.',
} as const;
export type MeetingRefusalCode = keyof typeof MEETING_REASONS;

export function transitionMeeting(
  state: MeetingState,
  command: MeetingCommand,
): Ruling<{ readonly state: MeetingState }, MeetingRefusalCode> {
  const next = follow(MEETING_TRANSITIONS, state, command);
  if (next !== null) return { ok: true, state: next };
  const params = { state, command };
  if (state === 'closed') return refuse(MEETING_REASONS, 'meeting.alreadyClosed', params);
  if (state === 'cancelled') return refuse(MEETING_REASONS, 'meeting.cancelled', params);
  if (state === 'open' && command === 'open') return refuse(MEETING_REASONS, 'meeting.alreadyOpen', params);
  if (state === 'draft' && command === 'open') return refuse(MEETING_REASONS, 'meeting.notPublished', params);
  return refuse(MEETING_REASONS, 'meeting.stepNotAllowed', params);
}

export function meetingCommandsAllowed(state: MeetingState): readonly MeetingCommand[] {
  return commandsFrom(MEETING_TRANSITIONS, state);
}

export function meetingStatesReachable(from: MeetingState = 'draft'): ReadonlySet<MeetingState> {
  return reachableFrom(MEETING_TRANSITIONS, from);
}

/** What the close checklist reads of one case that was on the list. */
export interface ListedCaseState {
  readonly caseId: CaseId;
  readonly state: CaseState;
}

/** Cases that keep the meeting from closing: no outcome, no deferral, not withdrawn. In the order given. */
export function casesWithoutOutcome(cases: readonly ListedCaseState[]): readonly CaseId[] {
  const settled: readonly CaseState[] = ['recommended', 'signedOff', 'deferred', 'withdrawn'];
  return cases.filter(({ state }) => !settled.includes(state)).map(({ caseId }) => caseId);
}

/** Closes a meeting whose listed cases are all settled. Missing signatures do not hold it open; they are chased. */
export function closeMeeting(
  state: MeetingState,
  cases: readonly ListedCaseState[],
): Ruling<{ readonly state: MeetingState }, MeetingRefusalCode> {
  const step = transitionMeeting(state, 'close');
  if (!step.ok) return step;
  const unsettled = casesWithoutOutcome(cases);
  if (unsettled.length > 0) return refuse(MEETING_REASONS, 'meeting.casesWithoutOutcome', { count: unsettled.length });
  return step;
}
