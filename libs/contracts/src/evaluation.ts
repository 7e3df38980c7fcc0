/**
 * Evaluations over HTTP. The body of a stateless request is a profile by the dictionary's field names; its fields are
 * checked against the knowledge base by the server, which names the path of a field at fault.
 */
import { z } from 'zod';
import { id, instant, sha256Hex, version } from './primitives.js';

/** A profile by the dictionary's field names. */
const Profile = z.record(z.string().max(64), z.unknown());
const policy = z.enum(['T70', 'T80', 'T90']).optional();

/** A profile with the threshold it is read under. */
export const EvaluationOrder = z.strictObject({ profile: Profile, policy }).meta({ id: 'EvaluationOrder' });

/** As on the command line: one profile gives one answer, a list a list. */
export const EvaluationRequest = z.union([EvaluationOrder, z.array(Profile).max(1000), Profile]).meta({ id: 'EvaluationRequest' });
export type EvaluationRequest = z.infer<typeof EvaluationRequest>;

/** The threshold for a bare profile or a list of them. */
export const EvaluationQuery = z.strictObject({ policy }).meta({ id: 'EvaluationQuery' });
export type EvaluationQuery = z.infer<typeof EvaluationQuery>;

export const optionStatuses = ['supported', 'consider', 'notIndicated', 'notRecommended', 'contraindicated', 'insufficientData'] as const;
const optionStatus = z.enum(optionStatuses);
export type OptionStatusCode = (typeof optionStatuses)[number];

export const EvaluationResult = z
  .strictObject({
    grade: z.array(z.string()),
    pattern: z.string().nullable(),
    options: z.array(
      z.strictObject({
        id: z.string(),
        status: optionStatus,
        reasons: z.array(z.string()),
        pending: z.array(z.string()),
        byPolicy: z.record(z.string(), z.strictObject({ status: optionStatus })).optional(),
      }),
    ),
    criteria: z.record(z.string(), z.enum(['met', 'notMet', 'unknown'])),
    implied: z.record(z.string(), z.unknown()),
    conflicts: z.array(z.unknown()),
  })
  .meta({ id: 'EvaluationResult' });
export type EvaluationResult = z.infer<typeof EvaluationResult>;

/** A stored evaluation: what the board saw, replayable byte for byte. */
export const StoredEvaluation = z
  .strictObject({
    id,
    caseId: id,
    caseVersion: version,
    knowledgeVersion: z.string(),
    knowledgeHash: sha256Hex,
    engineVersion: z.string(),
    sha256: sha256Hex,
    createdAt: instant,
    result: EvaluationResult,
  })
  .meta({ id: 'StoredEvaluation' });
export type StoredEvaluation = z.infer<typeof StoredEvaluation>;
