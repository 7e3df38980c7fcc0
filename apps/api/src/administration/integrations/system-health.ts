import { statfs } from 'node:fs/promises';
import { resolve } from 'node:path';
import { Inject, Injectable } from '@nestjs/common';
import type { SystemHealth } from '@consilium/contracts';
import type { EntityManager } from 'typeorm';
import { AuditReader } from '../../audit/audit-reader.js';
import { CONFIG, type Config } from '../../config/config.js';

type Check = SystemHealth['checks'][number];

/** Age of the oldest unsealed entry, in seconds, from which the worker is to be looked at. */
const SEALING_ATTENTION_SECONDS = 300;
/** Free bytes of the data folder below which somebody should make room: 2 GiB. */
const DISK_ATTENTION_BYTES = 2 * 1024 ** 3;
/** Milliseconds for a trivial answer from which the database is slow. */
const DATABASE_ATTENTION_MS = 500;

/** One look at the parts an operator is asked about first. Numbers and states, never a name. */
@Injectable()
export class SystemHealthReader {
  constructor(
    private readonly record: AuditReader,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async look(manager: EntityManager): Promise<SystemHealth> {
    const started = performance.now();
    const [server] = await manager.query<Array<{ version: string; now: Date }>>(`SELECT current_setting('server_version') AS version, clock_timestamp() AS now`);
    const answered = performance.now() - started;
    return {
      at: server!.now.toISOString(),
      checks: [
        { id: 'database', state: answered < DATABASE_ATTENTION_MS ? 'good' : 'attention', value: Math.round(answered * 10) / 10, text: `PostgreSQL ${server!.version}` },
        ...(await this.sealing(manager)),
        await failures(manager, 'scheduledWork', `SELECT count(*)::integer AS failed FROM (SELECT DISTINCT ON (task_id) state FROM scheduled_run ORDER BY task_id, started_at DESC) newest WHERE state = 'failed'`),
        await failures(manager, 'mail', `SELECT count(*)::integer AS failed FROM mail WHERE state IN ('failed', 'unknown') AND created_at > clock_timestamp() - interval '7 days'`),
        await this.disk(),
      ],
    };
  }

  private async sealing(manager: EntityManager): Promise<Check[]> {
    const { sealingLagSeconds, lastSelfCheck } = await this.record.state(manager);
    return [
      { id: 'sealing', state: sealingLagSeconds < SEALING_ATTENTION_SECONDS ? 'good' : 'attention', value: Math.round(sealingLagSeconds), text: null },
      { id: 'selfCheck', state: lastSelfCheck === null ? 'unknown' : lastSelfCheck.ok ? 'good' : 'attention', value: null, text: lastSelfCheck?.at ?? null },
    ];
  }

  private async disk(): Promise<Check> {
    try {
      const { bavail, bsize } = await statfs(resolve(this.config.DATA_DIR));
      const free = bavail * bsize;
      return { id: 'disk', state: free > DISK_ATTENTION_BYTES ? 'good' : 'attention', value: free, text: null };
    } catch {
      return { id: 'disk', state: 'unknown', value: null, text: null };
    }
  }
}

async function failures(manager: EntityManager, id: 'scheduledWork' | 'mail', sql: string): Promise<Check> {
  const [found] = await manager.query<Array<{ failed: number }>>(sql);
  return { id, state: found!.failed === 0 ? 'good' : 'attention', value: found!.failed, text: null };
}
