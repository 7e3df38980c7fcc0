/** What is owed for a case: asked for, reminded of, answered, closed. */
import { z } from 'zod';
import { documentFormats } from './document.js';
import { disciplines, locales, Person } from './people.js';
import { id, instant, isoDate, line, pageOf, pageQuery, paragraph, version } from './primitives.js';
import { ReadinessFinding } from './readiness.js';

export const chaseOwnerRoles = ['referrer', 'coordinator', 'chair', 'external', ...disciplines] as const;
export const chaseStates = ['open', 'answered', 'closed'] as const;
export const chaseClosings = ['received', 'notNeeded', 'notObtainable'] as const;

const person = Person.pick({ id: true, displayName: true });

export const ChaseInput = z
  .strictObject({
    /** Item of the minimum dataset, element of the dictionary, or `other`. */
    itemId: z.string().regex(/^[A-Za-z0-9]{1,64}$/, { message: 'must be the id of an item' }),
    ask: paragraph(1000).default(''),
    ownerRole: z.enum(chaseOwnerRoles),
    /** A particular person; null for whoever holds the role. */
    ownerId: id.nullable().default(null),
    /** Who it is, for somebody without an account. */
    ownerLabel: line(200, 0).default(''),
    dueOn: isoDate,
  })
  .refine(({ itemId, ask }) => itemId !== 'other' || ask !== '', { path: ['ask'], message: 'is needed where no item says what is missing' })
  .refine(({ ownerRole, ownerLabel }) => ownerRole !== 'external' || ownerLabel !== '', { path: ['ownerLabel'], message: 'is needed for somebody outside' })
  .meta({ id: 'ChaseInput' });
export type ChaseInput = z.infer<typeof ChaseInput>;

export const ChaseChange = z
  .strictObject({ ask: paragraph(1000).optional(), ownerRole: z.enum(chaseOwnerRoles).optional(), ownerId: id.nullable().optional(), ownerLabel: line(200, 0).optional(), dueOn: isoDate.optional() })
  .meta({ id: 'ChaseChange' });
export type ChaseChange = z.infer<typeof ChaseChange>;

export const ChaseAnswer = z.strictObject({ text: paragraph(2000, 1), attachmentId: id.nullable().default(null) }).meta({ id: 'ChaseAnswer' });
export type ChaseAnswer = z.infer<typeof ChaseAnswer>;

export const ChaseClosing = z.strictObject({ as: z.enum(chaseClosings) }).meta({ id: 'ChaseClosing' });
export type ChaseClosing = z.infer<typeof ChaseClosing>;

export const ChaseItem = z
  .strictObject({
    id,
    case: z.strictObject({ id, number: z.string(), boardId: id, patientShort: z.string() }),
    itemId: z.string(),
    ask: z.string(),
    ownerRole: z.enum(chaseOwnerRoles),
    owner: person.nullable(),
    ownerLabel: z.string(),
    dueOn: isoDate,
    state: z.enum(chaseStates),
    answer: z.strictObject({ text: z.string(), attachmentId: id.nullable(), by: person, at: instant }).nullable(),
    closed: z.strictObject({ as: z.enum(chaseClosings), by: person, at: instant }).nullable(),
    /** Whether a value of the item was recorded since it was asked for. */
    recordedSince: z.boolean(),
    reminders: z.int(),
    lastRemindedOn: isoDate.nullable(),
    createdBy: person,
    createdAt: instant,
    version,
    /** Whether it is owed by the signed-in person, by name or by role. */
    owedByMe: z.boolean(),
    mayAnswer: z.boolean(),
    mayChange: z.boolean(),
  })
  .meta({ id: 'ChaseItem' });
export type ChaseItem = z.infer<typeof ChaseItem>;

export const ChaseListQuery = z
  .strictObject({
    ...pageQuery,
    boardId: id.optional(),
    owner: z.enum(['me', 'all']).default('all'),
    ownerRole: z.enum(chaseOwnerRoles).optional(),
    state: z.enum(['current', 'answered', 'overdue', 'closed']).default('current'),
  })
  .meta({ id: 'ChaseListQuery' });
export type ChaseListQuery = z.infer<typeof ChaseListQuery>;
export const ChasePage = pageOf(ChaseItem).meta({ id: 'ChasePage' });
export type ChasePage = z.infer<typeof ChasePage>;

/** What is asked for in one case, and what is missing that nobody was asked for yet. */
export const CaseChase = z
  .strictObject({ items: z.array(ChaseItem), suggested: z.array(ReadinessFinding), cutOffAt: instant.nullable() })
  .meta({ id: 'CaseChase' });
export type CaseChase = z.infer<typeof CaseChase>;

/** Letters about open items: one for each person and case, with everything they still owe for it. */
export const ChaseLetterInput = z
  .strictObject({
    itemIds: z.array(id).min(1).max(200),
    format: z.enum(documentFormats).default('pdf'),
    /** Missing: the language of whoever owes it, or that of whoever asks. */
    language: z.enum(locales).optional(),
  })
  .meta({ id: 'ChaseLetterInput' });
export type ChaseLetterInput = z.infer<typeof ChaseLetterInput>;

export const ChaseLetters = z
  .strictObject({
    items: z.array(z.strictObject({ orderId: id, caseId: id, caseNumber: z.string(), recipient: z.string(), /** False: this very letter was ordered before. */ isNew: z.boolean() })),
  })
  .meta({ id: 'ChaseLetters' });
export type ChaseLetters = z.infer<typeof ChaseLetters>;
