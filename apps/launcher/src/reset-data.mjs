/** Removes everything an installation of the launcher has stored. */
import { existsSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { privateServer } from './database.mjs';
import { dataFolder } from './paths.mjs';
import { PlainError } from './plain-error.mjs';
import { embeddedPostgres } from './postgres-binaries.mjs';
import { stopCluster } from './postgres-stop.mjs';
import { clearLeftovers, isDataFolder } from './run-record.mjs';

/**
 * @param {NodeJS.ProcessEnv} env
 * @param {(question: string) => Promise<boolean>} ask
 */
export async function reset(env, ask) {
  const folder = dataFolder(env);
  if (!existsSync(folder)) return void console.log(`There is nothing to empty: ${folder} does not exist.`);
  if (!isDataFolder(folder)) {
    throw new PlainError(`${folder} was not made by Consilium, so it is not emptied.`, ['Is DATA_DIR right?']);
  }
  await clearLeftovers(folder);
  const { folder: inside, otherwise } = privateServer(folder);
  const outside = existsSync(otherwise) ? [otherwise] : [];

  console.log(
    `This removes the demo's database, documents, keys and logs:\n${[folder, ...outside].map((path) => `  ${path}`).join('\n')}`,
  );
  if (env['DATABASE_URL'] || env['DATABASE_URL_FILE']) console.log('The server of DATABASE_URL is not touched.');
  if (!(await ask('Remove it all? [y/N] '))) return void console.log('Nothing was removed.');

  for (const data of [inside, join(otherwise, 'data')]) await stopServer(data);
  try {
    for (const name of readdirSync(folder)) rmSync(join(folder, name), { recursive: true, force: true });
    for (const path of outside) rmSync(path, { recursive: true, force: true });
  } catch (error) {
    const { code, path } = /** @type {NodeJS.ErrnoException} */ (error);
    if (code !== 'EACCES' && code !== 'EPERM') throw error;
    throw new PlainError(`${path} belongs to another user and could not be removed.`, [
      'It may come from a run as root: sudo npm run reset',
    ]);
  }
  console.log('Emptied. The next "npm start" makes the demo anew.');
}

/**
 * A server whose launcher and guard were both killed may still run on the data.
 *
 * @param {string} data
 */
async function stopServer(data) {
  if (!existsSync(join(data, 'postmaster.pid'))) return;
  const { uid, gid } = statSync(data);
  const account = process.getuid?.() === 0 ? { uid, gid } : {};
  await stopCluster({ pgCtl: join(embeddedPostgres().bin, 'pg_ctl'), folder: data, account });
}
