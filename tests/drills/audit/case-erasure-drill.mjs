/**
 * Plants strings in every field of a case that goes the whole way to a signed outcome with its documents, erases the case
 * over the API, waits for the worker, and searches what is left: every row of every table, every file of the database
 * server but its write-ahead log, keys, documents, attachments, checkpoints, the logs of all processes, and an export.
 */
import { randomUUID } from 'node:crypto';
import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { Guard, checkout, entryPoints, roleUrl, startService } from '@consilium/launcher';
import { asOwner, expectStatus, openMeeting, seedBoard, signIn, startApi } from '../../integration/meetings/board-room.mjs';
import { signInAll } from '../../integration/meetings/deliberating.mjs';
import { migrate, startPostgres, testPasswords } from '../../support/postgres.mjs';
import { addOtherRows, fillCase, filesOfCase, makeDocuments, nameThePatient, plantEverywhere, rowsOf, rowsWith, seedOffice, storeTextsPlainly } from './erasable-case.mjs';
import { exportTo } from './export-file.mjs';
import { until } from './record.mjs';
import { searchFiles } from './search-files.mjs';
import { verdictOn } from './tamper-drill.mjs';

/** Written into fields over the API, and by SQL into every field no route writes. */
const CANARY = `Kanarie${randomUUID().slice(0, 8)}Zeisig`;
const OTHER = `Nachbar${randomUUID().slice(0, 8)}Amsel`;
/** What is searched by is kept in small letters. */
const INDEXED = CANARY.toLowerCase();
/** Write-ahead log keeps what was written until its segments are recycled; docs/audit-format.md says for how long. */
const isWal = (/** @type {string} */ file) => file.includes('/pg_wal/');

/**
 * @typedef {object} CaseErasureResult
 * @property {string[]} emptyTables tables of the plan in which the case had no row before it was erased
 * @property {number} plantedFields columns that held the string before
 * @property {string[]} foundBefore kinds of places where it was found before: the search can find
 * @property {string[]} foundInRows `table` for each row that still holds it
 * @property {string[]} foundInFiles
 * @property {string[]} filesLeft documents, attachments and keys of the case that are still there
 * @property {string[]} otherChanged tables and files of another case that are not as they were
 * @property {string | undefined} verdict of the verifier on the whole export; undefined when it verifies
 * @property {number[]} afterwards statuses of the case, its deliberation, its document and its log; how often the worklist holds it; status of its meeting
 * @property {any} tombstone
 * @property {number} searchedBytes
 */

/**
 * @param {{ version?: number }} [wish]
 * @returns {Promise<CaseErasureResult>}
 */
export async function caseErasureDrill({ version = 18 } = {}) {
  const postgres = await startPostgres({ version });
  const guard = new Guard();
  const artifacts = join(checkout, 'tests/.artifacts/erasures');
  mkdirSync(artifacts, { recursive: true });
  const dataDir = mkdtempSync(join(artifacts, 'case-'));
  guard.watch({ kind: 'folder', name: dataDir, folder: dataDir });
  const url = postgres.url;
  /** @type {{ stop: () => Promise<unknown> }[]} */
  const services = [];
  try {
    await migrate(url);
    await storeTextsPlainly(url);
    const env = { ...process.env, NODE_ENV: 'test', DATA_DIR: dataDir, LOG_LEVEL: 'info', SESSION_SECRET: 'the secret of the tests, which is long enough', ALLOW_UNSAFE_DATABASE: '1', WORKER_DATABASE_URL: roleUrl(url, 'worker', testPasswords.worker) };
    const api = await startApi({ appUrl: roleUrl(url, 'app', testPasswords.app), dataDir, label: 'api' });
    services.push(api);
    const worker = startService({ name: 'worker', entryPoint: entryPoints.worker, env, logFile: join(dataDir, 'worker.log'), guard });
    services.unshift(worker);

    const board = await seedBoard(url, { name: 'Board of the erasure' });
    const people = await seedOffice(url, board);
    const coordinator = await signIn(api.url, board.coordinator);
    const voters = await signInAll(api.url, board.voters);
    const chair = /** @type {import('../../integration/meetings/board-room.mjs').Client} */ (voters[0]);
    const { meetingId, items } = await openMeeting({ board, coordinator, chair, present: board.voters, cases: 2 });
    const [mine, other] = /** @type {[{ id: string, caseId: string }, { id: string, caseId: string }]} */ (/** @type {unknown} */ (items));
    await fillCase({ coordinator, chair, voters, meetingId, item: mine, word: CANARY });
    await fillCase({ coordinator, chair, voters, meetingId, item: other, word: OTHER });
    expectStatus(await chair.post(`/meetings/${meetingId}/commands`, { command: 'close' }), 200);
    const orderId = await makeDocuments({ coordinator, chair, caseId: mine.caseId, meetingId });
    await makeDocuments({ coordinator, chair, caseId: other.caseId, meetingId: null });
    for (const [caseId, word] of /** @type {[string, string][]} */ ([[mine.caseId, CANARY], [other.caseId, OTHER]])) {
      await asOwner(url, async (client) => {
        await nameThePatient(client, caseId, word);
        await addOtherRows(client, caseId, word);
      });
    }
    const { planted, empty } = await asOwner(url, (client) => plantEverywhere(client, mine.caseId, CANARY));
    await asOwner(url, (client) => client.query('ANALYZE'));

    const [mineFiles, otherFiles] = await asOwner(url, async (client) => [await filesOfCase(client, mine.caseId), await filesOfCase(client, other.caseId)]);
    const otherBefore = await asOwner(url, (client) => rowsOf(client, other.caseId));
    const needles = [CANARY, INDEXED].map((text) => Buffer.from(text));
    const foundBefore = await asOwner(url, async (client) => ((await rowsWith(client, [CANARY, INDEXED])).length > 0 ? ['rows'] : []));

    const number = /** @type {string} */ (expectStatus(await chair.get(`/cases/${mine.caseId}`), 200).number);
    await asOwner(url, (client) => client.query('CHECKPOINT'));
    if ((await searchFiles([postgres.dataDir], needles, { except: isWal })).found.length > 0) foundBefore.push('files');

    const administrator = await signIn(api.url, people.administrator);
    const request = expectStatus(await administrator.post('/erasures', { caseNumber: number, basis: 'gdprArticle17', reference: 'DPO 2026/14' }), 201);
    expectStatus(await chair.post(`/erasures/${request.id}/decision`, { decision: 'confirm', caseNumber: number }), 200);
    const tombstoneOf = async () => expectStatus(await administrator.get('/erasures'), 200).items.find((/** @type {{ id: string }} */ { id }) => id === request.id);
    await until(async () => (await tombstoneOf()).state === 'complete', 60_000);

    const auditor = await signIn(api.url, people.auditor);
    const list = expectStatus(await chair.get('/cases?limit=200'), 200);
    const afterwards = [
      (await chair.get(`/cases/${mine.caseId}`)).status,
      (await chair.get(`/meetings/${meetingId}/cases/${mine.caseId}/deliberation`)).status,
      (await chair.get(`/documents/${orderId}/content`)).status,
      (await auditor.get(`/audit/cases/${mine.caseId}/entries`)).status,
      list.items.filter((/** @type {{ id: string }} */ { id }) => id === mine.caseId).length,
      (await chair.get(`/meetings/${meetingId}`)).status,
    ];
    const tombstone = await tombstoneOf();
    await asOwner(url, (client) => client.query('CHECKPOINT'));
    const exported = join(dataDir, 'export.ndjson');
    // One from before the export: those made later cover entries that the export cannot have.
    const kept = join(dataDir, 'kept.checkpoint');
    copyFileSync(join(dataDir, 'checkpoints', 'latest.checkpoint'), kept);
    await exportTo(exported, roleUrl(url, 'auditor', testPasswords.auditor));

    const foundInRows = await asOwner(url, (client) => rowsWith(client, [CANARY, INDEXED]));
    const search = await searchFiles([postgres.dataDir, dataDir], needles, { except: isWal });
    const otherAfter = await asOwner(url, (client) => rowsOf(client, other.caseId));
    const present = readdirSync(dataDir, { recursive: true, encoding: 'utf8' });
    const lies = (/** @type {string} */ key) => present.some((file) => file.includes(key));
    const verdict = verdictOn({ file: exported, keyFiles: [join(dataDir, 'checkpoints', 'checkpoint-key.txt')], checkpointFiles: [kept] });
    return {
      emptyTables: empty,
      plantedFields: planted,
      foundBefore,
      foundInRows,
      foundInFiles: search.found,
      filesLeft: mineFiles.filter(lies),
      otherChanged: [
        ...Object.keys(otherBefore).filter((table) => JSON.stringify(otherBefore[table]) !== JSON.stringify(otherAfter[table])),
        ...otherFiles.filter((key) => !lies(key)),
      ],
      verdict,
      afterwards,
      tombstone,
      searchedBytes: search.bytes,
    };
  } finally {
    for (const service of services) await service.stop();
    await postgres.stop();
    await guard.close();
    rmSync(dataDir, { recursive: true, force: true });
  }
}
