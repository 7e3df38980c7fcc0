import { open, rename, unlink } from 'node:fs/promises';
import { dirname } from 'node:path';

const CHUNK = Buffer.alloc(1 << 16);

/**
 * Overwrites a file with zeroes, then removes it. A file that is not there is no error. A flash disk or a snapshot may
 * keep an old block: encrypt the disk.
 */
export async function shredFile(path: string): Promise<void> {
  // Out of sight first: nobody may read a file that is half overwritten.
  const hidden = `${path}.shredded`;
  await rename(path, hidden).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT') throw error;
  });
  const file = await open(hidden, 'r+').catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT') throw error;
    return null;
  });
  if (file === null) return;
  try {
    const { size } = await file.stat();
    for (let at = 0; at < size; at += CHUNK.length) await file.write(CHUNK, 0, Math.min(CHUNK.length, size - at), at);
    await file.sync();
  } finally {
    await file.close();
  }
  await unlink(hidden);
  const folder = await open(dirname(path), 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}
