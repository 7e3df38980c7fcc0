import { randomBytes, randomUUID } from 'node:crypto';
import { link, mkdir, open, readFile, unlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { shredFile } from '../../platform/storage/shred-file.js';

export interface CaseKey {
  readonly keyId: string;
  /** 32 bytes, for AES-256. */
  readonly key: Buffer;
}

/** Keeps one key per case, outside the database, so that erasing it erases every copy of what it sealed. */
export interface CaseKeys {
  /** The key of a case; makes one at the first call. It is durable before this returns. */
  forCase(caseId: string): Promise<CaseKey>;
  /** null when the case has no key, or no longer. */
  find(caseId: string): Promise<CaseKey | null>;
  /** Destroys the key if it still is the given one. */
  shred(caseId: string, keyId: string): Promise<void>;
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** One file per case, readable by the process alone. */
export class FolderCaseKeys implements CaseKeys {
  constructor(private readonly directory: string) {}

  async forCase(caseId: string): Promise<CaseKey> {
    const existing = await this.find(caseId);
    if (existing !== null) return existing;
    const path = this.pathOf(caseId);
    await mkdir(dirname(path), { recursive: true, mode: 0o700 });
    const made = `${path}.${randomUUID()}`;
    await writeFile(made, `${randomUUID()}\n${randomBytes(32).toString('base64')}\n`, { mode: 0o600, flush: true });
    try {
      // A link appears whole or not at all, and fails when another process was first.
      await link(made, path);
      await synchroniseFolder(dirname(path));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    } finally {
      await unlink(made);
    }
    return (await this.find(caseId)) as CaseKey;
  }

  async find(caseId: string): Promise<CaseKey | null> {
    try {
      const [keyId, key] = (await readFile(this.pathOf(caseId), 'utf8')).split('\n');
      return { keyId: keyId as string, key: Buffer.from(key as string, 'base64') };
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
      throw error;
    }
  }

  async shred(caseId: string, keyId: string): Promise<void> {
    const found = await this.find(caseId);
    if (found?.keyId !== keyId) return;
    await shredFile(this.pathOf(caseId));
  }

  private pathOf(caseId: string): string {
    if (!UUID.test(caseId)) throw new RangeError('A case id is a UUID in lower case.');
    return join(this.directory, 'cases', caseId.slice(0, 2), `${caseId}.key`);
  }
}

async function synchroniseFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
