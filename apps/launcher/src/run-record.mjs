/**
 * The record of the run that uses a data folder: it keeps a second launcher out, and tells a later one what was left
 * behind by a run that was killed together with its guard.
 */
import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { PlainError } from './plain-error.mjs';
import { identify, isRunning, signalProcess } from './process-identity.mjs';

/**
 * @typedef {import('./process-identity.mjs').ProcessIdentity} ProcessIdentity
 * @typedef {{ launcher: ProcessIdentity, address: string, guard?: ProcessIdentity, processes: ProcessIdentity[] }} Run
 */

const FILE = 'run.json';
const MARKER = 'ABOUT-THIS-FOLDER.txt';
const ABOUT = `This folder belongs to Consilium: the database, documents and keys of the installation that runs from
here. "npm run reset" empties it. Make a copy while Consilium is stopped to keep it.
`;

/** How long a guard may take to stop what a killed run left behind. */
const GUARD_PATIENCE_MS = 60_000;

export class RunRecord {
  #file;
  /** @type {Run} */
  #run;

  /**
   * @param {string} file
   * @param {Run} run
   */
  constructor(file, run) {
    this.#file = file;
    this.#run = run;
  }

  /**
   * @param {Partial<Pick<Run, 'guard' | 'processes'>>} change
   */
  note(change) {
    Object.assign(this.#run, change);
    writeFileSync(`${this.#file}.new`, JSON.stringify(this.#run));
    renameSync(`${this.#file}.new`, this.#file);
  }

  release() {
    rmSync(this.#file, { force: true });
  }
}

/**
 * Takes the data folder for this process.
 *
 * @param {string} folder
 * @param {string} address where this run will be found
 * @returns {Promise<RunRecord>}
 * @throws {PlainError} when a run uses it already
 */
export async function takeDataFolder(folder, address) {
  makeFolder(folder);
  await clearLeftovers(folder);
  const launcher = identify(process.pid);
  if (!launcher) throw new Error('This process does not find itself.');
  /** @type {Run} */
  const run = { launcher, address, processes: [] };
  const file = join(folder, FILE);
  const mine = `${file}.${process.pid}`;
  writeFileSync(mine, JSON.stringify(run), { mode: 0o644 });
  try {
    // A link is made whole or not at all, and never over an existing one: of two launchers, one gets it.
    linkSync(mine, file);
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code !== 'EEXIST') throw error;
    refuse(folder, read(folder));
  } finally {
    rmSync(mine, { force: true });
  }
  return new RunRecord(file, run);
}

/**
 * Waits for, or stops, what an earlier run left behind.
 *
 * @param {string} folder
 * @throws {PlainError} when that run still goes on
 */
export async function clearLeftovers(folder) {
  const run = read(folder);
  if (!run) return;
  if (isRunning(run.launcher)) refuse(folder, run);
  const { guard } = run;
  if (guard) await until(() => !isRunning(guard), GUARD_PATIENCE_MS);
  for (const identity of run.processes) signalProcess(identity, 'SIGTERM', 'withItsGroup');
  await until(() => !run.processes.some(isRunning), 10_000);
  for (const identity of run.processes) signalProcess(identity, 'SIGKILL', 'withItsGroup');
  rmSync(join(folder, FILE), { force: true });
}

/**
 * @param {string} folder
 * @returns {boolean} whether this is a data folder of ours, and so may be emptied
 */
export function isDataFolder(folder) {
  try {
    return readFileSync(join(folder, MARKER), 'utf8') === ABOUT;
  } catch {
    return false;
  }
}

/** @param {string} folder */
function makeFolder(folder) {
  try {
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, MARKER), ABOUT);
  } catch (error) {
    const { code } = /** @type {NodeJS.ErrnoException} */ (error);
    if (code !== 'EACCES' && code !== 'EROFS' && code !== 'EPERM') throw error;
    throw new PlainError(`The data folder ${folder} cannot be written (${code}).`, [
      'Start as the user it belongs to, or choose another folder: DATA_DIR=other-data npm start',
    ]);
  }
}

/**
 * @param {string} folder
 * @returns {Run | undefined}
 */
function read(folder) {
  try {
    return JSON.parse(readFileSync(join(folder, FILE), 'utf8'));
  } catch {
    return undefined;
  }
}

/**
 * @param {string} folder
 * @param {Run | undefined} run
 * @returns {never}
 */
function refuse(folder, run) {
  const who = run
    ? `Consilium is already running with this data, at ${run.address} (process ${run.launcher.pid}).`
    : 'Another start with this data is under way.';
  throw new PlainError(who, [
    `Data folder: ${folder}`,
    'Use that one, or stop it first (Ctrl-C in its terminal).',
    'For a second one beside it, with data of its own: DATA_DIR=second-data PORT=3001 npm start',
  ]);
}

/**
 * @param {() => boolean} condition
 * @param {number} patienceMs
 */
async function until(condition, patienceMs) {
  const deadline = Date.now() + patienceMs;
  while (!condition() && Date.now() < deadline) await pause(50);
}
