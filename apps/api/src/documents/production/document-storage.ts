/** Files of documents, named by the hash of their content: the same bytes are one file, and a file never changes. */
import { createHash, randomBytes } from 'node:crypto';
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { createReadStream, type ReadStream } from 'node:fs';
import { dirname, isAbsolute, join } from 'node:path';
import type { Config } from '../../config/config.js';
import { workspaceRoot } from '../../platform/database/data-source.js';
import { shredFile } from '../../platform/storage/shred-file.js';

export interface StoredFile {
  readonly sha256: string;
  readonly bytes: number;
  /** Path below the storage folder, e.g. `ab/cd/abcd….pdf`. */
  readonly storageKey: string;
}

/** Folder of the made documents below the data folder, which counts from the checkout where it is relative. */
export const documentFolder = ({ DATA_DIR }: Pick<Config, 'DATA_DIR'>): string => join(isAbsolute(DATA_DIR) ? DATA_DIR : join(workspaceRoot, DATA_DIR), 'documents');

const KEY = /^[0-9a-f]{2}\/[0-9a-f]{2}\/[0-9a-f]{64}\.(?:pdf|docx|json)$/;

export class DocumentStorage {
  /** @param folder of all documents; made when the first one is written. */
  constructor(private readonly folder: string) {}

  /** Writes and syncs a temporary file beside its place, then renames it: a reader sees all of it or nothing. */
  async write(content: Uint8Array, extension: 'pdf' | 'docx' | 'json'): Promise<StoredFile> {
    const sha256 = createHash('sha256').update(content).digest('hex');
    const storageKey = `${sha256.slice(0, 2)}/${sha256.slice(2, 4)}/${sha256}.${extension}`;
    const path = join(this.folder, storageKey);
    await mkdir(dirname(path), { recursive: true, mode: 0o700 });
    const temporary = `${path}.${randomBytes(6).toString('hex')}.tmp`;
    const file = await open(temporary, 'wx', 0o600);
    try {
      await file.writeFile(content);
      await file.sync();
    } catch (error) {
      await file.close();
      await rm(temporary, { force: true });
      throw error;
    }
    await file.close();
    await rename(temporary, path);
    await syncFolder(dirname(path));
    return { sha256, bytes: content.byteLength, storageKey };
  }

  /** Size in bytes; null when the file is gone. @throws RangeError for a key this storage never gave out. */
  async size(storageKey: string): Promise<number | null> {
    return stat(this.path(storageKey)).then(({ size }) => size, () => null);
  }

  /** Bytes from `start` to `end`, both inclusive. */
  read(storageKey: string, range?: { readonly start: number; readonly end: number }): ReadStream {
    return createReadStream(this.path(storageKey), range);
  }

  /** Removes temporary files last written before `olderThan`: their writer was killed. @returns how many */
  async removeTemporary(olderThan: Date): Promise<number> {
    let removed = 0;
    const entries = await readdir(this.folder, { recursive: true, withFileTypes: true }).catch(() => []);
    for (const entry of entries) {
      if (!entry.isFile() || !entry.name.endsWith('.tmp')) continue;
      const path = join(entry.parentPath, entry.name);
      const written = await stat(path).catch(() => null);
      if (written === null || written.mtime >= olderThan) continue;
      await rm(path, { force: true });
      removed += 1;
    }
    return removed;
  }

  /** Destroys a file, where a lawful erasure asks for it. */
  async destroy(storageKey: string): Promise<void> {
    await shredFile(this.path(storageKey));
  }

  private path(storageKey: string): string {
    if (!KEY.test(storageKey)) throw new RangeError('not a storage key');
    return join(this.folder, storageKey);
  }
}

/** Makes the new name durable, where the file system lets a folder be synced. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r').catch(() => null);
  if (handle === null) return;
  try {
    await handle.sync();
  } catch {
    // Some file systems refuse to sync a folder; the file itself is safe.
  } finally {
    await handle.close();
  }
}
