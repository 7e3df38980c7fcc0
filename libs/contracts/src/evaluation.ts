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

const verdict = z.enum(['met', 'notMet', 'unknown']);
const byId = <Value extends z.ZodType>(value: Value) => z.record(z.string(), value);
const settingValue = z.union([z.number(), z.string(), z.boolean()]);

const CriterionResult = z
  .strictObject({
    id: z.string(),
    role: z.string(),
    verdict,
    facts: z.array(z.strictObject({ element: z.string(), value: z.unknown(), implied: z.literal(true).optional() })),
    /** For an unknown: the facts whose answer would settle it. */
    missing: z.array(z.string()),
    /** For an unknown: recorded facts the sources give no answer for. */
    unanswered: z.array(z.string()),
    byPolicy: byId(verdict).optional(),
    sources: z.array(z.strictObject({ source: z.string(), locator: z.string().optional() })),
    operationalisation: z.boolean(),
    /** Set when a clinician asserted this criterion; `verdict` then is the assertion, `computed` what the facts give. */
    asserted: z.literal(true).optional(),
    computed: verdict.optional(),
    movedByAssertion: z.literal(true).optional(),
  })
  .meta({ id: 'CriterionResult' });

const OptionResult = z
  .strictObject({
    id: z.string(),
    status: optionStatus,
    ceiling: z.string(),
    reasons: z.array(z.string()),
    pending: z.array(z.string()),
    /** Criteria of the option by verdict, in its order. */
    criteria: z.strictObject({ met: z.array(z.string()), notMet: z.array(z.string()), unknown: z.array(z.string()) }),
    cautions: z.array(z.string()),
    openQuestions: z.array(z.string()),
    /** Rows of the evidence table that bear on the option, for and against. */
    evidence: z.array(z.string()),
    byPolicy: byId(z.strictObject({ status: optionStatus, criteria: byId(verdict), historic: z.literal(true).optional() })).optional(),
    movedByAssertion: z.literal(true).optional(),
    computed: optionStatus.optional(),
  })
  .meta({ id: 'OptionResult' });

/** The options of a case as its facts stand, with every criterion and the reasons. */
export const CaseEvaluation = z
  .strictObject({
    version,
    evaluation: z.strictObject({
      engine: z.string(),
      knowledge: z.strictObject({ id: z.string(), version: z.string() }),
      policy: z.string().nullable(),
      /** Only the settings that differ from their default. */
      settings: byId(settingValue),
      facts: byId(z.unknown()),
      grade: z.array(z.string()),
      pattern: z.string().nullable(),
      implied: byId(z.union([z.boolean(), z.string()])),
      conflicts: z.array(z.strictObject({ id: z.string(), facts: byId(z.unknown()) })),
      criteria: z.array(CriterionResult),
      options: z.array(OptionResult),
      criteriaSets: z.array(z.strictObject({ id: z.string(), option: z.string(), verdict: verdict.nullable(), components: byId(verdict) })),
      openQuestions: z.array(z.string()),
    }),
  })
  .meta({ id: 'CaseEvaluation' });
export type CaseEvaluation = z.infer<typeof CaseEvaluation>;

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
