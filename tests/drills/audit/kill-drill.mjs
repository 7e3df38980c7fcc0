/**
 * Kills writers and the database at random moments while acts are recorded, then compares what clients were told with
 * what the database holds. fsync is on, as in use.
 */
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { roleUrl } from '@consilium/launcher';
import pg from 'pg';
import { migrate, startPostgres, testPasswords } from '../../support/postgres.mjs';
import { addActs } from './acts.mjs';
import { checkpointFiles, crashServer, killBackend } from './database-faults.mjs';
import { exportTo } from './export-file.mjs';
import { Random } from './random.mjs';
import { until } from './record.mjs';
import { verdictOn } from './tamper-drill.mjs';

/**
 * @typedef {object} KillResult
 * @property {number} kills
 * @property {Record<string, number>} byKind
 * @property {number} acknowledged
 * @property {number} unknown acts of which the client could not know; each was done wholly or not at all
 * @property {number} recoveryP95Ms from the kill of the server to the first act afterwards
 * @property {string[]} violations
 */

/** @typedef {'writer' | 'server' | 'backend' | 'sealer'} Kind */

/** @type {Kind[]} */
const KINDS = ['server', 'writer', 'backend', 'server', 'sealer'];

/**
 * @param {{ seed: number, kills: number, version?: number, writers?: number, betweenMs?: number, onProgress?: (done: number) => void }} wish
 * @returns {Promise<KillResult>}
 */
export async function killDrill({ seed, kills, version = 18, writers: writerCount = 4, betweenMs = 250, onProgress }) {
  const random = new Random(seed);
  const postgres = await startPostgres({ version, fast: false, settings: { max_connections: '60' } });
  const { url } = postgres;
  const folder = mkdtempSync(join(tmpdir(), 'consilium-kill-'));
  /** @type {Set<import('node:child_process').ChildProcess>} */
  const writers = new Set();
  /** @type {Set<import('node:child_process').ChildProcess>} */
  const sealers = new Set();
  try {
    await migrate(url);
    await addActs(url);
    const [appUrl, workerUrl, auditorUrl] = /** @type {const} */ (['app', 'worker', 'auditor']).map((role) => roleUrl(url, role, testPasswords[role]));
    if (!appUrl || !workerUrl || !auditorUrl) throw new Error('three addresses are needed');
    const organisation = random.uuid();
    const cases = Array.from({ length: 6 }, () => random.uuid());
    mkdirSync(join(folder, 'record'));
    let number = 0;
    /**
     * @param {Set<import('node:child_process').ChildProcess>} family
     * @param {string} script
     * @param {string[]} options
     */
    const start = (family, script, options) => {
      const child = spawn(process.execPath, [join(import.meta.dirname, script), ...options], { stdio: ['ignore', 'ignore', 'inherit'] });
      family.add(child);
      child.once('exit', () => family.delete(child));
    };
    const startWriter = () => start(writers, 'kill-writer.mjs', [appUrl, organisation, cases.join(), join(folder, `${(number += 1)}.acts`)]);
    const startSealer = () => start(sealers, 'kill-sealer.mjs', [workerUrl, appUrl, join(folder, 'record')]);
    for (let index = 0; index < writerCount; index += 1) startWriter();

    startSealer();
    /** @type {KillResult} */
    const result = { kills: 0, byKind: {}, acknowledged: 0, unknown: 0, recoveryP95Ms: 0, violations: [] };
    /** @type {number[]} */
    const recoveries = [];
    await until(() => countOk(folder) > 0);

    for (; result.kills < kills; result.kills += 1) {
      await pause(random.below(betweenMs));
      const kind = /** @type {Kind} */ (KINDS[result.kills % KINDS.length]);
      result.byKind[kind] = (result.byKind[kind] ?? 0) + 1;
      const before = countOk(folder);
      const at = performance.now();
      if (kind === 'server') await crashServer(postgres);
      else if (kind === 'backend') await killBackend(url);
      else if (kind === 'sealer') {
        for (const sealer of sealers) sealer.kill('SIGKILL');
        startSealer();
      } else {
        random.pick([...writers]).kill('SIGKILL');
        startWriter();
      }
      await until(() => countOk(folder) > before, 30_000);
      if (kind === 'server') recoveries.push(performance.now() - at);
      onProgress?.(result.kills + 1);
    }

    for (const writer of writers) writer.kill('SIGTERM');
    await until(() => writers.size === 0);
    // The last sealer may have begun a moment ago; where the killed one still holds the lock it waits for its turn.
    const kept = join(folder, 'record', 'checkpoints');
    await until(() => checkpointFiles(kept).length > 0, 30_000);
    for (const sealer of sealers) sealer.kill('SIGTERM');
    await until(() => sealers.size === 0, 30_000);
    Object.assign(result, await compare(url, folder));
    recoveries.sort((a, b) => a - b);
    result.recoveryP95Ms = Math.round(recoveries[Math.ceil(recoveries.length * 0.95) - 1] ?? 0);

    const file = join(folder, 'export.ndjson');
    await exportTo(file, auditorUrl);
    const verdict = verdictOn({ file, keyFiles: [join(kept, 'checkpoint-key.txt')], checkpointFiles: checkpointFiles(kept) });
    if (verdict !== undefined) result.violations.push(`the export does not verify: ${verdict}`);
    return result;
  } finally {
    for (const child of [...writers, ...sealers]) child.kill('SIGKILL');
    await postgres.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** @param {string} folder */
const actFiles = (folder) => readdirSync(folder).filter((name) => name.endsWith('.acts')).map((name) => join(folder, name));

/** @param {string} folder */
const countOk = (folder) => actFiles(folder).reduce((sum, file) => sum + (readFileSync(file, 'utf8').match(/^ok /gm)?.length ?? 0), 0);

/**
 * The judge: told "ok" is in the database; what is in the database was intended; nothing is there twice; act and entry
 * are there together or not at all; every chain verifies.
 *
 * @param {string} url
 * @param {string} folder
 * @returns {Promise<Pick<KillResult, 'acknowledged' | 'unknown' | 'violations'>>}
 */
async function compare(url, folder) {
  /** @type {Set<string>} */
  const intended = new Set();
  /** @type {Map<string, { position: string, hash: string }>} */
  const acknowledged = new Map();
  /** @type {Set<string>} */
  const failed = new Set();
  let unknown = 0;
  for (const file of actFiles(folder)) {
    for (const [word, id = '', position = '', hash = ''] of readFileSync(file, 'utf8').split('\n').map((line) => line.split(' '))) {
      if (word === 'intent') intended.add(id);
      else if (word === 'ok') acknowledged.set(id, { position, hash });
      else if (word === 'fail') failed.add(id);
      else if (word === 'unknown') unknown += 1;
    }
  }
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  /** @type {string[]} */
  const violations = [];
  const { rows: acts } = await client.query('SELECT id FROM drill_act');
  const { rows: entries } = await client.query(
    `SELECT payload::json ->> 'annotationId' AS id, "position", encode(hash, 'hex') AS hash FROM audit.entry WHERE event = 'annotationAdded'`,
  );
  const done = new Set(acts.map(({ id }) => id));
  const recorded = new Map(entries.map((entry) => [entry.id, entry]));
  for (const [id, told] of acknowledged) {
    const entry = recorded.get(id);
    if (!done.has(id) || !entry) violations.push(`lost: ${id}`);
    else if (entry.position !== told.position || entry.hash !== told.hash) violations.push(`not what was acknowledged: ${id}`);
  }
  for (const id of done) if (!intended.has(id)) violations.push(`nobody intended ${id}`);
  for (const id of failed) if (done.has(id)) violations.push(`said to have failed: ${id}`);
  if (entries.length !== recorded.size) violations.push('an act is recorded twice');
  for (const id of done) if (!recorded.has(id)) violations.push(`change without an entry: ${id}`);
  for (const id of recorded.keys()) if (!done.has(id)) violations.push(`entry without a change: ${id}`);
  for (const { chain, position, problem } of (await client.query('SELECT * FROM audit.self_check()')).rows) violations.push(`${chain} position ${position} ${problem}`);
  await client.end();
  return { acknowledged: acknowledged.size, unknown, violations };
}
