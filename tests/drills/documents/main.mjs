/**
 * The long form of promises P-4 to P-6: `npm run drill:documents -- --seed 7 --orders 1000 --trials 100`.
 * REDIS_URL, or a `redis-server` to start, runs it a second time on that backend. PostgreSQL keeps fsync on.
 * It runs in portions too: `--backend postgres|redis`, `--only many,away,emptied,zombie`, `--away 5 --trials 20`.
 */
import { mkdtempSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { checkout } from '@consilium/launcher';
import { makeTemplate, createDatabase, startPostgres } from '../../support/postgres.mjs';
import { hasRedisServer, startRedis } from '../../support/redis.mjs';
import { Random } from '../audit/random.mjs';
import { seedOrderingBoard } from './orders.mjs';
import { startVotingBoard } from './voting-board.mjs';
import { endWorkers } from './workers.mjs';
import { deliveredManyTimes, queueAway, queueEmptied, zombieWakes } from './trials.mjs';

const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
    orders: { type: 'string', default: '1000' },
    trials: { type: 'string', default: '100' },
    workers: { type: 'string', default: '8' },
    kills: { type: 'string', default: '1' },
    away: { type: 'string', default: '60' },
    'away-trials': { type: 'string', default: '1' },
    backend: { type: 'string', default: 'both' },
    only: { type: 'string', default: 'many,away,emptied,zombie' },
  },
});
const seed = Number(values.seed);
const trials = Number(values.trials);
const parts = new Set(values.only.split(','));
console.log(`Documents drill, seed ${seed} (repeat with --seed ${seed}); ${values.orders} orders, ${trials} trials.`);

const faultless = (/** @type {import('./orders.mjs').Judgement} */ judged) => judged.missing + judged.doubled + judged.entriesWrong + judged.bytesWrong + judged.oldFences === 0;
let failures = 0;
/** @param {import('./orders.mjs').Judgement & { decided: { cases: number }, votesMissing: number }} judged */
const wentOn = (judged) => faultless(judged) && judged.decided.cases > 0 && judged.votesMissing === 0;
const report = (/** @type {string} */ name, /** @type {boolean} */ ok, /** @type {unknown} */ detail) => {
  if (!ok) failures += 1;
  console.log(`${ok ? 'ok  ' : 'FAIL'} ${name} ${JSON.stringify(detail)}`);
};

/** @param {string} name @param {() => Promise<[ok: boolean, detail: unknown]>} run */
async function trial(name, run) {
  const [ok, detail] = await run().catch((/** @type {unknown} */ error) => [false, error instanceof Error ? error.message : String(error)]);
  report(name, Boolean(ok), detail);
  await endWorkers();
}

const postgres = await startPostgres({ fast: false });
process.env['TEST_POSTGRES_URL'] = postgres.url;
await makeTemplate(postgres.url);
const artifacts = join(checkout, 'tests/.artifacts');
mkdirSync(artifacts, { recursive: true });
try {
  if (values.backend !== 'redis') await onBackend('PostgreSQL');
  if (values.backend === 'postgres') console.log('Redis was not asked for.');
  else if (process.env['REDIS_URL'] || hasRedisServer()) {
    const redis = await startRedis();
    try {
      await onBackend('Redis', redis.url);
    } finally {
      await redis.stop();
    }
  } else console.log('skipped: Redis, for there is neither REDIS_URL nor redis-server');
} finally {
  await postgres.stop();
}
console.log(`${failures === 0 ? 'All promises held' : `${failures} trials failed`}; seed ${seed}.`);
process.exitCode = failures === 0 ? 0 : 1;

/** @param {string} backend @param {string} [redisUrl] */
async function onBackend(backend, redisUrl) {
  const database = await createDatabase({ label: 'documents_drill' });
  const folder = mkdtempSync(join(artifacts, 'documents-'));
  const random = new Random(seed);
  let cases = 0;
  const needsVotes = parts.has('away') || parts.has('emptied');
  const votingBoard = needsVotes ? await startVotingBoard({ ownerUrl: database.url, appUrl: database.appUrl, ...(redisUrl ? { redisUrl } : {}) }) : undefined;
  const stage = {
    ...(votingBoard ? { votingBoard } : {}),
    ownerUrl: database.url, workerUrl: database.workerUrl, folder, board: await seedOrderingBoard(database.url),
    random: () => random.fraction(), nextCase: () => (cases += 1), ...(redisUrl ? { redisUrl } : {}),
  };
  try {
    if (parts.has('many')) {
      await trial(`${backend} P-4 delivered 1 to 5 times, ${values.kills} to be killed`, async () => {
        const many = await deliveredManyTimes(stage, { orders: Number(values.orders), workers: Number(values.workers), kills: Number(values.kills), patienceMs: 3_600_000 });
        return [faultless(many) && many.killed > 0, many];
      });
    }
    for (let number = 1; parts.has('away') && number <= Number(values['away-trials']); number += 1) {
      await trial(`${backend} P-5 queue away ${values.away} s, trial ${number}`, async () => {
        const away = await queueAway(stage, { orders: 20, awayMs: Number(values.away) * 1000, patienceMs: 600_000 });
        return [wentOn(away) && away.madeMeanwhile === 0, away];
      });
    }
    for (let number = 1; parts.has('emptied') && number <= trials; number += 1) {
      await trial(`${backend} P-5 queue emptied, trial ${number}`, async () => {
        const emptied = await queueEmptied(stage, { orders: 8, patienceMs: 120_000 });
        return [wentOn(emptied), emptied];
      });
    }
    for (let number = 1; parts.has('zombie') && number <= trials; number += 1) {
      await trial(`${backend} P-6 zombie, trial ${number}`, async () => {
        const zombie = await zombieWakes(stage, { patienceMs: 120_000 });
        return [zombie.outcome === 'late' && faultless(zombie.after) && JSON.stringify(zombie.after) === JSON.stringify(zombie.published), zombie];
      });
    }
  } finally {
    await votingBoard?.stop();
    await database.drop();
    rmSync(folder, { recursive: true, force: true });
  }
}
