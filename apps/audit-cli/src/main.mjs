/** `npm run --silent audit -- COMMAND`: export the log, prove an entry, verify what was exported. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { CommandError, dataFolder, openDatabase } from './database.mjs';
import { exportLog } from './export.mjs';
import { selectionOf } from './selection.mjs';
import { main as verify } from './verify.mjs';

const USAGE = `Usage: npm run --silent audit -- COMMAND

  export [--case ID] [--from TIME] [--to TIME] [--checkpoint FILE]... [--reason CODE] > log.ndjson
      Writes the whole log, or the entries of a case or a period with a proof that they are in the log. With the
      checkpoints you kept, such a part can be compared with each of them. Times are UTC: 2026-03-12 or 2026-03-12T09:30:00Z.
  prove --entry ID | --case ID [--checkpoint FILE]... > proof.ndjson
      Writes one entry, or those of a case, with the proof.
  verify EXPORT [--key FILE]... [--checkpoint FILE]... [--head HASH]
      Checks an export without the database. It is one file, apps/audit-cli/src/verify.mjs, which runs anywhere Node does.
  key           Prints the public key that checkpoints are signed with.
  checkpoint    Prints the newest checkpoint. Keep it: it shows later what the log held today.
`;

/** @satisfies {import('node:util').ParseArgsConfig['options']} */
const OPTIONS = {
  case: { type: 'string' },
  entry: { type: 'string' },
  from: { type: 'string' },
  to: { type: 'string' },
  checkpoint: { type: 'string', multiple: true },
  reason: { type: 'string', default: 'auditorExport' },
};

/**
 * @param {string[]} list
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<number>} exit code: 0 done or verified, 1 broken, 2 wrong usage or not possible
 */
async function main([command, ...rest], env) {
  switch (command) {
    case 'verify':
      return verify(rest);
    case 'export':
    case 'prove':
      return exportCommand(command, rest, env);
    case 'key':
      process.stdout.write(readFileSync(join(dataFolder(env), 'checkpoints', 'checkpoint-key.txt'), 'utf8'));
      return 0;
    case 'checkpoint':
      return printCheckpoint(env);
    default:
      process.stderr.write(USAGE);
      return 2;
  }
}

/**
 * @param {'export' | 'prove'} command
 * @param {string[]} list
 * @param {NodeJS.ProcessEnv} env
 */
async function exportCommand(command, list, env) {
  const { values } = parseArgs({ args: list, options: OPTIONS });
  if (command === 'prove' && !values.entry && !values.case) throw new CommandError('Prove what? Name an entry or a case: --entry ID or --case ID.');
  if (!/^[!-~]{1,64}$/.test(values.reason)) throw new CommandError('--reason takes a code without spaces, such as complaint-2026-17.');
  const request = { selection: selectionOf(values), reason: values.reason, compareWith: (values.checkpoint ?? []).map(sizeOf) };
  const client = await openDatabase(env);
  try {
    const entries = await exportLog(client, request, process.stdout);
    process.stderr.write(`${entries} entries\n`);
    return 0;
  } finally {
    await client.end();
  }
}

/** @param {NodeJS.ProcessEnv} env */
async function printCheckpoint(env) {
  const client = await openDatabase(env);
  try {
    const { rows } = await client.query('SELECT note FROM audit.checkpoint ORDER BY size DESC LIMIT 1');
    if (rows.length === 0) throw new CommandError('Nothing has been sealed yet.');
    process.stdout.write(rows[0].note);
    return 0;
  } finally {
    await client.end();
  }
}

/** @param {string} file */
function sizeOf(file) {
  const size = Number(readFileSync(file, 'utf8').split('\n')[1]);
  if (!Number.isSafeInteger(size)) throw new CommandError(`${file} is not a checkpoint.`);
  return size;
}

// A reader that has seen enough (`| head`) is no failure.
process.stdout.on('error', (error) => process.exit(/** @type {NodeJS.ErrnoException} */ (error).code === 'EPIPE' ? 0 : 2));

try {
  process.exitCode = await main(process.argv.slice(2), process.env);
} catch (error) {
  const { code, message } = /** @type {NodeJS.ErrnoException} */ (error);
  if (!(error instanceof CommandError) && code !== 'ENOENT' && !code?.startsWith('ERR_PARSE_ARGS')) throw error;
  process.stderr.write(`${message}\n`);
  process.exitCode = 2;
}
