import { Inject, Injectable, Logger, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { CONFIG, type Config } from '../../config/config.js';
import { queueSettings } from '../../platform/queue/queue-backend.js';
import { DocumentProducer } from '../production/document-producer.js';
import { OrderClaims } from '../production/order-claims.js';
import { openQueue, openWorker, type DocumentQueue, type DocumentQueueWorker } from './document-queue.js';
import { OrderDispatcher, defaultIntervals } from './order-dispatcher.js';

/** Milliseconds between two looks at how long the queue is. */
const LOOK_MS = 15_000;

/** Makes documents for as long as the worker process lives. On shutdown the worker closes before its queue. */
@Injectable()
export class DocumentWorker implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly log = new Logger(DocumentWorker.name);
  private queue: DocumentQueue | null = null;
  private worker: DocumentQueueWorker | null = null;
  private dispatcher: OrderDispatcher | null = null;
  private looking: NodeJS.Timeout | undefined;

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
    this.looking = setInterval(() => void this.noteState(settings.kind), LOOK_MS);
    void this.noteState(settings.kind);
  }

  /** How the queue stands, for the operator's page; what was noted last grows old when this can no longer be done. */
  private async noteState(backend: 'redis' | 'postgres'): Promise<void> {
    try {
      await this.claims.noteQueue('documents', backend, await this.queue!.counts());
    } catch {
      // The queue's own error listener has said so already.
    }
  }

  async beforeApplicationShutdown(): Promise<void> {
    clearInterval(this.looking);
    await this.dispatcher?.stop();
    await this.worker?.close();
    await this.queue?.close();
  }
}
