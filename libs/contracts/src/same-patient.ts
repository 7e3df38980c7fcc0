/** Patients registered twice: what looks alike, putting two together, taking it back. */
import { z } from 'zod';
import { caseStates, Patient, PatientInput } from './case.js';
import { Person } from './people.js';
import { id, instant, paragraph } from './primitives.js';

export const likenessSigns = ['sameIdentifier', 'sameName', 'similarName', 'transposedNames', 'sameBirthDate', 'swappedDayAndMonth', 'oneDigitApart'] as const;

/** What is typed while registering; the sex says nothing about likeness. */
export const PatientMatchQuery = PatientInput.omit({ sex: true }).meta({ id: 'PatientMatchQuery' });
export type PatientMatchQuery = z.infer<typeof PatientMatchQuery>;

export const PatientWithCases = Patient.extend({
  cases: z.array(z.strictObject({ id, number: z.string(), state: z.enum(caseStates) })),
}).meta({ id: 'PatientWithCases' });
export type PatientWithCases = z.infer<typeof PatientWithCases>;

export const PatientMatch = z
  .strictObject({ patient: PatientWithCases, grade: z.enum(['likely', 'possible']), signs: z.array(z.enum(likenessSigns)) })
  .meta({ id: 'PatientMatch' });
export type PatientMatch = z.infer<typeof PatientMatch>;

export const DuplicatePair = z
  .strictObject({ patients: z.tuple([PatientWithCases, PatientWithCases]), grade: z.enum(['likely', 'possible']), signs: z.array(z.enum(likenessSigns)) })
  .meta({ id: 'DuplicatePair' });
export type DuplicatePair = z.infer<typeof DuplicatePair>;

export const PatientMergeInput = z.strictObject({ keep: id, merge: id, reason: paragraph(1000, 3) }).meta({ id: 'PatientMergeInput' });
export type PatientMergeInput = z.infer<typeof PatientMergeInput>;

export const PatientDistinctionInput = z.strictObject({ patients: z.tuple([id, id]) }).meta({ id: 'PatientDistinctionInput' });
export type PatientDistinctionInput = z.infer<typeof PatientDistinctionInput>;

export const PatientMerge = z
  .strictObject({
    id,
    kept: Patient,
    merged: Patient,
    movedCases: z.array(z.strictObject({ id, number: z.string() })),
    reason: z.string(),
    by: Person.pick({ id: true, displayName: true }),
    at: instant,
    undone: z.strictObject({ by: Person.pick({ id: true, displayName: true }), at: instant }).nullable(),
  })
  .meta({ id: 'PatientMerge' });
export type PatientMerge = z.infer<typeof PatientMerge>;
