/** The audit log as the product shows it. */
import { z } from 'zod';
import { optionStatuses } from './evaluation.js';
import { id, instant, pageOf, pageQuery, sha256Hex } from './primitives.js';

export const AuditEntry = z
  .strictObject({
    id,
    chain: z.string(),
    position: z.int().min(1),
    caseId: id.nullable(),
    event: z.string(),
    actor: z.strictObject({ id, displayName: z.string() }).nullable(),
    actorRole: z.string(),
    outcome: z.enum(['success', 'refused']),
    recordedAt: instant,
    /** Canonical JSON text exactly as hashed. */
    payload: z.string(),
    hash: sha256Hex,
  })
  .meta({ id: 'AuditEntry' });
export type AuditEntry = z.infer<typeof AuditEntry>;
export const AuditPage = pageOf(AuditEntry).meta({ id: 'AuditPage' });
export type AuditPage = z.infer<typeof AuditPage>;

/** Instant in UTC with at most six digits behind the second: entries are compared by exactly such texts. */
export const utcInstant = z.iso.datetime().regex(/T\d{2}:\d{2}:\d{2}(\.\d{1,6})?Z$/, { message: 'must be UTC with at most six digits behind the second, as 2026-03-12T09:30:00Z' });

export const AuditQuery = z
  .strictObject({
    ...pageQuery,
    event: z.string().max(80).optional(),
    actorId: id.optional(),
    from: utcInstant.optional(),
    to: utcInstant.optional(),
  })
  .meta({ id: 'AuditQuery' });
export type AuditQuery = z.infer<typeof AuditQuery>;

export const ChainState = z
  .strictObject({
    chains: z.int(),
    entries: z.int(),
    sealedEntries: z.int(),
    /** Age in seconds of the oldest entry that no checkpoint covers yet; 0 when all are covered. */
    sealingLagSeconds: z.number().min(0),
    lastCheckpoint: z.strictObject({ size: z.int(), rootHash: sha256Hex, at: instant, note: z.string() }).nullable(),
    lastSelfCheck: z.strictObject({ at: instant, ok: z.boolean(), detail: z.string() }).nullable(),
  })
  .meta({ id: 'ChainState' });
export type ChainState = z.infer<typeof ChainState>;

/** Result of verifying the chain of one case inside the database. */
export const ChainVerification = z
  .strictObject({ chain: z.string(), entries: z.int(), ok: z.boolean(), firstBadPosition: z.int().nullable(), problem: z.string().nullable(), headHash: sha256Hex.nullable() })
  .meta({ id: 'ChainVerification' });
export type ChainVerification = z.infer<typeof ChainVerification>;

/** Result of verifying every chain of the organisation inside the database. */
export const RecordVerification = z
  .strictObject({
    chains: z.int(),
    entries: z.int(),
    /** The first chain that differs; null when all hold. */
    firstBroken: z.strictObject({ chain: z.string(), position: z.int(), problem: z.string() }).nullable(),
  })
  .meta({ id: 'RecordVerification' });
export type RecordVerification = z.infer<typeof RecordVerification>;

/** Why the log leaves the house; a code that stands in the log, so no free text. */
const exportReason = z.string().regex(/^[!-~]{1,64}$/, { message: 'must be a code without spaces, such as complaint-2026-17' });
/** Size of a checkpoint kept outside: the export carries the proof that leads from it to the newest. */
const compareWith = z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER).optional();

/** What an export of the log holds; nothing named: everything the caller may see. */
export const AuditExportQuery = z
  .strictObject({ reason: exportReason, from: utcInstant.optional(), to: utcInstant.optional(), entryId: id.optional(), compareWith })
  .meta({ id: 'AuditExportQuery' });
export type AuditExportQuery = z.infer<typeof AuditExportQuery>;
export const CaseLogExportQuery = z.strictObject({ reason: exportReason, compareWith }).meta({ id: 'CaseLogExportQuery' });
export type CaseLogExportQuery = z.infer<typeof CaseLogExportQuery>;

const versions = { knowledgeVersion: z.string(), engineVersion: z.string() };
const status = z.enum(optionStatuses).nullable();
const verdict = z.enum(['met', 'notMet', 'unknown']).nullable();

/** A stored evaluation computed again under the rules of its day, which must give the same bytes, and under those of today. */
export const CaseReplay = z
  .strictObject({
    /** Null where nothing was evaluated for the record yet. */
    evaluation: z
      .strictObject({
        id,
        storedAt: instant,
        caseVersion: z.int(),
        /** Whether this is the evaluation in the outcome that was signed or is being signed. */
        inOutcome: z.boolean(),
        storedSha256: sha256Hex,
        /** The hash that the entry of the log holds; null where no entry names this evaluation. */
        logged: z.strictObject({ position: z.int(), sha256: sha256Hex }).nullable(),
        ofItsDay: z.strictObject({ ...versions, bytes: z.int(), identical: z.boolean(), problem: z.enum(['versionGone', 'differs']).nullable() }),
        ofToday: z.strictObject({
          ...versions,
          options: z.int(),
          /** Options with another status, criteria with another verdict; null in a pair where one side does not know it. */
          optionChanges: z.array(z.strictObject({ id: z.string(), from: status, to: status })),
          criterionChanges: z.array(z.strictObject({ id: z.string(), from: verdict, to: verdict })),
          /** The facts of then do not fit the rules of today: nothing is compared. */
          problem: z.enum(['factsDoNotFit']).nullable(),
        }),
      })
      .nullable(),
  })
  .meta({ id: 'CaseReplay' });
export type CaseReplay = z.infer<typeof CaseReplay>;
