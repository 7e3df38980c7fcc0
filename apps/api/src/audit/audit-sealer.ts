import { setTimeout as pause } from 'node:timers/promises';
import { equalBytes, readCheckpointBody, type Checkpoint } from '@consilium/audit-chain';
import { Inject, Injectable, Logger } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type QueryRunner } from 'typeorm';
import { AUDIT_SETTINGS, type AuditSettings } from './audit-settings.js';
import { storedTree } from './tree-reader.js';
import { CheckpointFolder } from './sealing/checkpoint-folder.js';
import { CheckpointMailer } from './sealing/checkpoint-mail.js';
import { CheckpointSigner } from './sealing/checkpoint-signer.js';
import { CheckpointStorage } from './sealing/checkpoint-storage.js';
import { CheckpointPublisher } from './sealing/checkpoint-publisher.js';
import { SealingRounds } from './sealing/sealing-rounds.js';

/** The log in the database does not contain what a checkpoint outside says it held: it was cut, restored or rewritten. */
export class LogRewrittenError extends Error {
  constructor(detail: string) {
    super(`The audit log contradicts the checkpoint kept outside the database: ${detail}. Sealing stops; see docs/audit-format.md.`);
    this.name = 'LogRewrittenError';
  }
}

/**
 * Runs in the worker: seals new entries all the time. Of several workers one seals, the others wait to take over.
 */
@Injectable()
export class AuditSealer {
  private readonly logger = new Logger(AuditSealer.name);
  private readonly folder: CheckpointFolder;
  private readonly publisher: CheckpointPublisher;
  private stopping = new AbortController();
  private running: Promise<void> | undefined;
  private lastComplaint = '';

  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    @Inject(AUDIT_SETTINGS) private readonly settings: AuditSettings,
  ) {
    this.folder = new CheckpointFolder(settings.checkpointDirectory);
    this.publisher = new CheckpointPublisher(
      [
        this.folder,
        ...(settings.checkpointMail ? [new CheckpointMailer(settings.checkpointMail)] : []),
        ...(settings.checkpointStorage ? [new CheckpointStorage(settings.checkpointStorage)] : []),
      ],
      settings.retryMs,
      (sink, error) => this.complain(`A checkpoint could not be published (${sink}): ${error.message}`),
    );
  }

  start(): void {
    if (this.running !== undefined) return;
    this.stopping = new AbortController();
    this.running = this.keepSealing();
  }

  /** Seals what has been appended until now, then stops. */
  async stop(): Promise<void> {
    this.stopping.abort();
    await this.running;
    this.running = undefined;
  }

  private async keepSealing(): Promise<void> {
    while (!this.stopping.signal.aborted) {
      const runner = this.dataSource.createQueryRunner();
      try {
        await this.sealOver(runner);
      } catch (error) {
        this.complain((error as Error).message);
      } finally {
        await this.giveBack(runner);
      }
      await this.wait(this.settings.retryMs);
    }
  }

  /** Seals over one connection until it fails or `stop` is called. */
  private async sealOver(runner: QueryRunner): Promise<void> {
    while (!(await this.becomesTheOne(runner))) {
      await this.wait(this.settings.retryMs);
      if (this.stopping.signal.aborted) return;
    }
    const rounds = new SealingRounds(runner, await this.prepare(runner));
    let last = false;
    while (!last) {
      // Once asked to stop, one more round takes what was appended before.
      last = this.stopping.signal.aborted;
      for (let sealed = await rounds.seal(); sealed !== null; sealed = await rounds.seal()) await this.publisher.publish(sealed);
      await this.publisher.retry();
      this.lastComplaint = '';
      if (!last) await this.wait(this.settings.sealEveryMs);
    }
  }

  private async becomesTheOne(runner: QueryRunner): Promise<boolean> {
    const [lock] = (await runner.query('SELECT pg_try_advisory_lock(6962, 2) AS mine')) as { mine: boolean }[];
    return lock?.mine === true;
  }

  /** Loads the key and compares the database with the checkpoint outside, before anything new is signed. */
  private async prepare(runner: QueryRunner): Promise<CheckpointSigner> {
    const [log] = (await runner.query(
      `SELECT origin, note, size FROM audit.log LEFT JOIN LATERAL (SELECT note, size FROM audit.checkpoint ORDER BY size DESC LIMIT 1) c ON true`,
    )) as { origin: string; note: string | null; size: string | null }[];
    if (log === undefined) throw new Error('audit.log is empty.');
    const signer = await CheckpointSigner.load(this.settings.keyDirectory, log.origin, log.note !== null);
    const outside = await this.folder.latest();
    if (outside !== null) {
      const { origin, size, root } = contentOf(outside);
      if (origin !== log.origin) throw new LogRewrittenError(`it belongs to the log ${origin}`);
      if (size > Number(log.size ?? 0)) throw new LogRewrittenError(`it covers ${size} entries, the database has sealed ${log.size ?? 0}`);
      if (!equalBytes(root, await storedTree(runner).root(size))) throw new LogRewrittenError(`the first ${size} entries are not the same`);
    }
    await this.folder.publishKey(signer.verifierKey);
    if (log.note !== null) {
      const { size, time } = contentOf(log.note);
      await this.publisher.publish({ size, time, note: log.note });
    }
    return signer;
  }

  private async giveBack(runner: QueryRunner): Promise<void> {
    // A session lock outlives the transaction: release it before the pool hands the connection to others.
    await runner.query('SELECT pg_advisory_unlock_all()').catch(() => undefined);
    await runner.release().catch(() => undefined);
  }

  private async wait(milliseconds: number): Promise<void> {
    await pause(milliseconds, undefined, { signal: this.stopping.signal }).catch(() => undefined);
  }

  /** Says a lasting trouble once, not at every round. */
  private complain(message: string): void {
    if (message !== this.lastComplaint) this.logger.error(message);
    this.lastComplaint = message;
  }
}

/**
 * What a signed note says. Its signature does not matter here: a checkpoint of an earlier key counts as well, and a forged
 * one can only stop the sealer, never make it sign.
 */
function contentOf(note: string): Checkpoint {
  return readCheckpointBody(note.slice(0, note.lastIndexOf('\n\n') + 1));
}
