/**
 * The queue of document jobs, on Redis or on PostgreSQL. A job carries the id of an order and nothing else; what is to be
 * made, and whether it still is, stands in the order.
 */
import { createHash } from 'node:crypto';
import { Queue, Worker, createPostgresBackend, withBackend, type JobsOptions } from 'bullmq';
import { id } from '@consilium/contracts';
import { z } from 'zod';
import { MOST_ATTEMPTS } from '../production/order-claims.js';

const QUEUE_NAME = 'documents';

export const DocumentJob = z.strictObject({ orderId: id });
export type DocumentJob = z.infer<typeof DocumentJob>;

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

/** What this product asks of a queue, whichever backend stands behind it. */
export interface DocumentQueue {
  /** Adds orders; one that waits already is left as it is. */
  add(orderIds: readonly string[]): Promise<void>;
  /** Adds a job under an id of its own, for drills of repeated delivery. */
  addAgain(orderId: string, jobId: string): Promise<void>;
  /** Jobs by state, e.g. `{ waiting: 3, active: 1 }`. */
  counts(): Promise<Record<string, number>>;
  close(): Promise<void>;
}

export interface DocumentQueueWorker {
  /** Waits for the jobs at hand, then closes. */
  close(): Promise<void>;
}

export interface WorkerSettings {
  readonly concurrency: number;
  /** Milliseconds after which a job whose worker fell silent is given to another. */
  readonly lockMs: number;
  /** Milliseconds between two looks for such jobs. */
  readonly stalledCheckMs: number;
}
export const defaultWorkerSettings: WorkerSettings = { concurrency: 2, lockMs: 20_000, stalledCheckMs: 15_000 };

/** A failed attempt waits 2, 4, 8, … seconds. Finished jobs leave nothing behind: the order is the record. */
const jobOptions = (jobId: string): JobsOptions => ({
  jobId,
  attempts: MOST_ATTEMPTS,
  backoff: { type: 'exponential', delay: 2000 },
  removeOnComplete: true,
  removeOnFail: true,
});

/** @param onError hears of lost connections; the queue reconnects by itself. */
export function openQueue(settings: QueueSettings, onError: (error: Error) => void): DocumentQueue {
  const queue = makeQueue(settings);
  queue.on('error', onError);
  return {
    async add(orderIds) {
      if (orderIds.length > 0) await queue.addBulk(orderIds.map((orderId) => ({ name: 'make', data: { orderId }, opts: jobOptions(orderId) })));
    },
    async addAgain(orderId, jobId) {
      await queue.add('make', { orderId }, jobOptions(jobId));
    },
    counts: async () => queue.getJobCounts(),
    close: async () => queue.close(),
  };
}

/** @param process makes one document; it throws when the attempt is to be repeated. */
export function openWorker(
  settings: QueueSettings,
  process: (job: DocumentJob) => Promise<unknown>,
  onError: (error: Error) => void,
  { concurrency, lockMs, stalledCheckMs }: WorkerSettings = defaultWorkerSettings,
): DocumentQueueWorker {
  const options = { concurrency, lockDuration: lockMs, stalledInterval: stalledCheckMs };
  const handle = async ({ data }: { data: unknown }): Promise<unknown> => process(DocumentJob.parse(data));
  const worker =
    settings.kind === 'redis'
      ? new Worker(QUEUE_NAME, handle, { ...options, prefix: settings.prefix, connection: { url: settings.url, maxRetriesPerRequest: null } })
      : new postgres.Worker(QUEUE_NAME, handle, { ...options, connection: postgresConnection(settings) });
  worker.on('error', onError);
  return { close: async () => worker.close() };
}

const postgres = withBackend(createPostgresBackend);

const postgresConnection = ({ url, schema }: Extract<QueueSettings, { kind: 'postgres' }>) => ({
  connectionString: url,
  schema,
  max: 5,
  application_name: 'consilium-queue',
});

function makeQueue(settings: QueueSettings): Pick<Queue, 'add' | 'addBulk' | 'getJobCounts' | 'close' | 'on'> {
  if (settings.kind === 'redis') return new Queue(QUEUE_NAME, { prefix: settings.prefix, connection: { url: settings.url, maxRetriesPerRequest: null } });
  return new postgres.Queue(QUEUE_NAME, { connection: postgresConnection(settings) }) as unknown as Queue;
}
