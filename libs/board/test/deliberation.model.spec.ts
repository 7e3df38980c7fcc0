/**
 * Random sequences of commands from many actors against a simple reference model: voting, closing, sealing, confirming,
 * dissenting and signing, in and out of order. The model keeps plain sets and flags and knows no time, no register and no hash;
 * where it and the library answer differently, one of them is wrong.
 *
 * CONSILIUM_MODEL_RUNS sets the number of sequences (400 unless set), CONSILIUM_MODEL_SEED where they start; unset, each
 * run draws its own, and a failure names it.
 */
import fc from 'fast-check';
import { DELIBERATION_STAGES } from '../src/index.js';
import { DrivenLibrary } from './driven-library.js';
import { anyAct, disturbedMeeting, ORDERLY, type Act } from './meeting-acts.js';
import { ReferenceModel } from './reference-model.js';

const RUNS = Number(process.env['CONSILIUM_MODEL_RUNS'] ?? 400);
const SEED = process.env['CONSILIUM_MODEL_SEED'];
const wish = { numRuns: RUNS, ...(SEED === undefined ? {} : { seed: Number(SEED) }) };

const STAGE_CODES = /^deliberation\./;

/** What can be seen from outside: the stage, both tallies, and who has a ballot on file in which order. */
function shownByLibrary({ stage, tallies, rounds }: DrivenLibrary): string {
  const voters = rounds.map(({ accepted }) => accepted.map(({ voterId }) => voterId).join(' '));
  return [stage, ...tallies, ...voters].join(' | ');
}

function shownByModel({ stage, tallies, ballots }: ReferenceModel): string {
  const voters = ballots.map((round) => round.map(({ who }) => who).join(' '));
  return [DELIBERATION_STAGES[stage], ...tallies, ...voters].join(' | ');
}

function run(acts: readonly Act[]): { readonly closed: boolean; readonly refusals: Set<string> } {
  const library = new DrivenLibrary();
  const model = new ReferenceModel();
  const refusals = new Set<string>();
  for (const act of acts) {
    const given = library.answer(act);
    const expected = model.answer(act);
    if (given !== 'ok') refusals.add(given);
    // Which sentence explains a step out of order is tested beside the rule; here only that it is refused.
    const sameAnswer = expected === 'refused' ? STAGE_CODES.test(given) : given === expected;
    // Compared as text and reported only when different: a matcher per act would take most of the time.
    if (!sameAnswer || shownByLibrary(library) !== shownByModel(model)) {
      expect({ act, answer: given, shows: shownByLibrary(library) }).toEqual({
        act,
        answer: expected,
        shows: shownByModel(model),
      });
    }
  }
  return { closed: library.stage === 'closed', refusals };
}

describe('deliberation against its reference model', () => {
  it('closes an orderly meeting', () => {
    expect(run(ORDERLY)).toEqual({ closed: true, refusals: new Set() });
  });

  it('answers any sequence of commands as the model does', () => {
    fc.assert(
      fc.property(fc.array(anyAct, { minLength: 10, maxLength: 60 }), (acts) => void run(acts)),
      wish,
    );
  });

  it('answers a disturbed meeting as the model does, and meets every kind of refusal on the way', () => {
    const seen = new Set<string>();
    let closed = 0;
    fc.assert(
      fc.property(disturbedMeeting, (acts) => {
        const result = run(acts);
        result.refusals.forEach((code) => seen.add(code));
        if (result.closed) closed += 1;
      }),
      wish,
    );
    const met = [...seen];
    expect(met.filter((code) => code.startsWith('ballot.')).sort()).toEqual([
      'ballot.doubled',
      'ballot.late',
      'ballot.replayed',
      'ballot.roundNotOpen',
      'ballot.seatAlreadyVoted',
      'ballot.seatHeldByMember',
      'ballot.stale',
      'ballot.voterAbsent',
      'ballot.voterConflicted',
      'ballot.voterIsGuest',
      'ballot.voterWithoutVote',
    ]);
    expect(met.filter((code) => code.startsWith('signature.')).length).toBeGreaterThanOrEqual(7);
    expect(closed).toBeGreaterThan(0);
  });
});
