/** Starts one long-running process of ours (the API, the worker), watches it and stops it in order. */
import { spawn } from 'node:child_process';
import { closeSync, existsSync, fstatSync, mkdirSync, openSync, readFileSync, renameSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { PlainError } from './plain-error.mjs';
import { checkout } from './paths.mjs';
import { identify } from './process-identity.mjs';

const LARGEST_LOG_BYTES = 20_000_000;
const START_PATIENCE_MS = 60_000;

/**
 * @typedef {object} Service
 * @property {string} name
 * @property {number} pid
 * @property {import('./process-identity.mjs').ProcessIdentity} identity
 * @property {() => string[]} lastWords the end of what it wrote to its log since it was started
 * @property {Promise<{ code: number | null, signal: NodeJS.Signals | null }>} ended
 * @property {() => boolean} isRunning
 * @property {(signal: NodeJS.Signals) => void} signal
 * @property {(graceMs?: number) => Promise<void>} stop asks it to end, and makes it after the grace (default 15 s)
 */

/**
 * It runs in a session of its own: Ctrl-C reaches the launcher alone, which then stops things one after the other. Its
 * words go straight to the log file, so it does not depend on anyone reading them.
 *
 * @param {object} wish
 * @param {string} wish.name
 * @param {string} wish.entryPoint
 * @param {NodeJS.ProcessEnv} wish.env
 * @param {string} wish.logFile
 * @param {string[]} [wish.nodeArguments]
 * @param {import('./guarding.mjs').Guard} wish.guard
 * @returns {Service}
 */
export function startService({ name, entryPoint, env, logFile, nodeArguments = [], guard }) {
  if (!existsSync(entryPoint))
    throw new PlainError(`${name} is not built: ${entryPoint} is missing.`, ['Build first: npm run build']);
  mkdirSync(dirname(logFile), { recursive: true });
  if (existsSync(logFile) && statSync(logFile).size > LARGEST_LOG_BYTES) renameSync(logFile, `${logFile}.1`);
  const log = openSync(logFile, 'a', 0o600);
  const logStart = fstatSync(log).size;
  const child = spawn(process.execPath, [...nodeArguments, entryPoint], {
    cwd: checkout,
    env,
    detached: true,
    stdio: ['ignore', log, log],
  });
  closeSync(log);
  const { pid } = child;
  const identity = pid === undefined ? undefined : identify(pid);
  if (pid === undefined || !identity) throw new PlainError(`${name} could not be started.`);
  guard.watch({ kind: 'process', name, identity });

  /** @type {Service['ended']} */
  const ended = new Promise((resolve) => {
    child.once('exit', (code, signal) => {
      guard.forget(name);
      resolve({ code, signal });
    });
  });
  const isRunning = () => child.exitCode === null && child.signalCode === null;
  return {
    name,
    pid,
    identity,
    lastWords: () => lastLinesOf(logFile, logStart),
    ended,
    isRunning,
    signal: (signal) => void (isRunning() && child.kill(signal)),
    async stop(graceMs = 15_000) {
      if (!isRunning()) return;
      child.kill('SIGTERM');
      const inTime = await Promise.race([ended.then(() => true), pause(graceMs, false, { ref: false })]);
      if (inTime) return;
      child.kill('SIGKILL');
      await ended;
    },
  };
}

/**
 * @param {Service} service
 * @param {string} url answers 200 when the service is ready
 * @param {AbortSignal} [signal] ends the waiting
 * @throws {PlainError} when it ends before, or takes too long; with the last words of its log
 */
export async function waitUntilReady(service, url, signal) {
  const deadline = Date.now() + START_PATIENCE_MS;
  while (Date.now() < deadline) {
    signal?.throwIfAborted();
    if (!service.isRunning()) {
      const { code, signal: by } = await service.ended;
      throw new PlainError(
        `${service.name} ended while starting (${by ?? `code ${code}`}). Its last words:`,
        service.lastWords(),
      );
    }
    try {
      const answer = await fetch(url, { signal: AbortSignal.timeout(2_000) });
      await answer.arrayBuffer();
      if (answer.ok) return;
    } catch {
      // not listening yet
    }
    await pause(50);
  }
  throw new PlainError(
    `${service.name} did not become ready within ${START_PATIENCE_MS / 1000} s (${url}). Its last words:`,
    service.lastWords(),
  );
}

/**
 * @param {string} logFile
 * @param {number} start where to begin, in bytes
 * @returns {string[]}
 */
function lastLinesOf(logFile, start) {
  const lines = readFileSync(logFile).subarray(start).toString('utf8').trimEnd().split('\n');
  return [...lines.slice(-12).map((line) => line.slice(0, 400)), `Log: ${logFile}`];
}
