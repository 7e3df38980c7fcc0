/** Organisations, people, boards and memberships. */
import { DISCIPLINES, type Discipline } from '@consilium/board';
import { z } from 'zod';
import { id, isoDate, line, version } from './primitives.js';

/** What an account may be; chair and deputy chair are named per board (`boardRoles`). */
export const personRoles = ['coordinator', 'specialist', 'referrer', 'auditor', 'administrator'] as const;
export type PersonRole = (typeof personRoles)[number];

export const boardRoles = ['chair', 'deputyChair', 'member', 'coordinator', 'guest'] as const;
export type BoardRole = (typeof boardRoles)[number];

/** In the order of the register, as the rules of the board have them. */
export const disciplines = DISCIPLINES;
export type DisciplineCode = Discipline;

export const locales = ['en', 'de'] as const;

export const Person = z
  .strictObject({
    id,
    displayName: line(160),
    email: z.email().max(254),
    discipline: z.enum(disciplines).nullable(),
    roles: z.array(z.enum(personRoles)),
    isActive: z.boolean(),
  })
  .meta({ id: 'Person' });
export type Person = z.infer<typeof Person>;

/** When and where the board usually meets: what the form for a new meeting starts with. */
export const MeetingSeries = z
  .strictObject({
    /** ISO weekday, 1 Monday to 7 Sunday. */
    weekday: z.int().min(1).max(7),
    /** Local time in the board's time zone, HH:MM. */
    time: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, { message: 'must be a time such as 07:30' }),
    durationMinutes: z.int().min(15).max(480),
    place: line(200, 0),
    everyWeeks: z.int().min(1).max(8),
  })
  .meta({ id: 'MeetingSeries' });
export type MeetingSeries = z.infer<typeof MeetingSeries>;

/** Settings of a board; numbers are the catalogue's defaults unless the board changed them. */
export const BoardSettings = z
  .strictObject({
    debulkingPolicy: z.enum(['T70', 'T80', 'T90']).nullable(),
    /** Hours before the meeting starts after which a listing needs the chair's assent. */
    cutOffHours: z.int().min(0).max(336),
    /** Disciplines that must be present whatever the case. */
    baseQuorum: z.array(z.enum(disciplines)),
    /** Element ids of the knowledge base that a case must carry to be ready. */
    minimumDataset: z.array(z.string().max(64)).max(120),
    /** Age in days after which a value counts as stale, by element id. */
    freshnessDays: z.record(z.string().max(64), z.int().min(1).max(3650)),
    /** Whether stale values count as unknown for the criteria. */
    staleCountsAsUnknown: z.boolean(),
    /** Values chosen for the catalogue's named settings (assumptions), by setting id. */
    assumptions: z.record(z.string().max(64), z.union([z.number(), z.string(), z.boolean()])),
    timeZone: z.string().max(64),
    /** Missing on boards from before the field existed, which is the same as null. */
    series: MeetingSeries.nullable().optional(),
  })
  .meta({ id: 'BoardSettings' });
export type BoardSettings = z.infer<typeof BoardSettings>;

export const Board = z
  .strictObject({ id, name: line(160), tumourType: z.string().max(40), settings: BoardSettings, version })
  .meta({ id: 'Board' });
export type Board = z.infer<typeof Board>;

export const BoardMembership = z
  .strictObject({
    id,
    boardId: id,
    person: Person,
    role: z.enum(boardRoles),
    discipline: z.enum(disciplines).nullable(),
    validFrom: isoDate,
    validTo: isoDate.nullable(),
  })
  .meta({ id: 'BoardMembership' });
export type BoardMembership = z.infer<typeof BoardMembership>;

