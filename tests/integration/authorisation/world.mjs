/**
 * A world for the generated authorisation test: the demo hospital, a case in every state with a row of every kind that
 * hangs on it, and a person for every way of standing to them. Rows are copied from rows of the demo, so that a new column
 * needs no change here.
 */
import { createHash, randomUUID } from 'node:crypto';

/** Every state a case can be in. */
export const STATES = ['draft', 'submitted', 'accepted', 'returned', 'listed', 'inDiscussion', 'recommended', 'signedOff', 'deferred', 'withdrawn'];

/** What hangs on a case: the kind that routes name, its table, and how the copy is tied to its new case. */
const OF_CASE = /** @type {const} */ ([
  ['fact', 'case_fact'],
  ['annotation', 'annotation'],
  ['attachment', 'attachment'],
  ['imagingStudy', 'imaging_study'],
  ['chaseItem', 'chase_item'],
  ['finding', 'finding'],
  ['agendaCase', 'agenda_item'],
  ['round', 'ballot_round'],
  ['recommendation', 'recommendation'],
  ['dissent', 'dissent'],
  ['outcome', 'outcome_record'],
  ['document', 'document_order'],
]);

/**
 * @typedef {import('@consilium/contracts').PersonRole} PersonRole
 * @typedef {import('@consilium/contracts').BoardRole} BoardRole
 *
 * @typedef {object} Someone
 * @property {string} who
 * @property {string} email
 * @property {PersonRole[]} roles
 * @property {BoardRole | null} boardRole on the board of the world, today
 * @property {boolean} refers whether the cases of the world are their own referrals
 * @property {boolean} grant whether they hold an auditor's grant for the board
 * @property {boolean} emergency whether they hold emergency access to every case of the world
 * @property {boolean} elsewhere belongs to another organisation
 *
 * @typedef {object} World
 * @property {string} organisationId
 * @property {string} boardId
 * @property {Someone[]} people
 * @property {Map<string, Map<string, string>>} ofCase by kind, by state of the case: the id of a row
 * @property {Map<string, string>} others by kind: things of the board or the organisation that belong to no case
 */

/**
 * @param {import('pg').Client} client superuser
 * @returns {Promise<World>}
 */
export async function makeWorld(client) {
  await client.query(`SET session_replication_role = replica`);
  const one = async (/** @type {string} */ sql, /** @type {unknown[]} */ values = []) => (await client.query(sql, values)).rows[0];
  const { id: organisationId } = await one(`SELECT organisation_id AS id FROM board_case LIMIT 1`);
  const board = await copyRow(client, 'board', {}, { name: 'Board of the world' });
  const people = await makePeople(client, organisationId, /** @type {string} */ (board));
  const id = (/** @type {string} */ who) => /** @type {Someone & { id: string }} */ (people.find((person) => person.who === who)).id;

  const meeting = await copyRow(client, 'meeting', {}, { board_id: board });
  /** @type {World['ofCase']} */
  const ofCase = new Map([['case', new Map()], ...OF_CASE.map(([kind]) => /** @type {[string, Map<string, string>]} */ ([kind, new Map()])), ['delivery', new Map()]]);
  const put = (/** @type {string} */ kind, /** @type {string} */ state, /** @type {string | null} */ row) => row !== null && ofCase.get(kind)?.set(state, row);
  for (const [index, state] of STATES.entries()) {
    const patient = await copyRow(client, 'patient', {}, { identifier_value: `W-${index}`, family_name: `World ${index}` });
    const caseId = await copyRow(client, 'board_case', { state: 'accepted' }, { board_id: board, patient_id: patient, referrer_id: id('referrer of the case'), state, number: `W-${1000 + index}`, search_text: 'world', erased_at: null });
    put('case', state, caseId);
    for (const [kind, table] of OF_CASE) {
      const recommendation = ofCase.get('recommendation')?.get(state);
      const tied = { case_id: caseId, ...(recommendation !== undefined && (await hasColumn(client, table, 'recommendation_id')) ? { recommendation_id: recommendation } : {}), ...(await hasColumn(client, table, 'meeting_id') ? { meeting_id: meeting } : {}), ...(await hasColumn(client, table, 'board_id') ? { board_id: board } : {}), ...(table === 'finding' ? { owner_role: 'chair' } : {}) };
      // Summaries, dossiers and papers of a meeting have doors of their own.
      const row = await copyRow(client, table, kind === 'document' ? { kind: 'outcomeReport' } : {}, tied);
      put(kind, state, row);
      if (kind === 'document' && row !== null) put('delivery', state, await copyRow(client, 'document_delivery', {}, { order_id: row, case_id: caseId, board_id: board }, true));
    }
    await client.query(
      `INSERT INTO emergency_access (organisation_id, case_id, board_id, person_id, reason_text_id, valid_to) VALUES ($1, $2, $3, $4, gen_random_uuid(), clock_timestamp() + interval '3 hours')`,
      [organisationId, caseId, board, id('specialist with emergency access')],
    );
  }
  const others = new Map(
    /** @type {[string, string][]} */ (
      [
        ['board', board],
        ['meeting', meeting],
        ['agendaItem', ofCase.get('agendaCase')?.get('listed')],
        ['attendance', await copyRow(client, 'attendance', {}, { meeting_id: meeting, person_id: id('member') })],
        ['lateAddition', await copyRow(client, 'late_addition', {}, { meeting_id: meeting, case_id: ofCase.get('case')?.get('accepted'), board_id: board }, true)],
        ['person', id('member')],
        ['membership', (await one(`SELECT id FROM board_membership WHERE board_id = $1 AND person_id = $2`, [board, id('member')])).id],
        ['cover', (await one(`SELECT id FROM board_cover WHERE board_id = $1 LIMIT 1`, [board])).id],
        ['auditorGrant', (await one(`SELECT id FROM auditor_grant WHERE board_id = $1 LIMIT 1`, [board])).id],
        ['emergencyAccess', (await one(`SELECT id FROM emergency_access WHERE board_id = $1 LIMIT 1`, [board])).id],
      ].filter(([, row]) => row !== null && row !== undefined)
    ),
  );
  const erasure = await one(
    `INSERT INTO case_erasure (organisation_id, case_id, board_id, case_number, basis, reference, requested_by) VALUES ($1, $2, $3, 'W-1009', 'retentionEnded', 'W 1', $4) RETURNING id`,
    [organisationId, ofCase.get('case')?.get('withdrawn'), board, id('administrator')],
  );
  others.set('erasure', erasure.id);
  await client.query(`SET session_replication_role = origin`);
  return { organisationId, boardId: /** @type {string} */ (board), people, ofCase, others };
}

/**
 * @param {import('pg').Client} client
 * @param {string} organisationId
 * @param {string} boardId
 * @returns {Promise<(Someone & { id: string })[]>}
 */
async function makePeople(client, organisationId, boardId) {
  const elsewhere = randomUUID();
  const foreignBoard = randomUUID();
  await client.query(`INSERT INTO organisation (id, name) VALUES ($1, 'Elsewhere')`, [elsewhere]);
  await client.query(`INSERT INTO board (id, organisation_id, name, tumour_type, settings) SELECT $1, $2, 'Elsewhere', tumour_type, settings FROM board LIMIT 1`, [foreignBoard, elsewhere]);
  const hash = (await client.query(`SELECT c.password_hash FROM credential c JOIN person p ON p.id = c.person_id WHERE p.email = 'fenwick@northmoor.example'`)).rows[0].password_hash;
  /** @type {(Someone & { id: string })[]} */
  const people = [];
  const add = (/** @type {string} */ who, /** @type {PersonRole[]} */ roles, /** @type {Partial<Someone>} */ more = {}) => {
    people.push({ who, id: randomUUID(), email: `${who.replaceAll(' ', '-')}@world.example`, roles, boardRole: null, refers: false, grant: false, emergency: false, elsewhere: false, ...more });
  };
  add('coordinator', ['coordinator'], { boardRole: 'coordinator' });
  add('chair', ['specialist'], { boardRole: 'chair' });
  add('deputy', ['specialist'], { boardRole: 'deputyChair' });
  add('member', ['specialist'], { boardRole: 'member' });
  add('member with a conflict of interest', ['specialist'], { boardRole: 'member' });
  add('guest', ['specialist'], { boardRole: 'guest' });
  add('cover of a member', ['specialist'], { boardRole: 'member' });
  add('cover whose days are over', ['specialist']);
  add('former member', ['specialist']);
  add('future member', ['specialist']);
  add('specialist of another board', ['specialist']);
  add('coordinator of another board', ['coordinator']);
  add('specialist with emergency access', ['specialist'], { emergency: true });
  add('referrer of the case', ['referrer'], { refers: true });
  add('another referrer', ['referrer']);
  add('auditor with a grant', ['auditor'], { grant: true });
  add('auditor whose grant ended', ['auditor']);
  add('auditor whose grant was revoked', ['auditor']);
  add('administrator', ['administrator']);
  add('foreign coordinator', ['coordinator'], { elsewhere: true });
  add('foreign chair', ['specialist'], { elsewhere: true });
  add('foreign auditor', ['auditor'], { elsewhere: true });
  add('foreign administrator', ['administrator'], { elsewhere: true });
  for (const { id, email, who, roles, elsewhere: isElsewhere } of people) {
    await client.query(`INSERT INTO person (id, organisation_id, display_name, email, roles) VALUES ($1, $2, $3, $4, $5)`, [id, isElsewhere ? elsewhere : organisationId, who, email, roles]);
    await client.query(`INSERT INTO credential (person_id, password_hash) VALUES ($1, $2)`, [id, hash]);
  }
  const id = (/** @type {string} */ who) => people.find((person) => person.who === who)?.id;
  const seat = (/** @type {string} */ who, /** @type {string} */ role, from = 'current_date - 30', to = 'NULL', /** @type {[string, string]} */ [organisation, board] = [organisationId, boardId]) =>
    client.query(`INSERT INTO board_membership (organisation_id, board_id, person_id, role, valid_from, valid_to) VALUES ($1, $2, $3, $4, ${from}, ${to})`, [organisation, board, id(who), role]);
  for (const [who, role] of [['coordinator', 'coordinator'], ['chair', 'chair'], ['deputy', 'deputyChair'], ['member', 'member'], ['member with a conflict of interest', 'member'], ['guest', 'guest']]) await seat(/** @type {string} */ (who), /** @type {string} */ (role));
  await seat('former member', 'chair', 'current_date - 30', 'current_date - 1');
  await seat('future member', 'chair', 'current_date + 1');
  await seat('foreign coordinator', 'coordinator', undefined, undefined, [elsewhere, foreignBoard]);
  await seat('foreign chair', 'chair', undefined, undefined, [elsewhere, foreignBoard]);
  const cover = (/** @type {string} */ who, /** @type {string} */ from, /** @type {string} */ to) =>
    client.query(`INSERT INTO board_cover (organisation_id, board_id, absent_person_id, cover_person_id, valid_from, valid_to) VALUES ($1, $2, $3, $4, ${from}, ${to})`, [organisationId, boardId, id('member'), id(who)]);
  await cover('cover of a member', 'current_date - 1', 'current_date + 1');
  await cover('cover whose days are over', 'current_date - 9', 'current_date - 1');
  const grant = (/** @type {string} */ who, /** @type {string} */ to, revoked = 'NULL', [organisation, board] = [organisationId, boardId]) =>
    client.query(`INSERT INTO auditor_grant (organisation_id, board_id, person_id, reason, valid_from, valid_to, revoked_at) VALUES ($1, $2, $3, 'a test', now() - interval '9 days', now() + interval '${to}', ${revoked})`, [organisation, board, id(who)]);
  await grant('auditor with a grant', '1 day');
  await grant('auditor whose grant ended', '-1 day');
  await grant('auditor whose grant was revoked', '1 day', `now() - interval '1 hour'`);
  await grant('foreign auditor', '1 day', 'NULL', [elsewhere, foreignBoard]);
  return people;
}

/**
 * Copies a row of the demo under a new id.
 *
 * @param {import('pg').Client} client
 * @param {string} table
 * @param {Record<string, unknown>} like a row with these values is taken
 * @param {Record<string, unknown>} changed
 * @param {boolean} [orNone] whether the demo may lack such a row, or the table a changed column
 * @returns {Promise<string | null>} the new id; null where there is no row to copy
 */
async function copyRow(client, table, like, changed, orNone = false) {
  const columns = (await client.query(`SELECT attname AS name FROM pg_attribute WHERE attrelid = $1::regclass AND attnum > 0 AND NOT attisdropped AND attgenerated = ''`, [table])).rows.map(({ name }) => name);
  const conditions = Object.entries(like).map(([name, value]) => (value === null ? `${name} IS NULL` : `${name} = '${value}'`));
  const found = await client.query(`SELECT to_jsonb(t) AS row FROM ${table} t ${conditions.length > 0 ? `WHERE ${conditions.join(' AND ')}` : ''} LIMIT 1`);
  if (found.rows.length === 0) return null;
  const id = randomUUID();
  const known = Object.fromEntries(Object.entries(changed).filter(([name]) => !orNone || columns.includes(name)));
  const list = columns.map((name) => `"${name}"`).join(', ');
  // bytea and numbers of sequences survive the way through JSON: both are texts there.
  await client.query(`INSERT INTO ${table} (${list}) SELECT ${list} FROM jsonb_populate_record(NULL::${table}, $1::jsonb)`, [JSON.stringify(distinct({ ...found.rows[0].row, ...known, id }))]);
  return id;
}

/** Values that a unique index holds apart. @param {Record<string, unknown>} row */
const distinct = (row) => ({
  ...row,
  ...('key' in row ? { key: randomUUID() } : {}),
  ...('record_sha256' in row ? { record_sha256: `\\x${createHash('sha256').update(randomUUID()).digest('hex')}` } : {}),
});

/** @param {import('pg').Client} client @param {string} table @param {string} column */
const hasColumn = async (client, table, column) => (await client.query(`SELECT 1 FROM pg_attribute WHERE attrelid = $1::regclass AND attname = $2 AND NOT attisdropped`, [table, column])).rowCount === 1;
