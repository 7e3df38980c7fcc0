/**
 * The worklist at 1,000 and at 100,000 cases:
 *
 *   npm run bench:worklist -- [--cases 100000] [--rounds 200]
 *
 * Each question is asked over HTTP, where the answer waits for its audit entry; as the same SQL in the same scope and role; and
 * as somebody would write it by hand, as superuser without policies. Then a page far down, and the whole list as a file.
 */
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { checkout } from '@consilium/launcher';
import pg from 'pg';
import { asOwner, seedBoard, signIn, startApi } from '../../integration/meetings/board-room.mjs';
import { createDatabase, makeTemplate, startPostgres } from '../../support/postgres.mjs';
import { BenchReport, quantile } from '../report.mjs';

const { values } = parseArgs({ options: { cases: { type: 'string' }, rounds: { type: 'string' } } });
const most = Number(values.cases ?? 100_000);
const rounds = Number(values.rounds ?? 200);
const report = new BenchReport('worklist', { scale: `${most} cases` });
const { WORKLIST_PAGE } = await import(pathToFileURL(join(checkout, 'apps/api/dist/cases/worklist/worklist.js')).href);

/** @type {Record<string, Record<string, string>>} */
const QUESTIONS = {
  'first page': { limit: '50' },
  'one state': { limit: '50', state: 'accepted' },
  'one kind of question': { limit: '50', question: 'prrt' },
  'given name, 1 in 700': { limit: '50', text: 'vorname7' },
  'hospital number': { limit: '50', text: 'bench-000777' },
  'a word of every question': { limit: '50', text: 'lebermetastasen' },
  'two words of the question': { limit: '50', text: 'metastasen resektabel9' },
  'two letters': { limit: '50', text: 'fa' },
  'nothing found': { limit: '50', text: 'gibtesnicht' },
  'common option': { limit: '50', option: 'observation' },
  'rare option': { limit: '50', option: 'liver-transplantation' },
  'missing item': { limit: '50', missing: 'ki67Pct' },
  'state, question, word and missing item': { limit: '50', state: 'accepted', question: 'transplant', text: 'familie77', missing: 'ki67Pct' },
};

const server = await startPostgres();
process.env['TEST_POSTGRES_URL'] = server.url;
await makeTemplate(server.url);
const database = await createDatabase({ label: 'bench-worklist' });
const board = await seedBoard(database.url, { voters: 4, name: 'Board of the worklist' });
const api = await startApi({ appUrl: database.appUrl, label: 'bench-worklist' });
/** @typedef {{ p50: number, p95: number }} Times */
/** @typedef {{ http: Times, sql: Times, hand: Times }} Measured */
/** @type {Record<string, Record<string, Measured>>} */
const figures = {};

/** @param {number} from @param {number} to */
async function fill(from, to) {
  await asOwner(database.url, async (client) => {
    await client.query('SET session_replication_role = replica');
    await client.query(
      `INSERT INTO patient (id, organisation_id, identifier_system, identifier_value, family_name, given_name, birth_date, sex)
       SELECT md5('p' || n)::uuid, $1, 'urn:bench', 'bench-' || lpad(n::text, 6, '0'), 'Familie' || n % 5000, 'Vorname' || n % 700, date '1940-01-01' + (n * 37 % 22000)::integer, 'female'
         FROM generate_series($2::integer, $3::integer) n`,
      [board.organisationId, from, to],
    );
    await client.query(
      `INSERT INTO board_case (id, organisation_id, board_id, patient_id, number, state, question_code, question_text, urgency, consultant_name, consultant_contact, wish, consent, search_text, updated_at)
       SELECT md5('c' || n)::uuid, $1, $2, md5('p' || n)::uuid, 'C-2026-' || lpad(n::text, 6, '0'),
              (ARRAY['draft','submitted','accepted','returned','listed','recommended','signedOff','deferred','withdrawn'])[1 + n % 9],
              (ARRAY['diagnosis','resectability','transplant','liverDirected','prrt','systemic','surveillance','other'])[1 + n % 8],
              'Lebermetastasen: Resektabel' || n % 900 || '?', 'routine', 'Dr Bench', '', '{"state":"notAsked"}', '{"state":"notAsked","recordedOn":null}',
              lower('C-2026-' || lpad(n::text, 6, '0') || ' Familie' || n % 5000 || ' Vorname' || n % 700 || ' bench-' || lpad(n::text, 6, '0') || ' Lebermetastasen: Resektabel' || n % 900 || '?'),
              timestamptz '2026-01-01' + n * interval '1 minute'
         FROM generate_series($3::integer, $4::integer) n`,
      [board.organisationId, board.boardId, from, to],
    );
    // Every second case is open to watching, one in 997 to transplantation; one in 20 lacks its Ki-67.
    await client.query(
      `UPDATE case_search s
          SET options = CASE WHEN n % 997 = 0 THEN ARRAY['liver-transplantation'] WHEN n % 2 = 0 THEN ARRAY['observation', 'prrt-lu177'] ELSE ARRAY['prrt-lu177'] END,
              missing = CASE WHEN n % 20 = 0 THEN ARRAY['ki67Pct', 'wish'] ELSE ARRAY['wish'] END, read_version = 1
         FROM generate_series($1::integer, $2::integer) n WHERE s.case_id = md5('c' || n)::uuid`,
      [from, to],
    );
    await client.query('VACUUM ANALYZE patient');
    await client.query('VACUUM ANALYZE board_case');
    await client.query('VACUUM ANALYZE case_search');
  });
}

/**
 * What the server binds for the coordinator's question.
 *
 * @param {Record<string, string>} query
 */
const parametersOf = (query) => [
  JSON.stringify([{ board: board.boardId, states: query['state'] === undefined ? null : [query['state']] }]), null, null, query['question'] ?? null,
  (query['text'] ?? '').split(' ').filter(Boolean), query['option'] ?? null, query['missing'] ?? null, null, null, Number(query['limit']) + 1,
];

/**
 * The same question as somebody would put it to the database by hand: no scope, no policies, literal conditions.
 *
 * @param {Record<string, string>} query
 */
const byHand = (query) => {
  const text = (query['text'] ?? '').split(' ').filter(Boolean).map((word) => ` AND s.words LIKE '%${word}%'`).join('');
  const where = [
    `s.board_id = '${board.boardId}'`,
    ...(query['state'] === undefined ? [] : [`s.state = '${query['state']}'`]),
    ...(query['question'] === undefined ? [] : [`s.question_code = '${query['question']}'`]),
    ...(query['option'] === undefined ? [] : [`s.options @> ARRAY['${query['option']}']`]),
    ...(query['missing'] === undefined ? [] : [`s.missing @> ARRAY['${query['missing']}']`]),
  ].join(' AND ');
  return `SELECT c.*, p.* FROM (SELECT * FROM case_search s WHERE ${where}${text} ORDER BY s.updated_at DESC, s.case_id DESC LIMIT 51) f
            JOIN board_case c ON c.id = f.case_id JOIN patient p ON p.id = c.patient_id ORDER BY f.updated_at DESC, f.case_id DESC`;
};

/**
 * @param {() => Promise<unknown>} act
 * @returns {Promise<{ p50: number, p95: number }>}
 */
async function timesOf(act) {
  /** @type {number[]} */
  const times = [];
  for (let round = -10; round < rounds; round += 1) {
    const began = performance.now();
    await act();
    if (round >= 0) times.push(performance.now() - began);
  }
  return { p50: quantile(times, 0.5), p95: quantile(times, 0.95) };
}

/** @param {string} url */
async function connect(url) {
  const client = new pg.Client({ connectionString: url, options: '-c timezone=UTC' });
  await client.connect();
  return client;
}

/**
 * Runs one statement in the scope the server would set for the coordinator.
 *
 * @param {pg.Client} client of the app's role
 * @param {string} sql
 * @param {unknown[]} parameters
 */
async function asCoordinator(client, sql, parameters) {
  await client.query('BEGIN');
  await client.query(
    `SELECT set_config('consilium.organisation_id', $1, true), set_config('consilium.person_id', $2, true), set_config('consilium.board_ids', $3, true), set_config('consilium.request_id', $4, true)`,
    [board.organisationId, board.coordinator.id, `{${board.boardId}}`, randomUUID()],
  );
  const result = await client.query(sql, parameters);
  await client.query('ROLLBACK');
  return result;
}

const app = await connect(database.appUrl);
const owner = await connect(database.url);
try {
  let browser = await signIn(api.url, board.coordinator);
  let filled = 0;
  for (const size of [1000, most]) {
    await fill(filled + 1, size);
    filled = size;
    // A session of its own for each size: the server counts requests by session.
    browser = await signIn(api.url, board.coordinator);
    /** @type {Record<string, Measured>} */
    const measured = (figures[String(size)] = {});
    for (const [name, query] of Object.entries(QUESTIONS)) {
      measured[name] = {
        http: await timesOf(() => browser.get(`/cases?${new URLSearchParams(query)}`)),
        sql: await timesOf(() => asCoordinator(app, WORKLIST_PAGE, parametersOf(query))),
        hand: await timesOf(() => owner.query(byHand(query))),
      };
    }
  }
  let deepest = '';
  for (let page = 0; page < 40; page += 1) {
    const { body } = await browser.get(`/cases?limit=200${deepest === '' ? '' : `&after=${deepest}`}`);
    deepest = body.next;
  }
  const far = await timesOf(() => browser.get(`/cases?limit=50&after=${deepest}`));
  const began = performance.now();
  const file = await (await fetch(`${api.url}/api/v1/cases/file`, { headers: { cookie: browser.cookie } })).text();
  const fileMs = performance.now() - began;
  const lines = file.trimEnd().split('\r\n').length;

  const [few, many] = [figures['1000'] ?? {}, figures[String(most)] ?? {}];
  const ratio = (/** @type {Times | undefined} */ one, /** @type {Times | undefined} */ other, /** @type {'p50' | 'p95'} */ share) => (one?.[share] ?? 0) / (other?.[share] ?? 1);
  const rows = (/** @type {'p50' | 'p95'} */ share) =>
    Object.keys(QUESTIONS).map((name) => [
      name, few[name]?.http[share], many[name]?.http[share], many[name]?.sql[share], many[name]?.hand[share], ratio(many[name]?.http, many[name]?.sql, share), ratio(many[name]?.http, few[name]?.http, share),
    ]);
  for (const share of /** @type {const} */ (['p95', 'p50'])) {
    report.table(
      `${share} in ms over ${rounds} rounds`,
      ['', 'HTTP, 1,000', `HTTP, ${most}`, `same SQL, app role, ${most}`, `by hand, no policies, ${most}`, 'HTTP / same SQL', 'against 1,000'],
      rows(share),
    );
  }
  report.table('Further', ['', 'ms'], [['page behind 8,000 rows, p95', far.p95], [`file of ${lines - 1} cases, once`, fileMs]]);

  const worst = (/** @type {'http' | 'sql'} */ way, /** @type {'p50' | 'p95'} */ share) => Math.max(...Object.values(many).map((measured) => measured[way][share]));
  report.figure('firstPage.p95Ms', many['first page']?.http.p95 ?? 0);
  report.figure('firstPage.httpPerSql', ratio(many['first page']?.http, many['first page']?.sql, 'p95'));
  report.figure('slowestQuestion.p95Ms', worst('http', 'p95'));
  report.figure('slowestQuestion.sqlP95Ms', worst('sql', 'p95'));
  report.figure('slowestQuestion.p50Ms', worst('http', 'p50'));
  report.figure('farPage.p95Ms', far.p95);
  report.figure('file.ms', fileMs);
  report.goal('worklist.fileLines', lines, 'exactly', most + 1);
  report.goal('worklist.firstPageAgainst1000', ratio(many['first page']?.http, few['first page']?.http, 'p95'), 'atMost', 1.5);
  report.goal('worklist.searchAgainst1000', Math.max(...Object.keys(QUESTIONS).map((name) => ratio(many[name]?.http, few[name]?.http, 'p95'))), 'atMost', 3);
} finally {
  await app.end();
  await owner.end();
  await api.stop();
  await server.stop();
}
report.end();
