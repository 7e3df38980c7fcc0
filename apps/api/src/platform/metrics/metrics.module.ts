import { Global, Module, type DynamicModule } from '@nestjs/common';
import type { ProcessKind } from '../database/database.module.js';
import { Metrics } from './metrics.js';
import { MetricsServer, PROCESS_KIND } from './metrics-server.js';
import { ProcessGauges } from './process-gauges.js';

@Global()
@Module({})
export class MetricsModule {
  static for(kind: ProcessKind): DynamicModule {
    return { module: MetricsModule, providers: [Metrics, MetricsServer, ProcessGauges, { provide: PROCESS_KIND, useValue: kind }], exports: [Metrics] };
  }
}
