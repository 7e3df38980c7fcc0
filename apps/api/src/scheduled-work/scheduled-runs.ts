import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import type { RunCounts } from './scheduled-work.js';

export interface ClaimedRun {
  readonly taskId: string;
  readonly tick: Date;
  readonly fence: number;
}

/** Seconds without a sign of life after which another worker begins the run again. */
export const RUN_LEASE_SECONDS = 120;

/** Ticks and runs in the database: one row per tick is what makes one run of it. */
@Injectable()
export class ScheduledRuns {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  /** Notes a task; one that no worker knows any more is no longer noted and its row falls behind. */
  async note(taskId: string, cron: string): Promise<void> {
    await this.dataSource.query(
      `INSERT INTO scheduled_task (id, cron) VALUES ($1, $2)
       ON CONFLICT (id) DO UPDATE SET cron = excluded.cron, seen_at = clock_timestamp(),
         next_run_at = CASE WHEN scheduled_task.cron = excluded.cron THEN scheduled_task.next_run_at END`,
      [taskId, cron],
    );
  }

  async planNext(taskId: string, nextRunAt: Date): Promise<void> {
    await this.dataSource.query(`UPDATE scheduled_task SET next_run_at = $2 WHERE id = $1 AND next_run_at IS DISTINCT FROM $2`, [taskId, nextRunAt]);
  }

  /** Ticks without a run: the queue lost them, nobody was there to run them, or an operator asked for one more. */
  async missed(taskIds: readonly string[], graceSeconds: number): Promise<Array<{ taskId: string; tick: Date }>> {
    return this.dataSource.query(
      `SELECT t.id AS "taskId", t.next_run_at AS tick FROM scheduled_task t
        WHERE t.id = ANY ($1) AND t.next_run_at < clock_timestamp() - make_interval(secs => $2)
          AND NOT EXISTS (SELECT 1 FROM scheduled_run r WHERE r.task_id = t.id AND r.tick = t.next_run_at AND (r.state <> 'running' OR r.lease_until > clock_timestamp()))
       UNION ALL
       SELECT t.id, t.again_at FROM scheduled_task t
        WHERE t.id = ANY ($1) AND NOT EXISTS (SELECT 1 FROM scheduled_run r WHERE r.task_id = t.id AND r.tick = t.again_at AND (r.state <> 'running' OR r.lease_until > clock_timestamp()))
          AND t.again_at IS NOT NULL`,
      [taskIds, graceSeconds],
    );
  }

  /** Takes a tick, unless it was run, or another worker runs it and is alive. */
  async claim(taskId: string, tick: Date): Promise<ClaimedRun | null> {
    const rows = await this.dataSource.query<Array<{ fence: number }>>(
      `INSERT INTO scheduled_run AS r (task_id, tick, lease_until) VALUES ($1, $2, clock_timestamp() + make_interval(secs => $3))
       ON CONFLICT (task_id, tick) DO UPDATE SET fence = r.fence + 1, started_at = clock_timestamp(), lease_until = excluded.lease_until
         WHERE r.state = 'running' AND r.lease_until < clock_timestamp()
       RETURNING fence`,
      [taskId, tick, RUN_LEASE_SECONDS],
    );
    return rows[0] === undefined ? null : { taskId, tick, fence: rows[0].fence };
  }

  /** A sign of life of a long run. */
  async keep({ taskId, tick, fence }: ClaimedRun): Promise<void> {
    await this.dataSource.query(
      `UPDATE scheduled_run SET lease_until = clock_timestamp() + make_interval(secs => $4) WHERE task_id = $1 AND tick = $2 AND fence = $3 AND state = 'running'`,
      [taskId, tick, fence, RUN_LEASE_SECONDS],
    );
  }

  async finish({ taskId, tick, fence }: ClaimedRun, result: { readonly counts: RunCounts } | { readonly error: string }): Promise<void> {
    const counts = 'counts' in result ? result.counts : {};
    const error = 'error' in result ? result.error : null;
    await this.dataSource.query(
      `UPDATE scheduled_run SET state = $4, counts = $5, error = $6, finished_at = clock_timestamp(), lease_until = NULL
        WHERE task_id = $1 AND tick = $2 AND fence = $3 AND state = 'running'`,
      [taskId, tick, fence, error === null ? 'done' : 'failed', JSON.stringify(counts), error],
    );
  }
}
