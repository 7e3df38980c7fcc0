import { randomBytes } from 'node:crypto';
import { mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { shredFile } from './shred-file.js';
import { objectKey, sha256Of, whole, type ObjectStore } from './object-store.js';

/** Objects as files of one folder. */
export class FolderStore implements ObjectStore {
  /** @param folder made when the first object is written. */
  constructor(private readonly folder: string) {}

  /** Writes and syncs a temporary file beside its place, then renames it: a reader sees all of it or nothing. */
  async put(content: Buffer): Promise<string> {
    const sha256 = sha256Of(content);
    const path = join(this.folder, objectKey(sha256));
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
