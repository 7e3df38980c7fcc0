/** The audit log as the product shows it. */
import { z } from 'zod';
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

export const AuditQuery = z
  .strictObject({
    ...pageQuery,
    event: z.string().max(80).optional(),
    actorId: id.optional(),
    from: instant.optional(),
    to: instant.optional(),
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
