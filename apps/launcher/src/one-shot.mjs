/** Runs a script of ours that does its work and ends: migrate, seed. */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { checkout } from './paths.mjs';
import { PlainError } from './plain-error.mjs';

/**
 * @param {object} wish
 * @param {string} wish.name
 * @param {string} wish.entryPoint
 * @param {string[]} [wish.scriptArguments]
 * @param {NodeJS.ProcessEnv} wish.env
 * @param {(line: string) => void} [wish.onLine] told of each line it prints
 * @param {AbortSignal} [wish.signal] ends it early
 * @returns {Promise<string[]>} the lines it printed to its standard output
 * @throws {PlainError} with its last words, when it fails
 */
export async function runOnce({ name, entryPoint, scriptArguments = [], env, onLine, signal }) {
  if (!existsSync(entryPoint))
    throw new PlainError(`${name} is not built: ${entryPoint} is missing.`, ['Build first: npm run build']);
  const child = spawn(process.execPath, [entryPoint, ...scriptArguments], {
    cwd: checkout,
    env,
    signal,
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  /** @type {string[]} */
  const output = [];
  /** @type {string[]} */
  const everything = [];
  createInterface({ input: child.stdout }).on('line', (line) => {
    output.push(line);
    everything.push(line);
    onLine?.(line);
  });
  createInterface({ input: child.stderr }).on('line', (line) => everything.push(line));
  const code = await new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (exitCode, signal) => resolve(exitCode ?? signal));
  });
  if (code !== 0) throw new PlainError(`${name} failed (${code}). Its last words:`, everything.slice(-20));
  return output;
}
