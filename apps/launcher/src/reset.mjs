/** `npm run reset`: empties the demo after asking. `--yes` answers the question beforehand. */
import './node-version.mjs';
import { createInterface } from 'node:readline/promises';

const { reset } = await import('./reset-data.mjs');
const { PlainError, printFailure } = await import('./plain-error.mjs');

/**
 * @param {string} question
 * @returns {Promise<boolean>}
 */
async function ask(question) {
  if (process.argv.includes('--yes') || process.argv.includes('-y')) return true;
  if (!process.stdin.isTTY)
    throw new PlainError('Nobody is here to be asked, so nothing was removed.', [
      'To answer beforehand: npm run reset -- --yes',
    ]);
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  const answer = await terminal.question(question);
  terminal.close();
  return /^(y|yes)$/i.test(answer.trim());
}

try {
  await reset(process.env, ask);
} catch (error) {
  printFailure(error);
  process.exitCode = 1;
}
