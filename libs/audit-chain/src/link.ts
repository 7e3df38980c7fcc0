/** The link of a chain: how an entry is turned into bytes and hashed. Described in docs/audit-format.md. */
import { toHex, utf8 } from './bytes.js';

/** SHA-256, passed in by whoever runs this library. */
export type Sha256 = (bytes: Uint8Array) => Uint8Array;

export type Outcome = 'success' | 'refused';

/** One entry as it is stored and exported. Texts are exactly the stored ones. */
export interface AuditEntry {
  /** `case:<uuid>` or `organisation:<uuid>`. */
  readonly chain: string;
  /** From 1, without gaps. */
  readonly position: number;
  /** UTC with microseconds, from the database: `2026-03-12T09:30:00.000000Z`. */
  readonly time: string;
  readonly entryId: string;
  readonly organisationId: string;
  readonly caseId: string | null;
  readonly event: string;
  /** null: the system itself. */
  readonly actorId: string | null;
  readonly actorRole: string;
  readonly outcome: Outcome;
  readonly requestId: string;
  /** Canonical JSON text. */
  readonly payload: string;
  /** 32 bytes; all zero at position 1. */
  readonly previousHash: Uint8Array;
}

export const LINK_VERSION = 'consilium-audit-entry/1';

/** What stands before position 1. */
export const GENESIS = new Uint8Array(32);

export function chainOf(organisationId: string, caseId: string | null): string {
  return caseId === null ? `organisation:${organisationId}` : `case:${caseId}`;
}

/** A field: its length in UTF-8 bytes, a colon, the text, a comma. No two lists of fields give the same bytes. */
function framed(field: string): string {
  return `${utf8(field).length}:${field},`;
}

/** The bytes that an entry's hash covers. */
export function framing(entry: AuditEntry, sha256: Sha256): Uint8Array {
  const fields = [
    entry.chain,
    String(entry.position),
    entry.time,
    entry.entryId,
    entry.organisationId,
    entry.caseId ?? '',
    entry.event,
    entry.actorId ?? '',
    entry.actorRole,
    entry.outcome,
    entry.requestId,
    toHex(entry.previousHash),
    toHex(sha256(utf8(entry.payload))),
  ];
  return utf8(`${LINK_VERSION}\n${fields.map(framed).join('')}`);
}

export function linkHash(entry: AuditEntry, sha256: Sha256): Uint8Array {
  return sha256(framing(entry, sha256));
}
