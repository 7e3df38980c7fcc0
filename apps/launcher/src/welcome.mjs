/** What a person reads when everything runs. */
import { relative } from 'node:path';

/**
 * @param {{ port: number, folder: string, accounts: import('./demo.mjs').DemoAccount[] }} running
 */
export function welcome({ port, folder, accounts }) {
  const lines = ['', `  Open  http://localhost:${port}`, ''];
  if (accounts.length > 0) {
    const width = Math.max(...accounts.map(({ email }) => email.length));
    const passwords = new Set(accounts.map(({ password }) => password));
    const shared = passwords.size === 1 ? [...passwords][0] : undefined;
    lines.push(`  Demo accounts; the people and their patients are invented.${shared ? ` The password of all: ${shared}` : ''}`, '');
    for (const { email, password, name, role } of accounts) {
      lines.push(`    ${email.padEnd(width)}  ${shared ? '' : `${password}  `}${name}, ${role}`);
    }
    lines.push('');
  }
  lines.push(`  Data and logs are in ${relative(process.cwd(), folder) || folder}. Ctrl-C stops everything; npm run reset empties it.`, '');
  console.log(lines.join('\n'));
}
