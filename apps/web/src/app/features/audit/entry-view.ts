import type { AuditEntry } from '@consilium/contracts';

/** An entry as the desk shows it: the payload taken apart into named references. */
export interface EntryView {
  readonly id: string;
  readonly position: number;
  readonly event: string;
  readonly actor: string | null;
  readonly actorRole: string;
  /** Whether the entry is of a ballot whose voter stays unnamed until the seal opens. */
  readonly sealed: boolean;
  readonly refused: boolean;
  readonly recordedAt: string;
  /** When it happened, where history was brought in later; null for what was recorded as it happened. */
  readonly occurredAt: string | null;
  readonly caseId: string | null;
  readonly details: ReadonlyArray<{ readonly name: string; readonly value: string }>;
  readonly hash: string;
}

/** Fields of a payload that the row shows elsewhere. */
const SHOWN_ELSEWHERE = new Set(['imported', 'occurredAt', 'caseId']);

export function entryView(entry: AuditEntry): EntryView {
  const payload = JSON.parse(entry.payload) as Record<string, unknown>;
  const occurredAt = payload['occurredAt'];
  return {
    id: entry.id,
    position: entry.position,
    event: entry.event,
    actor: entry.actor === null ? null : entry.actor.displayName,
    actorRole: entry.actorRole,
    sealed: entry.event === 'ballotCast' && entry.actor === null,
    refused: entry.outcome === 'refused',
    recordedAt: entry.recordedAt,
    occurredAt: typeof occurredAt === 'string' ? occurredAt : null,
    caseId: entry.caseId,
    details: Object.entries(payload)
      .filter(([name]) => !SHOWN_ELSEWHERE.has(name))
      .map(([name, value]) => ({ name, value: shown(value) })),
    hash: entry.hash,
  };
}

const HASH = /^[0-9a-f]{64}$/;

/** References stay as they are, hashes show their ends; a list of them says how many it holds. */
function shown(value: unknown): string {
  if (typeof value === 'string' && HASH.test(value)) return shortHash(value);
  if (Array.isArray(value)) return value.length > 3 ? `${value.slice(0, 3).map(shown).join(', ')} … (${value.length})` : value.map(shown).join(', ');
  if (typeof value === 'object' && value !== null) return JSON.stringify(value);
  return String(value);
}

/** The first and last characters of a hash, enough to compare by eye. */
export const shortHash = (hash: string): string => `${hash.slice(0, 4)} ${hash.slice(4, 8)} … ${hash.slice(-4)}`;
