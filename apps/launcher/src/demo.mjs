/** The demo world: made in the first start, kept in every later one. */
import { runOnce } from './one-shot.mjs';
import { entryPoints } from './paths.mjs';

/**
 * @typedef {object} DemoAccount as the seed step lists it
 * @property {string} displayName
 * @property {string} email
 * @property {string} password
 * @property {string[]} roles
 * @property {string | null} discipline
 * @property {string} tryThis what this person would do first
 */

/**
 * @param {NodeJS.ProcessEnv} env
 * @param {boolean} isPrivateDatabase
 * @returns {boolean} whether fictional data goes in: into the private database, and into an own one only on request
 */
export function wantsDemo(env, isPrivateDatabase) {
  const chosen = env['DEMO'];
  return chosen === undefined || chosen === '' ? isPrivateDatabase : chosen === '1';
}

/**
 * @param {NodeJS.ProcessEnv} env with the owner's database URL
 * @param {AbortSignal} [signal]
 * @returns {Promise<string>} what was done
 */
export async function seedDemo(env, signal) {
  const lines = await runOnce({ name: 'The seed step', entryPoint: entryPoints.seed, env, signal });
  return lines.at(-1) ?? 'done';
}

/**
 * @param {NodeJS.ProcessEnv} env
 * @param {AbortSignal} [signal]
 * @returns {Promise<DemoAccount[]>}
 */
export async function demoAccounts(env, signal) {
  const lines = await runOnce({
    name: 'The list of demo accounts',
    entryPoint: entryPoints.seed,
    scriptArguments: ['--accounts'],
    env,
    signal,
  });
  return JSON.parse(lines.at(-1) ?? '[]');
}
