/** Starts and stops the workers of the drills as processes of their own. */
import { fork } from 'node:child_process';
import { join } from 'node:path';

/**
 * @typedef {object} DrillWorker
 * @property {import('node:child_process').ChildProcess} child
 * @property {{ orderId: string, outcome: string }[]} outcomes of the jobs it finished
 * @property {Promise<{ step: string, orderId: string }>} fault resolves when the fault it was given happens
 * @property {Promise<number | null>} ended
 * @property {() => Promise<void>} close lets it finish its jobs
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
  const ended = new Promise((resolve) => child.once('exit', (code) => resolve(code)));
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
      await ended;
    },
    async kill() {
      child.kill('SIGKILL');
      await ended;
    },
  };
}
