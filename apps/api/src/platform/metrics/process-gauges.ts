import { Inject, Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import type { ProcessKind } from '../database/database.module.js';
import { Metrics } from './metrics.js';
import { PROCESS_KIND } from './metrics-server.js';

interface Pool {
  readonly totalCount: number;
  readonly idleCount: number;
  readonly waitingCount: number;
}
type CountRow = { name: string; state: string; count: number };

/** Connections of each process; what waits to be done and how far sealing is, told by the worker, which sees every organisation. */
@Injectable()
export class ProcessGauges {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    metrics: Metrics,
    @Inject(PROCESS_KIND) kind: ProcessKind,
  ) {
    metrics.gauge('database_reachable', 'Whether the database answers: 1 or 0.', [], async () => [[{}, await this.isReachable()]]);
    metrics.gauge('database_pool_connections', 'Connections to the database by state; "waiting" counts requests without one.', ['state'], async () => {
      const { totalCount, idleCount, waitingCount } = (this.dataSource.driver as unknown as { master: Pool }).master;
      return [
        [{ state: 'busy' }, totalCount - idleCount],
        [{ state: 'idle' }, idleCount],
        [{ state: 'waiting' }, waitingCount],
      ];
    });
    if (kind === 'worker') this.addWork(metrics);
  }

  private addWork(metrics: Metrics): void {
    metrics.gauge('queue_jobs', 'Jobs of a queue by state.', ['queue', 'state'], async () =>
      (await this.counts(`SELECT q.name, c.key AS state, c.value::int AS count FROM queue_state q, jsonb_each_text(q.counts) c`)).map(({ name, state, count }) => [{ queue: name, state }, count] as const),
    );
    metrics.gauge('mail_messages', 'Messages that have not left, by state.', ['state'], async () =>
      (await this.counts(`SELECT '' AS name, state, count(*)::int AS count FROM mail WHERE state <> 'sent' GROUP BY state`)).map(({ state, count }) => [{ state }, count] as const),
    );
    metrics.gauge('document_orders', 'Documents that are ordered and not made, by state.', ['state'], async () =>
      (await this.counts(`SELECT '' AS name, state, count(*)::int AS count FROM document_order WHERE state IN ('ordered', 'queued', 'making', 'failed') GROUP BY state`)).map(({ state, count }) => [{ state }, count] as const),
    );
    metrics.gauge('audit_entries_unsealed', 'Entries of the record that no checkpoint covers yet.', [], async () => {
      const [row] = await this.dataSource.query<Array<{ unsealed: number }>>(
        `SELECT greatest(0, (SELECT newest_seq FROM audit.sealing_horizon()) - coalesce((SELECT max(seq) FROM audit.leaf), 0))::int AS unsealed`,
      );
      return [[{}, row!.unsealed]];
    });
    metrics.gauge('audit_checkpoint_age_seconds', 'Time since the newest checkpoint; grows while nothing happens, so look at it together with the unsealed entries.', [], async () => {
      const [row] = await this.dataSource.query<Array<{ age: number | null }>>(`SELECT extract(epoch FROM clock_timestamp() - max(signed_at))::float8 AS age FROM audit.checkpoint`);
      return row?.age === null || row === undefined ? [] : [[{}, row.age]];
    });
  }

  private async isReachable(): Promise<number> {
    return this.dataSource.query('SELECT 1').then(
      () => 1,
      () => 0,
    );
  }

  private counts(sql: string): Promise<CountRow[]> {
    return this.dataSource.query<CountRow[]>(sql);
  }
}
