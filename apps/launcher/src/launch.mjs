/** The order of a run: take the data folder, build, database, migrate, demo, processes; and back. */
import { join } from 'node:path';
import { build } from './build.mjs';
import { provideDatabase } from './database.mjs';
import { demoAccounts, seedDemo, wantsDemo } from './demo.mjs';
import { isFree } from './free-port.mjs';
import { Guard } from './guarding.mjs';
import { runOnce } from './one-shot.mjs';
import { dataFolder, entryPoints } from './paths.mjs';
import { PlainError, printFailure } from './plain-error.mjs';
import { Progress } from './progress.mjs';
import { takeDataFolder } from './run-record.mjs';
import { startService, waitUntilReady } from './service.mjs';
import { listenForStop } from './stop-reasons.mjs';
import { secret, variableOrFile } from './secrets.mjs';
import { welcome } from './welcome.mjs';

const DEFAULT_PORT = 3000;

/**
 * Runs until it is asked to stop or a part of the system ends.
 *
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<number>} the exit code: 0 when it was asked to stop
 */
export async function launch(env) {
  // Whoever read our lines may have gone (`npm start | head`); that is no reason to fall over.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);
  const port = portFrom(env);
  const folder = dataFolder(env);
  const address = `http://localhost:${port}`;

  const interrupt = new AbortController();
  /** @type {(reason: string) => void} */
  let askToStop = () => undefined;
  const asked = new Promise((resolve) => (askToStop = resolve));
  const stopListening = listenForStop((reason) => {
    askToStop(reason);
    interrupt.abort(new Interrupted(reason));
  });

  /** @type {{ name: string, stop: () => Promise<void> }[]} */
  const toStop = [];
  try {
    console.log('\nConsilium\n');
    const run = await takeDataFolder(folder, address);
    toStop.push({ name: '', stop: async () => run.release() });
    await refuseBusyPort(port);
    const guard = new Guard();
    toStop.push({ name: '', stop: () => guard.close() });

    const services = await bringUp({ env, port, folder, guard, run, toStop, signal: interrupt.signal });
    const ended = Promise.race(services.map(async (service) => ({ service, ...(await service.ended) })));
    const reason = await Promise.race([asked, ended]);
    if (typeof reason === 'string') return 0;
    const { service, code, signal } = /** @type {Awaited<typeof ended>} */ (reason);
    throw new PlainError(
      `The ${service.name} ended by itself (${signal ?? `code ${code}`}), so everything is stopped. Its last words:`,
      service.lastWords(),
    );
  } catch (error) {
    if (interrupt.signal.aborted) return 0;
    printFailure(error);
    return 1;
  } finally {
    await stopAll(toStop, interrupt.signal.reason);
    stopListening();
  }
}

/**
 * @param {object} run
 * @param {NodeJS.ProcessEnv} run.env
 * @param {number} run.port
 * @param {string} run.folder
 * @param {Guard} run.guard
 * @param {import('./run-record.mjs').RunRecord} run.run
 * @param {{ name: string, stop: () => Promise<void> }[]} run.toStop gets each part as soon as it has to be stopped
 * @param {AbortSignal} run.signal
 * @returns {Promise<import('./service.mjs').Service[]>}
 */
async function bringUp({ env, port, folder, guard, run, toStop, signal }) {
  const progress = new Progress();
  await build(progress, guard, signal);

  const database = await progress.step('Database', async (step) => {
    const provided = await provideDatabase(folder, env, guard);
    toStop.push({ name: provided.isPrivate ? 'database' : '', stop: provided.stop });
    run.note({ guard: guard.identity });
    step.outcome = provided.outcome;
    return provided;
  });
  signal.throwIfAborted();

  const { DATABASE_URL: _owner, DATABASE_URL_FILE: _ownerFile, ...withoutOwner } = env;
  const common = {
    PUBLIC_URL: `http://localhost:${port}`,
    ...(variableOrFile(env, 'SESSION_SECRET')
      ? {}
      : { SESSION_SECRET_FILE: secret(join(folder, 'secrets'), 'session-secret').file }),
    ...withoutOwner,
    DATA_DIR: folder,
    PORT: String(port),
  };
  await progress.step('Migrations', async (step) => {
    const lines = await runOnce({
      name: 'The migrate step',
      entryPoint: entryPoints.migrate,
      env: { ...common, ...database.forMigrate },
      onLine: (line) => step.doing(line),
      signal,
    });
    step.outcome = lines.at(-1) ?? 'done';
  });

  const isDemo = wantsDemo(env, database.isPrivate);
  const forProcesses = { ...common, ...database.forProcesses, ...(isDemo ? { DEMO: '1' } : {}) };
  if (isDemo) {
    await progress.step('Demo world', async (step) => {
      step.doing('fictional people, cases and meetings');
      step.outcome = await seedDemo({ ...forProcesses, ...database.forMigrate }, signal);
    });
  }

  const services = await progress.step('Processes', async (step) => {
    step.doing('API and worker are starting');
    const started = [/** @type {const} */ ('api'), /** @type {const} */ ('worker')].map((name) => {
      const service = startService({
        name,
        entryPoint: entryPoints[name],
        env: withOwnAddress(forProcesses, name),
        logFile: join(folder, 'log', `${name}.log`),
        guard,
      });
      toStop.push({ name, stop: () => service.stop() });
      return service;
    });
    run.note({ processes: started.map((service) => service.identity) });
    const [api, worker] = /** @type {[import('./service.mjs').Service, import('./service.mjs').Service]} */ (started);
    const failed = worker.ended.then(({ code }) => {
      throw new PlainError(`The worker ended while starting (code ${code}). Its last words:`, worker.lastWords());
    });
    await Promise.race([waitUntilReady(api, `http://127.0.0.1:${port}/api/v1/health/ready`, signal), failed]);
    failed.catch(() => undefined);
    step.outcome = `API and worker${variableOrFile(env, 'REDIS_URL') ? ', queue on Redis' : ''}`;
    return started;
  });
  welcome({ port, folder, accounts: isDemo ? await demoAccounts(forProcesses, signal) : [] });
  return services;
}

/** Asked to stop from outside, as against a failure. */
class Interrupted extends Error {}

/**
 * Last come, first stopped: the doors before the worker, the worker before the database.
 *
 * @param {{ name: string, stop: () => Promise<void> }[]} toStop
 * @param {unknown} reason
 */
async function stopAll(toStop, reason) {
  if (reason instanceof Interrupted) console.log(`\nStopping (${reason.message})`);
  else if (toStop.some(({ name }) => name)) console.log('\nStopping');
  // The API stands before the worker in the list, yet is to go first: no new work while the worker ends the old.
  const order = [...toStop].reverse().sort((a, b) => Number(b.name === 'api') - Number(a.name === 'api'));
  for (const { name, stop } of order) {
    try {
      await stop();
      if (name) console.log(`  ✔ ${name} stopped`);
    } catch (error) {
      console.error(`  ✘ ${name || 'clean-up'}: ${error instanceof Error ? error.message : error}`);
    }
  }
}

/** @param {NodeJS.ProcessEnv} env */
function portFrom(env) {
  const port = Number(env['PORT'] || DEFAULT_PORT);
  if (Number.isInteger(port) && port > 0 && port < 65_536) return port;
  throw new PlainError(`PORT is "${env['PORT']}"; it must be a whole number from 1 to 65535.`, [
    'For example: PORT=3001 npm start',
  ]);
}

/** @param {number} port */
async function refuseBusyPort(port) {
  if (await isFree(port)) return;
  throw new PlainError(
    `Port ${port} is in use by another program${port < 1024 ? ', or needs more rights than this user has' : ''}.`,
    [`Choose another one: PORT=${port < 1024 ? 3000 : port + 1} npm start`],
  );
}

/** Roles whose database address a process has no use for. */
const FOREIGN_ROLES = { api: ['WORKER', 'AUDITOR', 'QUEUE'], worker: ['APP', 'AUDITOR'] };

/**
 * Each process gets the address of its own role and no other.
 *
 * @param {Record<string, string | undefined>} env
 * @param {'api' | 'worker'} name
 */
function withOwnAddress(env, name) {
  const foreign = new Set(FOREIGN_ROLES[name].flatMap((role) => [`${role}_DATABASE_URL`, `${role}_DATABASE_URL_FILE`]));
  return Object.fromEntries(Object.entries(env).filter(([variable]) => !foreign.has(variable)));
}
