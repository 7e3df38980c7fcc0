import {
  casesWithoutOutcome,
  closeMeeting,
  MEETING_COMMANDS,
  MEETING_STATES,
  meetingCommandsAllowed,
  meetingStatesReachable,
  transitionMeeting,
} from './meeting-lifecycle.js';

describe('meeting lifecycle', () => {
  /** Rows are states, columns publish, withdrawAgenda, open, close, cancel: the next state, or the refusal's code. */
  const TABLE = {
    draft: ['published', 'meeting.stepNotAllowed', 'meeting.notPublished', 'meeting.stepNotAllowed', 'cancelled'],
    published: ['meeting.stepNotAllowed', 'draft', 'open', 'meeting.stepNotAllowed', 'cancelled'],
    open: [
      'meeting.stepNotAllowed',
      'meeting.stepNotAllowed',
      'meeting.alreadyOpen',
      'closed',
      'meeting.stepNotAllowed',
    ],
    closed: Array(5).fill('meeting.alreadyClosed') as string[],
    cancelled: Array(5).fill('meeting.cancelled') as string[],
  };

  it.each(
    MEETING_STATES.flatMap((state) => MEETING_COMMANDS.map((command, column) => [state, command, column] as const)),
  )('%s + %s', (state, command, column) => {
    const answer = transitionMeeting(state, command);
    expect(answer.ok ? answer.state : answer.code).toBe(TABLE[state][column]);
    expect(meetingCommandsAllowed(state).includes(command)).toBe(answer.ok);
  });

  it('reaches every state', () => {
    expect([...meetingStatesReachable()].sort()).toEqual([...MEETING_STATES].sort());
  });

  it('closes only when each listed case has an outcome or a deferral', () => {
    const cases = [
      { caseId: 'a', state: 'signedOff' },
      { caseId: 'b', state: 'recommended' },
      { caseId: 'c', state: 'deferred' },
      { caseId: 'd', state: 'withdrawn' },
    ] as const;
    expect(closeMeeting('open', cases)).toEqual({ ok: true, state: 'closed' });
    const unsettled = [...cases, { caseId: 'e', state: 'inDiscussion' }, { caseId: 'f', state: 'listed' }] as const;
    expect(casesWithoutOutcome(unsettled)).toEqual(['e', 'f']);
    expect(closeMeeting('open', unsettled)).toMatchObject({
      ok: false,
      code: 'meeting.casesWithoutOutcome',
      params: { count: 2 },
    });
    expect(closeMeeting('closed', cases)).toMatchObject({ ok: false, code: 'meeting.alreadyClosed' });
  });
});
