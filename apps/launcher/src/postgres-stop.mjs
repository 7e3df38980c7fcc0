/** Stops a private PostgreSQL server. Apart from the rest, because the guard needs this and nothing else. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { runProgram } from './run-program.mjs';

/**
 * Stops a server in order: sessions are ended, the data is written out. One that does not stop in time is stopped hard
 * (it recovers at its next start). Not running is no error.
 *
 * @param {{ pgCtl: string, folder: string, account: import('./postgres-account.mjs').Account }} cluster
 */
export async function stopCluster({ pgCtl, folder, account }) {
  for (const [mode, seconds] of /** @type {const} */ ([
    ['fast', 30],
    ['immediate', 10],
  ])) {
    if (!existsSync(join(folder, 'postmaster.pid'))) return;
    await runProgram(pgCtl, ['stop', '-D', folder, '-m', mode, '-w', '-t', String(seconds)], account).catch(
      () => undefined,
    );
  }
}
