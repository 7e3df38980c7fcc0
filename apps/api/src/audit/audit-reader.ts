import { chainOf, type Outcome } from '@consilium/audit-chain';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { storedTree } from './tree-reader.js';

/** An entry as it is shown. Hashes are lower-case hexadecimal. */
export interface RecordedEntry {
  readonly entryId: string;
  readonly chain: string;
  readonly position: number;
  readonly caseId: string | null;
  readonly event: string;
  readonly actorId: string | null;
  readonly actorRole: string;
  readonly outcome: Outcome;
  readonly recordedAt: string;
  readonly payload: string;
  readonly requestId: string;
  readonly hash: string;
}

export interface EntryQuery {
  /** Entries of this case; without it those of the whole organisation. */
  readonly caseId?: string;
  readonly event?: string;
  readonly actorId?: string;
  /** Inclusive, UTC. */
  readonly from?: string;
  /** Exclusive, UTC. */
  readonly to?: string;
  /** Cursor of the page before. */
  readonly after?: string;
  /** 1 to 500. */
  readonly limit: number;
}

export interface EntryPage {
  /** Newest first. */
  readonly entries: readonly RecordedEntry[];
  /** null on the last page. */
  readonly next: string | null;
}

export interface ChainHead {
  readonly chain: string;
  readonly length: number;
  readonly hash: string;
}

export interface CheckpointState {
  readonly size: number;
  readonly rootHash: string;
  readonly at: string;
  /** The signed note, as printed on reports and written outside. */
  readonly note: string;
}

export interface RecordState {
  readonly chains: number;
  readonly entries: number;
  readonly sealedEntries: number;
  /** Age of the oldest entry that no checkpoint covers yet, in seconds; 0 when all are covered. */
  readonly sealingLagSeconds: number;
  readonly lastCheckpoint: CheckpointState | null;
  readonly lastSelfCheck: { readonly at: string; readonly ok: boolean; readonly detail: string } | null;
}

export interface InclusionProof {
  readonly leaf: number;
  /** Size of the tree of the checkpoint that the proof leads to. */
  readonly size: number;
  readonly hashes: readonly string[];
  readonly checkpoint: string;
}

type EntryRow = Omit<RecordedEntry, 'position'> & { readonly position: string; readonly seq: string };

const COLUMNS = `e.entry_id AS "entryId", e.chain, e."position", e.case_id AS "caseId", e.event, e.actor_id AS "actorId",
  e.actor_role AS "actorRole", e.outcome, e.recorded_at AS "recordedAt", e.payload, e.request_id AS "requestId",
  encode(e.hash, 'hex') AS hash, e.seq`;

/** Reads the record within the scope of the given transaction: row-level security leaves only the own organisation. */
@Injectable()
export class AuditReader {
  async page(manager: EntityManager, query: EntryQuery): Promise<EntryPage> {
    const conditions: string[] = [];
    const values: unknown[] = [];
    const where = (condition: string, value: unknown): void => {
      if (value === undefined) return;
      values.push(value);
      conditions.push(condition.replace('?', `$${values.length}`));
    };
    where('e.chain = ?', query.caseId === undefined ? undefined : chainOf('', query.caseId));
    where('e.event = ?', query.event);
    where('e.actor_id = ?', query.actorId);
    where('e.recorded_at >= ?', query.from === undefined ? undefined : withMicroseconds(query.from));
    where('e.recorded_at < ?', query.to === undefined ? undefined : withMicroseconds(query.to));
    const order = query.caseId === undefined ? 'e.seq' : 'e."position"';
    where(`${order} < ?`, query.after);
    const rows = await manager.query<EntryRow[]>(
      `SELECT ${COLUMNS} FROM audit.entry e ${conditions.length > 0 ? `WHERE ${conditions.join(' AND ')}` : ''}
       ORDER BY ${order} DESC LIMIT ${Math.trunc(query.limit) + 1}`,
      values,
    );
    const entries = rows.slice(0, query.limit);
    const last = entries.at(-1);
    const cursor = query.caseId === undefined ? last?.seq : last?.position;
    return { entries: entries.map(toEntry), next: rows.length > query.limit && cursor !== undefined ? cursor : null };
  }

  /** The named entries that the scope shows, in the order of the ids. */
  async entries(manager: EntityManager, ids: readonly string[]): Promise<RecordedEntry[]> {
    const rows = await manager.query<EntryRow[]>(`SELECT ${COLUMNS} FROM audit.entry e WHERE e.entry_id = ANY ($1) ORDER BY array_position($1, e.entry_id)`, [ids]);
    return rows.map(toEntry);
  }

  /** Head of the chain of a case; null where nothing has been recorded. */
  async headOfCase(manager: EntityManager, caseId: string): Promise<ChainHead | null> {
    const [head] = await manager.query<{ chain: string; length: string; hash: string }[]>(
      `SELECT chain, length, encode(hash, 'hex') AS hash FROM audit.chain_head WHERE chain = $1`,
      [chainOf('', caseId)],
    );
    return head === undefined ? null : { ...head, length: Number(head.length) };
  }

  async lastCheckpoint(manager: EntityManager): Promise<CheckpointState | null> {
    const [row] = await manager.query<{ size: string; root: string; note: string; at: Date }[]>(
      `SELECT size, encode(root, 'hex') AS root, note, signed_at AS at FROM audit.checkpoint ORDER BY size DESC LIMIT 1`,
    );
    return row === undefined ? null : { size: Number(row.size), rootHash: row.root, note: row.note, at: row.at.toISOString() };
  }

  async state(manager: EntityManager): Promise<RecordState> {
    const [counts] = await manager.query<{ chains: string; entries: string }[]>(
      `SELECT count(*) AS chains, coalesce(sum(length), 0) AS entries FROM audit.chain_head`,
    );
    const [open] = await manager.query<{ entries: string; lag: number }[]>(
      `SELECT count(*) AS entries, greatest(0, coalesce(extract(epoch FROM clock_timestamp() - min(e.recorded_at)::timestamptz), 0))::float8 AS lag
       FROM audit.entry e
       WHERE e.seq > (SELECT coalesce(max(sealed_through), 0) FROM audit.checkpoint) AND NOT EXISTS (SELECT FROM audit.leaf l WHERE l.seq = e.seq)`,
    );
    const [check] = await manager.query<{ at: Date; problems: string; detail: string }[]>(
      `SELECT run_at AS at, problems, detail FROM audit.self_check_run ORDER BY run_at DESC LIMIT 1`,
    );
    const entries = Number(counts?.entries ?? 0);
    return {
      chains: Number(counts?.chains ?? 0),
      entries,
      sealedEntries: entries - Number(open?.entries ?? 0),
      sealingLagSeconds: open?.lag ?? 0,
      lastCheckpoint: await this.lastCheckpoint(manager),
      lastSelfCheck: check === undefined ? null : { at: check.at.toISOString(), ok: check.problems === '0', detail: check.detail },
    };
  }

  /** Proof that an entry is in the tree of the newest checkpoint; null for an unknown or not yet sealed entry. */
  async inclusion(manager: EntityManager, entryId: string): Promise<InclusionProof | null> {
    const [found] = await manager.query<{ leaf: string }[]>(
      `SELECT l.leaf_index AS leaf FROM audit.entry e JOIN audit.leaf l ON l.seq = e.seq WHERE e.entry_id = $1`,
      [entryId],
    );
    const checkpoint = await this.lastCheckpoint(manager);
    if (found === undefined || checkpoint === null || Number(found.leaf) >= checkpoint.size) return null;
    const leaf = Number(found.leaf);
    const hashes = await storedTree(manager).inclusionProof(leaf, checkpoint.size);
    return { leaf, size: checkpoint.size, hashes: hashes.map((hash) => Buffer.from(hash).toString('hex')), checkpoint: checkpoint.note };
  }
}

const toEntry = ({ seq: _, ...row }: EntryRow): RecordedEntry => ({ ...row, position: Number(row.position) });

/** Stored times have six digits; as texts they compare only with texts of the same form. */
function withMicroseconds(instant: string): string {
  const digits = /^(.{19})(?:\.(\d{1,6}))?Z$/.exec(instant);
  if (digits === null) throw new RangeError(`Not an instant in UTC: ${instant}`);
  return `${digits[1]}.${(digits[2] ?? '').padEnd(6, '0')}Z`;
}
