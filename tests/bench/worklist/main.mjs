/**
 * The worklist at 1,000 and at 100,000 cases:
 *
 *   npm run bench:worklist -- [--cases 100000] [--rounds 200]
 *
 * Each question is asked over HTTP, where the answer waits for its audit entry; as the same SQL in the same scope and role; and
 * as somebody would write it by hand, as superuser without policies. All take turns, so that a busy machine is busy for all of
 * them. Each answer over HTTP must hold exactly the cases that were found by hand. Then a page far down, and the whole list as
 * a file.
 */
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { checkout } from '@consilium/launcher';
import pg from 'pg';
import { makeTemplate, startPostgres } from '../../support/postgres.mjs';
import { BenchReport, inTurns, quantile } from '../report.mjs';
import { Desk } from './desk.mjs';
import { openHospital } from './hospital.mjs';
import { QUESTIONS, asCoordinator, byHand, parametersOf } from './statements.mjs';

const { values } = parseArgs({ options: { cases: { type: 'string' }, rounds: { type: 'string' } } });
const most = Number(values.cases ?? 100_000);
const rounds = Number(values.rounds ?? 200);
const report = new BenchReport('worklist', { scale: `${most} cases` });
const { WORKLIST_PAGE } = await import(pathToFileURL(join(checkout, 'apps/api/dist/cases/worklist/worklist.js')).href);

/** @typedef {{ few: number[], many: number[], sql: number[], hand: number[] }} Times in ms of each round */
/** @type {Record<string, Times>} */
const times = {};

/** @param {string} url */
async function connect(url) {
  const client = new pg.Client({ connectionString: url, options: '-c timezone=UTC' });
  await client.connect();
  return client;
}

const server = await startPostgres();
process.env['TEST_POSTGRES_URL'] = server.url;
/** @type {(() => Promise<unknown>)[]} */
const endings = [() => server.stop()];
try {
  await makeTemplate(server.url);
  const small = await openHospital(1000);
  endings.unshift(() => small.stop());
  const large = await openHospital(most);
  endings.unshift(() => large.stop());
  const [app, owner, ownerOfSmall] = [await connect(large.appUrl), await connect(large.ownerUrl), await connect(small.ownerUrl)];
  endings.unshift(() => app.end(), () => owner.end(), () => ownerOfSmall.end());
  const [fewDesk, manyDesk] = [new Desk(small), new Desk(large)];

  /** @param {pg.Client} client @param {import('./hospital.mjs').Hospital} hospital @param {Record<string, string>} query */
  const found = async (client, { board }, query) => (await client.query(byHand(board, query))).rows.slice(0, Number(query['limit'])).map(({ case_id }) => String(case_id));
  for (const [name, query] of Object.entries(QUESTIONS)) {
    const [fewIds, manyIds] = [await found(ownerOfSmall, small, query), await found(owner, large, query)];
    if (name !== 'nothing found' && most >= 100_000 && manyIds.length === 0) throw new Error(`Nothing fits the question "${name}".`);
    await fewDesk.ready();
    await manyDesk.ready();
    times[name] = await inTurns(
      {
        few: () => fewDesk.askFor(query, fewIds),
        many: () => manyDesk.askFor(query, manyIds),
        sql: () => asCoordinator(app, large.board, WORKLIST_PAGE, parametersOf(large.board, query)),
        hand: () => owner.query(byHand(large.board, query)),
      },
      { rounds, warmUpRounds: 10 },
    );
  }

  await manyDesk.ready();
  // What every request costs before it is about anything: who asks, by the token.
  const { session } = await inTurns({ session: () => manyDesk.ask('/session') }, { rounds, warmUpRounds: 10 });
  let deepest = '';
  let before = 0;
  for (; before < 8000; before += 200) {
    const { next } = await manyDesk.ask(`/cases?limit=200${deepest === '' ? '' : `&after=${deepest}`}`);
    if (next === null) break;
    deepest = next;
  }
  await manyDesk.ready();
  const { far } = await inTurns({ far: () => manyDesk.ask(`/cases?limit=50&after=${deepest}`) }, { rounds, warmUpRounds: 10 });
  const began = performance.now();
  const cases = await manyDesk.takeFile();
  const fileMs = performance.now() - began;

  const shares = /** @type {const} */ ({ p95: 0.95, p50: 0.5 });
  for (const [share, quota] of Object.entries(shares)) {
    report.table(
      `${share} in ms over ${rounds} rounds`,
      ['', 'HTTP, 1,000', `HTTP, ${most}`, `same SQL, app role, ${most}`, `by hand, no policies, ${most}`, 'HTTP / same SQL', 'against 1,000'],
      Object.entries(times).map(([name, { few, many, sql, hand }]) => {
        const at = (/** @type {number[]} */ measured) => quantile(measured, quota);
        return [name, at(few), at(many), at(sql), at(hand), at(many) / at(sql), at(many) / at(few)];
      }),
    );
  }
  report.table('Further, in ms', ['', 'p95', 'p50'], [
    ['session alone', quantile(session, 0.95), quantile(session, 0.5)],
    [`page behind ${before} rows`, quantile(far, 0.95), quantile(far, 0.5)],
    [`file of ${cases} cases, once`, fileMs, null],
  ]);

  const all = Object.values(times);
  const first = /** @type {Times} */ (times['first page']);
  report.figure('firstPage.p95Ms', quantile(first.many, 0.95));
  report.figure('firstPage.httpPerSql', quantile(first.many, 0.95) / quantile(first.sql, 0.95));
  report.figure('firstPage.httpPerSqlP50', quantile(first.many, 0.5) / quantile(first.sql, 0.5));
  report.figure('slowestQuestion.p95Ms', Math.max(...all.map(({ many }) => quantile(many, 0.95))));
  report.figure('slowestQuestion.p50Ms', Math.max(...all.map(({ many }) => quantile(many, 0.5))));
  report.figure('slowestQuestion.sqlP95Ms', Math.max(...all.map(({ sql }) => quantile(sql, 0.95))));
  report.figure('farPage.p95Ms', quantile(far, 0.95));
  report.figure('file.ms', fileMs);
  report.goal('worklist.fileLines', cases, 'exactly', most);
  report.goal('worklist.firstPageAgainst1000', quantile(first.many, 0.95) / quantile(first.few, 0.95), 'atMost', 1.5);
  report.goal('worklist.searchAgainst1000', Math.max(...all.map(({ few, many }) => quantile(many, 0.95) / quantile(few, 0.95))), 'atMost', 3);
} finally {
  for (const end of endings) await end();
}
report.end();
