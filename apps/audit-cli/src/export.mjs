/** Writes an export of the log, line by line: however long the log, the memory stays flat. */
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { rowsOf } from './selection.mjs';
import { CommandError } from './database.mjs';

/** Rows fetched at a time. */
const PAGE = 2_000;

/**
 * One line per entry, spelled as JSON.stringify would: the verifier accepts no other spelling. to_json() escapes texts
 * in the same way.
 */
const LINE = `'{"leaf":' || coalesce(l.leaf_index::text, 'null') || ',"entry":"' || e.entry_id || '","chain":' || to_json(e.chain)
  || ',"position":' || e."position" || ',"time":"' || e.recorded_at || '","organisation":"' || e.organisation_id || '","case":' || coalesce('"' || e.case_id || '"', 'null')
  || ',"event":"' || e.event || '","actor":' || coalesce('"' || e.actor_id || '"', 'null') || ',"role":' || to_json(e.actor_role) || ',"outcome":"' || e.outcome
  || '","request":' || to_json(e.request_id) || ',"payload":' || to_json(e.payload) || ',"previous":"' || encode(e.previous_hash, 'hex') || '","hash":"' || encode(e.hash, 'hex') || '"}'`;

const ROWS = 'audit.entry e LEFT JOIN audit.leaf l ON l.seq = e.seq';

/**
 * @typedef {object} Request
 * @property {import('./selection.mjs').Selection} selection
 * @property {string} reason code that goes into the log
 * @property {number[]} compareWith sizes of older or newer checkpoints, for which a part carries consistency proofs
 */

/**
 * Records the export, then writes it.
 *
 * @param {import('pg').Client} client
 * @param {Request} request
 * @param {NodeJS.WritableStream} out
 * @returns {Promise<number>} how many entries were written
 */
export async function exportLog(client, request, out) {
  await recordExport(client, request);
  await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
  // One snapshot: entries, leaves and checkpoints belong together.
  const { selection } = request;
  const rows = await rowsOf(client, selection);
  const write = writerTo(out);
  const { rows: log } = await client.query(`SELECT origin, to_char(clock_timestamp() AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') AS at FROM audit.log`);
  const { scope, caseId, from, to } = selection;
  await write(JSON.stringify({ format: 'consilium-audit-export/1', log: log[0].origin, scope, case: caseId, from, to, madeAt: log[0].at }));
  for (const note of await checkpointNotes(client, scope === 'whole')) await write(JSON.stringify({ checkpoint: note }));
  if (scope !== 'whole') for (const line of await proofLines(client, rows, request.compareWith)) await write(line);

  await client.query(`DECLARE lines NO SCROLL CURSOR FOR SELECT ${LINE} AS line FROM ${ROWS} WHERE ${rows.condition} ORDER BY ${rows.order}`, rows.values);
  let entries = 0;
  for (;;) {
    const page = await client.query({ text: `FETCH ${PAGE} FROM lines`, rowMode: 'array' });
    if (page.rows.length === 0) break;
    entries += page.rows.length;
    await write(page.rows.join('\n'));
  }
  await write(JSON.stringify({ end: { entries } }));
  await client.query('COMMIT');
  return entries;
}

/**
 * An export is itself an act: it stands in the log before the first line leaves.
 *
 * @param {import('pg').Client} client
 * @param {Request} request
 */
async function recordExport(client, { selection: { scope, caseId, entryId, from, to }, reason }) {
  const { rows } = await client.query(
    `SELECT DISTINCT organisation_id AS organisation, $1::uuid AS case_id FROM audit.chain_head
     WHERE ($1::uuid IS NULL OR case_id = $1) AND ($2::uuid IS NULL OR organisation_id = (SELECT organisation_id FROM audit.entry WHERE entry_id = $2))`,
    [caseId ?? null, entryId ?? null],
  );
  if ((caseId || entryId) && rows.length === 0) throw new CommandError('The log has no such entry.');
  const members = { caseId, from, reasonCode: reason, scope, to };
  // Members in alphabetical order without spaces: canonical JSON.
  const payload = JSON.stringify(members);
  for (const { organisation, case_id: inCase } of rows) {
    await client.query(`SELECT audit.append($1, $2, 'exportMade', NULL, 'auditor', 'success', $3, 'audit-cli')`, [organisation, inCase, payload]);
  }
}

/**
 * The last checkpoint of each hour, and the last of all. Part exports need only the last.
 *
 * @param {import('pg').Client} client
 * @param {boolean} all
 * @returns {Promise<string[]>}
 */
async function checkpointNotes(client, all) {
  const { rows } = await client.query(
    all
      ? `SELECT DISTINCT ON (date_trunc('hour', signed_at)) note FROM audit.checkpoint ORDER BY date_trunc('hour', signed_at), size DESC`
      : `SELECT note FROM audit.checkpoint ORDER BY size DESC LIMIT 1`,
  );
  return rows.map(({ note }) => note);
}

/**
 * @param {import('pg').Client} client
 * @param {import('./selection.mjs').SelectedRows} rows
 * @param {number[]} compareWith
 * @returns {Promise<string[]>}
 */
async function proofLines(client, rows, compareWith) {
  const { rows: newest } = await client.query('SELECT size::float8 AS size FROM audit.checkpoint ORDER BY size DESC LIMIT 1');
  const { rows: found } = await client.query(`SELECT l.leaf_index::float8 AS leaf FROM ${ROWS} WHERE ${rows.condition} AND l.leaf_index IS NOT NULL ORDER BY 1`, rows.values);
  if (found.length === 0 || newest.length === 0) return [];
  const size = newest[0].size;
  const tree = await storedTree(client);
  const hashes = await tree.manyInclusionProof(found.map(({ leaf }) => leaf), size);
  const lines = [{ proof: { size, hashes: hashes.map(base64) } }];
  for (const other of new Set(compareWith)) {
    if (other === size || other === 0) continue;
    const [from, to] = [Math.min(other, size), Math.max(other, size)];
    if (to > size) throw new CommandError(`A checkpoint covers ${other} entries, but the database has sealed only ${size}: the log was cut.`);
    lines.push(/** @type {any} */ ({ consistency: { from, to, hashes: (await tree.consistencyProof(from, to)).map(base64) } }));
  }
  return lines.map((line) => JSON.stringify(line));
}

/** @param {import('pg').Client} client */
async function storedTree(client) {
  const { leafHash, StoredTree } = await import('@consilium/audit-chain').catch(() => {
    throw new CommandError('Build first: npm run build');
  });
  /** @param {Uint8Array} bytes */
  const sha256 = (bytes) => createHash('sha256').update(bytes).digest();
  return new StoredTree(async (runs) => {
    const { rows } = await client.query('SELECT hashes FROM audit.tree_runs($1, $2, $3)', [
      runs.map(({ level }) => level),
      runs.map(({ first }) => first),
      runs.map(({ count }) => count),
    ]);
    return rows.map(({ hashes }, index) => {
      const found = Array.from({ length: (hashes?.length ?? 0) / 32 }, (_, at) => hashes.subarray(at * 32, (at + 1) * 32));
      return runs[index]?.level === 0 ? found.map((hash) => leafHash(hash, sha256)) : found;
    });
  }, sha256);
}

/** @param {Uint8Array} hash */
const base64 = (hash) => Buffer.from(hash).toString('base64');

/**
 * Waits when the reader is slower than the database.
 *
 * @param {NodeJS.WritableStream} out
 */
const writerTo = (out) => async (/** @type {string} */ line) => {
  if (!out.write(`${line}\n`)) await once(out, 'drain');
};
