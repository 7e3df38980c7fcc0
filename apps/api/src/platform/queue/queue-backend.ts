/** Where the queues live: on Redis, or in the worker's own PostgreSQL. Whichever it is, the database says what is to be done. */
import { createHash } from 'node:crypto';
import { Queue, Worker, createPostgresBackend, withBackend, type WorkerOptions } from 'bullmq';
import type { Config } from '../../config/config.js';
import { QUEUE_SCHEMA } from '../database/migrate.js';
import { SteadyClient } from '../database/steady-client.js';

export type QueueSettings =
  | { readonly kind: 'redis'; readonly url: string; readonly prefix: string }
  | { readonly kind: 'postgres'; readonly url: string; readonly schema: string };

/**
 * Prefix of the keys in Redis: installations that share a server, such as a test beside the real one, keep apart, for the
 * jobs of one say nothing to the database of another.
 */
export function queuePrefix(databaseUrl: string): string {
  const { hostname, port, pathname } = new URL(databaseUrl);
  return `consilium-${createHash('sha256').update(`${hostname}:${port}${pathname}`).digest('hex').slice(0, 12)}`;
}

/** Redis where its URL is given, the worker's database otherwise. @throws Error without the worker's URL */
export function queueSettings({ REDIS_URL, QUEUE_DATABASE_URL, WORKER_DATABASE_URL }: Config): QueueSettings {
  if (WORKER_DATABASE_URL === undefined) throw new Error('WORKER_DATABASE_URL: expected a PostgreSQL URL, found nothing.');
  if (REDIS_URL !== undefined) return { kind: 'redis', url: REDIS_URL, prefix: queuePrefix(WORKER_DATABASE_URL) };
  return { kind: 'postgres', url: QUEUE_DATABASE_URL ?? WORKER_DATABASE_URL, schema: QUEUE_SCHEMA };
}

const postgres = withBackend(createPostgresBackend);

const postgresConnection = ({ url, schema }: Extract<QueueSettings, { kind: 'postgres' }>) => ({
  connectionString: url,
  schema,
  max: 5,
  application_name: 'consilium-queue',
  // An option of the driver's pool.
  Client: SteadyClient,
});

/** @param onError hears of lost connections; the queue reconnects by itself. */
export function makeQueue(name: string, settings: QueueSettings, onError: (error: Error) => void): Queue {
  const queue =
    settings.kind === 'redis'
      ? new Queue(name, { prefix: settings.prefix, connection: { url: settings.url, maxRetriesPerRequest: null } })
      : (new postgres.Queue(name, { connection: postgresConnection(settings) }) as unknown as Queue);
  queue.on('error', onError);
  return queue;
}

/** What a processor is told of a job. */
export interface DeliveredJob {
  readonly name: string;
  readonly data: unknown;
  readonly opts: { readonly prevMillis?: number };
}

/** @param handle throws when the job is to be delivered again. */
export function makeWorker(
  name: string,
  settings: QueueSettings,
  options: Pick<WorkerOptions, 'concurrency' | 'lockDuration' | 'stalledInterval'>,
  handle: (job: DeliveredJob) => Promise<unknown>,
  onError: (error: Error) => void,
): { close(): Promise<void> } {
  const worker =
    settings.kind === 'redis'
      ? new Worker(name, handle, { ...options, prefix: settings.prefix, connection: { url: settings.url, maxRetriesPerRequest: null } })
      : new postgres.Worker(name, handle, { ...options, connection: postgresConnection(settings) });
  worker.on('error', onError);
  return { close: async () => worker.close() };
}
