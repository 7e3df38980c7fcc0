import { Global, Module, type DynamicModule } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import type { Config } from '../../config/config.js';
import { CONFIG } from '../../config/config.js';
import { DatabaseGate } from './database-gate.js';
import { processDataSource } from './data-source.js';
import { UnitOfWork } from './unit-of-work.js';

export type ProcessKind = 'app' | 'worker';

@Global()
@Module({})
export class DatabaseModule {
  static for(kind: ProcessKind): DynamicModule {
    return {
      module: DatabaseModule,
      imports: [
        TypeOrmModule.forRootAsync({
          inject: [CONFIG],
          useFactory: (config: Config) => {
            const url = kind === 'app' ? config.APP_DATABASE_URL : config.WORKER_DATABASE_URL;
            const name = kind === 'app' ? 'APP_DATABASE_URL' : 'WORKER_DATABASE_URL';
            if (url === undefined) throw new Error(`${name}: expected a PostgreSQL URL, found nothing.`);
            // The app listens before the database answers and opens its gate when it does; the worker has waited for it.
            return { ...processDataSource(url, `consilium-${kind}`, kind === 'app' ? 12 : 6), ...(kind === 'app' ? { manualInitialization: true } : { retryAttempts: 30, retryDelay: 1000 }) };
          },
        }),
      ],
      providers: [UnitOfWork, DatabaseGate],
      exports: [UnitOfWork, DatabaseGate],
    };
  }
}
