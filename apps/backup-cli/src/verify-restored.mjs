/** Asks the independent verifier whether the restored log is whole, before it is put in place. */
import { spawn } from 'node:child_process';
import { createWriteStream, existsSync } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { PlainError, checkout } from '@consilium/launcher';

const AUDIT = join(checkout, 'apps/audit-cli/src');

/**
 * @param {string} ownerUrl of the restored database
 * @param {string} folder restored files
 * @param {string[]} keptCheckpoints files that were kept outside
 * @returns {Promise<string>} what the verifier says
 * @throws {PlainError} when the log does not verify
 */
export async function verifyRestored(ownerUrl, folder, keptCheckpoints) {
  const asAuditor = new URL(ownerUrl);
  asAuditor.searchParams.set('options', '-c role=consilium_auditor -c timezone=UTC');
  const exported = join(folder, 'restored-log.part');
  const made = await run([join(AUDIT, 'main.mjs'), 'export', '--reason', 'restore'], { AUDITOR_DATABASE_URL: asAuditor.href }, exported);
  if (made.code !== 0) throw new PlainError('The restored log could not be exported.', made.said.split('\n'));
  const key = join(folder, 'checkpoints', 'checkpoint-key.txt');
  const checkpoints = [join(folder, 'checkpoints', 'latest.checkpoint'), ...keptCheckpoints].filter((file) => existsSync(file));
  const options = [...(existsSync(key) ? ['--key', key] : []), ...checkpoints.flatMap((file) => ['--checkpoint', file])];
  const verdict = await run([join(AUDIT, 'verify.mjs'), exported, ...options], {});
  if (verdict.code !== 0) {
    throw new PlainError('The restored log does NOT verify, so nothing was put in place:', [...verdict.said.trim().split('\n'), 'Restore an earlier backup, and show this to the auditor.']);
  }
  return verdict.said.trim();
}

/**
 * @param {string[]} args
 * @param {Record<string, string>} env
 * @param {string} [into] file for its output
 */
async function run(args, env, into) {
  const child = spawn(process.execPath, args, { cwd: checkout, env: { ...process.env, AUDITOR_DATABASE_URL_FILE: '', ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  child.stderr.on('data', (piece) => (said += piece));
  const ended = new Promise((resolve) => child.once('close', resolve));
  if (into === undefined) child.stdout.on('data', (piece) => (said += piece));
  else await pipeline(child.stdout, createWriteStream(into, { mode: 0o600 }));
  return { code: /** @type {number | null} */ (await ended), said };
}
