/**
 * The queue of document jobs, on Redis or on PostgreSQL. A job carries the id of an order and nothing else; what is to be
 * made, and whether it still is, stands in the order.
 */
import type { JobsOptions } from 'bullmq';
import { id } from '@consilium/contracts';
import { z } from 'zod';
import { makeQueue, makeWorker, type QueueSettings } from '../../platform/queue/queue-backend.js';
import { MOST_ATTEMPTS } from '../production/order-claims.js';

const QUEUE_NAME = 'documents';

export const DocumentJob = z.strictObject({ orderId: id });
export type DocumentJob = z.infer<typeof DocumentJob>;

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
  const queue = makeQueue(QUEUE_NAME, settings, onError);
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
  return makeWorker(QUEUE_NAME, settings, options, async ({ data }) => process(DocumentJob.parse(data)), onError);
}
