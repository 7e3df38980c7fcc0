/** Takes a backup of a running or a stopped installation. */
import { existsSync, mkdirSync, readFileSync, statSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { PlainError, Progress, checkout } from '@consilium/launcher';
import { ArchiveWriter, FORMAT, isLocked } from './archive.mjs';
import { filesOf } from './data-files.mjs';
import { openSnapshot, piecesOf } from './database-content.mjs';
import { openInstallation } from './installation.mjs';

/** Read before the rows: a checkpoint in the folder must not cover entries that the backup does not have. */
const BEFORE_ROWS = 'checkpoints';

/**
 * @param {NodeJS.ProcessEnv} env
 * @param {{ to?: string, locks: import('./archive.mjs').Locks }} wish
 * @returns {Promise<string>} the file
 */
export async function makeBackup(env, { to, locks }) {
  const progress = new Progress();
  const file = fileFor(to, isLocked(locks));
  const installation = await openInstallation(env, 'backup');
  const { folder, ownerUrl } = installation;
  const archive = new ArchiveWriter(file, locks);
  try {
    await archive.addJson('backup.json', { format: FORMAT, product: JSON.parse(readFileSync(join(checkout, 'package.json'), 'utf8')).version });
    await progress.step('Checkpoints', async (step) => {
      step.outcome = `${await addFiles(archive, folder, (top) => top === BEFORE_ROWS, step)} files`;
    });
    await progress.step('Database', async (step) => {
      const { client, description } = await openSnapshot(ownerUrl);
      try {
        await archive.addJson('database.json', description);
        for (const table of description.tables) {
          step.doing(table.name);
          let number = 0;
          for await (const piece of piecesOf(client, table)) await archive.add(`rows/${table.name}/${String((number += 1)).padStart(6, '0')}`, piece, piece.length);
        }
        step.outcome = `${description.tables.length} tables as of ${description.takenAt}`;
      } finally {
        await client.end();
      }
    });
    // Files are written before the row that names them is committed: whatever the rows name is there now.
    await progress.step('Files', async (step) => {
      step.outcome = `${await addFiles(archive, folder, (top) => top !== BEFORE_ROWS, step)} files${env['S3_ENDPOINT'] ? '; attachments lie in the bucket, which keeps its own copies' : ''}`;
    });
    const bytes = await archive.finish();
    console.log(`\n${file}\n${(bytes / 1e6).toFixed(1)} MB, ${isLocked(locks) ? 'encrypted (age)' : 'NOT ENCRYPTED'}, readable by its owner only (0600).`);
    if (!isLocked(locks)) {
      console.log('Whoever reads it reads every patient, sealed ballot and key. To encrypt: BACKUP_PASSPHRASE_FILE=… or --recipient age1…');
    }
    return file;
  } catch (error) {
    await archive.abandon();
    throw error;
  } finally {
    await installation.close();
  }
}

/**
 * @param {ArchiveWriter} archive
 * @param {string} folder
 * @param {(top: string) => boolean} wanted
 * @param {{ doing(detail: string): void }} step
 */
async function addFiles(archive, folder, wanted, step) {
  let count = 0;
  for await (const { name, size, handle } of filesOf(folder, wanted)) {
    // Small files may be replaced under the same name; the handle keeps the one that was opened.
    if (size < 1 << 20) {
      const content = await readFile(handle);
      await handle.close();
      await archive.add(`files/${name}`, content, content.length);
    } else await archive.add(`files/${name}`, handle.createReadStream({ end: size - 1 }), size);
    count += 1;
    if (count % 100 === 0) step.doing(`${count}`);
  }
  return count;
}

/**
 * @param {string | undefined} to a folder, or the name of a file that is not there yet
 * @param {boolean} locked
 */
function fileFor(to, locked) {
  const place = resolve(checkout, to ?? 'backups');
  const isFolder = to === undefined || /[/\\]$/.test(to) || (existsSync(place) && statSync(place).isDirectory());
  if (isFolder) mkdirSync(place, { recursive: true, mode: 0o700 });
  const stamp = new Date().toISOString().slice(0, 19).replaceAll(':', '-');
  const file = isFolder ? join(place, `consilium-${stamp}Z.tar.gz${locked ? '.age' : ''}`) : place;
  if (existsSync(file)) throw new PlainError(`${file} exists already.`, ['A backup never replaces another one: choose another name.']);
  return file;
}
