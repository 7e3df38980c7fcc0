/**
 * Evaluations over HTTP. The body of a stateless request is a profile by the dictionary's field names; its fields are
 * checked against the knowledge base by the server, which names the path of a field at fault.
 */
import { z } from 'zod';
import { id, instant, sha256Hex, version } from './primitives.js';

export const EvaluationRequest = z
  .strictObject({
    profile: z.record(z.string().max(64), z.unknown()),
    policy: z.enum(['T70', 'T80', 'T90']).optional(),
  })
  .meta({ id: 'EvaluationRequest' });
export type EvaluationRequest = z.infer<typeof EvaluationRequest>;

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
