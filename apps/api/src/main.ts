/** Process 1: HTTP, WebSocket and the web application's files. */
import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { getDataSourceToken } from '@nestjs/typeorm';
import { Logger } from 'nestjs-pino';
import type { DataSource } from 'typeorm';
import { AppModule } from './app.module.js';
import { CONFIG, ConfigurationError, readConfig, type Config } from './config/config.js';
import { assertSafeServer, UnsafeDatabaseError } from './platform/database/safe-server.js';
import { applicationOptions, configureApplication, createAdapter } from './platform/http/server.js';

async function start(): Promise<void> {
  readConfig();
  const app = await NestFactory.create<NestFastifyApplication>(AppModule, createAdapter(), applicationOptions);
  app.useLogger(app.get(Logger));
  const config = app.get<Config>(CONFIG);
  await assertSafeServer(app.get<DataSource>(getDataSourceToken()), config.ALLOW_UNSAFE_DATABASE);
  await configureApplication(app, config, AppModule);
  await app.listen(config.PORT, config.HOST);
}

start().catch((error: unknown) => {
  const expected = error instanceof ConfigurationError || error instanceof UnsafeDatabaseError;
  process.stderr.write(`${expected ? error.message : `The app could not start: ${error instanceof Error ? error.message : String(error)}`}\n`);
  process.exit(1);
});
