/** The list of one meeting: what is discussed in which order, what is recorded without discussion, what is put off and why. */
import type { AgendaEntryId, CaseId, PersonId } from './identifiers.js';
import { isBlank, refuse, type Ruling } from './ruling.js';

export const AGENDA_LANES = ['discuss', 'standardOfCare', 'deferred'] as const;
/** `standardOfCare`: an agreed rule applies, any member can pull the case back. `deferred`: not at this meeting. */
export type AgendaLane = (typeof AGENDA_LANES)[number];

export interface AgendaCase {
  readonly kind: 'case';
  readonly entryId: AgendaEntryId;
  readonly caseId: CaseId;
  readonly lane: AgendaLane;
  /** The rule that makes it standard of care, or why it is deferred; empty in the lane `discuss`. */
  readonly reason: string;
  readonly presenterId: PersonId | null;
  /** Planned minutes, whole, 1 to 90. */
  readonly minutes: number;
}

export interface AgendaBreak {
  readonly kind: 'break';
  readonly entryId: AgendaEntryId;
  /** Planned minutes, whole, 1 to 90. */
  readonly minutes: number;
}

export type AgendaEntry = AgendaCase | AgendaBreak;
/** Order matters: it is the order of the meeting. */
export type Agenda = readonly AgendaEntry[];

export const AGENDA_REASONS = {
  'agenda.entryUnknown': 'This entry is not on the agenda; it may have been removed meanwhile.',
  'agenda.entryDoubled': 'This entry is on the agenda already.',
  'agenda.caseListedTwice': 'This case is on the agenda already.',
  'agenda.minutesOutOfRange': 'Minutes are a whole number from 1 to 90.',
  'agenda.positionOutOfRange': 'Positions run from 0 to {last}.',
  'agenda.laneReasonMissing': 'State the reason for this lane.',
  'agenda.presenterMissing': '{count} cases for discussion have no presenter.',
  'agenda.nothingToDiscuss': 'No case is listed for discussion or as standard of care.',
} as const;
export type AgendaRefusalCode = keyof typeof AGENDA_REASONS;
export type AgendaRuling = Ruling<{ readonly agenda: Agenda }, AgendaRefusalCode>;

function entryProblem(entry: AgendaEntry): AgendaRefusalCode | null {
  if (!Number.isInteger(entry.minutes) || entry.minutes < 1 || entry.minutes > 90) return 'agenda.minutesOutOfRange';
  if (entry.kind === 'case' && entry.lane !== 'discuss' && isBlank(entry.reason)) return 'agenda.laneReasonMissing';
  return null;
}

/** Puts an entry on the list, at the end unless a position is given. */
export function addAgendaEntry(agenda: Agenda, entry: AgendaEntry, position: number = agenda.length): AgendaRuling {
  const wrong = entryProblem(entry);
  if (wrong) return refuse(AGENDA_REASONS, wrong);
  if (agenda.some(({ entryId }) => entryId === entry.entryId)) return refuse(AGENDA_REASONS, 'agenda.entryDoubled');
  if (entry.kind === 'case' && agenda.some((other) => other.kind === 'case' && other.caseId === entry.caseId)) {
    return refuse(AGENDA_REASONS, 'agenda.caseListedTwice');
  }
  if (!Number.isInteger(position) || position < 0 || position > agenda.length) {
    return refuse(AGENDA_REASONS, 'agenda.positionOutOfRange', { last: agenda.length });
  }
  return { ok: true, agenda: agenda.toSpliced(position, 0, entry) };
}

export function removeAgendaEntry(agenda: Agenda, entryId: AgendaEntryId): AgendaRuling {
  const index = agenda.findIndex((entry) => entry.entryId === entryId);
  if (index < 0) return refuse(AGENDA_REASONS, 'agenda.entryUnknown');
  return { ok: true, agenda: agenda.toSpliced(index, 1) };
}

/** Moves an entry to a position counted from 0 in the resulting list: what dragging does. */
export function moveAgendaEntry(agenda: Agenda, entryId: AgendaEntryId, position: number): AgendaRuling {
  const index = agenda.findIndex((entry) => entry.entryId === entryId);
  if (index < 0) return refuse(AGENDA_REASONS, 'agenda.entryUnknown');
  if (!Number.isInteger(position) || position < 0 || position >= agenda.length) {
    return refuse(AGENDA_REASONS, 'agenda.positionOutOfRange', { last: agenda.length - 1 });
  }
  const entry = agenda[index] as AgendaEntry;
  return { ok: true, agenda: agenda.toSpliced(index, 1).toSpliced(position, 0, entry) };
}

/**
 * Moves an entry up (negative) or down past its neighbours in the same lane: what buttons and keys do. At an end it stays.
 * Breaks count as neighbours of the lane `discuss`, because they stand between discussions.
 */
export function shiftAgendaEntry(agenda: Agenda, entryId: AgendaEntryId, by: number): AgendaRuling {
  const entry = agenda.find((candidate) => candidate.entryId === entryId);
  if (!entry) return refuse(AGENDA_REASONS, 'agenda.entryUnknown');
  const lane = laneOf(entry);
  const neighbours = agenda.filter((candidate) => laneOf(candidate) === lane);
  const from = neighbours.indexOf(entry);
  const to = Math.min(neighbours.length - 1, Math.max(0, from + Math.trunc(by)));
  const target = neighbours[to] as AgendaEntry;
  return moveAgendaEntry(agenda, entryId, agenda.indexOf(target));
}

/** Changes lane. Going to `discuss` (a member pulls the case back) needs no reason; the other lanes do. */
export function changeAgendaLane(agenda: Agenda, entryId: AgendaEntryId, lane: AgendaLane, reason = ''): AgendaRuling {
  const entry = agenda.find((candidate) => candidate.entryId === entryId);
  if (!entry || entry.kind !== 'case') return refuse(AGENDA_REASONS, 'agenda.entryUnknown');
  const changed: AgendaCase = { ...entry, lane, reason: lane === 'discuss' ? '' : reason };
  const wrong = entryProblem(changed);
  if (wrong) return refuse(AGENDA_REASONS, wrong);
  return { ok: true, agenda: agenda.map((candidate) => (candidate === entry ? changed : candidate)) };
}

/** Changes minutes or presenter of an entry; a break has no presenter. */
export function changeAgendaEntry(
  agenda: Agenda,
  entryId: AgendaEntryId,
  change: { readonly minutes?: number; readonly presenterId?: PersonId | null },
): AgendaRuling {
  const entry = agenda.find((candidate) => candidate.entryId === entryId);
  if (!entry) return refuse(AGENDA_REASONS, 'agenda.entryUnknown');
  const minutes = change.minutes ?? entry.minutes;
  const changed: AgendaEntry =
    entry.kind === 'break'
      ? { ...entry, minutes }
      : { ...entry, minutes, presenterId: change.presenterId === undefined ? entry.presenterId : change.presenterId };
  const wrong = entryProblem(changed);
  if (wrong) return refuse(AGENDA_REASONS, wrong);
  return { ok: true, agenda: agenda.map((candidate) => (candidate === entry ? changed : candidate)) };
}

/** The lane an entry is shown in; a break belongs among the discussions. */
export function laneOf(entry: AgendaEntry): AgendaLane {
  return entry.kind === 'break' ? 'discuss' : entry.lane;
}

/** Whether the agenda can go out: something is on it, and every case for discussion has a presenter. */
export function checkPublishable(agenda: Agenda): AgendaRuling {
  const cases = agenda.filter((entry) => entry.kind === 'case');
  if (!cases.some(({ lane }) => lane !== 'deferred')) return refuse(AGENDA_REASONS, 'agenda.nothingToDiscuss');
  const unpresented = cases.filter(({ lane, presenterId }) => lane === 'discuss' && presenterId === null).length;
  if (unpresented > 0) return refuse(AGENDA_REASONS, 'agenda.presenterMissing', { count: unpresented });
  return { ok: true, agenda };
}
