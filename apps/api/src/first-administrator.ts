/**
 * One-shot process for a new installation: makes the first administrator and prints a one-time link for the password.
 * `npm run admin:first -- --name "…" --email … --organisation "…"`, with the owner's DATABASE_URL.
 */
import 'reflect-metadata';
import { parseArgs } from 'node:util';
import { line } from '@consilium/contracts';
import { z } from 'zod';
import { ConfigurationError, readMigrationConfig } from './config/config.js';
import { FirstAdministratorError, createFirstAdministrator } from './identity/first-administrator.js';
import { LINK_HOURS } from './identity/links/one-time-links.js';

const usage = 'Usage: npm run admin:first -- --name "First Last" --email address@example.org --organisation "Name of the hospital"';

try {
  const { values } = parseArgs({ options: { name: { type: 'string' }, email: { type: 'string' }, organisation: { type: 'string' } } });
  const wish = z.object({ name: line(160), email: z.email().max(254), organisation: line(200).nullable() }).safeParse({ ...values, organisation: values.organisation ?? null });
  if (!wish.success) throw new ConfigurationError(`${wish.error.issues.map((issue) => `--${issue.path.join('.')}: ${issue.message}`).join('\n')}\n${usage}`);
  const config = readMigrationConfig();
  if (config.DATABASE_URL === undefined) throw new ConfigurationError("DATABASE_URL: expected the owner's PostgreSQL URL, found nothing.");
  const address = await createFirstAdministrator(config.DATABASE_URL, config.PUBLIC_URL, wish.data);
  process.stdout.write(`The account is made. Open this address within ${LINK_HOURS.invitation / 24} days to choose the password; it works once:\n\n${address}\n`);
} catch (error) {
  const expected = error instanceof ConfigurationError || error instanceof FirstAdministratorError || (error as { code?: string }).code?.startsWith('ERR_PARSE_ARGS') === true;
  process.stderr.write(`${expected ? (error as Error).message : `This failed: ${(error as Error).message}`}\n`);
  process.exitCode = 1;
}
