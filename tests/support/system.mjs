/** The whole system for one test run or drill: PostgreSQL, migrated and seeded, API and worker, all on free ports. */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import {
  Guard,
  checkout,
  demoAccounts,
  entryPoints,
  freePort,
  roleUrlVariables,
  seedDemo,
  startService,
  waitUntilReady,
} from '@consilium/launcher';
import { FAST_FLAG, migrate, startPostgres, testPasswords } from './postgres.mjs';

/**
 * @typedef {object} RestartableService
 * @property {number} pid of the process that runs now
 * @property {string} logFile
 * @property {(signal: NodeJS.Signals) => void} signal
 * @property {() => Promise<void>} start
 * @property {(graceMs?: number) => Promise<void>} stop
 * @property {() => Promise<void>} kill SIGKILL, and waits for the end
 *
 * @typedef {object} TestSystem
 * @property {string} url of the API and the pages, without a slash at the end
 * @property {string} ownerUrl superuser connection to its database
 * @property {Record<string, string>} databaseUrls APP_DATABASE_URL, WORKER_DATABASE_URL, AUDITOR_DATABASE_URL
 * @property {import('../../apps/launcher/src/demo.mjs').DemoAccount[]} accounts the demo accounts; none without the demo world
 * @property {import('./postgres.mjs').TestPostgres} postgres
 * @property {RestartableService} api
 * @property {RestartableService} worker
 * @property {string} dataDir
 * @property {() => Promise<void>} stop
 */

/**
 * @param {object} [wish]
 * @param {number} [wish.version] of PostgreSQL
 * @param {boolean} [wish.fast] PostgreSQL without fsync
 * @param {boolean} [wish.demo] with the demo world (default)
 * @param {string} [wish.redisUrl] the queue on Redis; otherwise on PostgreSQL
 * @param {Record<string, string>} [wish.env] further variables for API and worker; `DEMO: '0'` where people of the demo world change their passwords
 * @param {number} [wish.port] a free one otherwise
 * @param {string} [wish.host] by which browsers reach it; passkeys need `localhost`, a number will not do
 * @param {(ownerUrl: string) => string} [wish.reachDatabaseBy] puts a proxy between: the address API and worker use
 * @returns {Promise<TestSystem>}
 */
export async function startSystem({
  version,
  fast = process.env[FAST_FLAG] === '1',
  demo = true,
  redisUrl,
  env: further = {},
  host = '127.0.0.1',
  port: wished,
  reachDatabaseBy = (url) => url,
} = {}) {
  const postgres = await startPostgres({ version, fast });
  const guard = new Guard();
  const artifacts = join(checkout, 'tests/.artifacts/systems');
  mkdirSync(artifacts, { recursive: true });
  const dataDir = mkdtempSync(join(artifacts, 'system-'));
  guard.watch({ kind: 'folder', name: dataDir, folder: dataDir });
  /** @type {RestartableService[]} */
  const services = [];
  const stop = async () => {
    for (const service of services) await service.stop();
    await postgres.stop();
    rmSync(dataDir, { recursive: true, force: true });
    guard.forget(dataDir);
    await guard.close();
  };

  try {
    const ownerUrl = postgres.url;
    const common = {
      ...process.env,
      NODE_ENV: 'test',
      DATA_DIR: dataDir,
      LOG_LEVEL: 'info',
      CHECK_ANSWERS: '1',
      SESSION_SECRET: 'secret-of-a-test-system-that-lives-for-minutes',
      ...(fast ? { ALLOW_UNSAFE_DATABASE: '1' } : {}),
      ...(redisUrl ? { REDIS_URL: redisUrl } : {}),
      ...further,
    };
    await migrate(ownerUrl);
    const databaseUrls = roleUrlVariables(reachDatabaseBy(ownerUrl), testPasswords);
    if (demo) await seedDemo({ ...common, DATABASE_URL: ownerUrl, DEMO: '1' });
    const accounts = demo ? await demoAccounts(common) : [];

    const port = wished ?? (await freePort());
    const url = `http://${host}:${port}`;
    const env = { ...common, ...databaseUrls, PORT: String(port), PUBLIC_URL: url, ...(demo ? { DEMO: further['DEMO'] ?? '1' } : {}) };
    const api = restartable('api', entryPoints.api, env, dataDir, guard, `${url}/api/v1/health/ready`);
    const worker = restartable('worker', entryPoints.worker, env, dataDir, guard);
    services.push(api, worker);
    await Promise.all(services.map((service) => service.start()));
    return { url, ownerUrl, databaseUrls, accounts, postgres, api, worker, dataDir, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/**
 * @param {string} name
 * @param {string} entryPoint
 * @param {NodeJS.ProcessEnv} env
 * @param {string} dataDir
 * @param {Guard} guard
 * @param {string} [readyUrl]
 * @returns {RestartableService}
 */
function restartable(name, entryPoint, env, dataDir, guard, readyUrl) {
  const logFile = join(dataDir, `${name}.log`);
  /** @type {import('../../apps/launcher/src/service.mjs').Service | undefined} */
  let service;
  return {
    get pid() {
      return service?.pid ?? 0;
    },
    logFile,
    signal: (signal) => service?.signal(signal),
    async start() {
      service = startService({ name, entryPoint, env, logFile, guard });
      if (readyUrl) await waitUntilReady(service, readyUrl);
    },
    stop: async (graceMs) => service?.stop(graceMs),
    async kill() {
      service?.signal('SIGKILL');
      await service?.ended;
    },
  };
}
