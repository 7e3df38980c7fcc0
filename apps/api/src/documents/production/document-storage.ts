/** Files of documents, named by the hash of their content: the same bytes are one file, and a file never changes. */
import { createHash } from 'node:crypto';
import { readdir, rm, stat } from 'node:fs/promises';
import { createReadStream, type ReadStream } from 'node:fs';
import { isAbsolute, join } from 'node:path';
import type { Config } from '../../config/config.js';
import { workspaceRoot } from '../../platform/database/data-source.js';
import { shredFile } from '../../platform/storage/shred-file.js';
import { writeWhole } from '../../platform/storage/write-whole.js';

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

  async write(content: Uint8Array, extension: 'pdf' | 'docx' | 'json'): Promise<StoredFile> {
    const sha256 = createHash('sha256').update(content).digest('hex');
    const storageKey = `${sha256.slice(0, 2)}/${sha256.slice(2, 4)}/${sha256}.${extension}`;
    await writeWhole(join(this.folder, storageKey), content);
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
