/** Meetings of a board, their agenda, register and live events. */
import { AGENDA_LANES, MEETING_STATES } from '@consilium/board';
import { z } from 'zod';
import { caseStates, questionCodes } from './case.js';
import { boardRoles, disciplines } from './people.js';
import { id, instant, line, pageOf, pageQuery, paragraph, version } from './primitives.js';

export const meetingStates = MEETING_STATES;
export const lanes = AGENDA_LANES;
export const agendaItemStates = ['waiting', 'inDiscussion', 'done'] as const;

export const MeetingInput = z
  .strictObject({
    boardId: id,
    title: line(160),
    startsAt: instant,
    /** Planned length in minutes, 5 to 480. */
    plannedMinutes: z.int().min(5).max(480),
    place: line(200, 0),
    link: z.union([z.literal(''), z.url({ protocol: /^https$/ }).max(500)]),
    chairId: id,
  })
  .meta({ id: 'MeetingInput' });
export type MeetingInput = z.infer<typeof MeetingInput>;
/** Fields of the head of a meeting that may change until it is closed; the board cannot. */
export const MeetingChange = MeetingInput.omit({ boardId: true }).partial().meta({ id: 'MeetingChange' });
export type MeetingChange = z.infer<typeof MeetingChange>;

/** Meetings that start in a span of time, `from` included and `to` not. */
export const MeetingListQuery = z
  .strictObject({
    ...pageQuery,
    boardId: id.optional(),
    from: instant.optional(),
    to: instant.optional(),
    order: z.enum(['newestFirst', 'soonestFirst']).default('newestFirst'),
  })
  .meta({ id: 'MeetingListQuery' });
export type MeetingListQuery = z.infer<typeof MeetingListQuery>;

/** Planned minutes of an entry of the agenda. */
const minutes = z.int().min(1).max(90);

export const AgendaItemInput = z
  .strictObject({
    caseId: id,
    minutes,
    presenterId: id.nullable(),
    lane: z.enum(lanes),
    reason: paragraph(1000).default(''),
    /** A case that is not ready is listed only with a named waiver and a reason. */
    waiverReason: paragraph(1000).default(''),
    /** After the cut-off: the clinical justification. Without the chair's assent the case is asked for, not listed. */
    lateReason: paragraph(1000).default(''),
  })
  .meta({ id: 'AgendaItemInput' });
export type AgendaItemInput = z.infer<typeof AgendaItemInput>;
/** Of a break only minutes and position change. The reasons are for a case that leaves the lane `deferred`. */
export const AgendaItemChange = z
  .strictObject({
    minutes: minutes.optional(),
    presenterId: id.nullable().optional(),
    lane: z.enum(lanes).optional(),
    reason: paragraph(1000).optional(),
    waiverReason: paragraph(1000).optional(),
    lateReason: paragraph(1000).optional(),
    /** Counted from 1 over cases and breaks together. */
    position: z.int().min(1).max(500).optional(),
  })
  .meta({ id: 'AgendaItemChange' });
export type AgendaItemChange = z.infer<typeof AgendaItemChange>;

/** A break, put at the end unless a position counted from 1 is given. */
export const AgendaBreakInput = z.strictObject({ minutes, position: z.int().min(1).max(500).optional() }).meta({ id: 'AgendaBreakInput' });
export type AgendaBreakInput = z.infer<typeof AgendaBreakInput>;
export const AgendaBreak = z.strictObject({ id, position: z.int(), minutes: z.int() }).meta({ id: 'AgendaBreak' });
export type AgendaBreak = z.infer<typeof AgendaBreak>;

export const PersonName = z.strictObject({ id, displayName: z.string(), discipline: z.enum(disciplines).nullable() }).meta({ id: 'PersonName' });
export type PersonName = z.infer<typeof PersonName>;

export const AgendaItem = z
  .strictObject({
    id,
    caseId: id,
    caseNumber: z.string(),
    caseState: z.enum(caseStates),
    /** Family name and initial; the wall shows no more. */
    patientShort: z.string(),
    question: z.strictObject({ code: z.enum(questionCodes), text: z.string() }),
    position: z.int(),
    minutes: z.int(),
    presenter: PersonName.nullable(),
    lane: z.enum(lanes),
    reason: z.string(),
    /** Who waived the readiness of the case, and why; null where nobody had to. */
    waiver: z.strictObject({ by: PersonName, reason: z.string() }).nullable(),
    /** Why the case was listed after the cut-off, who asked and which chair agreed; null where it was in time. */
    late: z.strictObject({ reason: z.string(), askedBy: PersonName, assentedBy: PersonName, assentedAt: instant }).nullable(),
    state: z.enum(agendaItemStates),
    startedAt: instant.nullable(),
    /** When the presenter finished, at the latest when the first seal was opened. */
    presentedAt: instant.nullable(),
    finishedAt: instant.nullable(),
  })
  .meta({ id: 'AgendaItem' });
export type AgendaItem = z.infer<typeof AgendaItem>;

/** A case somebody wants on the list after the cut-off, until the chair agrees or refuses. */
export const LateAddition = z
  .strictObject({
    id,
    caseId: id,
    caseNumber: z.string(),
    patientShort: z.string(),
    question: z.strictObject({ code: z.enum(questionCodes), text: z.string() }),
    minutes: z.int(),
    presenter: PersonName.nullable(),
    reason: z.string(),
    /** Why it may be listed although it is not ready; empty where it is ready. */
    waiverReason: z.string(),
    askedBy: PersonName,
    askedAt: instant,
    state: z.enum(['asked', 'refused']),
    decidedBy: PersonName.nullable(),
    decidedAt: instant.nullable(),
    /** Why the chair refused. */
    decisionReason: z.string(),
  })
  .meta({ id: 'LateAddition' });
export type LateAddition = z.infer<typeof LateAddition>;

/** The chair's answer to a late addition. A refusal needs a reason. */
export const LateAdditionDecision = z.strictObject({ assent: z.boolean(), reason: paragraph(1000).default('') }).meta({ id: 'LateAdditionDecision' });
export type LateAdditionDecision = z.infer<typeof LateAdditionDecision>;

export const attendanceRoles = ['core', 'cover', 'guest'] as const;
export const AttendanceInput = z
  .strictObject({
    personId: id,
    role: z.enum(attendanceRoles),
    mode: z.enum(['room', 'remote']),
    coversPersonId: id.nullable().default(null),
  })
  .meta({ id: 'AttendanceInput' });
export type AttendanceInput = z.infer<typeof AttendanceInput>;
export const Attendance = z
  .strictObject({
    id,
    person: PersonName,
    discipline: z.enum(disciplines).nullable(),
    role: z.enum(attendanceRoles),
    mode: z.enum(['room', 'remote']),
    covers: PersonName.nullable(),
    arrivedAt: instant,
    leftAt: instant.nullable(),
  })
  .meta({ id: 'Attendance' });
export type Attendance = z.infer<typeof Attendance>;

export const InterestInput = z
  .strictObject({ caseId: id, kind: z.enum(['financial', 'personal', 'treating', 'other']), text: paragraph(1000), recuses: z.boolean() })
  .meta({ id: 'InterestInput' });
export type InterestInput = z.infer<typeof InterestInput>;
export const Interest = z
  .strictObject({ id, caseId: id, person: PersonName, kind: z.enum(['financial', 'personal', 'treating', 'other']), text: z.string(), recuses: z.boolean(), declaredAt: instant })
  .meta({ id: 'Interest' });
export type Interest = z.infer<typeof Interest>;

export const MeetingRow = z
  .strictObject({
    id,
    boardId: id,
    boardName: z.string(),
    title: z.string(),
    startsAt: instant,
    plannedMinutes: z.int(),
    place: z.string(),
    link: z.string(),
    chair: PersonName,
    state: z.enum(meetingStates),
    version,
    caseCount: z.int(),
  })
  .meta({ id: 'MeetingRow' });
export type MeetingRow = z.infer<typeof MeetingRow>;
export const MeetingPage = pageOf(MeetingRow).meta({ id: 'MeetingPage' });
export type MeetingPage = z.infer<typeof MeetingPage>;

/** A member of the board on the day of the meeting, or a guest of the board. */
export const MeetingMember = PersonName.extend({ boardRole: z.enum(boardRoles) }).meta({ id: 'MeetingMember' });
export type MeetingMember = z.infer<typeof MeetingMember>;

export const QuorumLine = z
  .strictObject({
    discipline: z.enum(disciplines),
    state: z.enum(['present', 'cover', 'awaited', 'notNeeded']),
    people: z.array(PersonName),
    /** Option ids that ask for this discipline; empty where the board always needs it. */
    neededFor: z.array(z.string()),
  })
  .meta({ id: 'QuorumLine' });
export type QuorumLine = z.infer<typeof QuorumLine>;

export const Quorum = z.strictObject({ caseId: id, met: z.boolean(), lines: z.array(QuorumLine) }).meta({ id: 'Quorum' });
export type Quorum = z.infer<typeof Quorum>;

export const MeetingDetail = MeetingRow.omit({ caseCount: true })
  .extend({
    /** Cases in order. Positions count breaks too, so that both lists together run from 1 without gaps. */
    agenda: z.array(AgendaItem),
    breaks: z.array(AgendaBreak),
    /** When the list closes; later additions need the assent of the chair. */
    cutOffAt: instant,
    lateAdditions: z.array(LateAddition),
    attendance: z.array(Attendance),
    interests: z.array(Interest),
    members: z.array(MeetingMember),
    /** Covers named for the day of the meeting. */
    covers: z.array(z.strictObject({ absent: PersonName, cover: PersonName })),
    currentItemId: id.nullable(),
    /** Quorum of the case under discussion, null while none is. */
    quorum: Quorum.nullable(),
    openedAt: instant.nullable(),
    closedAt: instant.nullable(),
    /** Number of the newest live event contained in this answer. */
    sequence: z.int().min(0),
    allowedActions: z.array(z.string()),
    serverTime: instant,
  })
  .meta({ id: 'MeetingDetail' });
export type MeetingDetail = z.infer<typeof MeetingDetail>;

/** `withdrawAgenda` takes a publication back; it and `cancel` need a reason. */
export const MeetingCommand = z
  .strictObject({ command: z.enum(['publish', 'withdrawAgenda', 'open', 'close', 'cancel']), reason: paragraph(1000).optional() })
  .meta({ id: 'MeetingCommand' });
export type MeetingCommand = z.infer<typeof MeetingCommand>;

/**
 * Puts a case under discussion (`call`), notes that the presenter is done (`presented`) or ends its discussion
 * (`finish`). A case finished without an outcome goes back on the list, for which a reason is needed.
 */
export const AgendaItemCommand = z
  .strictObject({ command: z.enum(['call', 'finish', 'presented']), reason: paragraph(1000).optional() })
  .meta({ id: 'AgendaItemCommand' });
export type AgendaItemCommand = z.infer<typeof AgendaItemCommand>;

export const meetingEventKinds = [
  'meetingChanged',
  'agendaChanged',
  'attendanceChanged',
  'interestDeclared',
  'itemCalled',
  'itemFinished',
  'roundOpened',
  'ballotCountChanged',
  'roundClosed',
  'sealOpened',
  'recommendationChanged',
  'recommendationConfirmed',
  'dissentRecorded',
  'outcomeSigned',
  'annotationAdded',
  'factRecorded',
  'criterionAsserted',
  'documentProgress',
] as const;

/** A row of the meeting's event list; the socket carries it, HTTP is the truth. Payloads hold ids and counts only. */
export const MeetingEvent = z
  .strictObject({
    meetingId: id,
    sequence: z.int().min(1),
    kind: z.enum(meetingEventKinds),
    caseId: id.nullable(),
    payload: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
    at: instant,
  })
  .meta({ id: 'MeetingEvent' });
export type MeetingEvent = z.infer<typeof MeetingEvent>;

/** Events after a number, oldest first; `complete` is false when more are waiting behind the last one. */
export const MeetingEventList = z.strictObject({ items: z.array(MeetingEvent), sequence: z.int().min(0), complete: z.boolean() }).meta({ id: 'MeetingEventList' });
export type MeetingEventList = z.infer<typeof MeetingEventList>;
export const MeetingEventQuery = z.strictObject({ after: z.coerce.number().int().min(0).max(Number.MAX_SAFE_INTEGER).default(0) }).meta({ id: 'MeetingEventQuery' });
export type MeetingEventQuery = z.infer<typeof MeetingEventQuery>;

/** What a client sends over the socket: the meeting to follow and the newest event it has seen. */
export const Follow = z.strictObject({ meetingId: id, after: z.int().min(0) }).meta({ id: 'Follow' });
export type Follow = z.infer<typeof Follow>;
/** Acknowledgement of `follow`. With `refetch` the client has missed too much to be told and loads the meeting by HTTP. */
export const FollowAnswer = z
  .discriminatedUnion('ok', [
    z.strictObject({ ok: z.literal(true), sequence: z.int().min(0), refetch: z.boolean() }),
    z.strictObject({ ok: z.literal(false), code: z.enum(['malformedRequest', 'notFound', 'unavailable']) }),
  ])
  .meta({ id: 'FollowAnswer' });
export type FollowAnswer = z.infer<typeof FollowAnswer>;
/** Sent as `ended` before the server closes a socket for good. */
export const liveEndReasons = ['signedOut', 'sessionLocked', 'rightsWithdrawn'] as const;
export const LiveEnd = z.strictObject({ reason: z.enum(liveEndReasons) }).meta({ id: 'LiveEnd' });
export type LiveEnd = z.infer<typeof LiveEnd>;
