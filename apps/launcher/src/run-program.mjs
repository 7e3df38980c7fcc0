import { spawn } from 'node:child_process';
import { setTimeout as pause } from 'node:timers/promises';

/**
 * Runs a program to its end, out of reach of the terminal: Ctrl-C must not end a half-done step of ours, but let us end
 * it in order.
 *
 * @param {string} program
 * @param {string[]} args
 * @param {import('./postgres-account.mjs').Account} account
 * @throws {Error} with what it wrote to its standard error, when it fails
 */
export async function runProgram(program, args, account) {
  const child = spawn(program, args, { ...account, cwd: '/', detached: true, stdio: ['ignore', 'ignore', 'pipe'] });
  const closed = new Promise((resolve) => child.once('close', resolve));
  let words = '';
  child.stderr.on('data', (piece) => (words += piece));
  const code = await new Promise((resolve, reject) => {
    child.once('error', reject);
    // Not "close": a server that was started keeps the pipe open.
    child.once('exit', (exitCode, signal) => resolve(exitCode ?? signal));
  });
  // What a failed program said last may still be in the pipe.
  if (code !== 0) await Promise.race([closed, pause(500)]);
  child.stderr.destroy();
  if (code !== 0) throw new Error(words.trim() || `${program} ended with ${code}`);
}
