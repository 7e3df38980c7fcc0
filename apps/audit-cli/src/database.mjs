/** Finds the database and opens it as the auditor. */
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { checkout, fingerprintOfPath, roleUrl } from '@consilium/launcher';
import pg from 'pg';

/** What is wrong and what to do, without a stack. */
export class CommandError extends Error {}

/** @param {NodeJS.ProcessEnv} env */
export const dataFolder = (env) => resolve(checkout, env['DATA_DIR'] || 'data');

/**
 * The auditor's address from the environment, else that of the private server of this checkout.
 *
 * @param {NodeJS.ProcessEnv} env
 * @returns {string}
 */
export function auditorUrl(env) {
  for (const name of ['AUDITOR_DATABASE_URL', 'DATABASE_URL']) {
    const file = env[`${name}_FILE`];
    const value = env[name] || (file ? readFileSync(file, 'utf8').trim() : '');
    if (value) return value;
  }
  const data = dataFolder(env);
  const password = read(join(data, 'secrets', 'auditor-db-password'));
  // Line 4 of postmaster.pid is the port. Where root runs the server, its files may lie outside of the checkout.
  const port = [join(data, 'postgres'), join('/var/lib/consilium', fingerprintOfPath(data))]
    .map((folder) => read(join(folder, 'postmaster.pid'))?.split('\n')[3]?.trim())
    .find(Boolean);
  if (!password || !port) {
    throw new CommandError('No database found. Start Consilium (npm start), or name its address: AUDITOR_DATABASE_URL=postgres://…');
  }
  return roleUrl(`postgres://127.0.0.1:${port}/consilium`, 'auditor', password.trim());
}

/**
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<pg.Client>}
 */
export async function openDatabase(env) {
  const client = new pg.Client({ connectionString: auditorUrl(env), application_name: 'consilium-audit' });
  try {
    await client.connect();
  } catch (error) {
    throw new CommandError(`The database does not answer: ${/** @type {Error} */ (error).message}`);
  }
  return client;
}

/** @param {string} file */
function read(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}
