/** Looks for strings in every file of some folders. */
import { createReadStream, existsSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * @param {string[]} folders
 * @param {Buffer[]} needles
 * @param {{ except?: (file: string) => boolean }} [wish]
 */
export async function searchFiles(folders, needles, { except = () => false } = {}) {
  const probe = join(/** @type {string} */ (folders.at(-1)), 'probe');
  // The search must be able to find: a file that holds a needle.
  writeFileSync(probe, Buffer.concat([Buffer.alloc(70_000), /** @type {Buffer} */ (needles[0])]));
  const files = folders.flatMap((folder) => readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name)));
  /** @type {string[]} */
  const found = [];
  let bytes = 0;
  for (const file of files) {
    if (!existsSync(file) || !statSync(file).isFile() || except(file)) continue;
    bytes += statSync(file).size;
    if (await holds(file, needles)) found.push(file);
  }
  rmSync(probe);
  if (!found.includes(probe)) throw new Error('The search did not find what was put there for it.');
  return { found: found.filter((file) => file !== probe), bytes };
}

/**
 * @param {string} file
 * @param {Buffer[]} needles
 */
async function holds(file, needles) {
  const longest = Math.max(...needles.map(({ length }) => length));
  let tail = Buffer.alloc(0);
  for await (const chunk of createReadStream(file, { highWaterMark: 1 << 20 })) {
    const window = Buffer.concat([tail, /** @type {Buffer} */ (chunk)]);
    if (needles.some((needle) => window.includes(needle))) return true;
    tail = window.subarray(-longest);
  }
  return false;
}

