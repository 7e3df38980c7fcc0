/**
 * What an order freezes beside the record. The signed text holds ids, so that it survives the erasure of a patient's data;
 * names, letterhead and signatures as they stood when the document was ordered are kept here, and the worker reads nothing
 * else. Stored as canonical text in `document_order.snapshot_text`.
 */
import { disciplines, isoDate, instant, sexes, sha256Hex, signatureMeanings, urgencies, questionCodes, lanes, attendanceRoles, segments, lesionPlans, PatientWish, factStates, FactValue, chaseOwnerRoles, logoTypes } from '@consilium/contracts';
import { z } from 'zod';

const discipline = z.enum(disciplines).nullable();

export const FrozenLetterhead = z.strictObject({
  organisation: z.string(),
  board: z.string(),
  addressLines: z.array(z.string()),
  footer: z.string(),
  isDemo: z.boolean(),
  /** Absent in what was frozen before organisations had templates of their own. */
  logo: z.strictObject({ sha256: sha256Hex, mediaType: z.enum(logoTypes), width: z.number(), height: z.number() }).nullable().default(null),
  wording: z.record(z.string(), z.string()).default({}),
  templateVersion: z.int().default(1),
});

export const FrozenPatient = z.strictObject({
  familyName: z.string(),
  givenName: z.string(),
  birthDate: isoDate,
  sex: z.enum(sexes),
  identifier: z.string(),
});

const chainHead = z.strictObject({ position: z.int(), hash: sha256Hex }).nullable();

const FrozenOutcomeNow = z.strictObject({
  format: z.literal('consilium-frozen-outcome/2'),
  letterhead: FrozenLetterhead,
  patient: FrozenPatient,
  case: z.strictObject({
    summary: z.string(),
    urgency: z.enum(urgencies),
    consultant: z.strictObject({ name: z.string(), contact: z.string() }),
    patientKnows: z.string(),
  }),
  meeting: z.strictObject({ title: z.string(), startsAt: instant, timeZone: z.string() }),
  kind: z.enum(['outcome', 'addendum']),
  createdAt: instant,
  people: z.array(z.strictObject({ id: z.string(), name: z.string(), discipline })),
  /** Places of lesions on the drawing, which carry no meaning of their own. */
  lesionPlaces: z.array(z.strictObject({ number: z.int(), x: z.number(), y: z.number() })),
  /** The stored evaluation as it was computed, to be explained; null where it is no longer there. */
  evaluation: z.looseObject({ engine: z.string(), knowledge: z.strictObject({ id: z.string(), version: z.string() }) }).nullable(),
  signatures: z.array(
    z.strictObject({
      personId: z.string(),
      name: z.string(),
      discipline,
      capacity: z.enum(['chair', 'requiredDiscipline', 'voter']),
      meaning: z.enum(signatureMeanings),
      reason: z.string(),
      signedAt: instant,
      sha256: sha256Hex,
    }),
  ),
  chainHead,
});

/** Orders of the first format froze extracts of the evaluation only; they are read without it. */
const upgraded = (stored: unknown): unknown => {
  if (typeof stored !== 'object' || stored === null || !('format' in stored) || stored.format !== 'consilium-frozen-outcome/1') return stored;
  const { optionDetails: _extracts, ...kept } = stored as Record<string, unknown>;
  return { ...kept, format: 'consilium-frozen-outcome/2', evaluation: null };
};

export const FrozenOutcome = z.preprocess(upgraded, FrozenOutcomeNow);
export type FrozenOutcome = z.infer<typeof FrozenOutcomeNow>;

const caseLine = z.strictObject({
  caseNumber: z.string(),
  patient: FrozenPatient,
  question: z.strictObject({ code: z.enum(questionCodes), text: z.string() }),
  summary: z.string(),
  minutes: z.int(),
  lane: z.enum(lanes),
  presenter: z.string().nullable(),
  reason: z.string(),
  /** Absent in what was frozen before these were kept. */
  waiver: z.strictObject({ by: z.string(), reason: z.string() }).nullable().default(null),
  /** `assentedBy` is null where a chair added the case and nobody had to be asked. */
  late: z.strictObject({ askedBy: z.string(), assentedBy: z.string().nullable(), reason: z.string() }).nullable().default(null),
  recommendation: z
    .strictObject({
      optionId: z.string().nullable(),
      text: z.string(),
      kind: z.enum(['option', 'other', 'noRecommendation']),
      conditions: z.array(z.strictObject({ condition: z.string(), then: z.string(), otherwise: z.string() })),
      dissents: z.array(z.string()),
      actions: z.array(z.strictObject({ what: z.string(), owner: z.string(), dueOn: isoDate, done: z.boolean() })),
      signedOff: z.boolean(),
    })
    .nullable(),
});

export const FrozenMeeting = z.strictObject({
  format: z.literal('consilium-frozen-meeting/1'),
  letterhead: FrozenLetterhead,
  frozenAt: instant,
  meeting: z.strictObject({
    id: z.string(),
    title: z.string(),
    startsAt: instant,
    timeZone: z.string(),
    plannedMinutes: z.int(),
    place: z.string(),
    link: z.string(),
    chair: z.string(),
    openedAt: instant.nullable(),
    closedAt: instant.nullable(),
  }),
  agenda: z.array(caseLine),
  /** Breaks by the number of cases for discussion that stand before them. */
  breaks: z.array(z.strictObject({ afterCases: z.int(), minutes: z.int() })).default([]),
  attendance: z.array(
    z.strictObject({
      name: z.string(),
      discipline,
      role: z.enum(attendanceRoles),
      mode: z.enum(['room', 'remote']),
      covers: z.string().nullable(),
      arrivedAt: instant,
      leftAt: instant.nullable(),
    }),
  ),
  interests: z.array(z.strictObject({ name: z.string(), caseNumber: z.string(), kind: z.string(), text: z.string(), recuses: z.boolean() })),
});
export type FrozenMeeting = z.infer<typeof FrozenMeeting>;

export const FrozenCase = z.strictObject({
  format: z.literal('consilium-frozen-case/1'),
  letterhead: FrozenLetterhead,
  frozenAt: instant,
  caseNumber: z.string(),
  caseVersion: z.int(),
  patient: FrozenPatient,
  question: z.strictObject({ code: z.enum(questionCodes), text: z.string() }),
  urgency: z.enum(urgencies),
  summary: z.string(),
  consultant: z.strictObject({ name: z.string(), contact: z.string() }),
  patientKnows: z.string(),
  wish: PatientWish,
  facts: z.array(
    z.strictObject({ elementId: z.string(), state: z.enum(factStates), value: FactValue, observedOn: isoDate.nullable(), source: z.string() }),
  ),
  lesions: z.array(
    z.strictObject({ number: z.int(), segment: z.enum(segments), sizeCm: z.number().nullable(), plan: z.enum(lesionPlans).nullable(), x: z.number().nullable(), y: z.number().nullable() }),
  ),
  course: z.array(z.strictObject({ kind: z.string(), label: z.string(), startsOn: isoDate, endsOn: isoDate.nullable(), response: z.string().nullable() })),
  chainHead,
});
export type FrozenCase = z.infer<typeof FrozenCase>;

/** What one person owes for one case, on the day the letter about it is written. */
export const FrozenChase = z.strictObject({
  format: z.literal('consilium-frozen-chase/1'),
  letterhead: FrozenLetterhead,
  /** The same items asked for on the same day are the same letter. */
  writtenOn: isoDate,
  caseNumber: z.string(),
  patient: FrozenPatient,
  owner: z.strictObject({ name: z.string(), role: z.enum(chaseOwnerRoles) }),
  /** Whom to answer. */
  coordinator: z.strictObject({ name: z.string(), contact: z.string() }),
  /** The next meeting the case is listed for; null where it is not listed yet. */
  meeting: z.strictObject({ title: z.string(), startsAt: instant, timeZone: z.string() }).nullable(),
  items: z.array(z.strictObject({ itemId: z.string(), ask: z.string(), dueOn: isoDate, askedOn: isoDate })),
});
export type FrozenChase = z.infer<typeof FrozenChase>;
