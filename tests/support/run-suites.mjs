/** Runs suites, gathers their numbers and sums them up. */
import { spawn } from 'node:child_process';
import { existsSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import {
  Guard,
  PlainError,
  Progress,
  build,
  checkout,
  identify,
  installedPostgres,
  printFailure,
  signalProcess,
} from '@consilium/launcher';
import { suites } from '../suites.mjs';
import { hasRedisServer, startRedis } from './redis.mjs';

/**
 * @typedef {import('../suites.mjs').Suite} Suite
 * @typedef {import('../suites.mjs').Run} Run
 * @typedef {import('./count-reporter.mjs').Counts} Counts
 * @typedef {{ title: string, seconds: number, counts?: Counts, skippedBecause?: string }} Outcome
 */

const COUNTS = join(checkout, 'tests/.artifacts/counts');
const REPORTER = join(checkout, 'tests/support/count-reporter.mjs');
/** A suite that hangs is ended, so that the others still get their turn. */
const LONGEST_SUITE_MS = 25 * 60_000;

/**
 * @param {string[]} args
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<number>} the exit code
 */
export async function main(args, env) {
  const interrupt = new AbortController();
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM']))
    process.on(signal, () => interrupt.abort(new PlainError(`Ended by ${signal}.`)));
  const guard = new Guard();
  /** @type {Outcome[]} */
  const outcomes = [];
  try {
    const { chosen, further } = choose(args);
    let isBuilt = true;
    if (chosen.some(({ needs }) => needs.includes('build'))) {
      const built = await buildFirst(guard, interrupt.signal);
      isBuilt = built.counts?.failed === 0;
      outcomes.push(built);
    }
    for (const suite of chosen) {
      for (const run of suite.runs ?? [{}]) {
        interrupt.signal.throwIfAborted();
        if (!isBuilt && suite.needs.includes('build')) {
          outcomes.push({
            title: titleOf(suite, run),
            seconds: 0,
            counts: failure('Not run, because the build failed.'),
          });
          continue;
        }
        outcomes.push(await runSuite({ suite, run, further, env, guard, signal: interrupt.signal }));
      }
    }
  } catch (error) {
    printFailure(error);
    outcomes.push({ title: 'The test run itself', seconds: 0, counts: failure(String(error)) });
  } finally {
    await guard.close();
  }
  return summarise(outcomes);
}

/**
 * @param {string[]} args
 * @returns {{ chosen: Suite[], further: string[] }}
 */
function choose(args) {
  const dashes = args.indexOf('--');
  const further = dashes < 0 ? [] : args.slice(dashes + 1);
  const own = dashes < 0 ? args : args.slice(0, dashes);
  const only = own[0] === '--only' ? own[1]?.split(',') : undefined;
  if (own.length > 0 && !only)
    throw new PlainError(`Unknown: ${own.join(' ')}`, [
      'node tests/run.mjs [--only suite,suite] [-- further arguments]',
    ]);
  const unknown = only?.filter((id) => !suites.some((suite) => suite.id === id)) ?? [];
  if (unknown.length > 0)
    throw new PlainError(`No such suite: ${unknown.join(', ')}`, [
      `There are: ${suites.map(({ id }) => id).join(', ')}`,
    ]);
  return { chosen: only ? suites.filter(({ id }) => only.includes(id)) : suites, further };
}

/**
 * @param {Guard} guard
 * @param {AbortSignal} signal
 * @returns {Promise<Outcome>}
 */
async function buildFirst(guard, signal) {
  const began = performance.now();
  heading('Build');
  try {
    await build(new Progress(), guard, signal);
    return { title: 'Build', seconds: secondsSince(began), counts: { passed: 1, failed: 0, skipped: 0, failures: [] } };
  } catch (error) {
    printFailure(error);
    return { title: 'Build', seconds: secondsSince(began), counts: failure('The build failed.') };
  }
}

/**
 * @param {{ suite: Suite, run: Run, further: string[], env: NodeJS.ProcessEnv, guard: Guard, signal: AbortSignal }} what
 * @returns {Promise<Outcome>}
 */
async function runSuite({ suite, run, further, env, guard, signal }) {
  const title = titleOf(suite, run);
  heading(title);
  const needs = [...suite.needs, ...(run.needs ?? [])];
  const missing = whatIsMissing(needs, env);
  if (missing) {
    console.log(missing);
    if (env['CI'] !== 'true') return { title, seconds: 0, skippedBecause: missing };
    return { title, seconds: 0, counts: failure(missing) };
  }

  const began = performance.now();
  const redis = needs.includes('redis') ? await startRedis() : undefined;
  const countsFile = join(COUNTS, 'run.json');
  rmSync(COUNTS, { recursive: true, force: true });
  try {
    const { REDIS_URL: _given, DATABASE_URL: _owner, ...plainEnv } = env;
    const code = await command({
      words: [
        ...suite.command,
        ...(suite.counts === 'exit' ? [] : ['--reporters=default', `--reporters=${REPORTER}`]),
        ...(run.args ?? []),
        ...further,
      ],
      env: {
        ...plainEnv,
        ...run.env,
        ...(redis ? { REDIS_URL: redis.url } : {}),
        ...(suite.counts === 'jest' ? { TEST_COUNTS_FILE: countsFile } : {}),
      },
      guard,
      signal,
    });
    return { title, seconds: secondsSince(began), counts: countsOf(suite, countsFile, code, further.length > 0) };
  } finally {
    await redis?.stop();
  }
}

/**
 * @param {import('../suites.mjs').Need[]} needs
 * @param {NodeJS.ProcessEnv} env
 * @returns {string | undefined}
 */
function whatIsMissing(needs, env) {
  if (needs.includes('postgres15') && !installedPostgres(15))
    return 'Skipped: PostgreSQL 15 is not installed (Debian: apt-get install postgresql-15).';
  if (needs.includes('redis') && !env['REDIS_URL'] && !hasRedisServer())
    return 'Skipped: there is no Redis, neither REDIS_URL nor redis-server (Debian: apt-get install redis-server).';
  return undefined;
}

/**
 * @param {{ words: string[], env: NodeJS.ProcessEnv, guard: Guard, signal: AbortSignal }} what
 * @returns {Promise<number>} the exit code; 1 when it was ended by a signal
 */
async function command({ words: [program = '', ...args], env, guard, signal }) {
  const child = spawn(program === 'node' ? process.execPath : program, args, {
    cwd: checkout,
    detached: true,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: {
      ...env,
      NX_DAEMON: 'false',
      NX_TUI: 'false',
      NODE_OPTIONS: nodeOptions(env),
      // nx asks for colours even where nobody sees them, and a log full of control characters is hard to read.
      ...(process.stdout.isTTY ? {} : { FORCE_COLOR: '0' }),
      PATH: [join(checkout, 'node_modules/.bin'), env['PATH']].join(delimiter),
    },
  });
  const identity = child.pid === undefined ? undefined : identify(child.pid);
  if (identity) guard.watch({ kind: 'process', name: 'suite', identity });
  const end = () => void (identity && signalProcess(identity, 'SIGTERM', 'withItsGroup'));
  const tooLong = setTimeout(() => {
    console.error(`Ended after ${LONGEST_SUITE_MS / 60_000} minutes.`);
    end();
  }, LONGEST_SUITE_MS);
  signal.addEventListener('abort', end, { once: true });
  const code = await new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (exitCode) => resolve(exitCode ?? 1));
  });
  clearTimeout(tooLong);
  signal.removeEventListener('abort', end);
  guard.forget('suite');
  return code;
}

/**
 * jest runs ES modules behind an experimental flag; its warning in every worker would bury what matters.
 *
 * @param {NodeJS.ProcessEnv} env
 */
const nodeOptions = (env) => [env['NODE_OPTIONS'], '--disable-warning=ExperimentalWarning'].filter(Boolean).join(' ');

/**
 * @param {Suite} suite
 * @param {string} countsFile
 * @param {number} code
 * @param {boolean} filtered whether only some tests were asked for, so that the others count as skipped
 * @returns {Counts}
 */
function countsOf(suite, countsFile, code, filtered) {
  if (suite.counts === 'exit')
    return { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, skipped: 0, failures: [] };
  const files = suite.counts === 'jest' ? [countsFile] : countFiles();
  /** @type {Counts} */
  const sum = { passed: 0, failed: 0, skipped: 0, failures: [] };
  for (const file of files) {
    /** @type {Counts} */
    const counts = readCounts(file);
    sum.passed += counts.passed;
    sum.failed += counts.failed;
    sum.failures.push(...counts.failures);
    if (!filtered) sum.skipped += counts.skipped;
  }
  if (sum.skipped > 0) {
    sum.failed += sum.skipped;
    sum.failures.push(`${sum.skipped} tests are marked to be skipped`);
  }
  if (code !== 0 && sum.failed === 0) {
    sum.failed = 1;
    sum.failures.push(`${suite.title} ended with code ${code}`);
  }
  if (code === 0 && sum.passed === 0) {
    sum.failed += 1;
    sum.failures.push('No test ran');
  }
  return sum;
}

/** The name of a project may hold a slash, and then its file lies in a folder. */
function countFiles() {
  if (!existsSync(COUNTS)) return [];
  return readdirSync(COUNTS, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}

/**
 * @param {string} file
 * @returns {Counts}
 */
function readCounts(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return { passed: 0, failed: 0, skipped: 0, failures: [] };
  }
}

/**
 * @param {Suite} suite
 * @param {Run} run
 */
const titleOf = (suite, run) => (run.label ? `${suite.title} (${run.label})` : suite.title);

/**
 * @param {string} why
 * @returns {Counts}
 */
const failure = (why) => ({ passed: 0, failed: 1, skipped: 0, failures: [why] });

/** @param {string} title */
const heading = (title) => console.log(`\n── ${title} ${'─'.repeat(Math.max(3, 100 - title.length))}`);

/** @param {number} began */
const secondsSince = (began) => (performance.now() - began) / 1000;

/**
 * @param {Outcome[]} outcomes
 * @returns {number} the exit code
 */
function summarise(outcomes) {
  heading('Summary');
  const width = Math.max(...outcomes.map(({ title }) => title.length));
  let passed = 0;
  let failed = 0;
  for (const { title, seconds, counts, skippedBecause } of outcomes) {
    passed += counts?.passed ?? 0;
    failed += counts?.failed ?? 0;
    const numbers = counts
      ? `${String(counts.passed).padStart(6)} passed ${String(counts.failed).padStart(4)} failed  ${seconds.toFixed(1).padStart(6)} s`
      : skippedBecause;
    console.log(`${title.padEnd(width)}  ${numbers}`);
    for (const failure of counts?.failures ?? []) console.log(`  ✘ ${failure}`);
  }
  const total = outcomes.reduce((sum, { seconds }) => sum + seconds, 0);
  console.log(
    `${'All'.padEnd(width)}  ${String(passed).padStart(6)} passed ${String(failed).padStart(4)} failed  ${total.toFixed(1).padStart(6)} s\n`,
  );
  console.log(`${passed} passed, ${failed} failed`);
  return failed === 0 ? 0 : 1;
}
