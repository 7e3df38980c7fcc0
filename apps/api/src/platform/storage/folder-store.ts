import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { shredFile } from './shred-file.js';
import { objectKey, sha256Of, whole, type ObjectStore } from './object-store.js';
import { writeWhole } from './write-whole.js';

/** Objects as files of one folder. */
export class FolderStore implements ObjectStore {
  /** @param folder made when the first object is written. */
  constructor(private readonly folder: string) {}

  async put(content: Buffer): Promise<string> {
    const sha256 = sha256Of(content);
    await writeWhole(join(this.folder, objectKey(sha256)), content);
    return sha256;
  }

  async get(sha256: string): Promise<Buffer | null> {
    const content = await readFile(join(this.folder, objectKey(sha256))).catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return null;
      throw error;
    });
    return content === null ? null : whole(sha256, content);
  }

  async destroy(sha256: string): Promise<void> {
    await shredFile(join(this.folder, objectKey(sha256)));
  }
}
