import { setTimeout as pause } from 'node:timers/promises';
import { Injectable, Logger, type BeforeApplicationShutdown } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { Refusal } from '../errors/refusal.js';
import { UnsafeDatabaseError, assertSafeServer } from './safe-server.js';

/** Milliseconds between two attempts to reach a database that is away. */
const TRY_EVERY = 1_000;

/**
 * Stands before every request until the database has been reached for the first time and was found safe to work on. The
 * process listens from its first second, so that whoever asks is told to come back instead of finding nobody.
 */
@Injectable()
export class DatabaseGate implements BeforeApplicationShutdown {
  private readonly logger = new Logger('Database');
  private readonly stopping = new AbortController();
  private isOpen = false;

  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  /**
   * Tries until the database answers.
   * @throws UnsafeDatabaseError when it answers and must not be used: that does not heal by waiting.
   */
  async open(allowUnsafe: boolean): Promise<void> {
    let lastComplaint = '';
    while (!this.stopping.signal.aborted) {
      try {
        if (!this.dataSource.isInitialized) await this.dataSource.initialize();
        // Lost again between the two: the next turn asks again.
        await assertSafeServer(this.dataSource, allowUnsafe);
        this.isOpen = true;
        if (lastComplaint !== '') this.logger.log('the database was reached');
        return;
      } catch (error) {
        if (error instanceof UnsafeDatabaseError) throw error;
        const { message } = error as Error;
        if (message !== lastComplaint) this.logger.warn(`the database cannot be reached yet: ${message}`);
        lastComplaint = message;
      }
      await pause(TRY_EVERY, undefined, { signal: this.stopping.signal }).catch(() => undefined);
    }
  }

  /** @throws Refusal unavailable while the database has not been reached. */
  require(): void {
    if (!this.isOpen) throw new Refusal('unavailable', { retryAfterSeconds: 5, detail: 'The database cannot be reached yet. Nothing was stored. Try again in a few seconds.' });
  }

  beforeApplicationShutdown(): void {
    this.stopping.abort();
  }
}
