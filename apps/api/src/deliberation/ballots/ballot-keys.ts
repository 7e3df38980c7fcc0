import { randomBytes, randomUUID } from 'node:crypto';
import { link, mkdir, open, readFile, unlink, writeFile } from 'node:fs/promises';
import { isAbsolute, join } from 'node:path';
import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config } from '../../config/config.js';
import { workspaceRoot } from '../../platform/database/data-source.js';
import { shredFile } from '../../platform/storage/shred-file.js';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** A round's key file is gone: its ballots cannot be opened. Restore the folder `keys/ballots` from the backup. */
export class BallotKeyMissingError extends Error {
  constructor(roundId: string) {
    super(`The key of the ballot round ${roundId} is missing from the folder keys/ballots.`);
    this.name = 'BallotKeyMissingError';
  }
}

/**
 * One AES-256 key per round, in a file of its own outside the database: whoever reads the database, its backups or its
 * log cannot read a sealed ballot. Whoever administers the host that holds both could.
 */
@Injectable()
export class BallotKeys {
  private readonly folder: string;

  constructor(@Inject(CONFIG) config: Config) {
    this.folder = join(isAbsolute(config.DATA_DIR) ? config.DATA_DIR : join(workspaceRoot, config.DATA_DIR), 'keys', 'ballots');
  }

  /** Makes the key of a round. It is durable before this returns, since a vote sealed with it will be acknowledged. */
  async make(roundId: string): Promise<void> {
    await mkdir(this.folder, { recursive: true, mode: 0o700 });
    const path = this.pathOf(roundId);
    const made = `${path}.${randomUUID()}`;
    await writeFile(made, randomBytes(32), { mode: 0o600, flush: true });
    try {
      // A link appears whole or not at all.
      await link(made, path);
    } finally {
      await unlink(made);
    }
    const folder = await open(this.folder, 'r');
    try {
      await folder.sync();
    } finally {
      await folder.close();
    }
  }

  /** @throws BallotKeyMissingError */
  async find(roundId: string): Promise<Buffer> {
    try {
      return await readFile(this.pathOf(roundId));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') throw new BallotKeyMissingError(roundId);
      throw error;
    }
  }

  /** Destroys the key of a round, where a lawful erasure asks for it. */
  async destroy(roundId: string): Promise<void> {
    await shredFile(this.pathOf(roundId));
  }

  private pathOf(roundId: string): string {
    if (!UUID.test(roundId)) throw new RangeError('A round id is a UUID in lower case.');
    return join(this.folder, `${roundId}.key`);
  }
}
