/** The files of the data folder: keys, checkpoints, documents, attachments, secrets, and whatever comes beside them. */
import { createWriteStream } from 'node:fs';
import { mkdir, open, readdir } from 'node:fs/promises';
import { dirname, join, normalize, sep } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { PlainError } from '@consilium/launcher';

/** Where the places of earlier and half-done restores begin. */
export const BEFORE_RESTORE = 'before-restore-';
export const RESTORING = 'restoring-';

/** Everything else at the top of the folder is kept: a store that is added later must not be forgotten. */
const isKept = (/** @type {string} */ name) =>
  !['postgres', 'log', 'run.json', 'ABOUT-THIS-FOLDER.txt'].includes(name) && ![BEFORE_RESTORE, RESTORING, 'run.json.', 'postgres.'].some((start) => name.startsWith(start)) && !name.endsWith('.log');

/** Files that are still being written, under the names that our writers give them, and those being destroyed. */
const isUnfinished = (/** @type {string} */ name) => /\.(part|tmp|new|shredded)$|\.key\.[0-9a-f-]{36}$/.test(name);

/**
 * @param {string} folder
 * @returns {Promise<string[]>} names at the top of the folder that belong to a backup
 */
export async function keptNames(folder) {
  const names = await readdir(folder).catch((error) => {
    if (error.code === 'ENOENT') return [];
    throw error;
  });
  return names.filter(isKept).sort();
}

/**
 * @param {string} folder
 * @param {(top: string) => boolean} wanted which of the names at the top
 * @returns {AsyncGenerator<{ name: string, size: number, handle: import('node:fs/promises').FileHandle }>} opened files;
 *   the caller closes them
 */
export async function* filesOf(folder, wanted) {
  for (const top of (await keptNames(folder)).filter(wanted)) {
    for (const name of await below(folder, top)) {
      if (isUnfinished(name)) continue;
      // Destroyed between the look and the act: erased, which the backup respects.
      const handle = await open(join(folder, name), 'r').catch((error) => {
        if (error.code === 'ENOENT') return null;
        throw error;
      });
      if (handle !== null) yield { name, size: (await handle.stat()).size, handle };
    }
  }
}

/** @param {string} folder @param {string} top */
async function below(folder, top) {
  const entries = await readdir(join(folder, top), { recursive: true, withFileTypes: true }).catch((error) => {
    if (error.code === 'ENOTDIR') return null;
    throw error;
  });
  if (entries === null) return [top];
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .sort();
}

/**
 * Writes one file of a backup below the folder, readable by its owner only.
 *
 * @param {string} folder
 * @param {string} name
 * @param {import('node:stream').Readable} content
 * @throws {PlainError} for a name that leads out of the folder
 */
export async function placeFile(folder, name, content) {
  const clean = normalize(name);
  if (clean.startsWith('..') || clean.startsWith(sep) || clean.includes('\0') || !isKept(clean.split(sep)[0] ?? '')) {
    throw new PlainError(`The backup holds a file "${name}", which belongs nowhere.`);
  }
  const path = join(folder, clean);
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  await pipeline(content, createWriteStream(path, { flags: 'wx', mode: 0o600, flush: true }));
}
