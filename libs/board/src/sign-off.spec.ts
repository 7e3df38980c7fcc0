import fc from 'fast-check';
import { actingChair, type Chairs } from './acting-chair.js';
import type { Attendance, AttendanceRegister } from './attendance-register.js';
import type { Discipline } from './disciplines.js';
import { acknowledgeDissent, recordDissent, unacknowledgedDissents, type Dissent } from './dissent.js';
import { neededDisciplines } from './needed-disciplines.js';
import {
  addSignature,
  isStale,
  signatureStatus,
  signOffState,
  validSignatures,
  type Signature,
  type SigningRecord,
} from './sign-off.js';
import { determineSignatories, signingCapacity, type ConfirmationRoom } from './signatories.js';

const NOW = '2026-07-23T09:14:00Z';
const HASH = 'a'.repeat(64);
const OTHER_HASH = 'b'.repeat(64);
const stay = (personId: string, discipline: Discipline, over: Partial<Attendance> = {}): Attendance => ({
  personId,
  discipline,
  role: 'core',
  seatId: personId,
  mode: 'room',
  arrivedAt: '2026-07-23T08:00:00Z',
  leftAt: null,
  ...over,
});
const REGISTER: AttendanceRegister = {
  attendances: [
    stay('chair', 'surgery'),
    stay('surgeon', 'surgery'),
    stay('oncologist', 'medicalOncology'),
    stay('radiologist', 'radiology'),
    stay('nurse', 'specialistNurse'),
    stay('guest', 'radiology', { role: 'guest', seatId: null }),
  ],
  interests: [],
};
const CHAIRS: Chairs = { chairId: 'chair', deputyIds: ['absent deputy', 'surgeon'] };
const recuse = (...people: string[]): AttendanceRegister => ({
  ...REGISTER,
  interests: people.map((personId) => ({
    personId,
    caseId: 'case',
    recuses: true,
    declaredAt: NOW,
    withdrawnAt: null,
  })),
});
const ROOM: ConfirmationRoom = {
  chairs: CHAIRS,
  register: REGISTER,
  caseId: 'case',
  needs: neededDisciplines({ openOptionIds: [] }).needs,
  instant: NOW,
  secondRoundVoters: [{ personId: 'left early', seatId: 'left early', discipline: 'pathology', role: 'core' }],
};
const must = <T extends { ok: boolean }>(ruling: T): Extract<T, { ok: true }> => {
  if (!ruling.ok) throw new Error((ruling as unknown as { code: string }).code);
  return ruling as Extract<T, { ok: true }>;
};
const SIGNATORIES = must(determineSignatories(ROOM)).signatories;
const RECORD: SigningRecord = { caseId: 'case', sha256: HASH, signatories: SIGNATORIES, signatures: [], dissents: [] };
type Attempt = Omit<Signature, 'capacity'>;
const attempt = (personId: string, over: Partial<Attempt> = {}): Attempt => ({
  personId,
  caseId: 'case',
  meaning: 'approved',
  reason: '',
  sha256: HASH,
  signedAt: NOW,
  ...over,
});
const decline = (personId: string): Attempt =>
  attempt(personId, { meaning: 'declined', reason: 'the remnant is too small' });
const signAll = (record: SigningRecord, ...attempts: Attempt[]): SigningRecord =>
  attempts.reduce((current, next) => must(addSignature(current, next)).record, record);
const dissent = (personId: string, acknowledged: boolean): Dissent => ({
  dissentId: `d-${personId}`,
  personId,
  discipline: 'radiology',
  reason: 'PRRT first',
  recordedAt: NOW,
  acknowledgedBy: acknowledged ? 'chair' : null,
  acknowledgedAt: acknowledged ? NOW : null,
});

describe('acting chair', () => {
  it.each<[string, AttendanceRegister, Chairs, unknown]>([
    ['the chair', REGISTER, CHAIRS, { personId: 'chair', office: 'chair', replacedBecause: null }],
    [
      'a deputy for a conflicted chair',
      recuse('chair'),
      CHAIRS,
      { personId: 'surgeon', office: 'deputyChair', replacedBecause: 'recused' },
    ],
    [
      'a deputy for an absent chair',
      REGISTER,
      { ...CHAIRS, chairId: 'gone' },
      { personId: 'surgeon', office: 'deputyChair', replacedBecause: 'absent' },
    ],
  ])('is %s', (_who, register, chairs, chair) => {
    expect(actingChair(chairs, register, 'case', NOW)).toEqual({ ok: true, chair });
  });

  it('is nobody when chair and deputies are away or conflicted', () => {
    expect(actingChair(CHAIRS, recuse('chair', 'surgeon'), 'case', NOW)).toMatchObject({
      code: 'chair.nobodyAvailable',
    });
    expect(determineSignatories({ ...ROOM, register: recuse('chair', 'surgeon') })).toMatchObject({
      code: 'chair.nobodyAvailable',
    });
  });
});

describe('signatories', () => {
  it('are the chair, the present voters of each needed discipline, and other voters', () => {
    expect(SIGNATORIES.disciplines).toEqual([
      { discipline: 'surgery', candidateIds: ['chair', 'surgeon'] },
      { discipline: 'medicalOncology', candidateIds: ['oncologist'] },
      { discipline: 'radiology', candidateIds: ['radiologist'] },
    ]);
    expect(SIGNATORIES.otherVoterIds).toEqual(['nurse', 'left early']);
    expect(['chair', 'surgeon', 'nurse', 'guest'].map((id) => signingCapacity(SIGNATORIES, id))).toEqual([
      'chair',
      'requiredDiscipline',
      'voter',
      null,
    ]);
  });

  it('cannot be named without a quorum', () => {
    expect(determineSignatories({ ...ROOM, register: recuse('radiologist') })).toMatchObject({
      code: 'signatories.quorumNotMet',
      params: { missing: 'radiology' },
    });
  });
});

describe('dissent', () => {
  const circumstances = { register: REGISTER, caseId: 'case', signedOff: false };
  const entry = { dissentId: 'd', personId: 'radiologist', reason: 'PRRT first', recordedAt: NOW };

  it('is recorded with its reason, once, by a voter, before sign-off', () => {
    const { dissents } = must(recordDissent([], entry, circumstances));
    expect(dissents).toEqual([{ ...entry, discipline: 'radiology', acknowledgedBy: null, acknowledgedAt: null }]);
    expect(recordDissent(dissents, { ...entry, dissentId: 'e' }, circumstances)).toMatchObject({
      code: 'dissent.alreadyRecorded',
    });
    expect(recordDissent([], { ...entry, reason: ' ' }, circumstances)).toMatchObject({
      code: 'dissent.reasonMissing',
    });
    expect(recordDissent([], { ...entry, personId: 'guest' }, circumstances)).toMatchObject({
      code: 'dissent.notAVoter',
    });
    expect(recordDissent([], entry, { ...circumstances, register: recuse('radiologist') })).toMatchObject({
      code: 'dissent.notAVoter',
    });
    expect(recordDissent([], entry, { ...circumstances, signedOff: true })).toMatchObject({
      code: 'dissent.recordSigned',
    });
  });

  it('is acknowledged by the acting chair only, and once', () => {
    const by = (personId: string, actingChairId: string | null = 'chair') => ({ personId, actingChairId, at: NOW });
    const open = [dissent('radiologist', false)];
    expect(acknowledgeDissent(open, 'd-radiologist', by('radiologist'))).toMatchObject({
      code: 'dissent.onlyTheChair',
    });
    expect(acknowledgeDissent(open, 'd-radiologist', by('chair', 'surgeon'))).toMatchObject({
      code: 'dissent.onlyTheChair',
    });
    expect(acknowledgeDissent(open, 'other', by('chair'))).toMatchObject({ code: 'dissent.unknown' });
    const { dissents } = must(acknowledgeDissent(open, 'd-radiologist', by('chair')));
    expect(unacknowledgedDissents(dissents)).toEqual([]);
    expect(acknowledgeDissent(dissents, 'd-radiologist', by('chair'))).toMatchObject({
      code: 'dissent.alreadyAcknowledged',
    });
  });
});

describe('sign-off', () => {
  it('is complete with the chair and one voter of each required discipline; the chair counts for their own', () => {
    const almost = signAll(RECORD, attempt('chair'), attempt('oncologist'));
    expect(signOffState(almost)).toMatchObject({
      state: 'awaitingSignatures',
      notSignedIds: ['surgeon', 'radiologist', 'nurse', 'left early'],
    });
    const done = signOffState(signAll(almost, attempt('radiologist')));
    expect(done.state).toBe('signedOff');
    expect(
      done.requirements.map(({ capacity, discipline, satisfiedBy }) => [capacity, discipline, satisfiedBy]),
    ).toEqual([
      ['chair', null, 'chair'],
      ['requiredDiscipline', 'surgery', 'chair'],
      ['requiredDiscipline', 'medicalOncology', 'oncologist'],
      ['requiredDiscipline', 'radiology', 'radiologist'],
    ]);
  });

  it('is not complete without the chair, however many others sign', () => {
    const record = signAll(
      RECORD,
      ...['surgeon', 'oncologist', 'radiologist', 'nurse', 'left early'].map((id) => attempt(id)),
    );
    expect(signOffState(record)).toMatchObject({ state: 'awaitingSignatures', notSignedIds: ['chair'] });
  });

  it('returns to the chair when the only voter of a required discipline declines, and takes no more signatures', () => {
    const record = signAll(RECORD, decline('radiologist'));
    expect(signOffState(record).state).toBe('returned');
    expect(addSignature(record, attempt('chair'))).toMatchObject({ code: 'signature.returnedToChair' });
    expect(signOffState(signAll(RECORD, decline('chair'))).state).toBe('returned');
  });

  it('stays open when a colleague of the discipline can still sign, or when an unrequired voter declines', () => {
    expect(signOffState(signAll(RECORD, decline('surgeon'))).state).toBe('awaitingSignatures');
    expect(signOffState(signAll(RECORD, decline('nurse'))).state).toBe('awaitingSignatures');
    expect(
      signOffState(signAll(RECORD, decline('surgeon'), attempt('chair'), attempt('oncologist'), attempt('radiologist')))
        .state,
    ).toBe('signedOff');
  });

  it.each<[string, SigningRecord, Attempt]>([
    ['signature.otherCase', RECORD, attempt('chair', { caseId: 'other case' })],
    ['signature.otherText', RECORD, attempt('chair', { sha256: OTHER_HASH })],
    ['signature.notASignatory', RECORD, attempt('guest')],
    ['signature.notASignatory', RECORD, attempt('stranger')],
    ['signature.alreadySigned', signAll(RECORD, attempt('chair')), attempt('chair')],
    ['signature.alreadySigned', signAll(RECORD, attempt('surgeon')), decline('surgeon')],
    ['signature.reasonMissing', RECORD, attempt('chair', { meaning: 'declined', reason: ' ' })],
    ['signature.meaningUnknown', RECORD, attempt('chair', { meaning: 'toString' as 'approved' })],
    ['signature.dissentNotRecorded', RECORD, attempt('chair', { meaning: 'approvedWithDissent' })],
    ['signature.dissentNotAcknowledged', { ...RECORD, dissents: [dissent('radiologist', false)] }, attempt('chair')],
    ['signature.dissentOnRecord', { ...RECORD, dissents: [dissent('radiologist', true)] }, attempt('radiologist')],
  ])('refuses: %s', (code, record, signature) => {
    expect(addSignature(record, signature)).toMatchObject({ ok: false, code });
  });

  it('takes no signature of a person who declared an interest since', () => {
    expect(addSignature(RECORD, attempt('oncologist'), ['oncologist'])).toMatchObject({ code: 'signature.conflicted' });
  });

  it('takes a signature with an acknowledged dissent', () => {
    const record = { ...RECORD, dissents: [dissent('radiologist', true)] };
    expect(
      must(addSignature(record, attempt('radiologist', { meaning: 'approvedWithDissent' }))).signature.capacity,
    ).toBe('requiredDiscipline');
  });

  it('is not complete while a dissent is unacknowledged, even if all signatures were there before it', () => {
    const signed = signAll(RECORD, attempt('chair'), attempt('oncologist'), attempt('radiologist'));
    expect(signOffState({ ...signed, dissents: [dissent('nurse', false)] }).state).toBe('awaitingSignatures');
  });

  it('makes every signature stale when the text changes, and shows them as such', () => {
    const signed = signAll(RECORD, attempt('chair'), attempt('oncologist'), attempt('radiologist'));
    const changed = signOffState({ ...signed, sha256: OTHER_HASH });
    expect(changed.state).toBe('awaitingSignatures');
    expect(changed.staleSignatures).toHaveLength(3);
    expect(changed.requirements.every(({ state }) => state === 'awaited')).toBe(true);
    expect(signed.signatures.every((signature) => isStale(signature, OTHER_HASH) && !isStale(signature, HASH))).toBe(
      true,
    );
    // Those who signed the old text sign the new one.
    expect(addSignature({ ...signed, sha256: OTHER_HASH }, attempt('chair', { sha256: OTHER_HASH }))).toMatchObject({
      ok: true,
    });
  });

  it('gives a signature copied to another case no standing there, even with the same hash', () => {
    const [copied] = signAll(RECORD, attempt('chair')).signatures;
    if (!copied) throw new Error('one signature was made');
    const other: SigningRecord = { ...RECORD, caseId: 'other case', signatures: [copied] };
    expect(signatureStatus(copied, other)).toBe('foreign');
    expect(validSignatures(other)).toEqual([]);
  });

  it('is complete exactly when the rule says so, in whatever order people sign', () => {
    const people = ['chair', 'surgeon', 'oncologist', 'radiologist', 'nurse', 'left early'];
    const meaning = fc.constantFrom('approved' as const, 'declined' as const);
    fc.assert(
      fc.property(fc.shuffledSubarray(people), fc.array(meaning, { minLength: 6, maxLength: 6 }), (order, meanings) => {
        const said = new Map<string, Signature['meaning']>();
        let record = RECORD;
        for (const [index, personId] of order.entries()) {
          const answer = addSignature(
            record,
            attempt(personId, { meaning: meanings[index] as 'approved', reason: 'because' }),
          );
          if (answer.ok) {
            record = answer.record;
            said.set(personId, meanings[index] as 'approved');
          } else expect(answer.code).toBe('signature.returnedToChair');
        }
        const approved = (id: string): boolean => said.get(id) === 'approved';
        const declined = (id: string): boolean => said.get(id) === 'declined';
        const returned = declined('chair') || declined('oncologist') || declined('radiologist');
        const expected = returned
          ? 'returned'
          : approved('chair') && approved('oncologist') && approved('radiologist')
            ? 'signedOff'
            : 'awaitingSignatures';
        expect(signOffState(record).state).toBe(expected);
      }),
    );
  });
});
