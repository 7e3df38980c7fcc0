/** Brings a database to the current shape: roles, TypeORM migrations, the queue's schema. Safe to run again. */
import { runMigrations as runQueueMigrations } from 'bullmq';
import { Client } from 'pg';
import { DataSource, type MigrationInterface } from 'typeorm';
import { storeErasurePlan } from '../../erasure/store-erasure-plan.js';
import { migrationDataSource } from './data-source.js';
import { provisionRoles, type Passwords } from './provision-roles.js';

export const QUEUE_SCHEMA = 'bullmq';

/**
 * @param ownerUrl URL of a role that may create roles (or in whose server they exist already).
 * @param report called with one line per step.
 */
export async function migrate(ownerUrl: string, passwords: Passwords = {}, report: (line: string) => void = () => undefined): Promise<void> {
  const client = new Client({ connectionString: ownerUrl, application_name: 'consilium-migrate' });
  await client.connect();
  try {
    await provisionRoles(client, passwords);
  } finally {
    await client.end();
  }
  const dataSource = new DataSource(migrationDataSource(ownerUrl));
  await dataSource.initialize();
  try {
    for (const migration of await dataSource.runMigrations({ transaction: 'each' })) report(`migrated ${migration.name}`);
    await storeErasurePlan(dataSource);
  } finally {
    await dataSource.destroy();
  }
  await migrateQueue(ownerUrl);
  report('database is up to date');
}

/**
 * Makes the tables as they were when a backup was made: runs the migrations of these names and no others. What comes
 * later is brought by `migrate`, once the rows are there.
 * @throws Error naming the migrations that this release does not have.
 */
export async function migrateOnly(ownerUrl: string, names: readonly string[]): Promise<void> {
  const client = new Client({ connectionString: ownerUrl, application_name: 'consilium-migrate' });
  await client.connect();
  try {
    await provisionRoles(client, {});
  } finally {
    await client.end();
  }
  const all = new DataSource(migrationDataSource(ownerUrl));
  await all.initialize();
  const classes = new Map(all.migrations.map((migration) => [migration.name ?? migration.constructor.name, migration.constructor as new () => MigrationInterface]));
  await all.destroy();
  const unknown = names.filter((name) => !classes.has(name));
  if (unknown.length > 0) throw new Error(`This release does not know ${unknown.join(', ')}: the backup was made by a newer one.`);
  const dataSource = new DataSource({ ...migrationDataSource(ownerUrl), migrations: names.map((name) => classes.get(name)!) });
  await dataSource.initialize();
  try {
    await dataSource.runMigrations({ transaction: 'each' });
  } finally {
    await dataSource.destroy();
  }
}

/** The queue's own tables belong to consilium_worker, which alone may use them; the app orders through the outbox. */
async function migrateQueue(ownerUrl: string): Promise<void> {
  const client = new Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    await client.query(`CREATE SCHEMA IF NOT EXISTS ${QUEUE_SCHEMA}`);
    await runQueueMigrations(client, QUEUE_SCHEMA);
    await client.query(`
      GRANT USAGE, CREATE ON SCHEMA ${QUEUE_SCHEMA} TO consilium_worker;
      GRANT ALL ON ALL TABLES IN SCHEMA ${QUEUE_SCHEMA} TO consilium_worker;
      GRANT ALL ON ALL SEQUENCES IN SCHEMA ${QUEUE_SCHEMA} TO consilium_worker;
      GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA ${QUEUE_SCHEMA} TO consilium_worker;
    `);
  } finally {
    await client.end();
  }
}
