/** The only reader of the environment. */
import { readFileSync } from 'node:fs';
import type { Provider } from '@nestjs/common';
import { configSchema, type Config } from './config.schema.js';

export type { Config } from './config.schema.js';

/** Set-up that cannot work: the process prints the message and refuses to start. */
export class ConfigurationError extends Error {}

/**
 * Reads and checks the settings.
 * @throws ConfigurationError naming every wrong variable and what was expected.
 */
export function readConfig(environment: Readonly<Record<string, string | undefined>> = process.env): Config {
  const values: Record<string, string> = {};
  const problems: string[] = [];
  for (const name of Object.keys(configSchema.shape)) {
    const direct = environment[name];
    const file = environment[`${name}_FILE`];
    if (direct !== undefined && direct !== '') values[name] = direct;
    else if (file !== undefined && file !== '') {
      try {
        values[name] = readFileSync(file, 'utf8').trim();
      } catch {
        problems.push(`${name}_FILE: cannot read the file ${file}`);
      }
    }
  }
  const parsed = configSchema.safeParse(values);
  if (!parsed.success) {
    for (const issue of parsed.error.issues) problems.push(`${issue.path.join('.')}: ${issue.message}`);
  }
  if (values['SMTP_URL'] !== undefined && values['MAIL_FROM'] === undefined) problems.push('MAIL_FROM: expected the address that mail is sent from, because SMTP_URL is given');
  if (values['CHECKPOINT_MAIL_TO'] !== undefined && values['SMTP_URL'] === undefined) problems.push('SMTP_URL: expected a mail server, because CHECKPOINT_MAIL_TO is given');
  for (const name of ['CHECKPOINT_S3_ACCESS_KEY_ID', 'CHECKPOINT_S3_SECRET_ACCESS_KEY']) {
    if (values['CHECKPOINT_S3_ENDPOINT'] !== undefined && values[name] === undefined) problems.push(`${name}: expected the key of the bucket, because CHECKPOINT_S3_ENDPOINT is given`);
  }
  const issuer = values['OIDC_ISSUER'];
  if (issuer !== undefined && URL.canParse(issuer)) {
    for (const name of ['OIDC_CLIENT_ID', 'OIDC_CLIENT_SECRET']) if (values[name] === undefined) problems.push(`${name}: expected what the identity provider registered, because OIDC_ISSUER is given`);
    const { protocol, hostname } = new URL(issuer);
    if (protocol !== 'https:' && !(protocol === 'http:' && ['localhost', '127.0.0.1'].includes(hostname))) problems.push('OIDC_ISSUER: expected an https address');
  }
  if (problems.length > 0 || !parsed.success) {
    throw new ConfigurationError(`The configuration is not usable:\n${problems.map((line) => `  ${line}`).join('\n')}`);
  }
  return parsed.data;
}

/** The migrate step needs no session secret: it serves no one. */
export const readMigrationConfig = (): Config => readConfig({ SESSION_SECRET: 'the migrate step opens no sessions', ...process.env });

/** Injection token of the checked settings. */
export const CONFIG = Symbol('Config');

export const configProvider: Provider = { provide: CONFIG, useFactory: () => readConfig() };
