import fc from 'fast-check';
import {
  declareInterest,
  EMPTY_REGISTER,
  isPresent,
  recordArrival,
  recordDeparture,
  voterOrReason,
  votersAt,
  type Attendance,
  type AttendanceRegister,
} from './attendance-register.js';
import { DISCIPLINES, type Discipline } from './disciplines.js';
import { addMinutes, compareInstants } from './instant.js';
import { neededDisciplines } from './needed-disciplines.js';
import { quorumAt } from './quorum.js';

const at = (clock: string): string => `2026-07-23T${clock}:00Z`;
const stay = (personId: string, discipline: Discipline, from: string, over: Partial<Attendance> = {}): Attendance => ({
  personId,
  discipline,
  role: 'core',
  seatId: `seat-${personId}`,
  mode: 'room',
  arrivedAt: at(from),
  leftAt: null,
  ...over,
});
const register = (...attendances: Attendance[]): AttendanceRegister => ({ attendances, interests: [] });
const interest = (personId: string, clock: string, recuses = true) => ({
  personId,
  caseId: 'case',
  recuses,
  declaredAt: at(clock),
});
const BASE = neededDisciplines({ openOptionIds: [] }).needs;
const CORE = [
  stay('surgeon', 'surgery', '08:00'),
  stay('oncologist', 'medicalOncology', '08:02'),
  stay('radiologist', 'radiology', '08:05'),
];

const light = (book: AttendanceRegister, discipline: Discipline, clock: string, needs = BASE) =>
  quorumAt(book, 'case', needs, at(clock)).disciplines.find((row) => row.discipline === discipline);

describe('attendance register', () => {
  it('records stays and refuses to be in the room twice', () => {
    const first = recordArrival(EMPTY_REGISTER, stay('surgeon', 'surgery', '08:00'));
    if (!first.ok) throw new Error(first.code);
    expect(recordArrival(first.register, stay('surgeon', 'surgery', '08:10'))).toMatchObject({
      code: 'attendance.alreadyPresent',
    });
    expect(recordDeparture(first.register, 'surgeon', at('07:59'))).toMatchObject({
      code: 'attendance.leftBeforeArrival',
    });
    const left = recordDeparture(first.register, 'surgeon', at('08:30'));
    if (!left.ok) throw new Error(left.code);
    expect(isPresent(left.register, 'surgeon', at('08:29'))).toBe(true);
    expect(isPresent(left.register, 'surgeon', at('08:30'))).toBe(false);
    expect(recordDeparture(left.register, 'surgeon', at('08:40'))).toMatchObject({ code: 'attendance.notPresent' });
    expect(recordArrival(left.register, stay('surgeon', 'surgery', '08:30'))).toMatchObject({ ok: true });
  });

  it('gives a guest no seat and a cover exactly one', () => {
    expect(recordArrival(EMPTY_REGISTER, stay('g', 'surgery', '08:00', { role: 'guest' }))).toMatchObject({
      code: 'attendance.guestHasNoSeat',
    });
    expect(recordArrival(EMPTY_REGISTER, stay('c', 'surgery', '08:00', { role: 'cover', seatId: null }))).toMatchObject(
      {
        code: 'attendance.coverNeedsSeat',
      },
    );
  });

  it('lets the member hold the seat, and the cover while the member is away or recused', () => {
    const cover = stay('cover', 'surgery', '08:00', { role: 'cover', seatId: 'seat-surgeon' });
    const book = register(cover, stay('surgeon', 'surgery', '08:20'));
    const holders = (clock: string, from = book) => votersAt(from, 'case', at(clock)).map(({ personId }) => personId);
    expect(holders('08:10')).toEqual(['cover']);
    expect(holders('08:20')).toEqual(['surgeon']);
    expect(voterOrReason(book, 'case', 'cover', at('08:20'))).toEqual({ notVoting: 'seatHeldByMember' });
    const recused = declareInterest(book, interest('surgeon', '08:25'));
    expect(recused.ok && holders('08:25', recused.register)).toEqual(['cover']);
    expect(recused.ok && declareInterest(recused.register, interest('surgeon', '08:26'))).toMatchObject({
      code: 'attendance.interestAlreadyDeclared',
    });
  });

  it.each([
    ['guest', stay('p', 'surgery', '08:00', { role: 'guest', seatId: null })],
    ['withoutVote', stay('p', 'specialistNurse', '08:00', { seatId: null })],
    ['absent', stay('p', 'surgery', '09:00')],
  ])('says why a person does not vote: %s', (why, entry) => {
    expect(voterOrReason(register(entry), 'case', 'p', at('08:30'))).toEqual({ notVoting: why });
  });
});

describe('quorum', () => {
  it('is met from the arrival of the last needed discipline', () => {
    expect(quorumAt(register(...CORE), 'case', BASE, at('08:04'))).toMatchObject({ met: false, metSince: null });
    expect(quorumAt(register(...CORE), 'case', BASE, at('08:30'))).toMatchObject({ met: true, metSince: at('08:05') });
  });

  it('belongs to the case: the same room suffices for one and not for another', () => {
    const transplant = neededDisciplines({ openOptionIds: ['liver-transplantation'] }).needs;
    expect(quorumAt(register(...CORE), 'case', transplant, at('08:30')).met).toBe(false);
    expect(light(register(...CORE), 'transplant', '08:30', transplant)?.state).toBe('awaited');
    expect(light(register(...CORE), 'transplant', '08:30')?.state).toBe('notNeeded');
  });

  it('ends when somebody leaves and begins anew on return', () => {
    const [surgeon, ...others] = CORE as [Attendance, ...Attendance[]];
    const book = register({ ...surgeon, leftAt: at('08:30') }, { ...surgeon, arrivedAt: at('08:40') }, ...others);
    expect(quorumAt(book, 'case', BASE, at('08:29')).met).toBe(true);
    expect(quorumAt(book, 'case', BASE, at('08:30')).met).toBe(false);
    expect(quorumAt(book, 'case', BASE, at('08:50'))).toMatchObject({ met: true, metSince: at('08:40') });
    expect(light(book, 'surgery', '08:50')?.since).toBe(at('08:40'));
  });

  it('goes on without a gap when one of two surgeons leaves', () => {
    const book = register(
      { ...(CORE[0] as Attendance), leftAt: at('08:30') },
      stay('second', 'surgery', '08:10'),
      ...CORE.slice(1),
    );
    expect(quorumAt(book, 'case', BASE, at('08:50'))).toMatchObject({ met: true, metSince: at('08:05') });
    expect(light(book, 'surgery', '08:50')).toMatchObject({
      state: 'present',
      personIds: ['second'],
      since: at('08:00'),
    });
  });

  it('shows a cover as cover and counts it', () => {
    const cover = stay('cover', 'radiology', '08:08', { role: 'cover', seatId: 'seat-away' });
    const book = register(...CORE.slice(0, 2), cover);
    expect(light(book, 'radiology', '08:10')?.state).toBe('cover');
    expect(quorumAt(book, 'case', BASE, at('08:10'))).toMatchObject({ met: true, metSince: at('08:08') });
  });

  it('does not count guests, members without a vote, or people with an interest in this case', () => {
    const guest = stay('guest', 'radiology', '08:00', { role: 'guest', seatId: null });
    const voteless = stay('voteless', 'radiology', '08:00', { seatId: null });
    expect(quorumAt(register(...CORE.slice(0, 2), guest, voteless), 'case', BASE, at('08:10')).met).toBe(false);
    const declared = declareInterest(register(...CORE), interest('surgeon', '08:20'));
    if (!declared.ok) throw new Error(declared.code);
    expect(quorumAt(declared.register, 'case', BASE, at('08:19')).met).toBe(true);
    expect(quorumAt(declared.register, 'case', BASE, at('08:20')).met).toBe(false);
    expect(quorumAt(declared.register, 'another case', BASE, at('08:20')).met).toBe(true);
  });

  it('answers for a past minute as if asked then, whatever was entered later', () => {
    const minute = fc.integer({ min: 0, max: 90 });
    const stays = fc.array(fc.tuple(fc.constantFrom(...DISCIPLINES.slice(0, 5)), minute, minute), { maxLength: 14 });
    const needs = neededDisciplines({ openOptionIds: ['tare'] }).needs;
    fc.assert(
      fc.property(stays, minute, (entries, now) => {
        const begin = at('08:00');
        const instant = addMinutes(begin, now);
        const whole = register(
          ...entries.map(([discipline, from, length], index) =>
            stay(`p${index}`, discipline, '08:00', {
              arrivedAt: addMinutes(begin, from),
              leftAt: addMinutes(begin, from + length),
            }),
          ),
        );
        const known = register(
          ...whole.attendances
            .filter(({ arrivedAt }) => compareInstants(arrivedAt, instant) <= 0)
            .map((entry) =>
              compareInstants(entry.leftAt as string, instant) > 0 ? { ...entry, leftAt: null } : entry,
            ),
        );
        const quorum = quorumAt(whole, 'case', needs, instant);
        expect(quorum).toEqual(quorumAt(known, 'case', needs, instant));
        // Met exactly when no needed light is out; then it held at every change since, and not just before.
        expect(quorum.met).toBe(quorum.disciplines.every((row) => row.state !== 'awaited'));
        if (quorum.metSince !== null) {
          expect(quorumAt(whole, 'case', needs, quorum.metSince).met).toBe(true);
          expect(quorumAt(whole, 'case', needs, addMinutes(quorum.metSince, -1 / 60_000)).met).toBe(false);
        }
      }),
      { numRuns: 300 },
    );
  });
});
