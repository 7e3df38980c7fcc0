/**
 * `npm run bench:reports`: how fast documents are drawn and made.
 *
 *   node tests/bench/reports/main.mjs --rounds 30 --documents 120 --memory 5000
 *   node tests/bench/reports/main.mjs --only drawing        or: making, memory; several with commas
 *
 * The outcome report is compared with the bare PDF library drawing a like number of pages in the same run. Making goes
 * through order, queue, rendering, file and database, with 1, 2 and 4 workers, on each queue backend there is.
 */
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { create } from 'fontkit';
import PDFDocument from 'pdfkit';
import { checkout } from '@consilium/launcher';
import { outcomeSample, renderOutcomeReport } from '../../drills/documents/product.mjs';
import { placeOrders, seedOrderingBoard, untilSettled } from '../../drills/documents/orders.mjs';
import { startWorker } from '../../drills/documents/workers.mjs';
import { asOwner } from '../../integration/meetings/board-room.mjs';
import { createDatabase, makeTemplate, startPostgres } from '../../support/postgres.mjs';
import { hasRedisServer, startRedis } from '../../support/redis.mjs';
import { BenchReport, inTurns, quantile } from '../report.mjs';

const { values } = parseArgs({
  options: { rounds: { type: 'string', default: '20' }, documents: { type: 'string', default: '60' }, memory: { type: 'string', default: '600' }, only: { type: 'string', default: 'drawing,making,memory' } },
});
const rounds = Number(values.rounds);
const documents = Number(values.documents);
const memoryDocuments = Number(values.memory);
const parts = new Set(values.only.split(','));

const report = new BenchReport('reports', { scale: `${documents} documents per run, ${memoryDocuments} for memory (5,000 asked for)` });
if (parts.has('drawing')) await drawing();
if (parts.has('making') || parts.has('memory')) await making();
report.end();

async function drawing() {
  const modules = createRequire(import.meta.url);
  const folder = join(modules.resolve('@expo-google-fonts/ibm-plex-sans/package.json'), '..');
  const fonts = { regular: readFileSync(join(folder, '400Regular/IBMPlexSans_400Regular.ttf')), semibold: readFileSync(join(folder, '600SemiBold/IBMPlexSans_600SemiBold.ttf')) };
  const pages = (/** @type {Uint8Array} */ bytes) => (Buffer.from(bytes).toString('latin1').match(/\/Type \/Page\b/g) ?? []).length;
  const pageCount = pages(await renderOutcomeReport(outcomeSample, 'en'));
  const words = linesOf(outcomeSample);
  const open = { regular: create(fonts.regular), semibold: create(fonts.semibold) };
  const times = await inTurns(
    { ours: () => renderOutcomeReport(outcomeSample, 'en'), bare: () => bareReport(words, pageCount, fonts), bareOpen: () => bareReport(words, pageCount, open) },
    { rounds },
  );
  const perSecond = (/** @type {number[]} */ list) => (pageCount * 1000) / quantile(list, 0.5);
  const [ours, bare, bareOpen] = [perSecond(times.ours), perSecond(times.bare), perSecond(times.bareOpen)];
  report.table('Drawing the outcome report', ['what', 'pages', 'pages per second', 'median ms', 'p95 ms'], [
    ['outcome report (tagged, bidirectional, PDF/A-2a intended)', pageCount, ours, quantile(times.ours, 0.5), quantile(times.ours, 0.95)],
    ['the bare library, the same words', pageCount, bare, quantile(times.bare, 0.5), quantile(times.bare, 0.95)],
    ['the bare library, its fonts kept open', pageCount, bareOpen, quantile(times.bareOpen, 0.5), quantile(times.bareOpen, 0.95)],
  ]);
  report.figure('drawing.ours.pagesPerSecond', ours);
  report.figure('drawing.bare.pagesPerSecond', bare);
  report.figure('drawing.bareFontsOpen.pagesPerSecond', bareOpen);
  // Against the faster of the two.
  report.goal('reports.drawing.share', ours / Math.max(bare, bareOpen), 'atLeast', 0.5);
}

/** @param {unknown} value @returns {string[]} every text of the record */
function linesOf(value) {
  if (typeof value === 'string') return [value];
  if (typeof value === 'object' && value !== null) return Object.values(value).flatMap(linesOf);
  return value === null || value === undefined ? [] : [String(value)];
}

/**
 * What somebody would write who only wants the words on paper: the library's own flow, the same fonts, no structure.
 *
 * @param {string[]} lines
 * @param {number} pageCount
 * @param {{ regular: unknown, semibold: unknown }} fonts files, or fonts read before
 */
async function bareReport(lines, pageCount, fonts) {
  const pdf = new PDFDocument({ size: 'A4', margin: 43.5, font: /** @type {any} */ (fonts.regular) });
  const ended = new Promise((resolve) => pdf.on('end', resolve));
  pdf.on('data', () => undefined);
  const perPage = Math.ceil(lines.length / pageCount);
  for (let page = 0; page < pageCount; page += 1) {
    if (page > 0) pdf.addPage();
    pdf.font(/** @type {any} */ (fonts.semibold)).fontSize(15.75).text('Outcome report');
    pdf.font(/** @type {any} */ (fonts.regular)).fontSize(7);
    for (const line of lines.slice(page * perPage, (page + 1) * perPage)) {
      if (pdf.y > 780) break;
      pdf.text(line);
    }
  }
  pdf.end();
  await ended;
}

async function making() {
  const postgres = await startPostgres({ fast: false });
  process.env['TEST_POSTGRES_URL'] = postgres.url;
  await makeTemplate(postgres.url);
  const redis = process.env['REDIS_URL'] || hasRedisServer() ? await startRedis() : null;
  try {
    if (parts.has('making')) await throughput(redis?.url);
    if (parts.has('memory')) await memory();
  } finally {
    await redis?.stop();
    await postgres.stop();
  }
}

/** @param {string} [redisUrl] */
async function throughput(redisUrl) {
  /** @type {(string | number)[][]} */
  const rows = [];
  for (const [backend, url] of /** @type {[string, string | undefined][]} */ ([['postgres', undefined], ...(redisUrl ? [['redis', redisUrl]] : [])])) {
    for (const count of [1, 2, 4]) {
      const { perMinute, p95Ms } = await run(count, documents, url);
      rows.push([backend, count, perMinute, p95Ms]);
      report.figure(`making.${backend}.${count}.perMinute`, perMinute);
      report.figure(`making.${backend}.${count}.orderToFileP95Ms`, p95Ms);
    }
  }
  report.table('Making outcome reports: order, queue, rendering, file, database (fsync on)', ['queue on', 'workers', 'documents per minute', 'order to file p95 ms'], rows);
}

async function memory() {
  const { early, late } = await run(1, memoryDocuments, undefined, true);
  report.table('Memory of one worker', ['after', 'resident MiB'], [[`${Math.round(memoryDocuments / 3)} documents`, early], [`${memoryDocuments} documents`, late]]);
  report.figure('memory.earlyMiB', early);
  report.figure('memory.lateMiB', late);
  report.goal('reports.memory.growth', late / early, 'atMost', 1.1);
}

/**
 * @param {number} workerCount
 * @param {number} count
 * @param {string} [redisUrl]
 * @param {boolean} [watchMemory]
 */
async function run(workerCount, count, redisUrl, watchMemory = false) {
  const database = await createDatabase({ label: 'bench_reports' });
  mkdirSync(join(checkout, 'tests/.artifacts'), { recursive: true });
  const folder = mkdtempSync(join(checkout, 'tests/.artifacts/documents-'));
  const settings = { workerUrl: database.workerUrl, folder, ...(redisUrl ? { redisUrl } : {}) };
  const board = await seedOrderingBoard(database.url);
  const workers = await Promise.all(Array.from({ length: workerCount }, () => startWorker(settings)));
  const wish = { kind: 'outcomeReport', format: 'pdf', template: 'outcome-report/1' };
  try {
    // The first documents of a process open its fonts.
    await untilSettled(database.url, await placeOrders(database.url, board, workerCount * 4, { ...wish, from: 1_000_000 }), 120_000);
    const resident = () => Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${workers[0]?.child.pid}/status`, 'utf8'))?.[1] ?? 0) / 1024;
    const part = watchMemory ? Math.round(count / 3) : count;
    let tookMs = await untilSettled(database.url, await placeOrders(database.url, board, part, wish), 3_600_000);
    const early = watchMemory ? resident() : 0;
    if (count > part) tookMs += await untilSettled(database.url, await placeOrders(database.url, board, count - part, { ...wish, from: part + 1 }), 3_600_000);
    const late = watchMemory ? resident() : 0;
    const latencies = watchMemory ? [0] : await latenciesOf(database.url, board, wish);
    return { perMinute: (count * 60_000) / tookMs, p95Ms: quantile(latencies, 0.95), early, late };
  } finally {
    for (const worker of workers) await worker.close();
    await database.drop();
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * One order after another: from its commit to the stored file.
 *
 * @param {string} ownerUrl
 * @param {import('../../drills/documents/orders.mjs').OrderingBoard} board
 * @param {Parameters<typeof placeOrders>[3]} wish
 */
async function latenciesOf(ownerUrl, board, wish) {
  for (let index = 0; index < 20; index += 1) {
    await untilSettled(ownerUrl, await placeOrders(ownerUrl, board, 1, { ...wish, from: 2_000_000 + index }), 60_000);
  }
  return asOwner(ownerUrl, async (client) => {
    const { rows } = await client.query(
      `SELECT extract(epoch FROM d.made_at - o.ordered_at) * 1000 AS ms FROM document d JOIN document_order o ON o.id = d.order_id JOIN board_case c ON c.id = o.case_id WHERE c.number ~ '-2[0-9]{6}$'`,
    );
    return rows.map(({ ms }) => Number(ms));
  });
}
