import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { AuditReader } from '../audit/audit-reader.js';
import { storedTree } from '../audit/tree-reader.js';
import type { Scope } from '../platform/database/scope.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { notFound, Refusal } from '../platform/errors/refusal.js';

export interface ExportSelection {
  readonly caseId?: string | undefined;
  readonly entryId?: string | undefined;
  /** Inclusive, UTC with six digits. */
  readonly from?: string | undefined;
  /** Exclusive, UTC with six digits. */
  readonly to?: string | undefined;
  /** Size of another checkpoint, for which a part carries a consistency proof. */
  readonly compareWith?: number | undefined;
}

/** An export that is about to be written: what stands before its entries, and which leaves it takes. */
export interface PlannedExport {
  readonly scope: 'whole' | 'case' | 'period' | 'entries';
  readonly head: readonly string[];
  readonly condition: string;
  readonly values: readonly unknown[];
}

/** Rows read at a time, each page in a transaction of its own: entries never change, so no snapshot has to be held. */
const PAGE = 2_000;

const COLUMNS = `l.leaf_index::float8 AS leaf, e.entry_id AS entry, e.chain, e."position"::float8 AS "position", e.recorded_at AS time, e.organisation_id AS organisation,
  e.case_id AS "case", e.event, e.actor_id AS actor, e.actor_role AS role, e.outcome, e.request_id AS request, e.payload, encode(e.previous_hash, 'hex') AS previous, encode(e.hash, 'hex') AS hash`;
const ROWS = 'audit.leaf l JOIN audit.entry e ON e.seq = l.seq';

interface Bounds {
  readonly first: number | null;
  readonly last: number | null;
  readonly leaves: readonly number[];
}

/**
 * Writes the log in the format of docs/audit-format.md, for auditors who work in the browser: every sealed entry up to the
 * newest checkpoint that the caller's scope shows. Where other organisations have entries in between, a stretch of the log
 * is exported as single entries with their proof.
 */
@Injectable()
export class LogExport {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly reader: AuditReader,
  ) {}

  /**
   * @throws Refusal notFound without any such entry
   * @throws Refusal conflict while nothing is sealed, or for a checkpoint the log does not reach
   */
  async plan(manager: EntityManager, selection: ExportSelection): Promise<PlannedExport> {
    const { caseId, entryId, from, to, compareWith } = selection;
    const checkpoint = await this.reader.lastCheckpoint(manager);
    if (checkpoint === null) throw new Refusal('conflict', { reason: 'audit.nothingSealed', detail: 'Nothing has been sealed yet. Ask again in a minute.' });
    const { size } = checkpoint;
    const part = caseId !== undefined || entryId !== undefined || from !== undefined || to !== undefined;
    const conditions: [string, unknown][] = [['l.leaf_index < ?', size]];
    if (caseId !== undefined) conditions.push(['e.chain = ?', `case:${caseId}`]);
    if (entryId !== undefined) conditions.push(['e.entry_id = ?', entryId]);
    if (from !== undefined) conditions.push(['e.recorded_at >= ?', from]);
    if (to !== undefined) conditions.push(['e.recorded_at < ?', to]);
    let chosen = numbered(conditions);
    let bounds = await this.bounds(manager, chosen);
    if (bounds.first === null || bounds.last === null) throw notFound();

    let scope: PlannedExport['scope'] = caseId !== undefined ? 'case' : 'entries';
    if (caseId === undefined && entryId === undefined) {
      // A run of leaves without a gap shows that nothing was taken out of it.
      const run = numbered([['l.leaf_index >= ?', bounds.first], ['l.leaf_index <= ?', bounds.last]]);
      const inRun = await this.bounds(manager, run);
      if (inRun.leaves.length === bounds.last - bounds.first + 1) {
        scope = part ? 'period' : 'whole';
        [chosen, bounds] = [run, inRun];
      }
    }
    const [log] = await manager.query<{ origin: string; at: string }[]>(`SELECT origin, to_char(clock_timestamp() AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') AS at FROM audit.log`);
    if (log === undefined) throw new Error('audit.log is empty.');
    const head: unknown[] = [{ format: 'consilium-audit-export/1', log: log.origin, scope, case: caseId, from, to, madeAt: log.at }];
    for (const note of scope === 'whole' ? await hourlyNotes(manager) : [checkpoint.note]) head.push({ checkpoint: note });
    if (scope !== 'whole') head.push(...(await proofs(manager, bounds.leaves, size, compareWith)));
    return { scope, head: head.map((value) => JSON.stringify(value)), condition: chosen.condition, values: chosen.values };
  }

  /** The lines of the export, each with its line feed. A connection that breaks leaves a file without its end, which the verifier refuses. */
  async *lines(scope: Scope, planned: PlannedExport): AsyncGenerator<string> {
    yield `${planned.head.join('\n')}\n`;
    let [entries, last] = [0, -1];
    for (;;) {
      const after = last;
      const page = await this.unitOfWork.run(scope, (manager) =>
        manager.query<{ leaf: number }[]>(
          `SELECT ${COLUMNS} FROM ${ROWS} WHERE ${planned.condition} AND l.leaf_index > $${planned.values.length + 1} ORDER BY l.leaf_index LIMIT ${PAGE}`,
          [...planned.values, after],
        ),
      );
      if (page.length === 0) break;
      entries += page.length;
      last = (page.at(-1) as { leaf: number }).leaf;
      yield page.map((entry) => `${JSON.stringify(entry)}\n`).join('');
    }
    yield `${JSON.stringify({ end: { entries } })}\n`;
  }

  private async bounds(manager: EntityManager, { condition, values }: { condition: string; values: readonly unknown[] }): Promise<Bounds> {
    const rows = await manager.query<{ leaf: number }[]>(`SELECT l.leaf_index::float8 AS leaf FROM ${ROWS} WHERE ${condition} ORDER BY 1`, [...values]);
    const leaves = rows.map(({ leaf }) => leaf);
    return { first: leaves[0] ?? null, last: leaves.at(-1) ?? null, leaves };
  }
}

function numbered(conditions: readonly (readonly [string, unknown])[]): { condition: string; values: unknown[] } {
  return { condition: conditions.map(([text], index) => text.replace('?', `$${index + 1}`)).join(' AND '), values: conditions.map(([, value]) => value) };
}

/** The last checkpoint of each hour, and the last of all: they narrow a fault down. */
async function hourlyNotes(manager: EntityManager): Promise<string[]> {
  const rows = await manager.query<{ note: string }[]>(`SELECT DISTINCT ON (date_trunc('hour', signed_at)) note FROM audit.checkpoint ORDER BY date_trunc('hour', signed_at), size DESC`);
  return rows.map(({ note }) => note);
}

async function proofs(manager: EntityManager, leaves: readonly number[], size: number, compareWith: number | undefined): Promise<unknown[]> {
  const tree = storedTree(manager);
  const lines: unknown[] = [{ proof: { size, hashes: (await tree.manyInclusionProof(leaves, size)).map(base64) } }];
  if (compareWith !== undefined && compareWith !== size) {
    if (compareWith > size) throw new Refusal('conflict', { reason: 'audit.checkpointAhead', detail: `That checkpoint covers ${compareWith} entries, but only ${size} are sealed here: the log was cut, or the checkpoint belongs to another one.` });
    lines.push({ consistency: { from: compareWith, to: size, hashes: (await tree.consistencyProof(compareWith, size)).map(base64) } });
  }
  return lines;
}

const base64 = (hash: Uint8Array): string => Buffer.from(hash).toString('base64');
