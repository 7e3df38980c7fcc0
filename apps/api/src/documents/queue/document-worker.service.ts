import { Inject, Injectable, Logger, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { CONFIG, type Config } from '../../config/config.js';
import { QUEUE_SCHEMA } from '../../platform/database/migrate.js';
import { DocumentProducer } from '../production/document-producer.js';
import { OrderClaims } from '../production/order-claims.js';
import { openQueue, openWorker, queuePrefix, type DocumentQueue, type DocumentQueueWorker, type QueueSettings } from './document-queue.js';
import { OrderDispatcher, defaultIntervals } from './order-dispatcher.js';

/** Redis where its URL is given, the worker's database otherwise. */
export function queueSettings(config: Config): QueueSettings {
  const { REDIS_URL, QUEUE_DATABASE_URL, WORKER_DATABASE_URL } = config;
  if (WORKER_DATABASE_URL === undefined) throw new Error('WORKER_DATABASE_URL: expected a PostgreSQL URL, found nothing.');
  if (REDIS_URL !== undefined) return { kind: 'redis', url: REDIS_URL, prefix: queuePrefix(WORKER_DATABASE_URL) };
  return { kind: 'postgres', url: QUEUE_DATABASE_URL ?? WORKER_DATABASE_URL, schema: QUEUE_SCHEMA };
}

/** Makes documents for as long as the worker process lives. On shutdown the worker closes before its queue. */
@Injectable()
export class DocumentWorker implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly log = new Logger(DocumentWorker.name);
  private queue: DocumentQueue | null = null;
  private worker: DocumentQueueWorker | null = null;
  private dispatcher: OrderDispatcher | null = null;

  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly claims: OrderClaims,
    private readonly producer: DocumentProducer,
  ) {}

  onApplicationBootstrap(): void {
    const settings = queueSettings(this.config);
    const onError = (error: Error): void => this.log.warn(`the queue is not reachable: ${error.message}`);
    this.queue = openQueue(settings, onError);
    this.worker = openWorker(settings, ({ orderId }) => this.producer.produce(orderId), onError);
    this.dispatcher = new OrderDispatcher(this.claims, this.queue, { ...defaultIntervals, databaseUrl: this.config.WORKER_DATABASE_URL! }, (message, error) =>
      this.log.warn(`${message}: ${error instanceof Error ? error.message : String(error)}`),
    );
    this.dispatcher.start();
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.dispatcher?.stop();
    await this.worker?.close();
    await this.queue?.close();
  }
}
