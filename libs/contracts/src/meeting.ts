/** Meetings of a board, their agenda, register and live events. */
import { z } from 'zod';
import { caseStates, questionCodes } from './case.js';
import { disciplines } from './people.js';
import { id, instant, line, paragraph, version } from './primitives.js';

export const meetingStates = ['draft', 'published', 'open', 'closed', 'cancelled'] as const;
export const lanes = ['discuss', 'standardOfCare', 'deferred'] as const;
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

export const AgendaItemInput = z
  .strictObject({
    caseId: id,
    /** Planned minutes, 1 to 90. */
    minutes: z.int().min(1).max(90),
    presenterId: id.nullable(),
    lane: z.enum(lanes),
    reason: paragraph(1000).default(''),
    /** A case that is not ready is listed only with a named waiver and a reason. */
    waiverReason: paragraph(1000).default(''),
  })
  .meta({ id: 'AgendaItemInput' });
export type AgendaItemInput = z.infer<typeof AgendaItemInput>;
export const AgendaItemChange = AgendaItemInput.omit({ caseId: true, waiverReason: true })
  .partial()
  .extend({ position: z.int().min(1).max(500).optional() })
  .meta({ id: 'AgendaItemChange' });
export type AgendaItemChange = z.infer<typeof AgendaItemChange>;

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
    state: z.enum(agendaItemStates),
    startedAt: instant.nullable(),
    finishedAt: instant.nullable(),
  })
  .meta({ id: 'AgendaItem' });
export type AgendaItem = z.infer<typeof AgendaItem>;

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
    agenda: z.array(AgendaItem),
    attendance: z.array(Attendance),
    interests: z.array(Interest),
    members: z.array(PersonName),
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

export const MeetingCommand = z
  .strictObject({ command: z.enum(['publish', 'open', 'close', 'cancel']), reason: paragraph(1000).optional() })
  .meta({ id: 'MeetingCommand' });
export type MeetingCommand = z.infer<typeof MeetingCommand>;

/** Puts a case under discussion (`call`) or ends its discussion (`finish`). */
export const AgendaItemCommand = z.strictObject({ command: z.enum(['call', 'finish', 'presented']) }).meta({ id: 'AgendaItemCommand' });
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
