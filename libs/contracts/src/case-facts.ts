/** What is known about a case: facts with source and date, lesions, the course of the disease. */
import { z } from 'zod';
import { Person, disciplines } from './people.js';
import { id, instant, isoDate, line, paragraph, version } from './primitives.js';

export const factStates = ['known', 'pending', 'notDone', 'notObtainable'] as const;
export const factSources = ['document', 'person', 'import', 'lesionMap'] as const;

const scalar = z.union([z.number(), z.string().max(2000), z.boolean()]);
/** A measured part of a structured value, with its own unit and date. */
export const MeasuredPart = z
  .strictObject({ value: z.number().min(0).max(1e9), unit: z.string().max(40), on: isoDate.nullable() })
  .meta({ id: 'MeasuredPart' });
export type MeasuredPart = z.infer<typeof MeasuredPart>;

/** Parts by name. Which parts an element has, and what each may be, is checked with the dictionary. */
const structure = z
  .record(z.string().regex(/^[A-Za-z][A-Za-z0-9]{0,39}$/, { message: 'is not the name of a part' }), z.union([z.null(), scalar, MeasuredPart]))
  .refine((parts) => Object.keys(parts).length <= 20, { message: 'has more parts than any element' });
export type FactStructure = z.infer<typeof structure>;

/**
 * A value of the dictionary: scalar, closed interval, list of codes or numbers, structure, list of structures; null while
 * pending, not done or not obtainable.
 */
export const FactValue = z.union([
  z.null(),
  scalar,
  z.strictObject({ low: z.number(), high: z.number() }),
  z.array(z.union([z.string().max(200), z.number()])).max(100),
  structure,
  z.array(structure).max(100),
]);
export type FactValue = z.infer<typeof FactValue>;

export const FactInput = z
  .strictObject({
    value: FactValue,
    state: z.enum(factStates),
    /** What was typed, unit included, where it differs from the stored value (e.g. `13,7 µmol/L`). */
    enteredText: line(200).optional(),
    pendingUntil: isoDate.optional(),
    observedOn: isoDate.optional(),
    /** `attachmentId` names the file of the case in which the value was read. */
    source: z.strictObject({ kind: z.enum(factSources), label: line(200, 0), attachmentId: id.optional() }),
    /** Whether this value stands beside the earlier ones (competing) instead of replacing them. */
    competing: z.boolean().default(false),
    note: paragraph(2000).optional(),
  })
  .meta({ id: 'FactInput' });
export type FactInput = z.infer<typeof FactInput>;

export const FactReview = z
  .strictObject({ by: Person.pick({ id: true, displayName: true }), discipline: z.enum(disciplines), at: instant })
  .meta({ id: 'FactReview' });
export type FactReview = z.infer<typeof FactReview>;

export const Fact = z
  .strictObject({
    id,
    element: z.string(),
    value: FactValue,
    state: z.enum(factStates),
    enteredText: z.string().nullable(),
    pendingUntil: isoDate.nullable(),
    observedOn: isoDate.nullable(),
    source: z.strictObject({ kind: z.enum(factSources), label: z.string(), attachmentId: id.optional() }),
    note: z.string(),
    enteredBy: Person.pick({ id: true, displayName: true }),
    enteredAt: instant,
    /** Who of the board checked the value at its source. */
    reviews: z.array(FactReview),
    retiredAt: instant.nullable(),
    retiredBy: Person.pick({ id: true, displayName: true }).nullable(),
  })
  .meta({ id: 'Fact' });
export type Fact = z.infer<typeof Fact>;

export const segments = ['1', '2', '3', '4a', '4b', '5', '6', '7', '8'] as const;
export const lesionPlans = ['resect', 'ablate', 'leave'] as const;

export const LesionInput = z
  .strictObject({
    segment: z.enum(segments),
    /** Largest diameter in centimetres, 0.1 to 30. */
    sizeCm: z.number().min(0.1).max(30).nullable(),
    nearHilum: z.boolean().nullable().default(null),
    nearVessel: z.boolean().nullable().default(null),
    nearPortal: z.boolean().nullable().default(null),
    nearGut: z.boolean().nullable().default(null),
    plan: z.enum(lesionPlans).nullable().default(null),
    /** Position on the drawing, share of its width and height, 0 to 1. */
    x: z.number().min(0).max(1).nullable().default(null),
    y: z.number().min(0).max(1).nullable().default(null),
  })
  .meta({ id: 'LesionInput' });
export type LesionInput = z.infer<typeof LesionInput>;
export const Lesion = LesionInput.extend({ id, number: z.int().min(1) }).meta({ id: 'Lesion' });
export type Lesion = z.infer<typeof Lesion>;

export const courseKinds = ['diagnosis', 'surgery', 'systemic', 'liverDirected', 'radionuclide', 'imaging', 'disease', 'marker'] as const;

export const CourseEventInput = z
  .strictObject({
    kind: z.enum(courseKinds),
    label: line(300),
    startsOn: isoDate,
    endsOn: isoDate.nullable().default(null),
    /** For markers: element name, value and unit as reported by the laboratory. */
    marker: z.strictObject({ name: line(80), value: z.number().min(0).max(1e9), unit: line(40), upperReference: z.number().min(0).nullable() }).nullable().default(null),
    /** For treatments: best response. */
    response: z.enum(['CR', 'PR', 'minor', 'SD', 'PD']).nullable().default(null),
  })
  .meta({ id: 'CourseEventInput' });
export type CourseEventInput = z.infer<typeof CourseEventInput>;
export const CourseEvent = CourseEventInput.extend({ id }).meta({ id: 'CourseEvent' });
export type CourseEvent = z.infer<typeof CourseEvent>;

/** Everything the case page shows about the patient's disease, at one version of the case. */
export const CaseSheet = z
  .strictObject({
    caseId: id,
    version,
    facts: z.array(Fact),
    lesions: z.array(Lesion),
    course: z.array(CourseEvent),
    assertions: z.array(z.lazy(() => CriterionAssertion)),
  })
  .meta({ id: 'CaseSheet' });
export type CaseSheet = z.infer<typeof CaseSheet>;

export const CriterionAssertionInput = z
  .strictObject({
    criterionId: z.string().max(40),
    /** Null withdraws the assertion. */
    verdict: z.enum(['met', 'notMet']).nullable(),
    reason: paragraph(2000, 1),
  })
  .meta({ id: 'CriterionAssertionInput' });
export type CriterionAssertionInput = z.infer<typeof CriterionAssertionInput>;
export const CriterionAssertion = z
  .strictObject({
    id,
    criterionId: z.string(),
    verdict: z.enum(['met', 'notMet']),
    reason: z.string(),
    assertedBy: Person.pick({ id: true, displayName: true }),
    assertedAt: instant,
  })
  .meta({ id: 'CriterionAssertion' });
export type CriterionAssertion = z.infer<typeof CriterionAssertion>;
