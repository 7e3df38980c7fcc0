/** Ends PostgreSQL, or a part of it, as hard as it goes. The server keeps its port when it comes back. */
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { until } from './record.mjs';

/** @typedef {import('../../support/postgres.mjs').TestPostgres} TestPostgres */

/**
 * Ends the whole server at once, without a checkpoint: `pg_ctl stop -m immediate` sends the same signal.
 *
 * @param {TestPostgres} postgres
 */
export async function crashServer(postgres) {
  process.kill(postgres.pid, 'SIGQUIT');
  await until(() => !isAlive(postgres.pid));
  await postgres.restart();
}

/**
 * kill -9 of the postmaster alone. Its children notice and end, each when it next waits; a new one starts only then.
 *
 * @param {TestPostgres} postgres
 */
export async function killPostmaster(postgres) {
  const children = childrenOf(postgres.pid);
  process.kill(postgres.pid, 'SIGKILL');
  await until(() => [postgres.pid, ...children].every((pid) => !isAlive(pid)), 30_000);
  await postgres.restart();
}

/**
 * kill -9 of one backend: the postmaster then restarts all of them and recovers.
 *
 * @param {string} url superuser connection
 */
export async function killBackend(url) {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  const { rows } = await client.query(`SELECT pid FROM pg_stat_activity WHERE usename = 'consilium_app' ORDER BY state = 'idle' LIMIT 1`);
  if (rows[0]) process.kill(rows[0].pid, 'SIGKILL');
  // Not awaited: the server ends this connection too, and then end() may never answer.
  client.end().catch(() => undefined);
}

/** @param {number} parent */
function childrenOf(parent) {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => parentOf(pid) === parent);
}

/** @param {number} pid */
function parentOf(pid) {
  try {
    return Number(readFileSync(`/proc/${pid}/stat`, 'utf8').replace(/^.*\) . /s, '').split(' ')[0]);
  } catch {
    return undefined;
  }
}

/** @param {number} pid */
function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return !readFileSync(`/proc/${pid}/stat`, 'utf8').includes(') Z ');
  } catch {
    return false;
  }
}

/** @param {string} kept the folder of checkpoints */
export const checkpointFiles = (kept) =>
  (existsSync(kept) ? readdirSync(kept, { recursive: true, encoding: 'utf8' }) : []).filter((name) => name.endsWith('.checkpoint')).map((name) => join(kept, name));
