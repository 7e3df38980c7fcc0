/** Provides the database: the private server, or the one that DATABASE_URL names. */
import { join } from 'node:path';
import { LOGIN_ROLES, rolePasswordVariables, roleUrlVariables } from './database-roles.mjs';
import { checkout, fingerprintOfPath } from './paths.mjs';
import { placePostgres } from './postgres-account.mjs';
import { embeddedPostgres } from './postgres-binaries.mjs';
import { ensureDatabase, startCluster } from './postgres-cluster.mjs';
import { secret, variableOrFile } from './secrets.mjs';

/**
 * @typedef {object} Database
 * @property {boolean} isPrivate whether it is the private server
 * @property {string} outcome said of it in the progress
 * @property {Record<string, string>} forMigrate variables that only the migrate step gets: it alone acts as owner
 * @property {Record<string, string>} forProcesses one address for each kind of process
 * @property {() => Promise<void>} stop
 */

const DATABASE = 'consilium';

/**
 * Where the private server lies.
 *
 * @param {string} dataFolder
 */
export const privateServer = (dataFolder) => ({
  folder: join(dataFolder, 'postgres'),
  /** Only used when we are root and the account PostgreSQL runs as cannot reach the data folder. */
  otherwise: join('/var/lib/consilium', fingerprintOfPath(dataFolder)),
});

/**
 * @param {string} dataFolder
 * @param {NodeJS.ProcessEnv} env
 * @param {import('./guarding.mjs').Guard} guard
 * @returns {Promise<Database>}
 */
export async function provideDatabase(dataFolder, env, guard) {
  const passwords = /** @type {Record<import('./database-roles.mjs').LoginRole, string>} */ (
    Object.fromEntries(
      LOGIN_ROLES.map((role) => [role, secret(join(dataFolder, 'secrets'), `${role}-db-password`).value]),
    )
  );
  const given = variableOrFile(env, 'DATABASE_URL');
  if (given) return givenDatabase(given, passwords, env);

  const place = placePostgres({ binaries: embeddedPostgres(), ...privateServer(dataFolder), checkout });
  const cluster = await startCluster(place);
  const { pgCtl, folder, account } = cluster;
  guard.watch({ kind: 'database', name: 'database', cluster: { pgCtl, folder, account } });
  await ensureDatabase(cluster, DATABASE);
  const url = cluster.url(DATABASE);
  const state = cluster.created ? 'made' : cluster.adopted ? 'was still running' : 'data kept';
  return {
    isPrivate: true,
    outcome: `PostgreSQL ${place.binaries.major}, ${state}${place.moved ? `, data in ${folder}` : ''}`,
    forMigrate: { DATABASE_URL: url, ...rolePasswordVariables(passwords) },
    forProcesses: roleUrlVariables(url, passwords),
    async stop() {
      await cluster.stop();
      guard.forget('database');
    },
  };
}

/**
 * An own server. For each role, an address given by its operator is used as it is; for the others the launcher invents
 * a password, and the migrate step sets it.
 *
 * @param {string} url
 * @param {Record<import('./database-roles.mjs').LoginRole, string>} passwords
 * @param {NodeJS.ProcessEnv} env
 * @returns {Database}
 */
function givenDatabase(url, passwords, env) {
  const invented = rolePasswordVariables(passwords);
  const addresses = roleUrlVariables(url, passwords);
  for (const role of LOGIN_ROLES) {
    const name = `${role.toUpperCase()}_DATABASE_URL`;
    const given = variableOrFile(env, name);
    if (!given) continue;
    addresses[name] = given;
    delete invented[`${role.toUpperCase()}_DB_PASSWORD`];
  }
  return {
    isPrivate: false,
    outcome: `your server at ${new URL(url).host}`,
    forMigrate: { DATABASE_URL: url, ...invented },
    forProcesses: addresses,
    stop: async () => undefined,
  };
}
