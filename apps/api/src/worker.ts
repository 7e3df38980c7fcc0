/** Process 2: the worker. */
import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { getDataSourceToken } from '@nestjs/typeorm';
import { Logger } from 'nestjs-pino';
import type { DataSource } from 'typeorm';
import { CONFIG, ConfigurationError, readConfig, type Config } from './config/config.js';
import { waitForDatabase } from './platform/database/wait-for-database.js';
import { assertSafeServer, UnsafeDatabaseError } from './platform/database/safe-server.js';
import { WorkerModule } from './worker.module.js';

async function start(): Promise<void> {
  const { WORKER_DATABASE_URL: databaseUrl } = readConfig();
  if (databaseUrl !== undefined) await waitForDatabase(databaseUrl, (reason) => process.stderr.write(`The database cannot be reached yet: ${reason}\n`));
  const app = await NestFactory.createApplicationContext(WorkerModule, { bufferLogs: true, abortOnError: false });
  const logger = app.get(Logger);
  app.useLogger(logger);
  await assertSafeServer(app.get<DataSource>(getDataSourceToken()), app.get<Config>(CONFIG).ALLOW_UNSAFE_DATABASE);
  app.enableShutdownHooks();
  logger.log('worker ready', 'Worker');
}

start().catch((error: unknown) => {
  const expected = error instanceof ConfigurationError || error instanceof UnsafeDatabaseError;
  process.stderr.write(`${expected ? error.message : `The worker could not start: ${error instanceof Error ? error.message : String(error)}`}\n`);
  process.exit(1);
});
