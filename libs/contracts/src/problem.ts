/** Errors on the wire: `application/problem+json` (RFC 9457) with a stable code. */
import { z } from 'zod';

export const problemCodes = [
  'validation',
  'malformedRequest',
  'notSignedIn',
  'signInRefused',
  'signInLocked',
  'sessionLocked',
  'csrf',
  'forbidden',
  'notFound',
  'erased',
  'stale',
  'preconditionRequired',
  'conflict',
  'illegalTransition',
  'idempotencyReplayDiffers',
  'idempotencyInProgress',
  'reauthenticationRequired',
  'tooLarge',
  'unsupportedMediaType',
  'tooManyRequests',
  'unavailable',
  'unexpected',
] as const;
export type ProblemCode = (typeof problemCodes)[number];

export const FieldProblem = z.strictObject({
  /** JSON path of the field at fault, e.g. `patient.birthDate`. */
  path: z.string(),
  message: z.string(),
  /** Stable code of the refusal, e.g. `date.future`; the user interface translates it. */
  reason: z.string().optional(),
  /** What the sentence names, as a limit. */
  parameters: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
});

export const Problem = z
  .strictObject({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    code: z.enum(problemCodes),
    /** Rule that refused, where one did, e.g. `ballot.roundClosed`; the user interface translates it. */
    reason: z.string().optional(),
    detail: z.string().optional(),
    fields: z.array(FieldProblem).optional(),
    /** For 412: the version now stored. */
    currentVersion: z.int().optional(),
    /** Identifies the request in the server's log. */
    requestId: z.string(),
  })
  .meta({ id: 'Problem' });
export type Problem = z.infer<typeof Problem>;
export type FieldProblem = z.infer<typeof FieldProblem>;
