import { join } from 'node:path';
import type { DataSourceOptions } from 'typeorm';
import { entities } from './entities.js';
import { SteadyClient } from './steady-client.js';

/** Workspace root, seen from apps/api/dist/platform/database (and from src alike). */
export const workspaceRoot = join(import.meta.dirname, '..', '..', '..', '..', '..');

/** Connection of the app or the worker: no migrations, no synchronisation, UTC. */
export function processDataSource(url: string, applicationName: string, poolSize: number): DataSourceOptions {
  return {
    type: 'postgres',
    url,
    applicationName,
    entities: [...entities],
    synchronize: false,
    migrationsRun: false,
    poolSize,
    extra: {
      options: '-c timezone=UTC -c statement_timeout=15000 -c idle_in_transaction_session_timeout=30000',
      connectionTimeoutMillis: 3000,
      Client: SteadyClient,
    },
  };
}

/** Connection of the migrate step: every statement runs as consilium_owner, which owns all objects. */
export function migrationDataSource(url: string): DataSourceOptions {
  return {
    type: 'postgres',
    url,
    applicationName: 'consilium-migrate',
    entities: [],
    migrations: [join(workspaceRoot, 'migrations', 'dist', '*.js')],
    migrationsTransactionMode: 'each',
    synchronize: false,
    extra: { options: '-c role=consilium_owner -c timezone=UTC' },
  };
}
