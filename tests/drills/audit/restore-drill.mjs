/**
 * Loses the database host: takes a copy of the running server, archives its write-ahead log, goes on working, then brings
 * the copy back to a point in time elsewhere. The restored record must verify against the last checkpoint that left the
 * machine before that point; and where the copy is older than a checkpoint outside, the sealer must notice.
 */
import { randomUUID } from 'node:crypto';
import { chmodSync, chownSync, cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { roleUrl } from '@consilium/launcher';
import pg from 'pg';
import { migrate, startPostgres, testPasswords } from '../../support/postgres.mjs';
import { addActs, performAct } from './acts.mjs';
import { exportTo } from './export-file.mjs';
import { Random } from './random.mjs';
import { openRecord, until } from './record.mjs';
import { verdictOn } from './tamper-drill.mjs';

/**
 * @typedef {object} RestoreResult
 * @property {number} acknowledged acts before the point in time
 * @property {number} restored acts found afterwards
 * @property {number} restoreMs from the empty place to the first answer
 * @property {string | undefined} verdict of the verifier on the restored record; undefined: verified
 * @property {boolean} noticedOlderCopy whether the sealer refused to sign on a copy older than the checkpoint outside
 */

/**
 * @param {{ seed: number, version?: number, acts?: number }} wish
 * @returns {Promise<RestoreResult>}
 */
export async function restoreDrill({ seed, version = 18, acts = 60 }) {
  const random = new Random(seed);
  const archive = mkdtempSync(join(tmpdir(), 'consilium-archive-'));
  chmodSync(archive, 0o777);
  const postgres = await startPostgres({
    version,
    fast: false,
    settings: { wal_level: 'replica', archive_mode: 'on', archive_command: `'cp %p ${archive}/%f'`, max_wal_senders: '0', wal_keep_size: '0' },
  });
  const { url } = postgres;
  /** @param {'app' | 'worker' | 'auditor'} role */
  const as = (role) => roleUrl(url, role, testPasswords[role]);
  const folder = mkdtempSync(join(tmpdir(), 'consilium-restore-'));
  try {
    await migrate(url);
    await addActs(url);
    const organisation = random.uuid();
    const caseId = random.uuid();
    const work = async (/** @type {number} */ times) => {
      const client = new pg.Client({ connectionString: as('app') });
      await client.connect();
      for (let act = 0; act < times; act += 1) await performAct(client, { id: randomUUID(), organisation, caseId });
      await client.end();
    };
    const sealAll = async () => {
      const record = await openRecord({ workerUrl: as('worker'), appUrl: as('app'), folder: join(folder, 'record') });
      record.sealer.start();
      await record.sealer.stop();
      await record.close({ keepFolder: true });
      return readFileSync(join(folder, 'record/checkpoints/latest.checkpoint'), 'utf8');
    };
    mkdirSync(join(folder, 'record'));

    await work(acts);
    await baseBackup(url, postgres.dataDir, join(folder, 'base'));
    await work(acts);
    const kept = join(folder, 'kept.checkpoint');
    writeFileSync(kept, await sealAll());
    const point = await archivedPoint(url, archive);
    // After the point in time: lost with the host, and sealed by a checkpoint that got out.
    await work(acts);
    await sealAll();

    // The host is gone: nothing of its data folder is used again.
    process.kill(postgres.pid, 'SIGINT');
    await until(() => !existsSync(join(postgres.dataDir, 'postmaster.pid')));
    const began = performance.now();
    replaceData(join(folder, 'base'), postgres.dataDir, archive, point);
    await postgres.restart();
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    await until(async () => (await client.query('SELECT NOT pg_is_in_recovery() AS done')).rows[0].done);
    const restoreMs = Math.round(performance.now() - began);

    const restored = Number((await client.query('SELECT count(*) AS n FROM drill_act')).rows[0].n);
    const file = join(folder, 'export.ndjson');
    await exportTo(file, as('auditor'));
    const verdict = verdictOn({ file, keyFiles: [join(folder, 'record/checkpoints/checkpoint-key.txt')], checkpointFiles: [kept] });

    await work(1);
    const newest = await sealAll();
    const { rows } = await client.query('SELECT max(size)::int AS size FROM audit.checkpoint');
    await client.end();
    return { acknowledged: 2 * acts, restored, restoreMs, verdict, noticedOlderCopy: Number(newest.split('\n')[1]) > rows[0].size };
  } finally {
    await postgres.stop();
    for (const place of [archive, folder]) rmSync(place, { recursive: true, force: true });
  }
}

/**
 * A copy of the running server, with nothing but SQL and file copies.
 *
 * @param {string} url
 * @param {string} from
 * @param {string} to
 */
async function baseBackup(url, from, to) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(`SELECT pg_backup_start('drill', true)`);
  // What changes or vanishes meanwhile is mended by the write-ahead log.
  cpSync(from, to, { recursive: true, force: true, filter: (name) => !/\/(pg_wal\/.+|postmaster\.(pid|opts)|server\.log)$/.test(name) });
  const { rows } = await client.query('SELECT labelfile FROM pg_backup_stop(true)');
  writeFileSync(join(to, 'backup_label'), rows[0].labelfile);
  await client.end();
}

/**
 * Names this moment and waits until the write-ahead log up to it is archived.
 *
 * @param {string} url
 * @param {string} archive
 */
async function archivedPoint(url, archive) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const point = 'before-the-loss';
  await client.query(`SELECT pg_create_restore_point('${point}')`);
  const { rows } = await client.query('SELECT pg_walfile_name(pg_switch_wal()) AS segment');
  await client.end();
  await until(() => existsSync(join(archive, rows[0].segment)));
  return point;
}

/**
 * @param {string} base
 * @param {string} dataDir
 * @param {string} archive
 * @param {string} point
 */
function replaceData(base, dataDir, archive, point) {
  const settings = readFileSync(join(dataDir, 'consilium.conf'), 'utf8');
  const { uid, gid } = statSync(dataDir);
  rmSync(dataDir, { recursive: true });
  cpSync(base, dataDir, { recursive: true });
  mkdirSync(join(dataDir, 'pg_wal'), { recursive: true });
  writeFileSync(join(dataDir, 'consilium.conf'), settings);
  const recovery = { restore_command: `cp ${archive}/%f %p`, recovery_target_name: point, recovery_target_action: 'promote', archive_mode: 'off' };
  writeFileSync(join(dataDir, 'postgresql.auto.conf'), Object.entries(recovery).map(([name, value]) => `${name} = '${value}'\n`).join(''));
  writeFileSync(join(dataDir, 'recovery.signal'), '');
  // The account that the server runs as owns its files.
  chownSync(dataDir, uid, gid);
  for (const name of readdirSync(dataDir, { recursive: true, encoding: 'utf8' })) chownSync(join(dataDir, name), uid, gid);
  chmodSync(dataDir, 0o700);
}
