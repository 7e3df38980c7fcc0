import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes, randomUUID } from 'node:crypto';
import { link, mkdir, readFile, unlink, writeFile } from 'node:fs/promises';
import { isAbsolute, join } from 'node:path';
import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config } from '../../config/config.js';
import { workspaceRoot } from '../../platform/database/data-source.js';

const NONCE = 12;
const TAG = 16;

/** The key of all device secrets, in a file outside the database: its backups alone give no second factor away. */
@Injectable()
export class SecondFactorKey {
  private readonly folder: string;
  private key: Promise<Buffer> | null = null;

  constructor(@Inject(CONFIG) config: Config) {
    this.folder = join(isAbsolute(config.DATA_DIR) ? config.DATA_DIR : join(workspaceRoot, config.DATA_DIR), 'keys');
  }

  /** The owner is authenticated with it: a secret copied to another person's row does not open. */
  async seal(secret: string, personId: string): Promise<Buffer> {
    const nonce = randomBytes(NONCE);
    const cipher = createCipheriv('aes-256-gcm', await this.derived('totp secret'), nonce).setAAD(Buffer.from(personId));
    const body = Buffer.concat([cipher.update(secret, 'utf8'), cipher.final()]);
    return Buffer.concat([nonce, cipher.getAuthTag(), body]);
  }

  /** @throws Error when the key file was replaced or the row was changed */
  async open(sealed: Buffer, personId: string): Promise<string> {
    const decipher = createDecipheriv('aes-256-gcm', await this.derived('totp secret'), sealed.subarray(0, NONCE)).setAAD(Buffer.from(personId));
    decipher.setAuthTag(sealed.subarray(NONCE, NONCE + TAG));
    return Buffer.concat([decipher.update(sealed.subarray(NONCE + TAG)), decipher.final()]).toString('utf8');
  }

  /** Keyed, since fifty bits could be tried against a plain hash. */
  async hashRecoveryCode(code: string, personId: string): Promise<Buffer> {
    return createHmac('sha256', await this.derived('recovery codes')).update(`${personId}\n${code.replace('-', '').toUpperCase()}`).digest();
  }

  private async derived(purpose: string): Promise<Buffer> {
    this.key ??= this.readOrMake();
    return Buffer.from(hkdfSync('sha256', await this.key, Buffer.alloc(0), purpose, 32));
  }

  /** Several processes may start at once: the first link wins, and all read the same. */
  private async readOrMake(): Promise<Buffer> {
    const path = join(this.folder, 'second-factor.key');
    try {
      return await readFile(path);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    }
    await mkdir(this.folder, { recursive: true, mode: 0o700 });
    const made = `${path}.${randomUUID()}`;
    await writeFile(made, randomBytes(32), { mode: 0o600, flush: true });
    try {
      await link(made, path);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    } finally {
      await unlink(made);
    }
    return readFile(path);
  }
}
