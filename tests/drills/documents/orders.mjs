/** Signed outcomes with ordered documents, written straight into a database; and the judge who counts what came of them. */
import { createHash, randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { canonicalJson } from '@consilium/audit-chain';
import pg from 'pg';
import { asOwner } from '../../integration/meetings/board-room.mjs';
import { makeDocument, recordSample } from './product.mjs';

const sha256 = (/** @type {string | Uint8Array} */ content) => createHash('sha256').update(content).digest('hex');

/**
 * @typedef {object} OrderingBoard
 * @property {string} organisationId
 * @property {string} boardId
 * @property {string} meetingId
 * @property {string} personId
 */

/**
 * An organisation with a board, a meeting and a person who orders.
 *
 * @param {string} ownerUrl
 * @returns {Promise<OrderingBoard>}
 */
export async function seedOrderingBoard(ownerUrl) {
  const board = { organisationId: randomUUID(), boardId: randomUUID(), meetingId: randomUUID(), personId: randomUUID() };
  await asOwner(ownerUrl, async (client) => {
    await client.query(`INSERT INTO organisation (id, name) VALUES ($1, 'Hospital of the drill')`, [board.organisationId]);
    await client.query(`INSERT INTO board (id, organisation_id, name, tumour_type, settings) VALUES ($1, $2, 'Board of the drill', 'nelm', '{"timeZone":"Europe/Berlin"}')`, [board.boardId, board.organisationId]);
    await client.query(`INSERT INTO person (id, organisation_id, display_name, email, discipline, roles) VALUES ($1, $2, 'Dr Drill', $3, 'surgery', '{specialist}')`, [
      board.personId, board.organisationId, `drill-${board.personId}@example.org`,
    ]);
    await client.query(
      `INSERT INTO meeting (id, organisation_id, board_id, title, starts_at, planned_minutes, chair_id, state) VALUES ($1, $2, $3, 'Sitting of the drill', '2026-07-23T07:30:00Z', 60, $4, 'closed')`,
      [board.meetingId, board.organisationId, board.boardId, board.personId],
    );
  });
  return board;
}

/**
 * @param {pg.Client} client as the owner
 * @param {OrderingBoard} board
 * @param {number} number of the case
 */
async function insertSignedCase(client, board, number) {
  const patientId = randomUUID();
  const caseId = randomUUID();
  const outcomeId = randomUUID();
  const caseNumber = `D-${board.boardId.slice(0, 6)}-${String(number).padStart(5, '0')}`;
  const sample = recordSample({ caseId, caseNumber, meetingId: board.meetingId, familyName: `Drill${number}` });
  await client.query(
    `INSERT INTO patient (id, organisation_id, identifier_system, identifier_value, family_name, given_name, birth_date, sex) VALUES ($1, $2, 'urn:drill', $3, $4, 'Elspeth', '1968-03-14', 'female')`,
    [patientId, board.organisationId, caseId, `Drill${number}`],
  );
  await client.query(
    `INSERT INTO board_case (id, organisation_id, board_id, patient_id, number, state, question_code, question_text, urgency, consultant_name, consultant_contact, wish, consent, search_text)
     VALUES ($1, $2, $3, $4, $5, 'signedOff', 'liverDirected', 'Question', 'routine', 'Dr Made Up', '', '{"state":"notAsked"}', '{"state":"notAsked","recordedOn":null}', '')`,
    [caseId, board.organisationId, board.boardId, patientId, caseNumber],
  );
  await client.query(
    `INSERT INTO outcome_record (id, organisation_id, meeting_id, case_id, kind, canonical_text, sha256, required, state) VALUES ($1, $2, $3, $4, 'outcome', $5, decode($6, 'hex'), '[]', 'signedOff')`,
    [outcomeId, board.organisationId, board.meetingId, caseId, sample.text, sample.sha256],
  );
  return { caseId, outcomeId, sample };
}

/** What the drills order, in turns: mostly short documents, so that many fit into the time. */
const TURNS = /** @type {const} */ ([
  { kind: 'patientLetter', format: 'pdf', template: 'patient-letter/1' },
  { kind: 'outcomeReport', format: 'json', template: 'outcome-report/1' },
  { kind: 'patientLetter', format: 'docx', template: 'patient-letter/1' },
  { kind: 'outcomeReport', format: 'pdf', template: 'outcome-report/1' },
]);

/**
 * One signed case and one order for each. They appear together, as from one transaction.
 *
 * @param {string} ownerUrl
 * @param {OrderingBoard} board
 * @param {number} count
 * @param {{ from?: number, kind?: string, format?: string, template?: string }} [wish] number of the first case; one kind instead of all in turns
 * @returns {Promise<string[]>} ids of the orders
 */
export async function placeOrders(ownerUrl, board, count, wish = {}) {
  /** @type {string[]} */
  const ids = [];
  const { from = 1 } = wish;
  await asOwner(ownerUrl, async (client) => {
    await client.query('BEGIN');
    for (let index = 0; index < count; index += 1) {
      const turn = { ...TURNS[index % TURNS.length], ...wish };
      const { caseId, outcomeId, sample } = await insertSignedCase(client, board, from + index);
      const id = randomUUID();
      await client.query(
        `INSERT INTO document_order (id, organisation_id, case_id, meeting_id, outcome_record_id, snapshot_text, record_sha256, kind, format, language, template_version, ordered_by)
         VALUES ($1, $2, $3, $4, $5, $6, decode($7, 'hex'), $8, $9, 'en', $10, $11)`,
        [id, board.organisationId, caseId, index % 3 === 0 ? board.meetingId : null, outcomeId, canonicalJson(sample.frozen), sample.sha256, turn.kind, turn.format, turn.template, board.personId],
      );
      await client.query(`SELECT pg_notify('document_order', $1)`, [id]);
      ids.push(id);
    }
    await client.query('COMMIT');
  });
  return ids;
}

/**
 * Waits until no order is open any more.
 *
 * @param {string} ownerUrl
 * @param {readonly string[]} ids
 * @param {number} patienceMs
 * @returns {Promise<number>} milliseconds it took
 */
export async function untilSettled(ownerUrl, ids, patienceMs) {
  const began = performance.now();
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    for (;;) {
      const { rows } = await client.query(`SELECT state, count(*)::int AS count FROM document_order WHERE id = ANY ($1::uuid[]) GROUP BY state`, [ids]);
      const open = rows.filter(({ state }) => ['ordered', 'queued', 'making'].includes(state));
      if (open.length === 0) return performance.now() - began;
      if (performance.now() - began > patienceMs) throw new Error(`After ${patienceMs} ms orders are still open: ${JSON.stringify(rows)}`);
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  } finally {
    await client.end();
  }
}

/**
 * @typedef {object} Judgement
 * @property {number} orders
 * @property {number} missing orders without a document
 * @property {number} doubled orders with more than one document
 * @property {number} entriesWrong orders without exactly one entry "documentMade"
 * @property {number} bytesWrong documents whose file differs from what the record gives, or from its hash
 * @property {number} oldFences documents published by an attempt that was not the last one to claim the order
 * @property {number} attemptsMost
 */

/**
 * Counts as an outsider: rows, audit entries, and every file made again from its record.
 *
 * @param {string} ownerUrl
 * @param {readonly string[]} ids
 * @param {string} folder
 * @returns {Promise<Judgement>}
 */
export async function judge(ownerUrl, ids, folder) {
  return asOwner(ownerUrl, async (client) => {
    const { rows } = await client.query(
      `SELECT o.id, o.state, o.attempts, o.fence::text, o.kind, o.format, o.language, o.recipient, o.snapshot_text, encode(o.record_sha256, 'hex') AS record_sha256, r.canonical_text,
              (SELECT count(*)::int FROM document d WHERE d.order_id = o.id) AS documents,
              (SELECT count(*)::int FROM audit.entry e WHERE e.event = 'documentMade' AND e.payload::json ->> 'orderId' = o.id::text) AS entries,
              d.storage_key, encode(d.sha256, 'hex') AS sha256, d.fence::text AS published_fence
         FROM document_order o JOIN outcome_record r ON r.id = o.outcome_record_id LEFT JOIN document d ON d.order_id = o.id
        WHERE o.id = ANY ($1::uuid[])`,
      [ids],
    );
    let bytesWrong = 0;
    for (const row of rows) {
      if (row.storage_key === null) continue;
      const file = readFileSync(join(folder, row.storage_key));
      const again = await makeDocument(
        { kind: row.kind, format: row.format, language: row.language, recipient: row.recipient, recordSha256: row.record_sha256, recordText: row.canonical_text, frozenText: row.snapshot_text },
        sha256,
      );
      if (sha256(file) !== row.sha256 || Buffer.compare(file, again) !== 0) bytesWrong += 1;
    }
    return {
      orders: rows.length,
      missing: rows.filter(({ documents, state }) => documents === 0 || state !== 'made').length,
      doubled: rows.filter(({ documents }) => documents > 1).length,
      entriesWrong: rows.filter(({ entries }) => entries !== 1).length,
      bytesWrong,
      oldFences: rows.filter(({ fence, published_fence: published }) => published !== null && published !== fence).length,
      attemptsMost: Math.max(0, ...rows.map(({ attempts }) => attempts)),
    };
  });
}

