/** A board with as many cases as are asked for, in a database and behind an API process of its own. Everybody in it is made up. */
import { asOwner, seedBoard, startApi } from '../../integration/meetings/board-room.mjs';
import { createDatabase } from '../../support/postgres.mjs';

/**
 * @typedef {object} Hospital
 * @property {number} cases
 * @property {Awaited<ReturnType<typeof seedBoard>>} board
 * @property {string} apiUrl
 * @property {string} appUrl
 * @property {string} ownerUrl
 * @property {() => Promise<void>} stop
 */

/**
 * @param {number} cases
 * @returns {Promise<Hospital>}
 */
export async function openHospital(cases) {
  const database = await createDatabase({ label: `bench-worklist-${cases}` });
  const board = await seedBoard(database.url, { voters: 4, name: `Board of ${cases} cases` });
  await fill(database.url, board, cases);
  // As in production: the comparison of answers with contracts belongs to tests.
  const api = await startApi({ appUrl: database.appUrl, label: `bench-worklist-${cases}`, env: { CHECK_ANSWERS: '0', LOG_LEVEL: 'warn' } });
  return { cases, board, apiUrl: api.url, appUrl: database.appUrl, ownerUrl: database.url, stop: () => api.stop() };
}

/**
 * @param {string} ownerUrl
 * @param {{ organisationId: string, boardId: string }} board
 * @param {number} cases
 */
async function fill(ownerUrl, board, cases) {
  await asOwner(ownerUrl, async (client) => {
    await client.query(
      `INSERT INTO patient (id, organisation_id, identifier_system, identifier_value, family_name, given_name, birth_date, sex)
       SELECT md5('p' || n)::uuid, $1, 'urn:bench', 'bench-' || lpad(n::text, 6, '0'), 'Familie' || n % 5000, 'Vorname' || n % 700, date '1940-01-01' + (n * 37 % 22000)::integer, 'female'
         FROM generate_series(1, $2::integer) n`,
      [board.organisationId, cases],
    );
    await client.query(
      `INSERT INTO board_case (id, organisation_id, board_id, patient_id, number, state, question_code, question_text, urgency, consultant_name, consultant_contact, wish, consent, search_text, updated_at)
       SELECT md5('c' || n)::uuid, $1, $2, md5('p' || n)::uuid, 'C-2026-' || lpad(n::text, 6, '0'),
              (ARRAY['draft','submitted','accepted','returned','listed','recommended','signedOff','deferred','withdrawn'])[1 + n % 9],
              (ARRAY['diagnosis','resectability','transplant','liverDirected','prrt','systemic','surveillance','other'])[1 + n % 8],
              'Lebermetastasen: Resektabel' || n % 900 || '?', 'routine', 'Dr Bench', '', '{"state":"notAsked"}', '{"state":"notAsked","recordedOn":null}',
              lower('C-2026-' || lpad(n::text, 6, '0') || ' Familie' || n % 5000 || ' Vorname' || n % 700 || ' bench-' || lpad(n::text, 6, '0') || ' Lebermetastasen: Resektabel' || n % 900 || '?'),
              timestamptz '2026-01-01' + n * interval '1 minute'
         FROM generate_series(1, $3::integer) n`,
      [board.organisationId, board.boardId, cases],
    );
    // Every second case is open to watching, one in 997 to transplantation; one in 23 lacks its Ki-67.
    await client.query(
      `UPDATE case_search s
          SET options = CASE WHEN n % 997 = 0 THEN ARRAY['liver-transplantation'] WHEN n % 2 = 0 THEN ARRAY['observation', 'prrt-lu177'] ELSE ARRAY['prrt-lu177'] END,
              missing = CASE WHEN n % 23 = 0 THEN ARRAY['ki67Pct', 'wish'] ELSE ARRAY['wish'] END, read_version = 1
         FROM generate_series(1, $1::integer) n WHERE s.case_id = md5('c' || n)::uuid`,
      [cases],
    );
    for (const table of ['patient', 'board_case', 'case_search']) await client.query(`VACUUM ANALYZE ${table}`);
  });
}
