import { Inject, Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { FreeTextVault } from '../audit/free-text/free-text-vault.js';
import { CONFIG, type Config } from '../config/config.js';
import { DocumentStorage, documentFolder } from '../documents/production/document-storage.js';
import { EveryOrganisation } from '../scheduled-work/every-organisation.js';
import type { RunCounts, Tick } from '../scheduled-work/scheduled-work.js';

/** A temporary file this old, in milliseconds, belongs to no attempt any more. */
const LEFTOVER_MS = 24 * 3_600_000;

@Injectable()
export class Housekeeping {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    @Inject(CONFIG) private readonly config: Config,
    private readonly organisations: EveryOrganisation,
    private readonly vault: FreeTextVault,
  ) {}

  /** Sessions that ended, answers kept for retries, what mails said, old runs. */
  async removeExpired(): Promise<RunCounts> {
    const [removed] = await this.dataSource.query<Array<Record<'sessions' | 'answers' | 'mail' | 'runs', string>>>(`SELECT * FROM scope.remove_expired()`);
    return Object.fromEntries(Object.entries(removed!).map(([code, count]) => [code, Number(count)]));
  }

  /** Destroys keys of erased cases that a crash between commit and destruction left behind. */
  async completeErasures({ requestId }: Tick): Promise<RunCounts> {
    let erasures = 0;
    await this.organisations.each(requestId, async (manager) => {
      erasures += await this.vault.completeErasures(manager);
    });
    return { erasures };
  }

  /** Temporary files of attempts whose worker was killed while it wrote. */
  async removeLeftovers({ at }: Tick): Promise<RunCounts> {
    const files = await new DocumentStorage(documentFolder(this.config)).removeTemporary(new Date(Math.min(at.getTime(), Date.now()) - LEFTOVER_MS));
    return { files };
  }
}
