import type { EntityManager } from 'typeorm';
import type { FreeTextVault } from '../audit/free-text/free-text-vault.js';
import { systemScope } from '../platform/database/scope.js';
import type { UnitOfWork } from '../platform/database/unit-of-work.js';

/** An erasure that the log of the lost or replaced database holds. */
export interface KnownErasure {
  readonly erasureId: string;
  readonly organisationId: string;
  readonly caseId: string;
  readonly basis: string;
  /** Null: asked for before the entries at hand begin. */
  readonly requestedBy: string | null;
  readonly decidedBy: string;
  /** UTC, as in the log. */
  readonly erasedAt: string;
}

const REQUEST_ID = 'restore';
/** In place of the file number of the written request, where that came after the backup. */
const REFERENCE = 'see the log before the restore';

/**
 * Erases again, after a restore, what was erased between the backup and now. The decision was taken then, by the two
 * people whom the old log names; the worker destroys files and keys as after any erasure.
 */
export class RepeatedErasures {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly vault: FreeTextVault,
  ) {}

  /** @returns how many cases were in the backup and are erased now. */
  async repeat(erasures: readonly KnownErasure[]): Promise<number> {
    let repeated = 0;
    for (const erasure of erasures) {
      const done = await this.unitOfWork.run(systemScope(erasure.organisationId, REQUEST_ID), (manager) => this.repeatOne(manager, erasure));
      if (done) repeated += 1;
    }
    return repeated;
  }

  private async repeatOne(manager: EntityManager, erasure: KnownErasure): Promise<boolean> {
    const { erasureId, organisationId, caseId, basis, requestedBy, decidedBy, erasedAt } = erasure;
    const [found] = await manager.query<Array<{ erased: boolean }>>(`SELECT erased_at IS NOT NULL AS erased FROM board_case WHERE id = $1 AND organisation_id = $2 FOR UPDATE`, [caseId, organisationId]);
    // Registered after the backup, or erased before it.
    if (found === undefined || found.erased) return false;
    // Asked for before the backup was made, or after it.
    const [, asked] = await manager.query<[unknown, number]>(
      `UPDATE case_erasure SET state = 'confirmed', decided_by = $2, decided_at = $3, version = version + 1 WHERE id = $1`,
      [erasureId, decidedBy, erasedAt],
    );
    if (asked === 0) {
      if (requestedBy === null) throw new Error(`Who asked for the erasure ${erasureId} is not in the export: give one of the whole log.`);
      await manager.query(
        `INSERT INTO case_erasure (id, organisation_id, case_id, board_id, case_number, basis, reference, state, requested_by, decided_by, decided_at)
         SELECT $1, c.organisation_id, c.id, c.board_id, c.number, $3, $4, 'confirmed', $5, $6, $7::timestamptz FROM board_case c WHERE c.id = $2`,
        [erasureId, caseId, basis, REFERENCE, requestedBy, decidedBy, erasedAt],
      );
    }
    const [erased] = await manager.query<Array<{ counts: Record<string, number> }>>(`SELECT erasure.erase_case($1) AS counts`, [erasureId]);
    const rows = Object.values(erased!.counts).reduce((sum, count) => sum + count, 0);
    const { keyId } = await this.vault.erase(manager, { organisationId, caseId, actorId: decidedBy, actorRole: 'system', requestId: REQUEST_ID, basis, erasureId, rows });
    if (keyId !== null) {
      await manager.query(`INSERT INTO erasure_file (erasure_id, organisation_id, store, key) VALUES ($1, $2, 'caseKeys', $3)`, [erasureId, organisationId, `${caseId}/${keyId}`]);
    }
    return true;
  }
}
