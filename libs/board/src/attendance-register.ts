/** Who was in the room, when, for which seat, and who declared an interest in which case. */
import type { Discipline } from './disciplines.js';
import type { CaseId, PersonId, SeatId } from './identifiers.js';
import { compareInstants, type Instant } from './instant.js';
import { refuse, type Ruling } from './ruling.js';

/**
 * `core`: a member in their own seat. `cover`: named for an absent member, votes as themselves for that member's seat.
 * `guest`: listens; never votes, never counts for a quorum.
 */
export type AttendanceRole = 'core' | 'cover' | 'guest';

/** One unbroken stay; a person who leaves and returns has two. */
export interface Attendance {
  readonly personId: PersonId;
  /** Null for people who speak for none, such as the coordinator; they do not vote. */
  readonly discipline: Discipline | null;
  readonly role: AttendanceRole;
  /** The seat held or covered; null for a guest and for a member without a vote. */
  readonly seatId: SeatId | null;
  readonly mode: 'room' | 'remote';
  readonly arrivedAt: Instant;
  /** Null while still there. The stay ends just before this instant. */
  readonly leftAt: Instant | null;
}

/** An interest in a case. One that recuses keeps the person out of its quorum, ballots and signatures. */
export interface DeclaredInterest {
  readonly personId: PersonId;
  readonly caseId: CaseId;
  readonly recuses: boolean;
  readonly declaredAt: Instant;
  /** When the declaration was taken back, or null while it stands. */
  readonly withdrawnAt: Instant | null;
}

export interface AttendanceRegister {
  readonly attendances: readonly Attendance[];
  readonly interests: readonly DeclaredInterest[];
}

export const EMPTY_REGISTER: AttendanceRegister = { attendances: [], interests: [] };

export const ATTENDANCE_REASONS = {
  'attendance.alreadyPresent': 'This person is in the register already and has not left.',
  'attendance.notPresent': 'This person is not in the register at this time.',
  'attendance.leftBeforeArrival': 'The time of leaving lies before the time of arrival.',
  'attendance.guestHasNoSeat': 'A guest holds no seat.',
  'attendance.coverNeedsSeat': 'Say whose seat is covered.',
  'attendance.interestAlreadyDeclared': 'The interest in this case is declared already.',
} as const;
export type AttendanceRefusalCode = keyof typeof ATTENDANCE_REASONS;
type RegisterRuling = Ruling<{ readonly register: AttendanceRegister }, AttendanceRefusalCode>;

function covers(span: { readonly from: Instant; readonly until: Instant | null }, instant: Instant): boolean {
  return compareInstants(span.from, instant) <= 0 && (span.until === null || compareInstants(instant, span.until) < 0);
}

export function recordArrival(register: AttendanceRegister, arrival: Omit<Attendance, 'leftAt'>): RegisterRuling {
  if (arrival.role === 'guest' && arrival.seatId !== null)
    return refuse(ATTENDANCE_REASONS, 'attendance.guestHasNoSeat');
  if (arrival.role === 'cover' && arrival.seatId === null)
    return refuse(ATTENDANCE_REASONS, 'attendance.coverNeedsSeat');
  const overlapping = register.attendances.some(
    (stay) =>
      stay.personId === arrival.personId &&
      (stay.leftAt === null || compareInstants(arrival.arrivedAt, stay.leftAt) < 0),
  );
  if (overlapping) return refuse(ATTENDANCE_REASONS, 'attendance.alreadyPresent');
  return { ok: true, register: { ...register, attendances: [...register.attendances, { ...arrival, leftAt: null }] } };
}

export function recordDeparture(register: AttendanceRegister, personId: PersonId, leftAt: Instant): RegisterRuling {
  const stay = register.attendances.find((candidate) => candidate.personId === personId && candidate.leftAt === null);
  if (!stay) return refuse(ATTENDANCE_REASONS, 'attendance.notPresent');
  if (compareInstants(leftAt, stay.arrivedAt) < 0) return refuse(ATTENDANCE_REASONS, 'attendance.leftBeforeArrival');
  const attendances = register.attendances.map((candidate) => (candidate === stay ? { ...stay, leftAt } : candidate));
  return { ok: true, register: { ...register, attendances } };
}

/** Declares an interest. Declaring it again adds nothing, unless it now recuses and did not before. */
export function declareInterest(
  register: AttendanceRegister,
  interest: Omit<DeclaredInterest, 'withdrawnAt'>,
): RegisterRuling {
  const standing = register.interests.some(
    (earlier) =>
      earlier.personId === interest.personId &&
      earlier.caseId === interest.caseId &&
      earlier.withdrawnAt === null &&
      (earlier.recuses || !interest.recuses),
  );
  if (standing) return refuse(ATTENDANCE_REASONS, 'attendance.interestAlreadyDeclared');
  return {
    ok: true,
    register: { ...register, interests: [...register.interests, { ...interest, withdrawnAt: null }] },
  };
}

export function isPresent(register: AttendanceRegister, personId: PersonId, instant: Instant): boolean {
  return presentAt(register, instant).some((stay) => stay.personId === personId);
}

/** Stays that include the instant, in the order of the register. */
export function presentAt(register: AttendanceRegister, instant: Instant): readonly Attendance[] {
  return register.attendances.filter((stay) => covers({ from: stay.arrivedAt, until: stay.leftAt }, instant));
}

export function isRecused(register: AttendanceRegister, personId: PersonId, caseId: CaseId, instant: Instant): boolean {
  return register.interests.some(
    (interest) =>
      interest.recuses &&
      interest.personId === personId &&
      interest.caseId === caseId &&
      covers({ from: interest.declaredAt, until: interest.withdrawnAt }, instant),
  );
}

/** A person entitled to vote on a case at an instant. */
export interface Voter {
  readonly personId: PersonId;
  readonly seatId: SeatId;
  readonly discipline: Discipline;
  readonly role: 'core' | 'cover';
}

/**
 * The voters of a case at an instant: one per seat, in the order of the register. The member holds the seat; a cover holds it
 * while the member is away or recused. Guests, recused and absent people are not voters. Should two covers stand for one
 * seat, the one entered first holds it.
 */
export function votersAt(register: AttendanceRegister, caseId: CaseId, instant: Instant): readonly Voter[] {
  const bySeat = new Map<SeatId, Voter>();
  for (const role of ['core', 'cover'] as const) {
    for (const stay of presentAt(register, instant)) {
      if (stay.role !== role || stay.seatId === null || stay.discipline === null) continue;
      if (bySeat.has(stay.seatId)) continue;
      if (isRecused(register, stay.personId, caseId, instant)) continue;
      bySeat.set(stay.seatId, { personId: stay.personId, seatId: stay.seatId, discipline: stay.discipline, role });
    }
  }
  return presentAt(register, instant).flatMap(({ personId, seatId }) => {
    const voter = seatId === null ? undefined : bySeat.get(seatId);
    return voter?.personId === personId ? [voter] : [];
  });
}

/** Why a person may not vote on a case at an instant. */
export type NotVoting = 'absent' | 'recused' | 'guest' | 'withoutVote' | 'seatHeldByMember';

/** The person's seat in this case, or why there is none. */
export function voterOrReason(
  register: AttendanceRegister,
  caseId: CaseId,
  personId: PersonId,
  instant: Instant,
): { readonly voter: Voter } | { readonly notVoting: NotVoting } {
  const stay = presentAt(register, instant).find((candidate) => candidate.personId === personId);
  if (!stay) return { notVoting: 'absent' };
  if (isRecused(register, personId, caseId, instant)) return { notVoting: 'recused' };
  if (stay.role === 'guest') return { notVoting: 'guest' };
  if (stay.seatId === null || stay.discipline === null) return { notVoting: 'withoutVote' };
  const voter = votersAt(register, caseId, instant).find((candidate) => candidate.personId === personId);
  return voter ? { voter } : { notVoting: 'seatHeldByMember' };
}
