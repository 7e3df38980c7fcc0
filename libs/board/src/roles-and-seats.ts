/**
 * Who may be given which role, seat and cover. Rights are given by somebody else and kept apart: an account that
 * administers is not one that reads patients, and an auditor judges no board they belong to.
 */
import { compareDates, daysBetween, type CalendarDate } from './calendar-date.js';
import { refuse, type Ruling } from './ruling.js';

export type AccountRole = 'coordinator' | 'specialist' | 'referrer' | 'auditor' | 'administrator';
export type SeatRole = 'chair' | 'deputyChair' | 'member' | 'coordinator' | 'guest';

/** Longest cover, in days: whoever is away longer gives up the seat for the time. */
export const LONGEST_COVER_DAYS = 184;
/** Longest grant to an auditor, in days. */
export const LONGEST_GRANT_DAYS = 366;

export const RIGHTS_REASONS = {
  'person.ownRights': 'Nobody changes their own rights. Ask another administrator.',
  'person.administratorAlone': 'An administrator account carries no other role. Create a second account for clinical work.',
  'person.auditorAlone': 'An auditor account carries no role of the board it would have to judge.',
  'person.disciplineMissing': 'A specialist needs a discipline.',
  'person.lastAdministrator': 'This is the last active administrator. Name another one first.',
  'membership.roleMissing': 'This account does not have the role the seat asks for.',
  'membership.inactive': 'This account is deactivated.',
  'membership.overlaps': 'This person belongs to the board in that time already. End the present membership first.',
  'membership.chairTaken': 'The board has a chair in that time already. End that seat first, or name a deputy.',
  'membership.datesReversed': 'The last day lies before the first.',
  'membership.ended': 'This membership has ended already.',
  'cover.notAMember': 'The absent person has no voting seat on this board in that time.',
  'cover.isAMember': 'The cover belongs to the board and would vote twice. Name somebody who has no seat of their own.',
  'cover.otherDiscipline': 'The cover must be a specialist of the discipline of the seat.',
  'cover.overlaps': 'A cover is named for this seat or for this person in that time already.',
  'cover.notOwnSeat': 'You can name the cover of your own seat; the coordinator or the chair names others.',
  'cover.tooLong': 'A cover is named for at most {days} days.',
  'cover.ended': 'This cover has ended already.',
  'grant.notAnAuditor': 'Only an account with the role auditor can be given this.',
  'grant.tooLong': 'A grant lasts at most {days} days.',
  'grant.ended': 'This grant has ended already.',
} as const;
export type RightsReason = keyof typeof RIGHTS_REASONS;
export type RightsRuling = Ruling<object, RightsReason>;

const allowed: RightsRuling = { ok: true };
const no = (code: RightsReason, params: Readonly<Record<string, number>> = {}): RightsRuling => refuse(RIGHTS_REASONS, code, params);

/** Which roles one account may hold together. */
export function checkRoles(roles: readonly AccountRole[], discipline: string | null): RightsRuling {
  if (roles.includes('administrator') && roles.length > 1) return no('person.administratorAlone');
  if (roles.includes('auditor') && roles.length > 1) return no('person.auditorAlone');
  if (roles.includes('specialist') && discipline === null) return no('person.disciplineMissing');
  return allowed;
}

export interface RightsChange {
  readonly actorId: string;
  readonly personId: string;
  readonly rolesBefore: readonly AccountRole[];
  readonly rolesAfter: readonly AccountRole[];
  readonly isActiveAfter: boolean;
  /** Active administrators of the organisation besides this person. */
  readonly otherAdministrators: number;
}

export function checkRightsChange(change: RightsChange): RightsRuling {
  const { rolesBefore, rolesAfter, isActiveAfter } = change;
  const sameRoles = rolesBefore.length === rolesAfter.length && rolesBefore.every((role) => rolesAfter.includes(role));
  if (change.actorId === change.personId && (!sameRoles || !isActiveAfter)) return no('person.ownRights');
  const administers = isActiveAfter && rolesAfter.includes('administrator');
  if (rolesBefore.includes('administrator') && !administers && change.otherAdministrators === 0) return no('person.lastAdministrator');
  return allowed;
}

/** Days of a seat, both included; `to` null while no end is set. */
export interface Span {
  readonly from: CalendarDate;
  readonly to: CalendarDate | null;
}

export function spansOverlap(a: Span, b: Span): boolean {
  const endsBefore = (first: Span, second: Span): boolean => first.to !== null && compareDates(first.to, second.from) < 0;
  return !isEmpty(a) && !isEmpty(b) && !endsBefore(a, b) && !endsBefore(b, a);
}

/** A seat given up on its first day: its last day lies before its first. */
const isEmpty = ({ from, to }: Span): boolean => to !== null && compareDates(to, from) < 0;

export interface HeldSeat extends Span {
  readonly personId: string;
  readonly role: SeatRole;
}

export interface SeatWish extends HeldSeat {
  readonly actorId: string;
  readonly accountRoles: readonly AccountRole[];
  readonly isActive: boolean;
}

/** @param held every seat of the board, past ones included. */
export function checkSeat(wish: SeatWish, held: readonly HeldSeat[]): RightsRuling {
  if (wish.actorId === wish.personId) return no('person.ownRights');
  if (isEmpty(wish)) return no('membership.datesReversed');
  if (!wish.isActive) return no('membership.inactive');
  const needed: readonly AccountRole[] =
    wish.role === 'coordinator' ? ['coordinator'] : wish.role === 'guest' ? ['specialist', 'coordinator', 'referrer'] : ['specialist'];
  if (!needed.some((role) => wish.accountRoles.includes(role))) return no('membership.roleMissing');
  const meanwhile = held.filter((seat) => spansOverlap(seat, wish));
  if (meanwhile.some((seat) => seat.personId === wish.personId)) return no('membership.overlaps');
  if (wish.role === 'chair' && meanwhile.some((seat) => seat.role === 'chair')) return no('membership.chairTaken');
  return allowed;
}

export interface NamedCover extends Span {
  readonly absentPersonId: string;
  readonly coverPersonId: string;
}

export interface CoverWish {
  readonly absentPersonId: string;
  readonly coverPersonId: string;
  readonly from: CalendarDate;
  readonly to: CalendarDate;
  readonly actorId: string;
  /** Whether the actor may name covers for others: coordinator, chair or administrator. */
  readonly mayNameForOthers: boolean;
  readonly seatDiscipline: string | null;
  readonly cover: { readonly discipline: string | null; readonly roles: readonly AccountRole[]; readonly isActive: boolean };
}

const votingRoles: readonly SeatRole[] = ['chair', 'deputyChair', 'member'];

/** A cover is a specialist of the seat's discipline without a seat of their own; they vote as themselves for the seat. */
export function checkCover(wish: CoverWish, seats: readonly HeldSeat[], covers: readonly NamedCover[]): RightsRuling {
  if (!wish.mayNameForOthers && wish.actorId !== wish.absentPersonId) return no('cover.notOwnSeat');
  if (isEmpty(wish)) return no('membership.datesReversed');
  if (daysBetween(wish.from, wish.to) >= LONGEST_COVER_DAYS) return no('cover.tooLong', { days: LONGEST_COVER_DAYS });
  const hasSeat = seats.some(
    (seat) => seat.personId === wish.absentPersonId && votingRoles.includes(seat.role) && spansOverlap(seat, wish),
  );
  if (!hasSeat) return no('cover.notAMember');
  if (wish.mayNameForOthers && wish.actorId === wish.coverPersonId) return no('person.ownRights');
  if (!wish.cover.isActive) return no('membership.inactive');
  if (!wish.cover.roles.includes('specialist') || wish.cover.discipline === null || wish.cover.discipline !== wish.seatDiscipline) {
    return no('cover.otherDiscipline');
  }
  if (seats.some((seat) => seat.personId === wish.coverPersonId && spansOverlap(seat, wish))) return no('cover.isAMember');
  const meanwhile = covers.filter((cover) => spansOverlap(cover, wish));
  if (meanwhile.some((cover) => cover.absentPersonId === wish.absentPersonId || cover.coverPersonId === wish.coverPersonId)) {
    return no('cover.overlaps');
  }
  return allowed;
}

export interface GrantWish {
  readonly actorId: string;
  readonly personId: string;
  readonly roles: readonly AccountRole[];
  readonly isActive: boolean;
  /** Instants in milliseconds since 1970. */
  readonly fromMs: number;
  readonly toMs: number;
}

export function checkGrant({ actorId, personId, roles, isActive, fromMs, toMs }: GrantWish): RightsRuling {
  if (actorId === personId) return no('person.ownRights');
  if (!isActive) return no('membership.inactive');
  if (!roles.includes('auditor')) return no('grant.notAnAuditor');
  if (toMs <= fromMs) return no('membership.datesReversed');
  if (toMs - fromMs > LONGEST_GRANT_DAYS * 86_400_000) return no('grant.tooLong', { days: LONGEST_GRANT_DAYS });
  return allowed;
}
