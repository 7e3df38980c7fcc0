/**
 * Loses an installation and brings it back from a backup that was taken while people worked: rows, files, keys and the
 * record; then once more over a running history in which a case has been erased since. Nothing here knows how a backup
 * is made: the two commands are run as an operator runs them.
 */
import { randomUUID } from 'node:crypto';
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, truncateSync } from 'node:fs';
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { Guard, checkout, entryPoints, roleUrl, startService } from '@consilium/launcher';
import { asOwner, expectStatus, openMeeting, seedBoard, signIn, startApi } from '../../integration/meetings/board-room.mjs';
import { signInAll } from '../../integration/meetings/deliberating.mjs';
import { migrate, startPostgres, testPasswords } from '../../support/postgres.mjs';
import { fillCase, makeDocuments, nameThePatient, rowsOf, rowsWith, seedOffice } from '../audit/erasable-case.mjs';
import { exportTo } from '../audit/export-file.mjs';
import { until } from '../audit/record.mjs';

const PASSPHRASE = 'a passphrase of the drill';

/**
 * @typedef {object} BackupDrillResult
 * @property {number} mode of the backup file
 * @property {boolean} readable whether a word of a patient can be found in the file
 * @property {string[]} refusals what was said to a wrong passphrase, a cut file, and a place that is not empty
 * @property {string} restored what the restore said
 * @property {string[]} changedTables tables of the case whose rows are not those of the moment before the backup
 * @property {string[]} changedFiles documents, attachments and keys that differ
 * @property {boolean} isPrefix whether the restored log is the beginning of the one that went on
 * @property {number} goneOn acts acknowledged while the backup was made
 * @property {boolean} sameGuards whether every trigger is armed as it was
 * @property {number[]} served statuses after the restore: an old session, the case, an attachment of it, its document
 * @property {boolean} sealedOn whether the sealer signs further checkpoints on the restored log
 * @property {string} fromExport what a restore into an empty place said that was given an export of the log
 * @property {string} replaced what the second restore said
 * @property {number} erasedAgain status of the case that was erased after the backup
 * @property {string[]} foundAgain rows that hold its word after the second restore
 * @property {{ code: number | null, said: string, databases: string[] }} falsified restore of a backup whose log was falsified
 */

/**
 * @param {{ version?: number }} [wish]
 * @returns {Promise<BackupDrillResult>}
 */
export async function backupDrill({ version = 18 } = {}) {
  const postgres = await startPostgres({ version });
  const guard = new Guard();
  const artifacts = join(checkout, 'tests/.artifacts/backups');
  mkdirSync(artifacts, { recursive: true });
  const folder = mkdtempSync(join(artifacts, 'drill-'));
  guard.watch({ kind: 'folder', name: folder, folder });
  const word = `Sperling${randomUUID().slice(0, 8)}Fink`;
  const erasedWord = `Drossel${randomUUID().slice(0, 8)}Meise`;
  /** @type {{ stop: () => Promise<unknown> }[]} */
  let running = [];
  const start = async (/** @type {string} */ url, /** @type {string} */ dataDir) => {
    const api = await startApi({ appUrl: roleUrl(url, 'app', testPasswords.app), dataDir, label: 'api' });
    const env = { ...process.env, DATA_DIR: dataDir, SESSION_SECRET: 'the secret of the tests, which is long enough', ALLOW_UNSAFE_DATABASE: '1', WORKER_DATABASE_URL: roleUrl(url, 'worker', testPasswords.worker) };
    running = [startService({ name: 'worker', entryPoint: entryPoints.worker, env, logFile: join(dataDir, 'worker.log'), guard }), api];
    return api;
  };
  const stop = async () => {
    for (const service of running.splice(0)) await service.stop();
  };

  try {
    const url = postgres.urlOf('hospital');
    const dataDir = join(folder, 'data');
    mkdirSync(dataDir);
    await asOwner(postgres.url, (client) => client.query('CREATE DATABASE hospital'));
    await migrate(url);
    const api = await start(url, dataDir);
    const board = await seedBoard(url, { name: 'Board of the backup' });
    const office = await seedOffice(url, board);
    const coordinator = await signIn(api.url, board.coordinator);
    const voters = await signInAll(api.url, board.voters);
    const chair = /** @type {import('../../integration/meetings/board-room.mjs').Client} */ (voters[0]);
    const { meetingId, items } = await openMeeting({ board, coordinator, chair, present: board.voters, cases: 2 });
    const [kept, erased] = /** @type {[{ id: string, caseId: string }, { id: string, caseId: string }]} */ (/** @type {unknown} */ (items));
    await fillCase({ coordinator, chair, voters, meetingId, item: kept, word });
    await fillCase({ coordinator, chair, voters, meetingId, item: erased, word: erasedWord });
    expectStatus(await chair.post(`/meetings/${meetingId}/commands`, { command: 'close' }), 200);
    const orderId = await makeDocuments({ coordinator, chair, caseId: kept.caseId, meetingId: null });
    await makeDocuments({ coordinator, chair, caseId: erased.caseId, meetingId: null });
    for (const [id, text] of /** @type {[string, string][]} */ ([[kept.caseId, word], [erased.caseId, erasedWord]])) await asOwner(url, (client) => nameThePatient(client, id, text));
    const attachmentId = expectStatus(await chair.get(`/cases/${kept.caseId}/attachments`), 200).attachments[0].id;

    const before = await asOwner(url, (client) => rowsOf(client, kept.caseId));
    const filesBefore = contentOf(dataDir);
    const guardsBefore = await asOwner(url, armedTriggers);

    // People go on working while the backup is made.
    let goneOn = 0;
    let isOver = false;
    const working = (async () => {
      while (!isOver) {
        expectStatus(await chair.post(`/cases/${erased.caseId}/annotations`, { target: { kind: 'case', ref: '' }, visibility: 'record', body: `${erasedWord} ${goneOn}` }), 201);
        goneOn += 1;
      }
    })();
    // Kept elsewhere, as an auditor does.
    const keptCheckpoint = join(folder, 'kept.checkpoint');
    copyFileSync(join(dataDir, 'checkpoints', 'latest.checkpoint'), keptCheckpoint);
    const file = join(folder, 'hospital.backup');
    const env = { DATABASE_URL: url, DATA_DIR: dataDir, BACKUP_PASSPHRASE: PASSPHRASE };
    const made = await command('backup', [file], env);
    isOver = true;
    await working;
    if (made.code !== 0) throw new Error(`The backup failed: ${made.said}`);
    const content = readFileSync(file);

    const elsewhere = { DATABASE_URL: postgres.urlOf('elsewhere'), DATA_DIR: join(folder, 'elsewhere'), BACKUP_PASSPHRASE: PASSPHRASE };
    mkdirSync(elsewhere.DATA_DIR);
    await asOwner(postgres.url, (client) => client.query('CREATE DATABASE elsewhere'));
    const cut = join(folder, 'cut.backup');
    copyFileSync(file, cut);
    truncateSync(cut, Math.floor(content.length * 0.7));
    const refusals = [
      await command('restore', [file], { ...elsewhere, BACKUP_PASSPHRASE: 'not the passphrase' }),
      await command('restore', [cut], elsewhere),
      await command('restore', [file], env),
    ].map(({ code, said }) => `${code}: ${said}`);

    const restored = await command('restore', [file, '--checkpoint', keptCheckpoint], elsewhere);
    const entries = (/** @type {import('pg').Client} */ client) => client.query(`SELECT encode(hash, 'hex') AS hash FROM audit.entry WHERE request_id NOT IN ('restore', 'audit-cli') ORDER BY seq`);
    const [original, brought] = [await asOwner(url, entries), await asOwner(elsewhere.DATABASE_URL, entries)].map(({ rows }) => rows.map(({ hash }) => hash));
    const after = await asOwner(elsewhere.DATABASE_URL, (client) => rowsOf(client, kept.caseId));
    const guardsAfter = await asOwner(elsewhere.DATABASE_URL, armedTriggers);
    const filesAfter = contentOf(elsewhere.DATA_DIR);

    const sizeBefore = await asOwner(elsewhere.DATABASE_URL, sealedSize);
    await stop();
    const second = await start(elsewhere.DATABASE_URL, elsewhere.DATA_DIR);
    const oldSession = await fetch(`${second.url}/api/v1/session`, { headers: { cookie: chair.cookie } });
    const again = await signIn(second.url, board.chair);
    const served = [oldSession.status];
    for (const path of [`/cases/${kept.caseId}`, `/attachments/${attachmentId}/content`, `/documents/${orderId}/content`]) {
      const answer = await fetch(`${second.url}/api/v1${path}`, { headers: { cookie: again.cookie } });
      await answer.arrayBuffer();
      served.push(answer.status);
    }
    await until(async () => (await asOwner(elsewhere.DATABASE_URL, sealedSize)) > sizeBefore, 30_000);
    const sizeOutside = Number(readFileSync(join(elsewhere.DATA_DIR, 'checkpoints', 'latest.checkpoint'), 'utf8').split('\n')[1]);
    await stop();

    // Back to the first installation: a case is erased there, then the older backup replaces everything.
    const third = await start(url, dataDir);
    const administrator = await signIn(third.url, office.administrator);
    const chairAgain = await signIn(third.url, board.chair);
    const number = expectStatus(await chairAgain.get(`/cases/${erased.caseId}`), 200).number;
    const request = expectStatus(await administrator.post('/erasures', { caseNumber: number, basis: 'gdprArticle17', reference: 'DPO 2026/15' }), 201);
    expectStatus(await chairAgain.post(`/erasures/${request.id}/decision`, { decision: 'confirm', caseNumber: number }), 200);
    await stop();
    // On the day on which nothing is left but the backup and the export that the auditor keeps.
    const log = join(folder, 'log.ndjson');
    await exportTo(log, roleUrl(url, 'auditor', testPasswords.auditor));
    const bare = { DATABASE_URL: postgres.urlOf('bare'), DATA_DIR: join(folder, 'bare'), BACKUP_PASSPHRASE: PASSPHRASE };
    mkdirSync(bare.DATA_DIR);
    await asOwner(postgres.url, (client) => client.query('CREATE DATABASE bare'));
    const fromExport = await command('restore', [file, '--erasures', log], bare);
    const replaced = await command('restore', [file, '--replace'], env);
    const fourth = await start(url, dataDir);
    const last = await signIn(fourth.url, board.chair);
    const erasedAgain = (await last.get(`/cases/${erased.caseId}`)).status;
    await until(async () => (await asOwner(url, (client) => client.query(`SELECT state FROM case_erasure WHERE id = $1`, [request.id]))).rows[0].state === 'complete', 60_000);
    const foundAgain = await asOwner(url, (client) => rowsWith(client, [erasedWord, erasedWord.toLowerCase()]));
    await stop();

    return {
      mode: statSync(file).mode & 0o777,
      readable: content.includes(word),
      refusals,
      restored: `${restored.code}: ${restored.said}`,
      changedTables: Object.keys(before).filter((table) => JSON.stringify(before[table]) !== JSON.stringify(after[table])),
      changedFiles: [...filesBefore].filter(([name, bytes]) => !name.startsWith('checkpoints') && filesAfter.get(name) !== bytes).map(([name]) => name),
      isPrefix: (brought?.length ?? 0) > 100 && (brought ?? []).every((hash, index) => hash === original?.[index]),
      goneOn,
      sameGuards: JSON.stringify(guardsBefore) === JSON.stringify(guardsAfter) && guardsBefore.length > 20,
      served,
      sealedOn: sizeOutside > sizeBefore,
      fromExport: `${fromExport.code}: ${fromExport.said}`,
      replaced: `${replaced.code}: ${replaced.said}`,
      erasedAgain,
      foundAgain,
      falsified: await falsifiedBackup(postgres, url, dataDir, folder),
    };
  } finally {
    await stop();
    await postgres.stop();
    await guard.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * The owner of the database changes one entry of the log; a backup of that must not come back as if nothing had happened.
 *
 * @param {import('../../support/postgres.mjs').TestPostgres} postgres
 * @param {string} url
 * @param {string} dataDir
 * @param {string} folder
 */
async function falsifiedBackup(postgres, url, dataDir, folder) {
  await asOwner(url, async (client) => {
    await client.query(`BEGIN; ALTER TABLE audit.entry DISABLE TRIGGER ALL`);
    await client.query(`UPDATE audit.entry SET actor_role = 'guest' WHERE seq = (SELECT min(seq) FROM audit.entry WHERE event = 'outcomeSigned')`);
    await client.query(`COMMIT`);
  });
  const file = join(folder, 'falsified.tar.gz');
  const made = await command('backup', [file], { DATABASE_URL: url, DATA_DIR: dataDir });
  if (made.code !== 0) throw new Error(made.said);
  await asOwner(postgres.url, (client) => client.query('CREATE DATABASE falsified'));
  const target = join(folder, 'falsified');
  mkdirSync(target);
  const { code, said } = await command('restore', [file], { DATABASE_URL: postgres.urlOf('falsified'), DATA_DIR: target });
  const left = readdirSync(target).filter((name) => !name.startsWith('ABOUT'));
  const { rows } = await asOwner(postgres.url, (client) => client.query(`SELECT datname FROM pg_database WHERE datname LIKE 'falsified%'`));
  return { code, said, databases: [...rows.map(({ datname }) => datname), ...left] };
}

/**
 * @param {'backup' | 'restore'} name
 * @param {string[]} list
 * @param {Record<string, string>} env
 * @returns {Promise<{ code: number | null, said: string }>}
 */
function command(name, list, env) {
  const child = spawn(process.execPath, [join(checkout, 'apps/backup-cli/src/main.mjs'), name, ...list], { cwd: checkout, env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (piece) => (said += piece));
  return new Promise((resolve) => child.once('close', (code) => resolve({ code, said })));
}

/** @param {import('pg').Client} client */
async function armedTriggers(client) {
  const { rows } = await client.query(
    `SELECT t.tgrelid::regclass::text || '.' || t.tgname || ' ' || t.tgenabled::text AS armed FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid JOIN pg_namespace n ON n.oid = c.relnamespace
      WHERE NOT t.tgisinternal AND n.nspname <> 'bullmq' ORDER BY 1`,
  );
  return rows.map(({ armed }) => armed);
}

/** @param {import('pg').Client} client */
const sealedSize = async (client) => Number((await client.query('SELECT coalesce(max(size), 0) AS size FROM audit.checkpoint')).rows[0].size);

/**
 * @param {string} folder
 * @returns {Map<string, string>} every file that is no log, with its content
 */
function contentOf(folder) {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => statSync(join(folder, name)).isFile() && /^(keys|documents|attachments|checkpoints)/.test(name));
  return new Map(names.sort().map((name) => [name, readFileSync(join(folder, name)).toString('base64')]));
}
