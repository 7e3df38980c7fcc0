/** Builds what is to run, unless nothing has changed since it was last built. */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { stripVTControlCharacters } from 'node:util';
import { checkout, entryPoints } from './paths.mjs';
import { PlainError } from './plain-error.mjs';
import { identify, signalProcess } from './process-identity.mjs';

const RECORD = join(checkout, '.nx/launcher-build.txt');
const SOURCES = ['apps', 'libs', 'migrations', 'package-lock.json', 'nx.json', 'tsconfig.base.json'];
/** Lines. The first errors tell; the rest mostly follows from them. */
const LONGEST_FAILURE = 60;
const NOT_SOURCES = new Set(['node_modules', 'dist', '.angular', 'coverage']);

/**
 * nx knows best what needs building, but takes a second to find out. Names, sizes and times of all sources tell the
 * common case, that nothing changed, in a few milliseconds.
 *
 * @returns {string}
 */
function fingerprintOfSources() {
  const hash = createHash('sha256');
  /** @param {string} path */
  const add = (path) => {
    const stats = statSync(join(checkout, path), { throwIfNoEntry: false });
    if (!stats) return;
    if (!stats.isDirectory()) return void hash.update(`${path}\0${stats.size}\0${stats.mtimeMs}\n`);
    for (const name of readdirSync(join(checkout, path)).sort()) if (!NOT_SOURCES.has(name)) add(`${path}/${name}`);
  };
  SOURCES.forEach(add);
  return hash.digest('hex');
}

/** @returns {boolean} whether what is built matches the sources */
function isUpToDate() {
  if (!Object.values(entryPoints).every((path) => existsSync(path))) return false;
  return existsSync(RECORD) && readFileSync(RECORD, 'utf8') === fingerprintOfSources();
}

/**
 * @param {import('./progress.mjs').Progress} progress
 * @param {import('./guarding.mjs').Guard} guard
 * @param {AbortSignal} signal ends the build early
 */
export async function build(progress, guard, signal) {
  await progress.step('Build', async (step) => {
    if (isUpToDate()) {
      step.outcome = 'nothing has changed';
      return;
    }
    const sources = fingerprintOfSources();
    step.doing('starting');
    const projects = await runNx(guard, signal, (done) => step.doing(`${done} parts done`));
    mkdirSync(dirname(RECORD), { recursive: true });
    writeFileSync(RECORD, sources);
    step.outcome = `${projects} parts`;
  });
}

/**
 * @param {import('./guarding.mjs').Guard} guard
 * @param {AbortSignal} signal
 * @param {(done: number) => void} onProject
 * @returns {Promise<number>} how many projects there were
 */
async function runNx(guard, signal, onProject) {
  signal.throwIfAborted();
  const child = spawn(
    process.execPath,
    [join(checkout, 'node_modules/nx/dist/bin/nx.js'), 'run-many', '-t', 'build', '--outputStyle=stream'],
    {
      cwd: checkout,
      // A group of its own, so that the compilers it starts can be stopped together with it.
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: {
        ...process.env,
        NX_DAEMON: 'false',
        NX_TUI: 'false',
        PATH: [join(checkout, 'node_modules/.bin'), process.env['PATH']].join(delimiter),
      },
    },
  );
  const identity = child.pid === undefined ? undefined : identify(child.pid);
  if (identity) guard.watch({ kind: 'process', name: 'build', identity });
  const stop = () => void (identity && signalProcess(identity, 'SIGTERM', 'withItsGroup'));
  signal.addEventListener('abort', stop, { once: true });

  /** @type {string[]} */
  const output = [];
  /** @type {Set<string>} */
  const done = new Set();
  /** @param {string} colouredLine nx colours its words in some surroundings, CI among them */
  const take = (colouredLine) => {
    const line = stripVTControlCharacters(colouredLine);
    output.push(line);
    const project = /nx run (\S+):build/.exec(line)?.[1];
    if (!project || done.has(project)) return;
    done.add(project);
    onProject(done.size);
  };
  createInterface({ input: child.stdout }).on('line', take);
  createInterface({ input: child.stderr }).on('line', take);
  const code = await new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  signal.removeEventListener('abort', stop);
  guard.forget('build');
  signal.throwIfAborted();
  if (code !== 0) throw new PlainError('The build failed:', wordsOfFailed(output));
  return done.size;
}

/**
 * @param {string[]} output of nx, whose lines begin with the project that said them
 * @returns {string[]} what the failed projects said; everything, when nx does not name them
 */
function wordsOfFailed(output) {
  const failed = output
    .slice(output.findIndex((line) => line.includes('Failed tasks:')))
    .flatMap((line) => /^\s*- (\S+):build/.exec(line)?.[1] ?? []);
  const words = output.filter((line) => failed.some((project) => line.startsWith(`${project}: `)));
  const relevant = words.length > 0 ? words : output;
  const left = relevant.length - LONGEST_FAILURE;
  return left > 0 ? [...relevant.slice(0, LONGEST_FAILURE), `… and ${left} more lines: npm run build`] : relevant;
}
