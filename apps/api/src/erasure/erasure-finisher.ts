import { randomUUID } from 'node:crypto';
import { Injectable, Logger, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { AuditLog } from '../audit/audit-log.js';
import { databaseErrorCode } from '../platform/errors/database-errors.js';
import { systemScope, type Scope } from '../platform/database/scope.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { ErasableStores } from './erasable-stores.js';

interface Unfinished {
  readonly id: string;
  readonly organisation_id: string;
  readonly case_id: string;
  readonly files_removed_at: Date | null;
  readonly waits_for: string[] | null;
  readonly rewritten: string[];
}

const LOOK_EVERY_MS = 3_000;
/** A table that is in use is tried again at the next look, rather than holding up everybody behind a waiting lock. */
const LOCK_PATIENCE = '2s';
const LOCK_NOT_AVAILABLE = '55P03';

/**
 * Finishes erasures in the worker: destroys files and keys, waits for transactions that could still read the old rows, and
 * writes every table concerned anew, so that no page holds a byte of what was deleted. What is left to do stands in the
 * database; a crash at any point leaves it there for the next look.
 */
@Injectable()
export class ErasureFinisher implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger(ErasureFinisher.name);
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<unknown> = Promise.resolve();
  private isStopped = false;

  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly unitOfWork: UnitOfWork,
    private readonly stores: ErasableStores,
    private readonly auditLog: AuditLog,
  ) {}

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => this.soon(() => this.finishAll()), LOOK_EVERY_MS);
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.isStopped = true;
    clearInterval(this.timer);
    await this.running;
  }

  /** Takes every unfinished erasure as far as it goes now. @returns how many are complete. */
  async finishAll(): Promise<number> {
    const open = await this.dataSource.query<Unfinished[]>(
      `SELECT id, organisation_id, case_id, files_removed_at, waits_for, rewritten FROM case_erasure WHERE state = 'confirmed' ORDER BY decided_at`,
    );
    let complete = 0;
    for (const erasure of open) if (!this.isStopped && (await this.finish(erasure))) complete += 1;
    return complete;
  }

  private async finish(erasure: Unfinished): Promise<boolean> {
    const scope = this.scope(erasure.organisation_id);
    if (erasure.files_removed_at === null) await this.removeFiles(scope, erasure.id);
    if (!(await this.readersAreGone(scope, erasure))) return false;
    const tables = await this.dataSource.query<Array<{ name: string }>>(`SELECT erasure.tables() AS name`);
    for (const { name } of tables) {
      if (this.isStopped) return false;
      if (!erasure.rewritten.includes(name) && !(await this.rewrite(scope, erasure.id, name))) return false;
    }
    return this.unitOfWork.run(scope, async (manager) => {
      const [, count] = await manager.query<[unknown, number]>(
        `UPDATE case_erasure SET state = 'complete', completed_at = clock_timestamp(), version = version + 1 WHERE id = $1 AND state = 'confirmed'`,
        [erasure.id],
      );
      // Another worker was faster.
      if (count === 0) return false;
      await this.auditLog.append(manager, {
        organisationId: erasure.organisation_id,
        caseId: erasure.case_id,
        event: 'erasureCompleted',
        actorId: null,
        actorRole: 'system',
        outcome: 'success',
        payload: { caseId: erasure.case_id, erasureId: erasure.id, tables: tables.length },
        requestId: scope.requestId,
      });
      return true;
    });
  }

  /** File by file; the row that names a file goes when the file has gone. */
  private async removeFiles(scope: Scope, erasureId: string): Promise<void> {
    const files = await this.dataSource.query<Array<{ store: string; key: string }>>(`SELECT store, key FROM erasure_file WHERE erasure_id = $1`, [erasureId]);
    for (const { store, key } of files) {
      await this.unitOfWork.run(scope, async (manager) => {
        await this.stores.destroy(manager, store, key);
        await manager.query(`DELETE FROM erasure_file WHERE erasure_id = $1 AND store = $2 AND key = $3`, [erasureId, store, key]);
      });
    }
    await this.dataSource.query(`UPDATE case_erasure SET files_removed_at = clock_timestamp() WHERE id = $1 AND files_removed_at IS NULL`, [erasureId]);
  }

  private async readersAreGone(scope: Scope, erasure: Unfinished): Promise<boolean> {
    const [now] = await this.dataSource.query<Array<{ transactions: string[] }>>(`SELECT erasure.transactions_under_way() AS transactions`);
    if (erasure.waits_for === null) {
      await this.dataSource.query(`UPDATE case_erasure SET waits_for = $2 WHERE id = $1 AND waits_for IS NULL`, [erasure.id, now!.transactions]);
      return now!.transactions.length === 0;
    }
    return !erasure.waits_for.some((transaction) => now!.transactions.includes(transaction));
  }

  private async rewrite(scope: Scope, erasureId: string, table: string): Promise<boolean> {
    try {
      await this.unitOfWork.run(scope, async (manager) => {
        // The whole table is written; that may take longer than a request is allowed to.
        await manager.query(`SELECT set_config('statement_timeout', '0', true), set_config('lock_timeout', $1, true)`, [LOCK_PATIENCE]);
        await manager.query(`SELECT erasure.rewrite($1)`, [table]);
      });
    } catch (error) {
      if (databaseErrorCode(error) === LOCK_NOT_AVAILABLE) return false;
      throw error;
    }
    await this.dataSource.query(`UPDATE case_erasure SET rewritten = array_append(rewritten, $2) WHERE id = $1 AND NOT $2 = ANY (rewritten)`, [erasureId, table]);
    return true;
  }

  private scope(organisationId: string): Scope {
    return systemScope(organisationId, `erasure-${randomUUID()}`);
  }

  /** One after the other; a failure is said and tried again at the next look. */
  private soon(work: () => Promise<unknown>): void {
    this.running = this.running.then(async () => {
      if (this.isStopped) return;
      await work().catch((error: unknown) => this.logger.error(`An erasure could not be finished: ${(error as Error).message}`));
    });
  }
}
