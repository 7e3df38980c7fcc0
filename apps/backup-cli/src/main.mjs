/** `npm run backup` and `npm run restore`. */
import '../../launcher/src/node-version.mjs';
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';

const USAGE = `Usage: npm run backup -- [FOLDER or FILE] [--recipient age1…]...
       npm run restore -- FILE [--replace] [--identity FILE] [--checkpoint FILE]... [--erasures EXPORT]...

  backup    Copies database and data folder into one file, while Consilium runs or is stopped. Default: the folder backups.
            --recipient    encrypts for a public key of age; or give BACKUP_PASSPHRASE (BACKUP_PASSPHRASE_FILE).
  restore   Brings a backup back while Consilium is stopped, and verifies the record before it takes its place.
            --replace      puts an installation that is there aside, under another name
            --identity     file with the private key of age (AGE-SECRET-KEY-…)
            --checkpoint   a checkpoint kept elsewhere, with which the restored record is compared
            --erasures     an export of the record, made after the backup: cases erased since are erased again
`;

/** @satisfies {import('node:util').ParseArgsConfig['options']} */
const OPTIONS = {
  recipient: { type: 'string', multiple: true },
  identity: { type: 'string' },
  checkpoint: { type: 'string', multiple: true },
  erasures: { type: 'string', multiple: true },
  replace: { type: 'boolean', default: false },
};

/** @param {string[]} list */
async function main([command, ...rest]) {
  const { PlainError, printFailure, variableOrFile } = await import('@consilium/launcher');
  try {
    const { values, positionals } = parseArgs({ args: rest, options: OPTIONS, allowPositionals: true });
    const passphrase = variableOrFile(process.env, 'BACKUP_PASSPHRASE');
    if (passphrase && values.recipient?.length) throw new PlainError('Encrypt with a passphrase or for a recipient, not both.');
    if (passphrase !== undefined && passphrase.length < 12) throw new PlainError('The passphrase of a backup needs at least 12 characters.');
    if (command === 'backup' && positionals.length <= 1) {
      const { makeBackup } = await import('./make-backup.mjs');
      await makeBackup(process.env, { to: positionals[0], locks: { passphrase, recipients: values.recipient } });
      return 0;
    }
    if (command === 'restore' && positionals.length === 1) {
      const { restoreBackup } = await import('./restore-backup.mjs');
      const identity = values.identity === undefined ? undefined : readFileSync(values.identity, 'utf8').split('\n').find((line) => line.startsWith('AGE-SECRET-KEY-'))?.trim();
      if (values.identity !== undefined && identity === undefined) throw new PlainError(`${values.identity} holds no private key of age.`);
      await restoreBackup(process.env, { file: positionals[0] ?? '', replace: values.replace, locks: { passphrase, identity }, checkpoints: values.checkpoint ?? [], erasures: values.erasures ?? [] });
      return 0;
    }
    console.error(USAGE);
    return 2;
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code?.startsWith('ERR_PARSE_ARGS')) console.error(`${/** @type {Error} */ (error).message}\n\n${USAGE}`);
    else printFailure(error);
    return 1;
  }
}

process.exitCode = await main(process.argv.slice(2));
