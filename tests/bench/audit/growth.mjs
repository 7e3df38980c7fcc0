/** What verifying, proving and appending cost as the log grows, and how many bytes an entry takes. */
import { statSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { verify } from '../../../apps/audit-cli/src/verify.mjs';
import { exportTo } from '../../drills/audit/export-file.mjs';
import { openRecord } from '../../drills/audit/record.mjs';
import { hashedBytes, hashPlainly, linesOf } from './plain-hash.mjs';

/**
 * @typedef {object} AtSize
 * @property {number} entries
 * @property {number} appendMicros of a bulk append in the database
 * @property {number} bytesPerEntry in the database, with all indexes
 * @property {number} exportBytesPerEntry
 * @property {number} exportPerSecond rows
 * @property {number} verifyPerSecond rows
 * @property {number} plainPerSecond rows, of a plain SHA-256 over payload, framing, leaf and node, made beforehand
 * @property {number} linePerSecond rows, of reading the export and taking a plain SHA-256 of each line
 * @property {number} verifyMemoryMb
 * @property {number} proveMs one inclusion proof, median
 * @property {number} proofHashes
 * @property {number} caseHistoryMs a page of 50 entries of one case, median
 * @property {number} selfCheckSeconds
 */

const CASES = 200;

/**
 * @param {{ ownerUrl: string, workerUrl: string, appUrl: string, auditorUrl: string }} urls
 * @param {{ sizes: number[], organisation: string, uuid: () => string, onStep: (text: string) => void }} wish
 * @returns {Promise<AtSize[]>}
 */
export async function growth({ ownerUrl, workerUrl, appUrl, auditorUrl }, { sizes, organisation, uuid, onStep }) {
  const owner = new pg.Client({ connectionString: ownerUrl });
  await owner.connect();
  const record = await openRecord({ workerUrl, appUrl });
  const cases = Array.from({ length: CASES }, uuid);
  /** @type {AtSize[]} */
  const rows = [];
  try {
    for (const entries of sizes) {
      const { present } = (await owner.query('SELECT count(*)::int AS present FROM audit.entry')).rows[0];
      onStep(`appending up to ${entries}`);
      const appendMicros = await append(owner, organisation, cases, entries - present);
      onStep('sealing');
      record.sealer.start();
      await record.sealer.stop();
      await owner.query('VACUUM ANALYZE');
      rows.push({ entries, appendMicros, ...(await measure(owner, record, auditorUrl, { entries, organisation, cases, onStep })) });
    }
  } finally {
    await owner.end();
    await record.close();
  }
  return rows;
}

/**
 * @param {pg.Client} owner
 * @param {string} organisation
 * @param {string[]} cases
 * @param {number} count
 */
async function append(owner, organisation, cases, count) {
  const began = performance.now();
  const slice = 2_000;
  for (let done = 0; done < count; done += slice) {
    await owner.query(
      `DO $$ DECLARE cases uuid[] := '{${cases.join()}}'; c uuid; BEGIN FOR i IN 1..${Math.min(slice, count - done)} LOOP
         c := cases[1 + floor(random() * ${cases.length})];
         PERFORM audit.append('${organisation}', c, 'caseRead', '${organisation}', 'specialist', 'success',
           '{"caseId":"' || c || '","parts":["facts","lesions","course"],"version":' || i || '}', gen_random_uuid()::text);
         IF i % 50 = 0 THEN COMMIT; END IF;
       END LOOP; END $$`,
    );
  }
  return (1000 * (performance.now() - began)) / count;
}

/**
 * @param {pg.Client} owner
 * @param {Awaited<ReturnType<typeof openRecord>>} record
 * @param {string} auditorUrl
 * @param {{ entries: number, organisation: string, cases: string[], onStep: (text: string) => void }} at
 */
async function measure(owner, record, auditorUrl, { entries, organisation, cases, onStep }) {
  const { bytes } = (
    await owner.query(`SELECT sum(pg_total_relation_size(c.oid))::float8 AS bytes FROM pg_class c
                       WHERE c.relnamespace = 'audit'::regnamespace AND c.relkind = 'r'`)
  ).rows[0];
  onStep('exporting');
  const file = join(record.folder, 'export.ndjson');
  const exportMs = await timed(() => exportTo(file, auditorUrl));
  onStep('verifying');
  const checkpoint = join(record.folder, 'checkpoints', 'latest.checkpoint');
  const key = join(record.folder, 'checkpoints', 'checkpoint-key.txt');
  const before = process.memoryUsage.rss();
  const verifyMs = await best(() => verify({ file, keyFiles: [key], checkpointFiles: [checkpoint] }));
  const verifyMemoryMb = Math.max(0, process.memoryUsage.rss() - before) / 2 ** 20;
  const plainMs = await plainHashing(file);
  const lineMs = await best(() => hashPlainly(linesOf(file)));
  onStep('proving');
  const { rows } = await owner.query('SELECT entry_id FROM audit.entry WHERE seq IN (SELECT (1 + floor(random() * $1))::bigint FROM generate_series(1, 60))', [entries]);
  let proofHashes = 0;
  const proofs = [];
  for (const { entry_id: id } of rows) {
    proofs.push(await timed(async () => (proofHashes = (await record.inScope(organisation, (manager) => record.reader.inclusion(manager, id))).hashes.length)));
  }
  const pages = [];
  for (const caseId of cases.slice(0, 40)) pages.push(await timed(() => record.inScope(organisation, (manager) => record.reader.page(manager, { caseId, limit: 50 }))));
  onStep('self-check');
  const selfCheckMs = await timed(() => record.selfCheck.run());
  return {
    bytesPerEntry: bytes / entries,
    exportBytesPerEntry: statSync(file).size / entries,
    exportPerSecond: (1000 * entries) / exportMs,
    verifyPerSecond: (1000 * entries) / verifyMs,
    plainPerSecond: (1000 * entries) / plainMs,
    linePerSecond: (1000 * entries) / lineMs,
    verifyMemoryMb,
    proveMs: median(proofs),
    proofHashes,
    caseHistoryMs: median(pages),
    selfCheckSeconds: selfCheckMs / 1000,
  };
}

/**
 * Milliseconds for a plain SHA-256 over the same bytes that verifying hashes: payload, framing, leaf and node of each
 * entry, made beforehand. A part of a long file stands for all of it.
 *
 * @param {string} file
 */
async function plainHashing(file) {
  const inputs = hashedBytes(file, 20_000);
  const total = inputs.entries;
  const lines = (await countLines(file)) - 3;
  return ((await best(() => hashPlainly(inputs.pieces))) * lines) / total;
}

/** @param {string} file */
async function countLines(file) {
  let count = 0;
  for (const _ of linesOf(file)) count += 1;
  return count;
}

/** @param {() => unknown} work */
async function timed(work) {
  const began = performance.now();
  await work();
  return performance.now() - began;
}

/** @param {() => unknown} work */
async function best(work) {
  const times = [];
  for (let round = 0; round < 3; round += 1) times.push(await timed(work));
  return Math.min(...times);
}

/** @param {number[]} values */
const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
