/** The trials of promises P-4, P-5 and P-6, each as a function that the short and the long form call. */
import { setTimeout as pause } from 'node:timers/promises';
import { Redis } from 'ioredis';
import { asOwner } from '../../integration/meetings/board-room.mjs';
import { startProxy } from '../../support/proxy.mjs';
import { openQueue, queuePrefix } from './product.mjs';
import { judge, placeOrders, untilSettled } from './orders.mjs';
import { startWorker } from './workers.mjs';

/**
 * @typedef {object} Stage
 * @property {string} ownerUrl
 * @property {string} workerUrl
 * @property {string} [redisUrl]
 * @property {string} folder
 * @property {import('./orders.mjs').OrderingBoard} board
 * @property {() => number} random from 0 to 1
 * @property {() => number} nextCase number of the next case nobody has used
 * @property {import('./voting-board.mjs').VotingBoard} [votingBoard] goes on while the queue is lost or away (P-5)
 */

const STEPS = ['claimed', 'recordRead', 'rendered', 'stored', 'published'];
/** Steps after which the document is not published yet. */
const BEFORE_PUBLISHING = ['claimed', 'recordRead', 'rendered', 'stored'];

/** @param {Stage} stage */
const workerWish = ({ workerUrl, redisUrl, folder }) => ({ workerUrl, folder, ...(redisUrl ? { redisUrl } : {}) });
/** @param {Stage} stage */
const queueOf = ({ workerUrl, redisUrl }) => (redisUrl ? { kind: 'redis', url: redisUrl, prefix: queuePrefix(workerUrl) } : { kind: 'postgres', url: workerUrl, schema: 'bullmq' });
/** @template T @param {readonly T[]} list @param {() => number} random @returns {T} */
const pick = (list, random) => /** @type {T} */ (list[Math.floor(random() * list.length)]);

/**
 * What the board did meanwhile, held against what the database has of it.
 *
 * @param {import('./voting-board.mjs').VotingBoard} votingBoard
 * @param {{ ballots: number, signatures: number }} before
 * @param {import('./voting-board.mjs').Voted} voted
 */
async function votesKept(votingBoard, before, { orderIds, cases, ballots, signatures, slowestCaseMs }) {
  const after = await votingBoard.stored();
  return {
    decided: { cases, ballots, signatures, slowestCaseMs: Math.round(slowestCaseMs), reportsOrdered: orderIds.length },
    votesMissing: ballots - (after.ballots - before.ballots) + signatures - (after.signatures - before.signatures),
  };
}

/** @param {Stage} stage @returns {import('./voting-board.mjs').VotingBoard} */
function boardOf({ votingBoard }) {
  if (votingBoard === undefined) throw new Error('The trial needs a board that votes meanwhile.');
  return votingBoard;
}

/** @param {Stage} stage @param {number} count @param {Parameters<typeof placeOrders>[3]} [wish] */
async function order(stage, count, wish) {
  const from = stage.nextCase();
  for (let index = 1; index < count; index += 1) stage.nextCase();
  return placeOrders(stage.ownerUrl, stage.board, count, { ...wish, from });
}

/**
 * P-4: jobs delivered one to five times to several workers, each killed once at a random step and replaced.
 *
 * @param {Stage} stage
 * @param {{ orders: number, workers: number, kills: number, patienceMs: number }} size
 */
export async function deliveredManyTimes(stage, { orders: count, workers: workerCount, kills, patienceMs }) {
  const ids = await order(stage, count);
  const queue = openQueue(queueOf(stage), () => undefined);
  let deliveries = 0;
  for (const id of ids) {
    const times = 1 + Math.floor(stage.random() * 5);
    for (let time = 1; time <= times; time += 1) await queue.addAgain(id, `${id}-${time}`);
    deliveries += times;
  }
  await queue.close();

  const workers = await Promise.all(
    Array.from({ length: workerCount }, (_, index) =>
      startWorker({ ...workerWish(stage), ...(index < kills ? { fault: { step: pick(STEPS, stage.random), visit: 1 + Math.floor(stage.random() * 4), how: 'SIGKILL' } } : {}) }),
    ),
  );
  let killed = 0;
  const replacements = workers.slice(0, kills).map(async (worker) => {
    await worker.ended;
    killed += 1;
    workers.push(await startWorker(workerWish(stage)));
  });
  const tookMs = await untilSettled(stage.ownerUrl, ids, patienceMs);
  for (const worker of workers.slice(0, kills)) if (worker.child.exitCode === null && worker.child.signalCode === null) await worker.close();
  await Promise.all(replacements);
  for (const worker of workers) await worker.close();
  return { ...(await judge(stage.ownerUrl, ids, stage.folder)), deliveries, killed, tookMs };
}

/**
 * P-5: the queue loses everything while orders wait and are being made, and while a board votes and signs over HTTP.
 *
 * @param {Stage} stage
 * @param {{ orders: number, patienceMs: number }} size
 */
export async function queueEmptied(stage, { orders: count, patienceMs }) {
  // Brought to the queue, and lost before anybody works.
  const ids = await order(stage, count);
  const votingBoard = boardOf(stage);
  const before = await votingBoard.stored();
  const voting = votingBoard.decideOne();
  // A refused vote is reported where it is waited for, below.
  voting.catch(() => undefined);
  const queue = openQueue(queueOf(stage), () => undefined);
  await queue.add(ids);
  await asOwner(stage.ownerUrl, (client) => client.query(`UPDATE document_order SET state = 'queued' WHERE id = ANY ($1::uuid[])`, [ids]));
  await emptyQueue(stage);
  const workers = [await startWorker(workerWish(stage)), await startWorker(workerWish(stage))];
  try {
    // And once more in the middle of the work.
    await pause(Math.floor(stage.random() * 600));
    await emptyQueue(stage);
    const more = await order(stage, Math.ceil(count / 2));
    const voted = await voting;
    const all = [...ids, ...more, ...voted.orderIds];
    const tookMs = await untilSettled(stage.ownerUrl, all, patienceMs);
    return { ...(await judge(stage.ownerUrl, all, stage.folder)), ...(await votesKept(votingBoard, before, voted)), tookMs };
  } finally {
    for (const worker of workers) await worker.close();
    await queue.close();
  }
}

/**
 * Everything the queue knows is gone. Of a Redis server only the keys of this queue: it may be somebody's.
 *
 * @param {Stage} stage
 */
async function emptyQueue({ ownerUrl, workerUrl, redisUrl }) {
  if (redisUrl) {
    const redis = new Redis(redisUrl);
    for await (const keys of redis.scanStream({ match: `${queuePrefix(workerUrl)}:*`, count: 500 })) if (keys.length > 0) await redis.del(...keys);
    await redis.quit();
    return;
  }
  await asOwner(ownerUrl, async (client) => {
    const { rows } = await client.query(`SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables WHERE schemaname = 'bullmq' AND tablename !~ 'migration|version|schema'`);
    await client.query(`TRUNCATE ${rows.map(({ name }) => name).join(', ')} CASCADE`);
  });
}

/**
 * P-5: the queue cannot be reached for a while. Orders are placed, votes cast and outcomes signed all the same, for they
 * need no queue; it comes back when the time is over and at least one case was decided without it.
 *
 * @param {Stage} stage
 * @param {{ orders: number, awayMs: number, patienceMs: number }} size
 */
export async function queueAway(stage, { orders: count, awayMs, patienceMs }) {
  const target = new URL(stage.redisUrl ?? stage.workerUrl);
  const proxy = await startProxy({ host: target.hostname, port: Number(target.port) });
  const through = new URL(target);
  through.host = `127.0.0.1:${proxy.port}`;
  const worker = await startWorker({ ...workerWish(stage), ...(stage.redisUrl ? { redisUrl: through.href } : { queueUrl: through.href }) });
  try {
    const votingBoard = boardOf(stage);
    const stored = await votingBoard.stored();
    const before = await order(stage, count);
    await pause(100);
    proxy.mode = { kind: 'refuse' };
    proxy.cut();
    const began = performance.now();
    const during = await order(stage, count);
    const placedMs = performance.now() - began;
    const voted = await votingBoard.decideFor(Math.max(0, awayMs - placedMs));
    const madeMeanwhile = await countMade(stage.ownerUrl, [...during, ...voted.orderIds]);
    proxy.mode = { kind: 'pass' };
    const all = [...before, ...during, ...voted.orderIds];
    const tookMs = await untilSettled(stage.ownerUrl, all, patienceMs);
    return { ...(await judge(stage.ownerUrl, all, stage.folder)), ...(await votesKept(votingBoard, stored, voted)), madeMeanwhile, tookMs, placedMs };
  } finally {
    await worker.close();
    await proxy.stop();
  }
}

/**
 * Documents that exist already: none while the queue is away, or it was not.
 *
 * @param {string} ownerUrl
 * @param {readonly string[]} ids
 * @returns {Promise<number>}
 */
const countMade = (ownerUrl, ids) => asOwner(ownerUrl, async (client) => (await client.query(`SELECT count(*)::int AS made FROM document WHERE order_id = ANY ($1::uuid[])`, [ids])).rows[0].made);

/**
 * P-6: a worker is stopped before it publishes, for longer than its lease; another one makes the document; the first wakes.
 *
 * @param {Stage} stage
 * @param {{ patienceMs: number }} size
 */
export async function zombieWakes(stage, { patienceMs }) {
  const zombie = await startWorker({ ...workerWish(stage), concurrency: 1, leaseSeconds: 1, fault: { step: pick(BEFORE_PUBLISHING, stage.random), visit: 1, how: 'SIGSTOP' } });
  const ids = await order(stage, 1, { kind: 'patientLetter', format: 'pdf', template: 'patient-letter/1' });
  const { step } = await zombie.fault;
  const healthy = await startWorker({ ...workerWish(stage), leaseSeconds: 1 });
  await untilSettled(stage.ownerUrl, ids, patienceMs);
  const published = await judge(stage.ownerUrl, ids, stage.folder);
  process.kill(/** @type {number} */ (zombie.child.pid), 'SIGCONT');
  const until = performance.now() + patienceMs;
  // The attempt it had claimed is the one that counts: a second delivery of the job, which finds nothing to claim, may end first.
  const claimed = () => zombie.outcomes.find(({ outcome: found }) => found !== 'notClaimed');
  while (claimed() === undefined && performance.now() < until) await pause(50);
  const outcome = claimed()?.outcome ?? 'none';
  await zombie.close();
  await healthy.close();
  const after = await judge(stage.ownerUrl, ids, stage.folder);
  return { step, outcome, published, after };
}
