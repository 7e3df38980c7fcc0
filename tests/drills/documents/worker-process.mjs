/**
 * One worker of the drills: the product's own parts, with a hook after every step of an attempt at which the process may
 * be killed or stopped. Its settings come as one argument of JSON; what it does is told to the parent by messages.
 *
 * @typedef {object} WorkerWish
 * @property {string} workerUrl
 * @property {string} [queueUrl] PostgreSQL address of the queue, where it differs
 * @property {string} [redisUrl] the queue on Redis
 * @property {string} folder of the documents
 * @property {{ step: string, visit: number, how: 'SIGKILL' | 'SIGSTOP' }} [fault] at which visit of which step, and what happens then
 * @property {number} [leaseSeconds]
 * @property {number} [lockMs]
 * @property {number} [stalledCheckMs]
 * @property {number} [pollMs]
 * @property {number} [reconcileMs]
 * @property {number} [concurrency]
 */
import { Logger } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { AuditLog, DocumentProducer, DocumentStorage, OrderClaims, OrderDispatcher, UnitOfWork, openQueue, openWorker, processDataSource, queuePrefix } from './product.mjs';

/** @type {WorkerWish} */
const wish = JSON.parse(process.argv[2] ?? '{}');
const tell = (/** @type {Record<string, unknown>} */ message) => process.send?.(message);

// Faults are the point here; their log lines are not.
Logger.overrideLogger(false);

const dataSource = await new DataSource(processDataSource(wish.workerUrl, 'consilium-drill-worker', 4)).initialize();
const unitOfWork = new UnitOfWork(dataSource);
const claims = new OrderClaims(dataSource, unitOfWork, new AuditLog());
let visits = 0;
const producer = new DocumentProducer(claims, new DocumentStorage(wish.folder), {
  leaseSeconds: wish.leaseSeconds ?? 2,
  async afterStep(/** @type {string} */ step, /** @type {string} */ orderId) {
    if (step !== wish.fault?.step) return;
    visits += 1;
    if (visits !== wish.fault.visit) return;
    tell({ kind: 'fault', step, orderId });
    // The message leaves before the signal arrives.
    await new Promise((resolve) => setTimeout(resolve, 20));
    process.kill(process.pid, wish.fault.how);
    await new Promise((resolve) => setTimeout(resolve, 20));
  },
});

const queueSettings = wish.redisUrl
  ? { kind: 'redis', url: wish.redisUrl, prefix: queuePrefix(wish.workerUrl) }
  : { kind: 'postgres', url: wish.queueUrl ?? wish.workerUrl, schema: 'bullmq' };
const ignore = () => undefined;
const queue = openQueue(queueSettings, ignore);
const worker = openWorker(
  queueSettings,
  async (/** @type {{ orderId: string }} */ { orderId }) => {
    const outcome = await producer.produce(orderId);
    tell({ kind: 'outcome', orderId, outcome });
    return outcome;
  },
  ignore,
  { concurrency: wish.concurrency ?? 2, lockMs: wish.lockMs ?? 3_000, stalledCheckMs: wish.stalledCheckMs ?? 1_000 },
);
const dispatcher = new OrderDispatcher(claims, queue, { databaseUrl: wish.workerUrl, pollMs: wish.pollMs ?? 500, reconcileMs: wish.reconcileMs ?? 1_500 }, ignore);
dispatcher.start();
tell({ kind: 'ready' });

process.on('message', async (message) => {
  if (message !== 'close') return;
  await dispatcher.stop();
  await worker.close();
  await queue.close();
  await dataSource.destroy();
  process.exit(0);
});
process.on('disconnect', () => process.exit(0));
