/** Secrets that the launcher invents for a private installation, kept in files that only their owner can read. */
import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * @param {string} folder
 * @param {string} name
 * @returns {{ value: string, file: string }} the secret of this name, 32 random bytes, made the first time it is asked for
 */
export function secret(folder, name) {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const file = join(folder, name);
  try {
    writeFileSync(file, randomBytes(32).toString('base64url'), { mode: 0o600, flag: 'wx' });
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code !== 'EEXIST') throw error;
  }
  return { value: readFileSync(file, 'utf8').trim(), file };
}

/**
 * A variable of the environment, or the content of the file that NAME_FILE points to.
 *
 * @param {NodeJS.ProcessEnv} env
 * @param {string} name
 * @returns {string | undefined}
 */
export function variableOrFile(env, name) {
  const file = env[`${name}_FILE`];
  return env[name] || (file ? readFileSync(file, 'utf8').trim() : undefined);
}
