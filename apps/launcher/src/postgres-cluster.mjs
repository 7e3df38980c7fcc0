/** Makes, starts and stops a private PostgreSQL server on the loopback address. */
import { randomBytes } from 'node:crypto';
import {
  appendFileSync,
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { freePort } from './free-port.mjs';
import { PlainError } from './plain-error.mjs';
import { stopCluster } from './postgres-stop.mjs';
import { runProgram } from './run-program.mjs';

/**
 * @typedef {import('./postgres-account.mjs').PostgresPlace} PostgresPlace
 * @typedef {import('./postgres-account.mjs').Account} Account
 *
 * @typedef {object} RunningCluster
 * @property {number} port
 * @property {string} password of the owner, a superuser named `postgres`
 * @property {boolean} created whether this call made the data, rather than finding it
 * @property {boolean} adopted whether the server was found running
 * @property {(database: string) => string} url the owner's connection address for a database
 * @property {string} pgCtl the program that stops it
 * @property {string} folder
 * @property {Account} account
 * @property {number} pid of the postmaster
 * @property {() => Promise<void>} stop
 */

const OWNER = 'postgres';
const PASSWORD_FILE = 'consilium-owner-password';
const SETTINGS_FILE = 'consilium.conf';
const LOG_FILE = 'server.log';
const LARGEST_LOG_BYTES = 10_000_000;

/** Settings of every private server. Memory is kept small: it shares a workstation with a browser and a build. */
const SETTINGS = {
  listen_addresses: "'127.0.0.1'",
  unix_socket_directories: "''",
  max_connections: '120',
  shared_buffers: "'64MB'",
  timezone: "'UTC'",
  log_timezone: "'UTC'",
  log_line_prefix: "'%m [%p] %q%u@%d '",
  password_encryption: "'scram-sha-256'",
};

/**
 * Starts the server in this place, making its data first when there is none. A server of an earlier run that still
 * runs there is taken over.
 *
 * @param {PostgresPlace} place
 * @param {Record<string, string>} [settings] further settings, values as in postgresql.conf
 * @returns {Promise<RunningCluster>}
 */
export async function startCluster(place, settings = {}) {
  const created = !existsSync(join(place.folder, 'PG_VERSION'));
  if (created) await makeData(place);
  refuseOtherVersion(place);
  const password = readFileSync(join(place.folder, PASSWORD_FILE), 'utf8');

  const runningPort = created ? undefined : await portOfRunningServer(place, password);
  const port = runningPort ?? (await startServer(place, settings));

  const pgCtl = join(place.binaries.bin, 'pg_ctl');
  return {
    port,
    password,
    created,
    adopted: runningPort !== undefined,
    url: (database) =>
      `postgres://${OWNER}:${encodeURIComponent(password)}@127.0.0.1:${port}/${encodeURIComponent(database)}`,
    pgCtl,
    folder: place.folder,
    account: place.account,
    pid: postmaster(place.folder)?.pid ?? 0,
    stop: () => stopCluster({ pgCtl, folder: place.folder, account: place.account }),
  };
}

/**
 * Makes the database when it is missing.
 *
 * @param {RunningCluster} cluster
 * @param {string} database
 */
export async function ensureDatabase(cluster, database) {
  const client = new pg.Client({ connectionString: cluster.url('postgres') });
  await client.connect();
  try {
    const found = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [database]);
    if (found.rowCount === 0) await client.query(`CREATE DATABASE ${pg.escapeIdentifier(database)}`);
  } finally {
    await client.end();
  }
}

/**
 * The data is made in a neighbouring folder and renamed when it is whole, so that a kill in the middle leaves nothing
 * that looks like a database.
 *
 * @param {PostgresPlace} place
 */
async function makeData({ binaries, folder, account }) {
  const unfinished = `${folder}.unfinished`;
  const password = randomBytes(24).toString('base64url');
  const passwordFile = `${folder}.password`;
  rmSync(unfinished, { recursive: true, force: true });
  mkdirSync(unfinished, { mode: 0o700 });
  writeFileSync(passwordFile, password, { mode: 0o600 });
  if (account.uid !== undefined && account.gid !== undefined) {
    for (const path of [unfinished, passwordFile]) chownSync(path, account.uid, account.gid);
  }
  // The same byte order of text on every system and both versions, whatever the machine's language.
  const locale =
    binaries.major >= 17 ? ['--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C'] : ['--locale=C'];
  try {
    await runProgram(
      join(binaries.bin, 'initdb'),
      [
        '-D',
        unfinished,
        '-U',
        OWNER,
        '-A',
        'scram-sha-256',
        '-E',
        'UTF8',
        `--pwfile=${passwordFile}`,
        '--no-instructions',
        ...locale,
      ],
      account,
    );
  } catch (error) {
    throw new PlainError('The database could not be made.', [
      ...lastLines(/** @type {Error} */ (error).message),
      `Folder: ${folder}`,
    ]);
  } finally {
    rmSync(passwordFile, { force: true });
  }
  appendFileSync(join(unfinished, 'postgresql.conf'), `\ninclude_if_exists '${SETTINGS_FILE}'\n`);
  const kept = join(unfinished, PASSWORD_FILE);
  writeFileSync(kept, password, { mode: 0o600 });
  if (account.uid !== undefined && account.gid !== undefined) chownSync(kept, account.uid, account.gid);
  rmSync(folder, { recursive: true, force: true });
  renameSync(unfinished, folder);
}

/** @param {PostgresPlace} place */
function refuseOtherVersion({ binaries, folder }) {
  const made = Number(readFileSync(join(folder, 'PG_VERSION'), 'utf8'));
  if (made === binaries.major) return;
  throw new PlainError(
    `The database in ${folder} was made by PostgreSQL ${made}; this is PostgreSQL ${binaries.major}, which cannot read it.`,
    [
      'Keep it aside and start afresh with another folder (DATA_DIR=new-data npm start), or empty the demo: npm run reset',
    ],
  );
}

/**
 * @param {PostgresPlace} place
 * @param {Record<string, string>} settings
 * @returns {Promise<number>} its port
 */
async function startServer({ binaries, folder, account }, settings) {
  removeStalePidFile(folder);
  const log = join(folder, LOG_FILE);
  if (existsSync(log) && statSync(log).size > LARGEST_LOG_BYTES) rmSync(log);
  const pgCtl = join(binaries.bin, 'pg_ctl');
  const attempts = 3;
  for (let attempt = 1; ; attempt += 1) {
    const port = settings['port'] === undefined ? await freePort() : Number(settings['port']);
    const lines = Object.entries({ ...SETTINGS, port: String(port), ...settings }).map(
      ([name, value]) => `${name} = ${value}`,
    );
    const file = join(folder, SETTINGS_FILE);
    writeFileSync(file, `${lines.join('\n')}\n`);
    chmodSync(file, 0o644);
    try {
      await runProgram(pgCtl, ['start', '-D', folder, '-l', log, '-w', '-t', '120'], account);
      return port;
    } catch {
      // It may still be on its way, recovering a lot after a crash: not to be left behind.
      await stopCluster({ pgCtl, folder, account });
      const said = existsSync(log) ? lastLines(readFileSync(log, 'utf8')) : [];
      const portWasTaken = said.some(
        (line) => line.includes('could not bind') || line.includes('could not create any TCP'),
      );
      if (attempt < attempts && portWasTaken) continue;
      throw new PlainError('The database did not start. Its last words:', [...said, `Log: ${log}`]);
    }
  }
}

/**
 * What the server wrote about itself: process number on the first line, port on the fourth.
 *
 * @param {string} folder
 */
function postmaster(folder) {
  try {
    const lines = readFileSync(join(folder, 'postmaster.pid'), 'utf8').split('\n');
    return { pid: Number(lines[0]), port: Number(lines[3]) };
  } catch {
    return undefined;
  }
}

/**
 * @param {PostgresPlace} place
 * @param {string} password
 * @returns {Promise<number | undefined>}
 */
async function portOfRunningServer({ folder }, password) {
  const found = postmaster(folder);
  if (!found || !isPostgresProcess(found.pid)) return undefined;
  // It may be starting, or stopping: give it a moment to become one or the other.
  for (let attempt = 0; attempt < 100 && existsSync(join(folder, 'postmaster.pid')); attempt += 1) {
    const client = new pg.Client({ host: '127.0.0.1', port: found.port, user: OWNER, password, database: 'postgres' });
    try {
      await client.connect();
      await client.end();
      return found.port;
    } catch {
      await pause(100);
    }
  }
  return undefined;
}

/**
 * The number in a left-over file may by now belong to a process that has nothing to do with PostgreSQL; the server
 * would then refuse to start.
 *
 * @param {string} folder
 */
function removeStalePidFile(folder) {
  const found = postmaster(folder);
  if (found && !isPostgresProcess(found.pid)) rmSync(join(folder, 'postmaster.pid'));
}

/** @param {number} pid */
function isPostgresProcess(pid) {
  if (process.platform !== 'linux') return true;
  try {
    return readFileSync(`/proc/${pid}/comm`, 'utf8').trim() === 'postgres';
  } catch {
    return false;
  }
}

/** @param {string} text */
const lastLines = (text) => text.trim().split('\n').slice(-8);
