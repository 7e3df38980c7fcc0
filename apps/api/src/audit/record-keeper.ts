import { setTimeout as pause } from 'node:timers/promises';
import { Injectable, type OnApplicationBootstrap, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { ScheduledWork, TaskFailedError, type RunCounts } from '../scheduled-work/scheduled-work.js';
import { AuditSealer } from './audit-sealer.js';
import { ChainSelfCheck } from './chain-self-check.js';

/** Sealing is a matter of seconds: what is older than this, in milliseconds, and not sealed needs somebody to look. */
const PATIENCE_MS = 15_000;

/** Keeps sealing while the worker lives, and checks as scheduled work. */
@Injectable()
export class RecordKeeper implements OnModuleInit, OnApplicationBootstrap, OnApplicationShutdown {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly sealer: AuditSealer,
    private readonly selfCheck: ChainSelfCheck,
    private readonly work: ScheduledWork,
  ) {}

  onModuleInit(): void {
    this.work.register({ id: 'audit.selfCheck', cron: '30 2 * * *', run: () => this.check() });
    this.work.register({ id: 'audit.checkpoints', cron: '*/15 * * * *', run: () => this.lookAtCheckpoints() });
  }

  onApplicationBootstrap(): void {
    this.sealer.start();
  }

  async onApplicationShutdown(): Promise<void> {
    await this.sealer.stop();
  }

  private async check(): Promise<RunCounts> {
    const { entries, problems } = await this.selfCheck.run();
    if (problems > 0) throw new TaskFailedError(`The record has ${problems} problems among ${entries} entries. Read docs/audit-format.md before anything is repaired.`);
    return { entries };
  }

  /** The sealer works without pause: what was there a while ago has its leaf by now. */
  private async lookAtCheckpoints(): Promise<RunCounts> {
    const before = await this.horizon();
    if (before.sealed < before.newest) await pause(PATIENCE_MS);
    const { sealed, size } = await this.horizon();
    if (sealed < before.newest) throw new TaskFailedError('New entries of the record are not sealed. Look at the log of the worker; docs/audit-format.md says what stops the sealer.');
    return { sealed: size };
  }

  private async horizon(): Promise<{ newest: number; sealed: number; size: number }> {
    const [row] = await this.dataSource.query<Array<Record<'newest' | 'sealed' | 'size', string>>>(
      `SELECT (SELECT newest_seq FROM audit.sealing_horizon()) AS newest, coalesce((SELECT max(seq) FROM audit.leaf), 0) AS sealed,
              coalesce((SELECT max(size) FROM audit.checkpoint), 0) AS size`,
    );
    return { newest: Number(row!.newest), sealed: Number(row!.sealed), size: Number(row!.size) };
  }
}
