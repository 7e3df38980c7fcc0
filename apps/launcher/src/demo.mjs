/** The demo world: made once, its accounts remembered for the next start. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runOnce } from './one-shot.mjs';
import { entryPoints } from './paths.mjs';

/** @typedef {{ email: string, password: string, name: string, role: string }} DemoAccount */

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
 * @param {import('./progress.mjs').Progress} progress
 * @param {string} folder
 * @param {NodeJS.ProcessEnv} env
 * @param {AbortSignal} signal
 * @returns {Promise<DemoAccount[]>}
 */
export async function demoAccounts(progress, folder, env, signal) {
  const remembered = join(folder, 'demo-accounts.json');
  return progress.step('Demo world', async (step) => {
    if (existsSync(remembered)) {
      step.outcome = 'kept';
      return JSON.parse(readFileSync(remembered, 'utf8'));
    }
    step.doing('fictional people, cases and meetings');
    const lines = await runOnce({ name: 'The seed step', entryPoint: entryPoints.seed, env, signal });
    const accounts = JSON.parse(lines.findLast((line) => line.startsWith('[')) ?? '[]');
    writeFileSync(remembered, JSON.stringify(accounts, null, 2), { mode: 0o600 });
    step.outcome = 'made';
    return accounts;
  });
}
