/**
 * Kills the API, the worker, single backends and the whole of PostgreSQL at random moments while people work over HTTP.
 * fsync is on, as in use. Only what was killed as a process of its own is started again: the rest must come back by itself.
 */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Guard, checkout, entryPoints, roleUrl, startService } from '@consilium/launcher';
import pg from 'pg';
import { openMeeting, seedBoard, signIn, startApi } from '../../integration/meetings/board-room.mjs';
import { call, openRound, signInAll } from '../../integration/meetings/deliberating.mjs';
import { quantile } from '../../bench/report.mjs';
import { migrate, startPostgres, testPasswords } from '../../support/postgres.mjs';
import { checkpointFiles, crashServer, killBackend, killPostmaster } from './database-faults.mjs';
import { exportTo } from './export-file.mjs';
import { Random } from './random.mjs';
import { until } from './record.mjs';
import { startClients } from './service-clients.mjs';
import { judge } from './service-judge.mjs';
import { verdictOn } from './tamper-drill.mjs';

/** @typedef {'api' | 'server' | 'backend' | 'worker' | 'postmaster'} Kind */

/** @type {Kind[]} */
const KINDS = ['backend', 'api', 'server', 'worker', 'postmaster'];

/** Longest time after a kill until the next act is acknowledged, before the drill gives up. */
const PATIENCE_MS = 60_000;

/**
 * @param {{ seed: number, kills: number, version?: number, clients?: number, betweenMs?: number, onProgress?: (done: number) => void }} wish
 */
export async function serviceKillDrill({ seed, kills, version = 18, clients: count = 16, betweenMs = 400, onProgress }) {
  const random = new Random(seed);
  const postgres = await startPostgres({ version, fast: false });
  const { url } = postgres;
  const guard = new Guard();
  const artifacts = join(checkout, 'tests/.artifacts/kills');
  mkdirSync(artifacts, { recursive: true });
  const dataDir = mkdtempSync(join(artifacts, 'service-'));
  guard.watch({ kind: 'folder', name: dataDir, folder: dataDir });
  /** @type {{ stop: () => Promise<unknown> }[]} */
  const services = [];
  try {
    await migrate(url);
    const env = { ...process.env, NODE_ENV: 'test', DATA_DIR: dataDir, LOG_LEVEL: 'info', SESSION_SECRET: 'the secret of the tests, which is long enough', ALLOW_UNSAFE_DATABASE: '0', WORKER_DATABASE_URL: roleUrl(url, 'worker', testPasswords.worker) };
    const startWorker = () => startService({ name: 'worker', entryPoint: entryPoints.worker, env, logFile: join(dataDir, 'worker.log'), guard });
    let worker = startWorker();
    services.push({ stop: () => worker.stop() });
    const api = await startApi({ appUrl: roleUrl(url, 'app', testPasswords.app), dataDir, label: 'api' });
    services.push(api);

    const board = await seedBoard(url, { voters: count, name: 'Board of the kills' });
    const coordinator = await signIn(api.url, board.coordinator);
    const people = await signInAll(api.url, board.voters);
    const chair = /** @type {import('./service-clients.mjs').Client} */ (people[0]);
    const { items } = await openMeeting({ board, coordinator, chair, present: board.voters, cases: 4 });
    const onTable = /** @type {{ id: string }} */ (items[0]);
    await call(chair, onTable.id);
    const roundId = await openRound(chair, onTable.id);
    const clients = startClients({ people, cases: items.map(({ caseId }) => caseId), roundId, folder: dataDir, random });
    const { answers } = clients;
    await until(() => answers.acknowledged > count);

    /** @type {Record<string, number[]>} milliseconds from each kill to the next acknowledged act */
    const backAfter = {};
    /** @type {string[]} */
    const died = [];
    for (let kill = 0; kill < kills; kill += 1) {
      await pause(random.below(betweenMs));
      const kind = /** @type {Kind} */ (KINDS[kill % KINDS.length]);
      const at = performance.now();
      if (kind === 'server') await crashServer(postgres);
      else if (kind === 'postmaster') await killPostmaster(postgres);
      else if (kind === 'backend') await killBackend(url);
      else if (kind === 'api') {
        await api.kill();
        await api.restart();
      } else {
        worker.signal('SIGKILL');
        await worker.ended;
        worker = startWorker();
      }
      const before = answers.acknowledged;
      await until(() => answers.acknowledged > before, PATIENCE_MS);
      (backAfter[kind] ??= []).push(performance.now() - at);
      if (!api.isRunning()) throw new Error(`The API ended after the kill of ${kind}.`);
      if (!worker.isRunning()) {
        died.push(`the worker ended after the kill of ${kind}: ${worker.lastWords().join(' ')}`);
        worker = startWorker();
      }
      onProgress?.(kill + 1);
    }

    const told = await clients.stop();
    await sealed(url);
    // A checkpoint made after the export would cover entries that the export cannot have.
    await worker.stop();
    const file = join(dataDir, 'export.ndjson');
    await exportTo(file, roleUrl(url, 'auditor', testPasswords.auditor));
    const kept = join(dataDir, 'checkpoints');
    const verdict = verdictOn({ file, keyFiles: [join(kept, 'checkpoint-key.txt')], checkpointFiles: checkpointFiles(kept) });
    const { wrong, ...seen } = answers;
    return {
      kills,
      byKind: Object.fromEntries(Object.entries(backAfter).map(([kind, times]) => [kind, times.length])),
      ...seen,
      remarks: told.reduce((sum, one) => sum + one.remarks.size, 0),
      votes: told.reduce((sum, one) => sum + one.votes, 0),
      reads: told.reduce((sum, one) => sum + one.reads, 0),
      backAfterP95Ms: Object.fromEntries(Object.entries(backAfter).map(([kind, times]) => [kind, Math.round(quantile(times, 0.95))])),
      violations: [...wrong, ...died, ...(await judge(url, told)), ...(verdict === undefined ? [] : [`the export does not verify: ${verdict}`])],
    };
  } finally {
    for (const service of services) await service.stop();
    await postgres.stop();
    rmSync(dataDir, { recursive: true, force: true });
    guard.forget(dataDir);
    await guard.close();
  }
}

/**
 * Waits until a checkpoint covers every entry.
 *
 * @param {string} url
 */
async function sealed(url) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await until(async () => {
      const { rows } = await client.query('SELECT (SELECT max(size) FROM audit.checkpoint) = (SELECT count(*) FROM audit.entry) AS done');
      return rows[0].done === true;
    }, PATIENCE_MS);
  } finally {
    await client.end();
  }
}
