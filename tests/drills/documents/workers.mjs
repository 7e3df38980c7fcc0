/** Starts and stops the workers of the drills as processes of their own. */
import { fork } from 'node:child_process';
import { join } from 'node:path';

/** What a worker is given to finish its jobs, in milliseconds; one that hangs is ended, for no drill may wait for ever. */
const GRACE_MS = 30_000;

/** @type {Set<import('node:child_process').ChildProcess>} */
const running = new Set();

/** Ends whatever a failed trial left behind, stopped ones too. Call when the trials are over. */
export async function endWorkers() {
  await Promise.all(
    [...running].map(async (child) => {
      const ended = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGKILL');
      await ended;
    }),
  );
}

/**
 * @typedef {object} DrillWorker
 * @property {import('node:child_process').ChildProcess} child
 * @property {{ orderId: string, outcome: string }[]} outcomes of the jobs it finished
 * @property {Promise<{ step: string, orderId: string }>} fault resolves when the fault it was given happens
 * @property {Promise<number | null>} ended
 * @property {() => Promise<void>} close lets it finish its jobs, for a while
 * @property {() => Promise<void>} kill
 */

/**
 * @param {import('./worker-process.mjs').WorkerWish} wish
 * @returns {Promise<DrillWorker>} once it works
 */
export async function startWorker(wish) {
  const child = fork(join(import.meta.dirname, 'worker-process.mjs'), [JSON.stringify(wish)], { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  /** @type {DrillWorker['outcomes']} */
  const outcomes = [];
  running.add(child);
  const ended = new Promise((resolve) =>
    child.once('exit', (code) => {
      running.delete(child);
      resolve(code);
    }),
  );
  /** @type {(fault: { step: string, orderId: string }) => void} */
  let faulted = () => undefined;
  const fault = new Promise((resolve) => (faulted = resolve));
  await new Promise((resolve, reject) => {
    child.on('message', (/** @type {any} */ message) => {
      if (message.kind === 'ready') resolve(undefined);
      else if (message.kind === 'fault') faulted(message);
      else outcomes.push(message);
    });
    child.once('exit', (code) => reject(new Error(`A worker ended before it worked, code ${code}.`)));
  });
  return {
    child,
    outcomes,
    fault: /** @type {DrillWorker['fault']} */ (fault),
    ended: /** @type {DrillWorker['ended']} */ (ended),
    async close() {
      if (child.exitCode !== null || child.signalCode !== null) return;
      child.send('close');
      const tooLong = setTimeout(() => child.kill('SIGKILL'), GRACE_MS);
      await ended;
      clearTimeout(tooLong);
    },
    async kill() {
      child.kill('SIGKILL');
      await ended;
    },
  };
}
