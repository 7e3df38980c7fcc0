/** One-shot process: provisions roles and migrates. Uses DATABASE_URL, the owner's; no other process sees that URL. */
import 'reflect-metadata';
import { ConfigurationError, readMigrationConfig } from './config/config.js';
import { migrate } from './platform/database/migrate.js';
import { provisioningSql, type Passwords } from './platform/database/provision-roles.js';

try {
  const config = readMigrationConfig();
  if (config.DATABASE_URL === undefined) throw new ConfigurationError("DATABASE_URL: expected the owner's PostgreSQL URL, found nothing.");
  const passwords: Passwords = {
    ...(config.APP_DB_PASSWORD === undefined ? {} : { consilium_app: config.APP_DB_PASSWORD }),
    ...(config.WORKER_DB_PASSWORD === undefined ? {} : { consilium_worker: config.WORKER_DB_PASSWORD }),
    ...(config.AUDITOR_DB_PASSWORD === undefined ? {} : { consilium_auditor: config.AUDITOR_DB_PASSWORD }),
  };
  try {
    await migrate(config.DATABASE_URL, passwords, (line) => process.stdout.write(`${line}\n`));
  } catch (error) {
    if ((error as { code?: string }).code === '42501') {
      const database = new URL(config.DATABASE_URL).pathname.slice(1);
      process.stderr.write(`The migrate step may not create roles here. Let an administrator run, then try again:\n\n${provisioningSql(database)}\n\n`);
    }
    throw error;
  }
} catch (error) {
  process.stderr.write(`${error instanceof ConfigurationError ? error.message : `Migration failed: ${(error as Error).message}`}\n`);
  process.exitCode = 1;
}
