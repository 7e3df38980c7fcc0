/**
 * One-shot process: fills the database with the fictional demo hospital. Runs on the embedded database, or where DEMO=1
 * permits it. With `--accounts` it prints the demo accounts as JSON instead.
 */
import 'reflect-metadata';
import { ConfigurationError, readMigrationConfig } from './config/config.js';
import { DEMO_PASSWORD, demoPeople } from './demo/demo-people.js';
import { seedDemo } from './demo/seed-demo.js';
import { objectStoreOf } from './platform/storage/storage.module.js';

try {
  if (process.argv.includes('--accounts')) {
    const accounts = demoPeople.map(({ displayName, email, roles, discipline, tryThis }) => ({ displayName, email, password: DEMO_PASSWORD, roles, discipline, tryThis }));
    process.stdout.write(`${JSON.stringify(accounts)}\n`);
  } else {
    const config = readMigrationConfig();
    if (config.DATABASE_URL === undefined) throw new ConfigurationError("DATABASE_URL: expected the owner's PostgreSQL URL, found nothing.");
    if (!config.DEMO) throw new ConfigurationError('DEMO: set it to 1 to fill this database with fictional people and cases.');
    const written = await seedDemo(config.DATABASE_URL, objectStoreOf(config));
    process.stdout.write(written ? 'demo hospital created\n' : 'demo hospital is there already\n');
  }
} catch (error) {
  process.stderr.write(`${error instanceof ConfigurationError ? error.message : `Seeding failed: ${(error as Error).stack}`}\n`);
  process.exitCode = 1;
}
