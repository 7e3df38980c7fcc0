import fc from 'fast-check';
import {
  CASE_COMMANDS,
  CASE_COMMANDS_WITH_REASON,
  CASE_STATES,
  caseCommandsAllowed,
  caseFactsEditable,
  caseIsOpen,
  caseStatesReachable,
  INITIAL_CASE_STATE,
  transitionCase,
  type CaseCommand,
  type CaseState,
} from './case-lifecycle.js';

/** The whole table, written out: state, then command and where it leads. Everything else is refused. */
const LEGAL: ReadonlyArray<readonly [CaseState, CaseCommand, CaseState]> = [
  ['draft', 'submit', 'submitted'],
  ['draft', 'withdraw', 'withdrawn'],
  ['submitted', 'accept', 'accepted'],
  ['submitted', 'return', 'returned'],
  ['submitted', 'withdraw', 'withdrawn'],
  ['returned', 'submit', 'submitted'],
  ['returned', 'withdraw', 'withdrawn'],
  ['accepted', 'list', 'listed'],
  ['accepted', 'return', 'returned'],
  ['accepted', 'defer', 'deferred'],
  ['accepted', 'withdraw', 'withdrawn'],
  ['listed', 'startDiscussion', 'inDiscussion'],
  ['listed', 'recommendByStandardOfCare', 'recommended'],
  ['listed', 'unlist', 'accepted'],
  ['listed', 'defer', 'deferred'],
  ['listed', 'withdraw', 'withdrawn'],
  ['inDiscussion', 'recommend', 'recommended'],
  ['inDiscussion', 'suspendDiscussion', 'listed'],
  ['inDiscussion', 'defer', 'deferred'],
  ['recommended', 'signOff', 'signedOff'],
  ['recommended', 'returnToChair', 'inDiscussion'],
  ['deferred', 'list', 'listed'],
  ['deferred', 'return', 'returned'],
  ['deferred', 'withdraw', 'withdrawn'],
  ['signedOff', 'reopen', 'signedOff'],
  ['withdrawn', 'reopen', 'withdrawn'],
];

describe('case lifecycle', () => {
  const everyPair = CASE_STATES.flatMap((state) => CASE_COMMANDS.map((command) => [state, command] as const));

  it.each(everyPair)('%s + %s answers as the table says', (state, command) => {
    const legal = LEGAL.find(([from, by]) => from === state && by === command);
    const answer = transitionCase(state, command);
    if (legal) expect(answer).toMatchObject({ ok: true, state: legal[2] });
    else if (state === 'signedOff') expect(answer).toMatchObject({ ok: false, code: 'case.alreadySignedOff' });
    else expect(answer).toMatchObject({ ok: false, code: 'case.stepNotAllowed', params: { state, command } });
  });

  it('reaches every state from a draft, and a signed case nothing but itself', () => {
    expect([...caseStatesReachable()].sort()).toEqual([...CASE_STATES].sort());
    expect([...caseStatesReachable('signedOff')]).toEqual(['signedOff']);
  });

  it('lists exactly the commands that would be accepted', () => {
    for (const state of CASE_STATES) {
      expect([...caseCommandsAllowed(state)].sort()).toEqual(
        CASE_COMMANDS.filter((command) => transitionCase(state, command).ok).sort(),
      );
    }
  });

  it('reopens as a new episode and leaves the old record where it was', () => {
    expect(transitionCase('signedOff', 'reopen')).toEqual({ ok: true, state: 'signedOff', newEpisode: 'draft' });
    expect(transitionCase('draft', 'submit')).toEqual({ ok: true, state: 'submitted', newEpisode: null });
  });

  it('signs nothing off that was not recommended, whatever the order of commands', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...CASE_COMMANDS), { maxLength: 40 }), (commands) => {
        let state: CaseState = INITIAL_CASE_STATE;
        for (const command of commands) {
          const before = state;
          const answer = transitionCase(state, command);
          if (answer.ok) state = answer.state;
          else expect(answer.reason).not.toContain('{');
          if (state === 'signedOff' && before !== 'signedOff') expect(before).toBe('recommended');
          if (before === 'signedOff') expect(state).toBe('signedOff');
        }
      }),
    );
  });

  it('refuses names that are no commands or states at all', () => {
    expect(transitionCase('draft', 'constructor' as CaseCommand)).toMatchObject({
      ok: false,
      code: 'case.unknownStep',
    });
    expect(transitionCase('__proto__' as CaseState, 'submit')).toMatchObject({
      ok: false,
      code: 'case.stepNotAllowed',
    });
  });

  it('freezes facts while signatures are gathered, and takes up what comes to light after that', () => {
    expect(CASE_STATES.filter(caseFactsEditable)).toEqual([
      'draft',
      'submitted',
      'returned',
      'accepted',
      'listed',
      'inDiscussion',
      'signedOff',
      'deferred',
    ]);
    expect(CASE_STATES.filter((state) => !caseIsOpen(state))).toEqual(['signedOff', 'withdrawn']);
    expect(CASE_COMMANDS_WITH_REASON.every((command) => CASE_COMMANDS.includes(command))).toBe(true);
  });
});
