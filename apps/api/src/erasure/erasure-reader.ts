import { Injectable } from '@nestjs/common';
import { allowedActions, type Erasure } from '@consilium/contracts';
import type { EntityManager } from 'typeorm';
import { standingOf, type Actor } from '../platform/authorisation/actor.js';
import { notFound } from '../platform/errors/refusal.js';
import { utc } from '../meetings/utc.js';
import { erasurePlan } from './erasure-plan.js';

interface ErasureRow extends Omit<Erasure, 'allowedActions' | 'tablesToRewrite'> {
  readonly boardId: string;
  readonly requesterId: string;
}

const NEWEST = 200;
const idAndName = (person: string): string => `CASE WHEN ${person}.id IS NOT NULL THEN jsonb_build_object('id', ${person}.id, 'displayName', ${person}.display_name) END`;
const TABLES_TO_REWRITE = new Set(erasurePlan.flatMap(({ rows, table }) => (rows === 'kept' ? [] : [table]))).size;

/** Requests and tombstones as they are shown. An administrator and an auditor see every one, a chair those of the board. */
@Injectable()
export class ErasureReader {
  async list(manager: EntityManager, actor: Actor): Promise<Erasure[]> {
    const everywhere = actor.roles.includes('administrator') || actor.roles.includes('auditor');
    const boards = actor.memberships.filter(({ role }) => role === 'chair' || role === 'deputyChair').map(({ boardId }) => boardId);
    const rows = await this.rows(manager, everywhere ? 'true' : 'e.board_id = ANY ($1)', everywhere ? [] : [boards]);
    return rows.map((row) => toErasure(row, actor));
  }

  async one(manager: EntityManager, actor: Actor, erasureId: string): Promise<Erasure> {
    const [row] = await this.rows(manager, 'e.id = $1', [erasureId]);
    if (row === undefined) throw notFound();
    return toErasure(row, actor);
  }

  private rows(manager: EntityManager, condition: string, parameters: unknown[]): Promise<ErasureRow[]> {
    return manager.query<ErasureRow[]>(
      `SELECT e.id, e.case_id AS "caseId", e.board_id AS "boardId", e.case_number AS "caseNumber", b.name AS "boardName", e.basis, e.reference, e.state,
              e.requested_by AS "requesterId", ${idAndName('r')} AS "requestedBy", ${utc('e.requested_at')} AS "requestedAt",
              ${idAndName('d')} AS "decidedBy", ${utc('e.decided_at')} AS "decidedAt",
              (SELECT sum(n.value::int)::int FROM jsonb_each_text(e.erased_rows) n) AS "erasedRows",
              ${utc('e.files_removed_at')} AS "filesRemovedAt", cardinality(e.rewritten) AS "tablesRewritten", ${utc('e.completed_at')} AS "completedAt"
         FROM case_erasure e JOIN board b ON b.id = e.board_id JOIN person r ON r.id = e.requested_by LEFT JOIN person d ON d.id = e.decided_by
        WHERE ${condition} ORDER BY e.requested_at DESC, e.id DESC LIMIT ${NEWEST}`,
      parameters,
    );
  }
}

function toErasure({ boardId, requesterId, ...row }: ErasureRow, actor: Actor): Erasure {
  const open = row.state === 'requested';
  const may = allowedActions(standingOf(actor, boardId), null);
  return {
    ...row,
    tablesToRewrite: TABLES_TO_REWRITE,
    allowedActions: may.filter((action) => open && (action === 'erasure.withdraw' || (action === 'erasure.decide' && requesterId !== actor.personId))),
  };
}
