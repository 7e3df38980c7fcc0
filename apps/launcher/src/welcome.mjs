/** What a person reads when everything runs. */
import { relative } from 'node:path';

/**
 * @param {{ port: number, folder: string, accounts: import('./demo.mjs').DemoAccount[] }} running
 */
export function welcome({ port, folder, accounts }) {
  const lines = ['', `  Open  http://localhost:${port}`, ''];
  if (accounts.length > 0) {
    const passwords = new Set(accounts.map(({ password }) => password));
    const shared = passwords.size === 1 ? [...passwords][0] : undefined;
    lines.push(
      `  Demo accounts; the people and their patients are invented.${shared ? ` The password of all: ${shared}` : ''}`,
      '',
    );
    lines.push(
      ...inColumns(
        accounts.map(({ email, password, displayName, roles, discipline, tryThis }) => [
          email,
          ...(shared ? [] : [password]),
          displayName,
          [...roles, ...(discipline ? [discipline] : [])].map(inWords).join(', '),
          tryThis,
        ]),
      ),
      '',
    );
  }
  lines.push(
    `  Data and logs are in ${relative(process.cwd(), folder) || folder}. Ctrl-C stops everything; npm run reset empties it.`,
    '',
  );
  console.log(lines.join('\n'));
}

/**
 * @param {string[][]} rows of equally many cells
 * @returns {string[]}
 */
function inColumns(rows) {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows.map((row) => `    ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ')}`.trimEnd());
}

/**
 * @param {string} name as in code
 * @returns {string} for example "medical oncology"
 */
const inWords = (name) => name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
