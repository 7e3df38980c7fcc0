/** Patients and cases: one patient's question put once. */
import { CASE_COMMANDS, CASE_STATES, type CaseCommand, type CaseState } from '@consilium/board';
import { z } from 'zod';
import { Person } from './people.js';
import { id, instant, isoDate, line, pageOf, pageQuery, paragraph, version } from './primitives.js';

export const caseStates = CASE_STATES;
export type CaseStateCode = CaseState;

/** The question to the board, coded (national proformas agree on this list) plus text. */
export const questionCodes = [
  'diagnosis',
  'resectability',
  'transplant',
  'liverDirected',
  'prrt',
  'systemic',
  'surveillance',
  'other',
] as const;

export const urgencies = ['routine', 'urgent', 'emergency'] as const;
export const sexes = ['female', 'male', 'other'] as const;

export const PatientInput = z
  .strictObject({
    identifierSystem: line(120),
    identifierValue: line(64),
    familyName: line(120),
    givenName: line(120),
    birthDate: isoDate,
    sex: z.enum(sexes),
  })
  .meta({ id: 'PatientInput' });
export type PatientInput = z.infer<typeof PatientInput>;
export const Patient = PatientInput.extend({ id }).meta({ id: 'Patient' });
export type Patient = z.infer<typeof Patient>;

/** What the patient wants. "Not asked" is a legal value and is counted. */
export const PatientWish = z
  .discriminatedUnion('state', [
    z.strictObject({ state: z.literal('notAsked') }),
    z.strictObject({ state: z.literal('asked'), text: paragraph(4000, 1), askedBy: line(160), askedOn: isoDate }),
    z.strictObject({ state: z.literal('declinedToSay'), askedBy: line(160), askedOn: isoDate }),
  ])
  .meta({ id: 'PatientWish' });
export type PatientWish = z.infer<typeof PatientWish>;

export const Consent = z.strictObject({ state: z.enum(['given', 'refused', 'notAsked']), recordedOn: isoDate.nullable() }).meta({ id: 'Consent' });

export const CaseInput = z
  .strictObject({
    boardId: id,
    patient: PatientInput,
    question: z.strictObject({ code: z.enum(questionCodes), text: paragraph(2000, 1) }),
    urgency: z.enum(urgencies),
    consultant: z.strictObject({ name: line(160), contact: line(254) }),
    patientKnows: paragraph(2000).default(''),
    wish: PatientWish.default({ state: 'notAsked' }),
    consent: Consent.default({ state: 'notAsked', recordedOn: null }),
  })
  .meta({ id: 'CaseInput' });
export type CaseInput = z.infer<typeof CaseInput>;

/** Fields of the head of a case that may change after registration. */
export const CaseChange = z
  .strictObject({
    question: z.strictObject({ code: z.enum(questionCodes), text: paragraph(2000, 1) }).optional(),
    urgency: z.enum(urgencies).optional(),
    consultant: z.strictObject({ name: line(160), contact: line(254) }).optional(),
    summary: paragraph(2000).optional(),
    patientKnows: paragraph(2000).optional(),
    wish: PatientWish.optional(),
    consent: Consent.optional(),
  })
  .meta({ id: 'CaseChange' });
export type CaseChange = z.infer<typeof CaseChange>;

/** A row of the worklist. */
export const CaseRow = z
  .strictObject({
    id,
    number: z.string(),
    boardId: id,
    state: z.enum(caseStates),
    patient: z.strictObject({ familyName: z.string(), givenName: z.string(), birthDate: isoDate, identifierValue: z.string() }),
    question: z.strictObject({ code: z.enum(questionCodes), text: z.string() }),
    urgency: z.enum(urgencies),
    updatedAt: instant,
    version,
    nextMeeting: z.strictObject({ id, startsAt: instant }).nullable(),
  })
  .meta({ id: 'CaseRow' });
export type CaseRow = z.infer<typeof CaseRow>;

/** What a list of cases is narrowed by. */
const caseFilters = {
  boardId: id.optional(),
  state: z.union([z.enum(caseStates), z.array(z.enum(caseStates))]).optional(),
  question: z.enum(questionCodes).optional(),
  /** Words of the name, the hospital number, the case number or the question. */
  text: z.string().max(200).optional(),
  /** Cases for which this option of the catalogue is supported or to consider. */
  option: z.string().regex(/^[a-z0-9-]{1,80}$/).optional(),
  /** Cases for which this item of the minimum dataset, or this element, is missing and matters. */
  missing: z.string().regex(/^[A-Za-z0-9]{1,60}$/).optional(),
};

export const CaseListQuery = z.strictObject({ ...pageQuery, ...caseFilters }).meta({ id: 'CaseListQuery' });
export type CaseListQuery = z.infer<typeof CaseListQuery>;
/** The whole filtered list as a file. */
export const CaseExportQuery = z.strictObject({ ...caseFilters, language: z.enum(['en', 'de']).default('en') }).meta({ id: 'CaseExportQuery' });
export type CaseExportQuery = z.infer<typeof CaseExportQuery>;
/** Filters as they are kept in a saved view. */
export const CaseFilters = z.strictObject(caseFilters).meta({ id: 'CaseFilters' });
export type CaseFilters = z.infer<typeof CaseFilters>;
export const CasePage = pageOf(CaseRow).meta({ id: 'CasePage' });
export type CasePage = z.infer<typeof CasePage>;

/** Steps a person takes on the page of a case; the others follow from what happens in a meeting. */
export const caseSteps = ['submit', 'accept', 'return', 'defer', 'withdraw', 'reopen'] as const satisfies readonly CaseCommand[];

export const CaseTransition = z
  .strictObject({ command: z.enum(caseSteps), reason: paragraph(2000).optional() })
  .meta({ id: 'CaseTransition' });
export type CaseTransition = z.infer<typeof CaseTransition>;

export const CaseDetail = z
  .strictObject({
    id,
    number: z.string(),
    episode: z.int(),
    boardId: id,
    boardName: z.string(),
    state: z.enum(caseStates),
    patient: Patient,
    question: z.strictObject({ code: z.enum(questionCodes), text: z.string() }),
    urgency: z.enum(urgencies),
    summary: z.string(),
    referrer: Person.pick({ id: true, displayName: true }).nullable(),
    consultant: z.strictObject({ name: z.string(), contact: z.string() }),
    patientKnows: z.string(),
    wish: PatientWish,
    consent: Consent,
    version,
    createdAt: instant,
    updatedAt: instant,
    /** Commands the state and the signed-in person's rights allow now. */
    allowedCommands: z.array(z.enum(CASE_COMMANDS)),
    /** Actions of the permission table this person may take on this case now. */
    allowedActions: z.array(z.string()),
    imported: z.boolean(),
  })
  .meta({ id: 'CaseDetail' });
export type CaseDetail = z.infer<typeof CaseDetail>;
