/** Exports as an auditor does: by the command, in a process of its own. */
import { spawn } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { checkout } from '@consilium/launcher';

/**
 * @param {string} file
 * @param {string} auditorUrl
 * @param {string[]} [options]
 */
export async function exportTo(file, auditorUrl, options = []) {
  const child = spawn(process.execPath, [join(checkout, 'apps/audit-cli/src/main.mjs'), 'export', ...options], {
    env: { ...process.env, AUDITOR_DATABASE_URL: auditorUrl },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let errors = '';
  child.stderr.on('data', (chunk) => (errors += chunk));
  const ended = new Promise((resolve) => child.on('close', resolve));
  await pipeline(child.stdout, createWriteStream(file));
  if ((await ended) !== 0) throw new Error(`The export failed: ${errors}`);
}
