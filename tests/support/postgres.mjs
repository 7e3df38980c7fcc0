/** A throw-away PostgreSQL server, and a fresh database for each test file. */
import { randomBytes } from 'node:crypto';
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import {
  Guard,
  PlainError,
  checkout,
  embeddedPostgres,
  entryPoints,
  installedPostgres,
  placePostgres,
  rolePasswordVariables,
  roleUrl,
  runOnce,
  startCluster,
} from '@consilium/launcher';

/**
 * @typedef {object} TestPostgres
 * @property {number} major version of the server
 * @property {string} url superuser connection to the database `postgres`
 * @property {(database: string) => string} urlOf superuser connection to any database
 * @property {string} dataDir
 * @property {number} pid of the postmaster; it changes with `restart`
 * @property {() => Promise<void>} restart
 * @property {() => Promise<void>} stop stops the server and removes its data
 */

/**
 * Settings that trade safety on power loss for speed. Only for tests that say so by this variable: fault drills must
 * see the server as it is in use.
 */
export const FAST_FLAG = 'TEST_POSTGRES_FAST';
const FAST_SETTINGS = { fsync: 'off', full_page_writes: 'off' };

/**
 * @param {object} [wish]
 * @param {number} [wish.version] 18 (comes with npm ci) or a version that Debian installed, as 15
 * @param {Record<string, string>} [wish.settings] further lines of postgresql.conf
 * @param {boolean} [wish.fast] without fsync; by default when TEST_POSTGRES_FAST is "1"
 * @returns {Promise<TestPostgres>}
 */
export async function startPostgres({ version = 18, settings = {}, fast = process.env[FAST_FLAG] === '1' } = {}) {
  const embedded = embeddedPostgres();
  const binaries = version === embedded.major ? embedded : installedPostgres(version);
  if (!binaries)
    throw new PlainError(`PostgreSQL ${version} is not installed.`, [
      `On Debian: apt-get install postgresql-${version}`,
    ]);

  const name = `postgres-${version}-${randomBytes(4).toString('hex')}`;
  const elsewhere = join('/var/tmp', `consilium-test-${name}`);
  const artifacts = join(checkout, 'tests/.artifacts/postgres');
  mkdirSync(artifacts, { recursive: true });
  const place = placePostgres({ binaries, folder: join(artifacts, name), otherwise: elsewhere, checkout });
  const guard = new Guard();
  for (const folder of [elsewhere, join(artifacts, name)]) guard.watch({ kind: 'folder', name: folder, folder });

  /** @type {Record<string, string>} */
  const allSettings = { max_connections: '200', ...(fast ? FAST_SETTINGS : {}), ...settings };
  const start = async () => {
    const cluster = await startCluster(place, allSettings);
    guard.watch({
      kind: 'database',
      name: 'postgres',
      cluster: { pgCtl: cluster.pgCtl, folder: cluster.folder, account: cluster.account },
    });
    return cluster;
  };
  let cluster = await start();

  return {
    major: binaries.major,
    get url() {
      return cluster.url('postgres');
    },
    urlOf: (database) => cluster.url(database),
    dataDir: cluster.folder,
    get pid() {
      return cluster.pid;
    },
    async restart() {
      const { port } = cluster;
      await cluster.stop();
      allSettings['port'] = String(port);
      cluster = await start();
    },
    async stop() {
      await cluster.stop();
      for (const folder of [elsewhere, join(artifacts, name)]) {
        rmSync(folder, { recursive: true, force: true });
        guard.forget(folder);
      }
      guard.forget('postgres');
      await guard.close();
    },
  };
}

/**
 * @typedef {object} TestDatabase
 * @property {string} name
 * @property {string} url superuser connection
 * @property {string} appUrl connection of the API's login role
 * @property {string} workerUrl connection of the worker's login role
 * @property {string} auditorUrl connection of the auditor's login role
 * @property {() => Promise<void>} drop
 */

/** Passwords of the login roles in throw-away servers. */
export const testPasswords = {
  app: 'app-of-the-tests',
  worker: 'worker-of-the-tests',
  auditor: 'auditor-of-the-tests',
};

const TEMPLATE = 'consilium_template';

/**
 * Runs the real migrate step once, into a database that `createDatabase` then copies.
 *
 * @param {string} server superuser connection
 */
export async function makeTemplate(server) {
  await asOwner(server, `CREATE DATABASE ${TEMPLATE} TEMPLATE template0`);
  await migrate(urlOf(server, TEMPLATE));
}

/**
 * The real migrate step, as its own process.
 *
 * @param {string} url superuser connection to the database
 * @returns {Promise<string[]>} what it printed
 */
export const migrate = (url) =>
  runOnce({
    name: 'The migrate step',
    entryPoint: entryPoints.migrate,
    env: { ...process.env, DATABASE_URL: url, ...rolePasswordVariables(testPasswords) },
  });

/**
 * A database with the schema that the real migrations make, empty of rows of our own. Call it once per test file, in
 * `beforeAll`; drop it in `afterAll`.
 *
 * @param {object} [wish]
 * @param {string} [wish.label] part of its name, to recognise it in the server's log
 * @param {boolean} [wish.migrated] false: an empty database without any schema
 * @returns {Promise<TestDatabase>}
 */
export async function createDatabase({ label = 'test', migrated = true } = {}) {
  const server = process.env['TEST_POSTGRES_URL'];
  if (!server)
    throw new Error('TEST_POSTGRES_URL is not set: this suite needs tests/support/postgres.setup.mjs as globalSetup.');
  const name = `${label.replace(/[^a-z0-9]+/gi, '_').toLowerCase()}_${randomBytes(4).toString('hex')}`;
  await asOwner(server, `CREATE DATABASE ${pg.escapeIdentifier(name)} TEMPLATE ${migrated ? TEMPLATE : 'template0'}`);
  if (migrated) await copyDatabaseRights(server, name);
  const url = urlOf(server, name);
  return {
    name,
    url,
    appUrl: roleUrl(url, 'app', testPasswords.app),
    workerUrl: roleUrl(url, 'worker', testPasswords.worker),
    auditorUrl: roleUrl(url, 'auditor', testPasswords.auditor),
    drop: () => asOwner(server, `DROP DATABASE IF EXISTS ${pg.escapeIdentifier(name)} WITH (FORCE)`),
  };
}

/**
 * Rights and settings of the database itself are no part of its content, so a copy made from a template lacks them.
 *
 * @param {string} server
 * @param {string} name
 */
async function copyDatabaseRights(server, name) {
  const client = new pg.Client({ connectionString: server });
  await client.connect();
  try {
    const { rows } = await client.query(
      `SELECT coalesce(r.rolname, 'PUBLIC') AS grantee, a.privilege_type AS privilege
         FROM pg_database d CROSS JOIN LATERAL aclexplode(d.datacl) a LEFT JOIN pg_roles r ON r.oid = a.grantee
        WHERE d.datname = $1`,
      [TEMPLATE],
    );
    const database = pg.escapeIdentifier(name);
    if (rows.length > 0) await client.query(`REVOKE ALL ON DATABASE ${database} FROM PUBLIC`);
    for (const { grantee, privilege } of rows) {
      const to = grantee === 'PUBLIC' ? 'PUBLIC' : pg.escapeIdentifier(grantee);
      await client.query(`GRANT ${privilege} ON DATABASE ${database} TO ${to}`);
    }
    const settings = await client.query(
      `SELECT r.rolname AS role, unnest(s.setconfig) AS setting
         FROM pg_db_role_setting s JOIN pg_database d ON d.oid = s.setdatabase LEFT JOIN pg_roles r ON r.oid = s.setrole
        WHERE d.datname = $1`,
      [TEMPLATE],
    );
    for (const { role, setting } of settings.rows) {
      const equals = setting.indexOf('=');
      const target = role ? `ROLE ${pg.escapeIdentifier(role)} IN DATABASE ${database}` : `DATABASE ${database}`;
      await client.query(
        `ALTER ${target} SET ${setting.slice(0, equals)} TO ${pg.escapeLiteral(setting.slice(equals + 1))}`,
      );
    }
  } finally {
    await client.end();
  }
}

/**
 * @param {string} server
 * @param {string} statement
 */
async function asOwner(server, statement) {
  const client = new pg.Client({ connectionString: server });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

/**
 * @param {string} url
 * @param {string} database
 * @returns {string} the same server and user, another database
 */
function urlOf(url, database) {
  const changed = new URL(url);
  changed.pathname = `/${encodeURIComponent(database)}`;
  return changed.href;
}
