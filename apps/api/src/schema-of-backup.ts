/** One-shot process of a restore: makes the tables that the migrations named in a file make. Uses DATABASE_URL. */
import 'reflect-metadata';
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { ConfigurationError, readMigrationConfig } from './config/config.js';
import { migrateOnly } from './platform/database/migrate.js';

try {
  const { DATABASE_URL: ownerUrl } = readMigrationConfig();
  const file = process.argv[2];
  if (ownerUrl === undefined || file === undefined) throw new ConfigurationError('Usage: DATABASE_URL=… node schema-of-backup.js FILE');
  await migrateOnly(ownerUrl, z.array(z.string()).parse(JSON.parse(readFileSync(file, 'utf8'))));
} catch (error) {
  process.stderr.write(`${(error as Error).message}\n`);
  process.exitCode = 1;
}
