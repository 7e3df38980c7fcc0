/** A case with a word planted in everything that is written about it, and what the database holds of it. */
import { randomUUID } from 'node:crypto';
import { hash } from '@node-rs/argon2';
import { PASSWORD, asOwner, expectStatus } from '../../integration/meetings/board-room.mjs';
import { ballotFor, call, cast, commandRound, completeRecommendation, openRound, sign } from '../../integration/meetings/deliberating.mjs';
import { until } from './record.mjs';

/** @typedef {import('../../integration/meetings/board-room.mjs').Client} Client */
/** @typedef {import('pg').Client} Database */

/**
 * An administrator and an auditor with a grant for the board.
 *
 * @param {string} url superuser connection
 * @param {{ organisationId: string, boardId: string }} board
 */
export async function seedOffice(url, { organisationId, boardId }) {
  const passwordHash = await hash(PASSWORD, { memoryCost: 19_456, timeCost: 2, parallelism: 1 });
  const person = (/** @type {string} */ role) => ({ id: randomUUID(), email: `${role}-${boardId.slice(0, 8)}@example.org`, role });
  const office = { administrator: person('administrator'), auditor: person('auditor') };
  await asOwner(url, async (client) => {
    for (const { id, email, role } of Object.values(office)) {
      await client.query(`INSERT INTO person (id, organisation_id, display_name, email, roles) VALUES ($1, $2, $3, $4, $5)`, [id, organisationId, `The ${role}`, email, [role]]);
      await client.query(`INSERT INTO credential (person_id, password_hash) VALUES ($1, $2)`, [id, passwordHash]);
    }
    await client.query(
      `INSERT INTO auditor_grant (organisation_id, board_id, person_id, reason, valid_from, valid_to) VALUES ($1, $2, $3, 'a test', now() - interval '1 day', now() + interval '1 day')`,
      [organisationId, boardId, office.auditor.id],
    );
  });
  return office;
}

/**
 * Long texts are compressed in their pages, where no search finds them: here they are stored as they are.
 *
 * @param {string} url superuser connection
 */
export const storeTextsPlainly = (url) =>
  asOwner(url, (client) =>
    client.query(`DO $$ DECLARE c record; BEGIN
      FOR c IN SELECT a.attrelid::regclass AS owner, a.attname FROM pg_attribute a JOIN pg_class t ON t.oid = a.attrelid JOIN pg_namespace n ON n.oid = t.relnamespace
                WHERE n.nspname IN ('public', 'audit') AND t.relkind = 'r' AND a.attnum > 0 AND a.atttypid IN ('text'::regtype, 'jsonb'::regtype, 'bytea'::regtype) LOOP
        EXECUTE format('ALTER TABLE %s ALTER COLUMN %I SET STORAGE EXTERNAL', c.owner, c.attname);
      END LOOP; END $$`),
  );

/**
 * Everything people write about a case, each with the word in it, up to the last signature.
 *
 * @param {{ coordinator: Client, chair: Client, voters: Client[], meetingId: string, item: { id: string, caseId: string }, word: string }} wish
 */
export async function fillCase({ coordinator, chair, voters, meetingId, item, word }) {
  const path = `/cases/${item.caseId}`;
  const version = async () => ({ 'if-match': /** @type {string} */ ((await coordinator.get(path)).etag) });
  const text = `${word} said so`;
  expectStatus(
    await coordinator.patch(
      path,
      {
        question: { code: 'resectability', text },
        summary: text,
        consultant: { name: word, contact: word },
        patientKnows: text,
        wish: { state: 'asked', text, askedBy: word, askedOn: '2026-01-01' },
      },
      await version(),
    ),
    200,
  );
  expectStatus(
    await coordinator.put(`${path}/facts/ki67Pct`, { value: 4, state: 'known', enteredText: word, observedOn: '2026-01-01', source: { kind: 'document', label: word }, note: text }, { ...(await version()), 'idempotency-key': `fact-of-${item.caseId}` }),
    200,
  );
  expectStatus(await chair.put(`${path}/lesions`, { lesions: [{ segment: '6', sizeCm: 2.4 }] }, await version()), 200);
  expectStatus(await coordinator.post(`${path}/course`, { kind: 'surgery', label: word, startsOn: '2025-01-01' }, await version()), 201);
  expectStatus(await chair.post(`${path}/annotations`, { target: { kind: 'case', ref: '' }, visibility: 'record', body: text }), 201);
  expectStatus(await chair.post(`${path}/assertions`, { criterionId: 'SURG-RS-01', verdict: 'met', reason: text }, await version()), 200);
  await attach(chair, path, word);
  expectStatus(await chair.post(`/meetings/${meetingId}/interests`, { caseId: item.caseId, kind: 'treating', text, recuses: false }), 201);
  expectStatus(await chair.patch(`/agenda-items/${item.id}`, { reason: text }, { 'if-match': /** @type {string} */ ((await chair.get(`/meetings/${meetingId}`)).etag) }), 200);

  await call(chair, item.id);
  for (let round = 0; round < 2; round += 1) {
    const roundId = await openRound(chair, item.id);
    for (const [index, voter] of voters.entries()) {
      const ballot = index === 1 ? { position: { kind: 'other', text }, confidence: 'low', drivers: [] } : ballotFor(index);
      expectStatus(await cast(voter, roundId, ballot), 201);
    }
    for (const command of /** @type {const} */ (['close', 'openSeal'])) expectStatus(await commandRound(chair, roundId, command), 200);
  }
  const content = completeRecommendation({ ownerId: chair.personId, communicatorId: chair.personId }, { rationale: text, wishConsidered: text, actions: [{ what: text, ownerId: chair.personId, dueOn: '2199-01-31' }] });
  const draft = expectStatus(await chair.put(`/meetings/${meetingId}/cases/${item.caseId}/recommendation`, content), 201);
  const dissenter = /** @type {Client} */ (voters[1]);
  expectStatus(await chair.post(`/recommendations/${draft.id}/confirmation`, undefined, { 'if-match': '"1"' }), 200);
  const { recommendation } = expectStatus(await dissenter.post(`/recommendations/${draft.id}/dissents`, { reason: text }), 201);
  const { outcome } = expectStatus(await chair.post(`/dissents/${recommendation.dissents[0].id}/acknowledgement`), 200);
  for (const voter of voters) expectStatus(await sign(voter, outcome, voter === dissenter ? 'approvedWithDissent' : 'approved', text), 201);
}

/**
 * @param {Client} who
 * @param {string} path of the case
 * @param {string} word
 */
async function attach(who, path, word) {
  const form = new FormData();
  form.append('label', word);
  form.append('file', new Blob([`Report about ${word}\n`], { type: 'text/plain' }), `${word}.txt`);
  const answer = await who.send('POST', `${path}/attachments`, form);
  expectStatus(answer, 201);
}

/**
 * Waits for the documents that the last signature ordered, and has the minutes made.
 *
 * @param {{ coordinator: Client, chair: Client, caseId: string, meetingId: string | null }} wish
 * @returns {Promise<string>} id of a document of the case
 */
export async function makeDocuments({ coordinator, chair, caseId, meetingId }) {
  expectStatus(await chair.post(`/cases/${caseId}/documents`, { kind: 'outcomeReport', format: 'pdf', language: 'de', recipient: '' }), 201);
  if (meetingId !== null) expectStatus(await chair.post(`/meetings/${meetingId}/documents`, { kind: 'minutes', format: 'pdf', language: 'en' }), 201);
  const paths = [`/cases/${caseId}/documents`, ...(meetingId === null ? [] : [`/meetings/${meetingId}/documents`])];
  /** @type {string | undefined} */
  let orderId;
  await until(async () => {
    for (const path of paths) {
      const { items } = expectStatus(await coordinator.get(path), 200);
      if (items.some((/** @type {{ state: string }} */ { state }) => state === 'failed')) throw new Error(`A document failed: ${JSON.stringify(items)}`);
      if (items.length === 0 || items.some((/** @type {{ state: string }} */ { state }) => state !== 'made')) return false;
      orderId ??= items[0].id;
    }
    return true;
  }, 90_000);
  return /** @type {string} */ (orderId);
}

/**
 * No route changes a patient.
 *
 * @param {Database} client
 * @param {string} caseId
 * @param {string} word
 */
export async function nameThePatient(client, caseId, word) {
  await client.query(`UPDATE patient SET family_name = $2, given_name = $2, identifier_value = $2 WHERE id = (SELECT patient_id FROM board_case WHERE id = $1)`, [caseId, word]);
  await client.query(`UPDATE board_case SET search_text = lower($2) WHERE id = $1`, [caseId, `${word} ${word}`]);
}

/**
 * Rows that other roles or programs write.
 *
 * @param {Database} client
 * @param {string} caseId
 * @param {string} word
 */
export async function addOtherRows(client, caseId, word) {
  const siteId = randomUUID();
  await client.query(`INSERT INTO imaging_site (id, organisation_id, name) SELECT $2, organisation_id, $3 FROM board_case WHERE id = $1`, [caseId, siteId, `Site ${siteId}`]);
  await client.query(
    `INSERT INTO imaging_study (organisation_id, case_id, site_id, modality, performed_on, accession, label, entered_by)
     SELECT f.organisation_id, f.case_id, $2, 'MR', '2026-01-01', $3, $3, f.entered_by FROM case_fact f WHERE f.case_id = $1 LIMIT 1`,
    [caseId, siteId, word],
  );
  await client.query(
    `INSERT INTO fact_review (organisation_id, case_id, fact_id, discipline, reviewed_by) SELECT organisation_id, case_id, id, 'radiology', entered_by FROM case_fact WHERE case_id = $1 LIMIT 1`,
    [caseId],
  );
  await client.query(
    `INSERT INTO document_delivery (organisation_id, order_id, channel, recipient, state, requested_by)
     SELECT o.organisation_id, o.id, 'print', $2, 'handedOver', f.entered_by FROM document_order o JOIN case_fact f USING (case_id) WHERE case_id = $1 LIMIT 1`,
    [caseId, word],
  );
  await client.query(
    `INSERT INTO follow_up (organisation_id, case_id, reason_id, occasion, due_on, state, settled_because, settled_by, settled_at)
     SELECT organisation_id, case_id, 'recurrence', id::text, current_date, 'dismissed', $2, entered_by, now() FROM case_fact WHERE case_id = $1 LIMIT 1`,
    [caseId, word],
  );
  await client.query(
    `INSERT INTO finding (organisation_id, case_id, severity, body, owner_role, due_on, state, raised_by, answer, verdict)
     SELECT organisation_id, case_id, 'minor', $2, 'chair', current_date, 'open', entered_by, $2, $2 FROM case_fact WHERE case_id = $1 LIMIT 1`,
    [caseId, word],
  );
  await client.query(
    `INSERT INTO saved_view (organisation_id, person_id, name, filters) SELECT organisation_id, entered_by, $2::text, jsonb_build_object('text', $2::text) FROM case_fact WHERE case_id = $1 LIMIT 1`,
    [caseId, word],
  );
  await client.query(
    `INSERT INTO emergency_access (organisation_id, case_id, board_id, person_id, reason_text_id, valid_to, acknowledgement)
     SELECT c.organisation_id, c.id, c.board_id, m.person_id, $2, clock_timestamp() + interval '1 hour', $3 FROM board_case c JOIN board_membership m USING (board_id) WHERE c.id = $1 LIMIT 1`,
    [caseId, randomUUID(), word],
  );
  await client.query(
    `INSERT INTO chase_item (organisation_id, case_id, item_id, ask, owner_role, owner_label, due_on, answer, created_by)
     SELECT organisation_id, case_id, 'other', $2, 'coordinator', $2, '2199-01-01', $2, entered_by FROM case_fact WHERE case_id = $1 LIMIT 1`,
    [caseId, word],
  );
  await client.query(
    `INSERT INTO late_addition (organisation_id, meeting_id, case_id, minutes, lane, lane_reason, reason, waiver_reason, asked_by, state, decision_reason)
     SELECT a.organisation_id, a.meeting_id, a.case_id, 5, 'discuss', $2, $2, $2, m.chair_id, 'withdrawn', $2 FROM agenda_item a JOIN meeting m ON m.id = a.meeting_id WHERE a.case_id = $1 LIMIT 1`,
    [caseId, word],
  );
  // The same person, registered twice and merged.
  await client.query(
    `WITH twin AS (
       INSERT INTO patient (organisation_id, identifier_system, identifier_value, family_name, given_name, birth_date, sex)
       SELECT organisation_id, 'urn:twin', $2, $2, $2, '1960-01-01', 'other' FROM board_case WHERE id = $1 RETURNING id)
     INSERT INTO patient_merge (organisation_id, kept_patient_id, merged_patient_id, moved_case_ids, reason, merged_by)
     SELECT c.organisation_id, c.patient_id, twin.id, ARRAY[c.id], $2, f.entered_by FROM twin, board_case c JOIN case_fact f ON f.case_id = c.id WHERE c.id = $1 LIMIT 1`,
    [caseId, word],
  );
  await client.query(
    `INSERT INTO mail (organisation_id, purpose, subject_id, key, message_id, recipient, subject, body, state)
     SELECT organisation_id, 'letter', id, $2::text, $2::text, $3, $4, $4, 'sent' FROM board_case WHERE id = $1`,
    [caseId, randomUUID(), `${word}@example.org`, `About ${word}`],
  );
}

const ROWS = `SELECT step, target::text AS table, rows_of_case, blanks IS NOT NULL AS blanked FROM erasure.rule ORDER BY step`;

/**
 * Adds the word to every text of every row that the plan will erase, where no check or reference holds the text to
 * something else. This reaches fields that no route of the API writes.
 *
 * @param {Database} client
 * @param {string} caseId
 * @param {string} word
 * @returns {Promise<{ planted: number, empty: string[] }>}
 */
export async function plantEverywhere(client, caseId, word) {
  let planted = 0;
  /** @type {string[]} */
  const empty = [];
  const rules = (await client.query(ROWS)).rows.filter(({ rows_of_case }) => rows_of_case !== 'false');
  for (const { table, rows_of_case, blanked } of rules) {
    const { rows } = await client.query(`SELECT count(*)::int AS count FROM ${table} t WHERE ${rows_of_case}`, [caseId]);
    if (rows[0].count === 0) empty.push(table);
    const columns = await client.query(
      `SELECT a.attname AS name FROM pg_attribute a WHERE a.attrelid = $1::regclass AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid = 'text'::regtype
          AND NOT EXISTS (SELECT FROM pg_constraint k WHERE k.conrelid = a.attrelid AND k.contype IN ('c', 'u', 'f', 'p') AND a.attnum = ANY (k.conkey))`,
      [table],
    );
    const kept = blanked ? ['number', 'lane', 'question_code', 'urgency'] : [];
    const texts = columns.rows.map(({ name }) => /** @type {string} */ (name)).filter((name) => !kept.includes(name) && name !== 'storage_key');
    if (texts.length === 0) continue;
    await client.query(`UPDATE ${table} t SET ${texts.map((name) => `"${name}" = coalesce("${name}", '') || ' ${word}'`).join(', ')} WHERE ${rows_of_case}`, [caseId]);
    if (rows[0].count > 0) planted += texts.length;
  }
  return { planted, empty };
}

/**
 * @param {Database} client
 * @param {string[]} words
 * @returns {Promise<string[]>} the table of each row that holds one of the words, in any schema of the product and in the statistics
 */
export async function rowsWith(client, words) {
  const { rows } = await client.query(
    `SELECT n.nspname || '.' || c.relname AS table FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
      WHERE c.relkind IN ('r', 'm') AND n.nspname NOT IN ('information_schema', 'pg_toast') AND (n.nspname <> 'pg_catalog' OR c.relname IN ('pg_statistic', 'pg_statistic_ext_data'))`,
  );
  /** @type {string[]} */
  const found = [];
  for (const { table } of rows) {
    const hits = await client.query(`SELECT count(*)::int AS count FROM ${table} t WHERE ${words.map((_, index) => `strpos(t::text, $${index + 1}) > 0`).join(' OR ')}`, words);
    for (let hit = 0; hit < hits.rows[0].count; hit += 1) found.push(table);
  }
  return found;
}

/**
 * Every row the plan would erase for a case, but the answers kept for retries and what belongs to a whole meeting.
 *
 * @param {Database} client
 * @param {string} caseId
 * @returns {Promise<Record<string, string[]>>}
 */
export async function rowsOf(client, caseId) {
  /** @type {Record<string, string[]>} */
  const content = {};
  for (const { table, rows_of_case } of (await client.query(ROWS)).rows) {
    if (['idempotency_record', 'document', 'document_order', 'audit.free_text'].includes(table)) continue;
    const { rows } = await client.query(`SELECT t::text AS row FROM ${table} t WHERE ${rows_of_case} ORDER BY 1`, [caseId]);
    content[table] = rows.map(({ row }) => row);
  }
  const { rows } = await client.query(`SELECT d::text AS row FROM document d JOIN document_order o ON o.id = d.order_id WHERE o.case_id = $1 ORDER BY 1`, [caseId]);
  content['document'] = rows.map(({ row }) => row);
  const texts = await client.query(`SELECT t::text AS row FROM audit.free_text t WHERE t.case_id = $1 ORDER BY 1`, [caseId]);
  content['audit.free_text'] = texts.rows.map(({ row }) => row);
  return content;
}

/**
 * @param {Database} client
 * @param {string} caseId
 * @returns {Promise<string[]>} part of the path of each file that belongs to the case
 */
export async function filesOfCase(client, caseId) {
  const { rows } = await client.query(
    `SELECT d.storage_key AS key FROM document d JOIN document_order o ON o.id = d.order_id WHERE o.case_id = $1
     UNION SELECT encode(sha256, 'hex') FROM attachment WHERE case_id = $1
     UNION SELECT id::text || '.key' FROM ballot_round WHERE case_id = $1
     UNION SELECT case_id::text || '.key' FROM audit.free_text WHERE case_id = $1`,
    [caseId],
  );
  return rows.map(({ key }) => key);
}
