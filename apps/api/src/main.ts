/** Process 1: HTTP, WebSocket and the web application's files. */
import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Logger } from 'nestjs-pino';
import { AppModule } from './app.module.js';
import { CONFIG, ConfigurationError, readConfig, type Config } from './config/config.js';
import { DatabaseGate } from './platform/database/database-gate.js';
import { UnsafeDatabaseError } from './platform/database/safe-server.js';
import { applicationOptions, configureApplication, createAdapter } from './platform/http/server.js';

async function start(): Promise<void> {
  const { REQUEST_SECONDS } = readConfig();
  const app = await NestFactory.create<NestFastifyApplication>(AppModule, createAdapter(REQUEST_SECONDS), applicationOptions);
  app.useLogger(app.get(Logger));
  const config = app.get<Config>(CONFIG);
  await configureApplication(app, config, AppModule);
  await app.listen(config.PORT, config.HOST);
  await app.get(DatabaseGate).open(config.ALLOW_UNSAFE_DATABASE);
}

start().catch((error: unknown) => {
  const expected = error instanceof ConfigurationError || error instanceof UnsafeDatabaseError;
  process.stderr.write(`${expected ? error.message : `The app could not start: ${error instanceof Error ? error.message : String(error)}`}\n`);
  process.exit(1);
});
