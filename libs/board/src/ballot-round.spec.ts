import { createHash } from 'node:crypto';
import { declareInterest, recordDeparture, type Attendance, type AttendanceRegister } from './attendance-register.js';
import type { BallotContent } from './ballot.js';
import {
  ballotsInForce,
  castBallot,
  closeRound,
  openRound,
  openSeal,
  prepareRound,
  type BallotDisclosure,
  type BallotRound,
  type BallotSubmission,
} from './ballot-round.js';
import { commitTo } from './commitment.js';

const sha256 = (bytes: Uint8Array): Uint8Array => createHash('sha256').update(bytes).digest();
const SALT = new Uint8Array(16).fill(7);
const NOW = '2026-07-23T08:57:00Z';
const stay = (personId: string, over: Partial<Attendance> = {}): Attendance => ({
  personId,
  discipline: 'surgery',
  role: 'core',
  seatId: `seat-${personId}`,
  mode: 'room',
  arrivedAt: '2026-07-23T08:00:00Z',
  leftAt: null,
  ...over,
});
const REGISTER: AttendanceRegister = {
  attendances: [
    stay('ada'),
    stay('bo', { discipline: 'radiology' }),
    stay('cover', { discipline: 'pathology', role: 'cover', seatId: 'seat-away' }),
    stay('guest', { role: 'guest', seatId: null }),
    stay('nurse', { discipline: 'specialistNurse', seatId: null }),
    stay('gone', { leftAt: '2026-07-23T08:30:00Z' }),
  ],
  interests: [{ personId: 'bo', caseId: 'other case', recuses: true, declaredAt: NOW, withdrawnAt: null }],
};
const ROOM = { register: REGISTER, instant: NOW };
const content = (optionId: string): BallotContent => ({
  position: { kind: 'option', optionId },
  confidence: 'moderate',
  drivers: [],
});
const submission = (
  voterId: string,
  ballotId: string,
  optionId = 'tae',
  over: Partial<BallotSubmission> = {},
): BallotSubmission => {
  const seatId = voterId === 'cover' ? 'seat-away' : `seat-${voterId}`;
  const place = { ballotId, roundId: 'round', caseId: 'case', seatId, voterId };
  return {
    ballotId,
    roundId: 'round',
    caseId: 'case',
    voterId,
    commitment: commitTo(place, content(optionId), SALT, sha256),
    replaces: null,
    ...over,
  };
};
const disclose = (ballotId: string, optionId = 'tae'): BallotDisclosure => ({
  ballotId,
  content: content(optionId),
  salt: SALT,
});
const must = <T extends { ok: boolean }>(ruling: T): Extract<T, { ok: true }> => {
  if (!ruling.ok) throw new Error((ruling as unknown as { code: string }).code);
  return ruling as Extract<T, { ok: true }>;
};
const prepared = prepareRound('round', 'case', 1);
const open = must(openRound(prepared)).round;
const after = (...submissions: BallotSubmission[]): BallotRound =>
  submissions.reduce((round, next) => must(castBallot(round, next, ROOM)).round, open);

describe('ballot round', () => {
  it.each<[string, BallotRound, BallotSubmission]>([
    ['ballot.foreign', open, submission('ada', 'b1', 'tae', { caseId: 'other case' })],
    ['ballot.foreign', open, submission('ada', 'b1', 'tae', { roundId: 'other round' })],
    ['ballot.roundNotOpen', prepared, submission('ada', 'b1')],
    ['ballot.late', must(closeRound(open, ROOM)).round, submission('ada', 'b1')],
    ['ballot.voterAbsent', open, submission('gone', 'b1')],
    ['ballot.voterAbsent', open, submission('stranger', 'b1')],
    ['ballot.voterIsGuest', open, submission('guest', 'b1')],
    ['ballot.voterWithoutVote', open, submission('nurse', 'b1')],
    ['ballot.commitmentMalformed', open, submission('ada', 'b1', 'tae', { commitment: 'tae' })],
    ['ballot.replayed', after(submission('ada', 'b1')), submission('ada', 'b1')],
    [
      'ballot.replayed',
      after(submission('ada', 'b1')),
      submission('ada', 'b2', 'tae', { commitment: submission('ada', 'b1').commitment, replaces: 'b1' }),
    ],
    ['ballot.doubled', after(submission('ada', 'b1')), submission('ada', 'b2', 'tace')],
    ['ballot.stale', after(submission('ada', 'b1')), submission('ada', 'b2', 'tace', { replaces: 'b0' })],
    ['ballot.stale', open, submission('ada', 'b2', 'tace', { replaces: 'b1' })],
  ])('refuses: %s', (code, round, ballot) => {
    expect(castBallot(round, ballot, ROOM)).toMatchObject({ ok: false, code });
  });

  it('takes one ballot of a member and of a cover for the seat', () => {
    const round = after(submission('ada', 'b1'), submission('cover', 'b2'));
    expect(ballotsInForce(round, ROOM).map(({ seatId, voterId }) => [seatId, voterId])).toEqual([
      ['seat-ada', 'ada'],
      ['seat-away', 'cover'],
    ]);
  });

  it('keeps a replaced ballot, and of two tabs that replace the same one only the first wins', () => {
    const round = after(submission('ada', 'b1'), submission('ada', 'b2', 'tace', { replaces: 'b1' }));
    expect(round.accepted.map(({ ballotId }) => ballotId)).toEqual(['b1', 'b2']);
    expect(ballotsInForce(round, ROOM).map(({ ballotId }) => ballotId)).toEqual(['b2']);
    expect(castBallot(round, submission('ada', 'b3', 'tare', { replaces: 'b1' }), ROOM)).toMatchObject({
      code: 'ballot.stale',
    });
  });

  it('does not let a member who arrives vote over the cover', () => {
    const round = after(submission('cover', 'b1'));
    const register = { ...REGISTER, attendances: [...REGISTER.attendances, stay('away', { discipline: 'pathology' })] };
    expect(
      castBallot(round, submission('away', 'b2', 'tae', { replaces: 'b1' }), { register, instant: NOW }),
    ).toMatchObject({
      code: 'ballot.seatAlreadyVoted',
    });
    expect(
      castBallot(round, submission('cover', 'b2', 'tace', { replaces: 'b1' }), { register, instant: NOW }),
    ).toMatchObject({
      code: 'ballot.seatHeldByMember',
    });
  });

  it('sets a ballot aside when its voter declares an interest, and refuses another from them', () => {
    const round = after(submission('ada', 'b1'), submission('bo', 'b2'));
    const { register } = must(
      declareInterest(REGISTER, { personId: 'ada', caseId: 'case', recuses: true, declaredAt: NOW }),
    );
    const room = { register, instant: NOW };
    expect(castBallot(round, submission('ada', 'b3', 'tace', { replaces: 'b1' }), room)).toMatchObject({
      code: 'ballot.voterConflicted',
    });
    const closed = must(closeRound(round, room)).round;
    expect(closed.closing?.countedBallotIds).toEqual(['b2']);
    expect(closed.closing?.notCast.map(({ personId }) => personId)).toEqual(['cover']);
  });

  it('counts the ballot of a voter who left before closing, and no absent member', () => {
    const round = after(submission('ada', 'b1'));
    const { register } = must(recordDeparture(REGISTER, 'ada', NOW));
    const closed = must(closeRound(round, { register, instant: NOW })).round;
    expect(closed.closing?.countedBallotIds).toEqual(['b1']);
    expect(closed.closing?.notCast.map(({ personId }) => personId)).toEqual(['bo', 'cover']);
  });

  it('goes from prepared to open, closed and opened, each once and in order', () => {
    expect(closeRound(prepared, ROOM)).toMatchObject({ code: 'round.notOpen' });
    expect(openRound(open)).toMatchObject({ code: 'round.alreadyOpen' });
    expect(openSeal(open, [], sha256)).toMatchObject({ code: 'round.notClosed' });
    const closed = must(closeRound(after(submission('ada', 'b1')), ROOM)).round;
    expect(closeRound(closed, ROOM)).toMatchObject({ code: 'round.alreadyClosed' });
    expect(openRound(closed)).toMatchObject({ code: 'round.alreadyClosed' });
    const opened = must(openSeal(closed, [disclose('b1')], sha256)).round;
    expect(openSeal(opened, [disclose('b1')], sha256)).toMatchObject({ code: 'round.sealAlreadyOpened' });
    expect(castBallot(opened, submission('bo', 'b2'), ROOM)).toMatchObject({ code: 'ballot.late' });
  });

  it('opens all ballots that count, none that was replaced, each as it was sealed', () => {
    const closed = must(
      closeRound(
        after(submission('ada', 'b1'), submission('ada', 'b2', 'tace', { replaces: 'b1' }), submission('bo', 'b3')),
        ROOM,
      ),
    ).round;
    expect(openSeal(closed, [disclose('b2', 'tace')], sha256)).toMatchObject({
      code: 'round.disclosureIncomplete',
      params: { ballotId: 'b3' },
    });
    expect(openSeal(closed, [disclose('b1'), disclose('b2', 'tace'), disclose('b3')], sha256)).toMatchObject({
      code: 'round.disclosureForeign',
    });
    expect(openSeal(closed, [disclose('b3'), disclose('b3'), disclose('b2', 'tace')], sha256)).toMatchObject({
      code: 'round.disclosureForeign',
    });
    expect(openSeal(closed, [disclose('b2', 'tare'), disclose('b3')], sha256)).toMatchObject({
      code: 'round.commitmentMismatch',
      params: { ballotId: 'b2' },
    });
    const { opened } = must(openSeal(closed, [disclose('b3'), disclose('b2', 'tace')], sha256));
    expect(opened.ballots.map(({ ballotId, content: said }) => [ballotId, said.position])).toEqual([
      ['b2', { kind: 'option', optionId: 'tace' }],
      ['b3', { kind: 'option', optionId: 'tae' }],
    ]);
    expect(opened.notCast.map(({ personId }) => personId)).toEqual(['cover']);
  });
});
