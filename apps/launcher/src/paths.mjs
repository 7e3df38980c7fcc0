/** Where things lie in a checkout. */
import { createHash } from 'node:crypto';
import { isAbsolute, join, resolve } from 'node:path';

/** The top folder of the checkout. */
export const checkout = resolve(import.meta.dirname, '..', '..', '..');

/**
 * The folder for everything that outlives a run.
 *
 * @param {NodeJS.ProcessEnv} env `DATA_DIR` names another folder; a relative one counts from the checkout.
 * @returns {string} an absolute path
 */
export function dataFolder(env) {
  const chosen = env['DATA_DIR'];
  if (!chosen) return join(checkout, 'data');
  return isAbsolute(chosen) ? chosen : join(checkout, chosen);
}

/**
 * A short name for a folder that differs between checkouts, for things that must lie outside of it.
 *
 * @param {string} folder
 * @returns {string} twelve hexadecimal digits
 */
export const fingerprintOfPath = (folder) => createHash('sha256').update(folder).digest('hex').slice(0, 12);

/** The built entry points. Each is a Node script, run from the checkout. */
export const entryPoints = {
  api: join(checkout, 'apps/api/dist/main.js'),
  worker: join(checkout, 'apps/api/dist/worker.js'),
  migrate: join(checkout, 'apps/api/dist/migrate.js'),
  seed: join(checkout, 'apps/api/dist/seed.js'),
  page: join(checkout, 'apps/web/dist/browser/index.html'),
};
