import { createServer, type Server } from 'node:http';
import { Inject, Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { CONFIG, type Config } from '../../config/config.js';
import type { ProcessKind } from '../database/database.module.js';
import { Metrics } from './metrics.js';

export const PROCESS_KIND = Symbol('ProcessKind');

/** Serves the metrics on a port of their own, out of reach of whoever uses the product. */
@Injectable()
export class MetricsServer implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = new Logger('Metrics');
  private server: Server | null = null;

  constructor(
    private readonly metrics: Metrics,
    @Inject(CONFIG) private readonly config: Config,
    @Inject(PROCESS_KIND) private readonly kind: ProcessKind,
  ) {}

  onApplicationBootstrap(): void {
    const port = this.kind === 'app' ? this.config.METRICS_PORT : this.config.WORKER_METRICS_PORT;
    if (port === 0) return;
    this.server = createServer((request, response) => {
      if (request.method !== 'GET' || request.url !== '/metrics') {
        response.writeHead(404).end();
        return;
      }
      this.metrics.registry.metrics().then(
        (text) => response.writeHead(200, { 'content-type': this.metrics.registry.contentType, 'cache-control': 'no-store' }).end(text),
        (error: unknown) => {
          this.logger.error(`metrics could not be gathered: ${(error as Error).message}`);
          response.writeHead(500).end();
        },
      );
    });
    // Metrics help to run the product and are no reason to end it.
    this.server.on('error', (error) => this.logger.error(`metrics are not served: ${error.message}`));
    this.server.listen(port, this.config.METRICS_HOST);
  }

  onApplicationShutdown(): void {
    this.server?.close();
    this.server?.closeAllConnections();
  }
}
