/** Process 2: the worker. */
import 'reflect-metadata';
import { setTimeout as pause } from 'node:timers/promises';
import { NestFactory } from '@nestjs/core';
import { getDataSourceToken } from '@nestjs/typeorm';
import { Logger } from 'nestjs-pino';
import type { DataSource } from 'typeorm';
import { CONFIG, ConfigurationError, readConfig, type Config } from './config/config.js';
import { waitForDatabase } from './platform/database/wait-for-database.js';
import { assertSafeServer, UnsafeDatabaseError } from './platform/database/safe-server.js';
import { isDatabaseUnavailable } from './platform/errors/database-errors.js';
import { WorkerModule } from './worker.module.js';

/** From the first answer of the database until everything works, on a machine that is very busy. */
const READY_WITHIN_MS = 60_000;
const START_OVER_AFTER_MS = 500;

async function start(): Promise<void> {
  const { WORKER_DATABASE_URL: databaseUrl } = readConfig();
  if (databaseUrl !== undefined) await waitForDatabase(databaseUrl, (reason) => process.stderr.write(`The database cannot be reached yet: ${reason}\n`));
  // A part that lost its connection at the wrong moment may wait for an answer for ever.
  const overtime = setTimeout(() => void startOver('a part of it did not come up'), READY_WITHIN_MS);
  const app = await NestFactory.createApplicationContext(WorkerModule, { bufferLogs: true, abortOnError: false });
  const logger = app.get(Logger);
  app.useLogger(logger);
  await assertSafeServer(app.get<DataSource>(getDataSourceToken()), app.get<Config>(CONFIG).ALLOW_UNSAFE_DATABASE);
  app.enableShutdownHooks();
  clearTimeout(overtime);
  logger.log('worker ready', 'Worker');
}

/**
 * The database may go away while the parts come up. What is half open by then (pools, queues) goes with the program: the
 * same process begins anew, and waits for the database as at its first start.
 */
async function startOver(reason: string): Promise<never> {
  process.stderr.write(`The database went away while the worker started. It begins again: ${reason}\n`);
  await pause(START_OVER_AFTER_MS);
  process.execve?.(process.execPath, [process.execPath, ...process.execArgv, ...process.argv.slice(1)]);
  // Where a process cannot replace itself, whoever supervises it starts it again.
  process.exit(1);
}

start().catch((error: unknown) => {
  if (isDatabaseUnavailable(error)) return startOver((error as Error).message);
  const expected = error instanceof ConfigurationError || error instanceof UnsafeDatabaseError;
  process.stderr.write(`${expected ? error.message : `The worker could not start: ${error instanceof Error ? error.message : String(error)}`}\n`);
  process.exit(1);
});
