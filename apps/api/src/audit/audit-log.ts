import { canonicalJson, requireReferences, type AuditEventName, type AuditPayload, type Outcome } from '@consilium/audit-chain';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';

export interface AuditEntryInput<Event extends AuditEventName = AuditEventName> {
  readonly organisationId: string;
  /** null: the entry goes to the chain of the organisation. */
  readonly caseId: string | null;
  readonly event: Event;
  /** null: the system itself. */
  readonly actorId: string | null;
  /** Role in which the person acted, as `chair`; `system` for the system. */
  readonly actorRole: string;
  readonly outcome: Outcome;
  readonly payload: AuditPayload<Event>;
  readonly requestId: string;
}

/** Where an entry stands for ever. */
export interface AppendedEntry {
  readonly entryId: string;
  readonly chain: string;
  readonly position: number;
  /** SHA-256 in lower-case hexadecimal. */
  readonly hash: string;
}

interface AppendedRow {
  readonly entry_id: string;
  readonly chain: string;
  readonly position: string;
  readonly hash: Buffer;
}

/**
 * The one door to the record. Called with the manager of the transaction that makes the change, after the change: both
 * are committed or neither is. A refused attempt is appended in a transaction of its own.
 */
@Injectable()
export class AuditLog {
  /**
   * @throws NotAReferenceError when the payload holds a name or free text
   * @throws NotCanonicalError when the payload has no canonical form
   */
  async append<Event extends AuditEventName>(manager: EntityManager, entry: AuditEntryInput<Event>): Promise<AppendedEntry> {
    requireReferences(entry.payload);
    const [row] = await manager.query<AppendedRow[]>('SELECT * FROM audit.append($1, $2, $3, $4, $5, $6, $7, $8)', [
      entry.organisationId,
      entry.caseId,
      entry.event,
      entry.actorId,
      entry.actorRole,
      entry.outcome,
      canonicalJson(entry.payload),
      entry.requestId,
    ]);
    if (row === undefined) throw new Error('audit.append() returned nothing.');
    return { entryId: row.entry_id, chain: row.chain, position: Number(row.position), hash: row.hash.toString('hex') };
  }
}
