import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { Random } from '../../drills/audit/random.mjs';
import { seedOrderingBoard } from '../../drills/documents/orders.mjs';
import { startVotingBoard, type VotingBoard } from '../../drills/documents/voting-board.mjs';
import { deliveredManyTimes, queueAway, queueEmptied, zombieWakes } from '../../drills/documents/trials.mjs';
import { endWorkers } from '../../drills/documents/workers.mjs';
import { createDatabase } from '../../support/postgres.mjs';

/** Short forms; `npm run drill:documents` runs the long ones. The queue is on Redis where REDIS_URL is given. */
/** Each worker is a process that has to start first, on a machine that may be busy. */
const PATIENT = 120_000;

describe('documents are made exactly once', () => {
  const seed = Number(process.env['DRILL_SEED'] ?? 20260723);
  let database: Awaited<ReturnType<typeof createDatabase>>;
  let stage: Parameters<typeof queueEmptied>[0];
  let votingBoard: VotingBoard;
  const folder = mkdtempSync(join(import.meta.dirname, '../../.artifacts/documents-'));

  beforeAll(async () => {
    database = await createDatabase({ label: 'documents_once' });
    const random = new Random(seed);
    let cases = 0;
    const redisUrl = process.env['REDIS_URL'];
    votingBoard = await startVotingBoard({ ownerUrl: database.url, appUrl: database.appUrl, ...(redisUrl ? { redisUrl } : {}) });
    stage = {
      votingBoard,
      ownerUrl: database.url,
      workerUrl: database.workerUrl,
      folder,
      board: await seedOrderingBoard(database.url),
      random: () => random.fraction(),
      nextCase: () => (cases += 1),
      ...(redisUrl ? { redisUrl } : {}),
    };
  });
  // What a failed trial left behind would take the orders of the next.
  afterEach(endWorkers);
  afterAll(async () => {
    await votingBoard?.stop();
    await database?.drop();
    rmSync(folder, { recursive: true, force: true });
  });

  const flawless = { missing: 0, doubled: 0, entriesWrong: 0, bytesWrong: 0, oldFences: 0 };

  it('when each job is delivered one to five times to three workers, one of them killed at a random step (P-4)', async () => {
    const { deliveries, killed, ...judged } = await deliveredManyTimes(stage, { orders: 24, workers: 3, kills: 1, patienceMs: 100_000 });
    expect(judged).toMatchObject({ orders: 24, ...flawless });
    expect(deliveries).toBeGreaterThan(24);
    expect(killed).toBe(1);
  }, PATIENT);

  /** Both rounds of eleven people, their signatures, and the report that the last required one ordered. */
  const oneCase = { cases: 1, ballots: 22, signatures: 11, reportsOrdered: 1 };

  it.each([1, 2, 3, 4])('when the queue is emptied before and during the work, and people vote and sign meanwhile, trial %i (P-5)', async () => {
    expect(await queueEmptied(stage, { orders: 4, patienceMs: 100_000 })).toMatchObject({ orders: 7, ...flawless, decided: oneCase, votesMissing: 0 });
  }, PATIENT);

  it('when the queue cannot be reached for a while, in which people order, vote and sign all the same (P-5)', async () => {
    const { decided, ...judged } = await queueAway(stage, { orders: 6, awayMs: 3_000, patienceMs: 100_000 });
    expect(decided.cases).toBeGreaterThanOrEqual(1);
    expect(decided).toMatchObject({ ballots: 22 * decided.cases, signatures: 11 * decided.cases, reportsOrdered: decided.cases });
    expect(judged).toMatchObject({ orders: 12 + decided.cases, ...flawless, madeMeanwhile: 0, votesMissing: 0 });
  }, PATIENT);

  it('when a worker is stopped for longer than its lease and wakes after another has published (P-6)', async () => {
    for (let trial = 0; trial < 2; trial += 1) {
      const { outcome, published, after } = await zombieWakes(stage, { patienceMs: 30_000 });
      expect(published).toMatchObject({ orders: 1, ...flawless, attemptsMost: 2 });
      expect(outcome).toBe('late');
      expect(after).toEqual(published);
    }
  }, PATIENT);
});
