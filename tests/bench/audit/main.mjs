/**
 * `npm run bench:audit`: what the record costs. `-- --entries 10000000` goes on to 10^7 entries, `-- --quick` stops at 10^5,
 * `-- --only acts` after the acts.
 */
import { parseArgs } from 'node:util';
import { roleUrl } from '@consilium/launcher';
import { migrate, startPostgres, testPasswords } from '../../support/postgres.mjs';
import { addActs } from '../../drills/audit/acts.mjs';
import { Random } from '../../drills/audit/random.mjs';
import { BenchReport, quantile } from '../report.mjs';
import { actRates } from './acts.mjs';
import { growth } from './growth.mjs';
import { sealingLag } from './sealing-lag.mjs';

const { values } = parseArgs({ options: { entries: { type: 'string', default: '1000000' }, quick: { type: 'boolean', default: false }, seed: { type: 'string', default: '1' }, only: { type: 'string' } } });
/** What a commit waits for a disk that is not the fastest, in microseconds. */
const FLUSH_MICROS = 4_000;
const largest = values.quick ? 100_000 : Number(values.entries);
const sizes = [1e4, 1e5, 1e6, 1e7].filter((size) => size <= largest);
const seed = Number(values.seed);
const random = new Random(seed);
const report = new BenchReport('audit', { seed, scale: `up to ${largest} entries` });

/**
 * A server of its own: what one part leaves behind shall not slow the next.
 *
 * @template T
 * @param {{ fast?: boolean, settings?: Record<string, string> }} how fast: without fsync
 * @param {(urls: { ownerUrl: string, appUrl: string, workerUrl: string, auditorUrl: string }) => Promise<T>} work
 */
async function onServer({ fast = false, settings = {} }, work) {
  const postgres = await startPostgres({ fast, settings });
  try {
    const { url } = postgres;
    await migrate(url);
    await addActs(url);
    const [appUrl = '', workerUrl = '', auditorUrl = ''] = /** @type {const} */ (['app', 'worker', 'auditor']).map((role) => roleUrl(url, role, testPasswords[role]));
    return await work({ ownerUrl: url, appUrl, workerUrl, auditorUrl });
  } finally {
    await postgres.stop();
  }
}

const rounds = values.quick ? 5 : 9;
const rates = await onServer({}, ({ appUrl, ownerUrl }) => actRates(appUrl, ownerUrl, { rounds, sliceMs: 1500 }));
report.table(
  'Acts per second, 16 writers over 16 cases, every commit on disk',
  ['act', 'per second', 'share of the act alone'],
  [
    ['plain INSERT', rates.insert, rates.insert / rates.bare],
    ['the act alone', rates.bare, 1],
    ['with its entry, each writer on its own case', rates.recorded, rates.recorded / rates.bare],
    ['with its entry, every writer on any case', rates.shared, rates.shared / rates.bare],
    ['the act alone, in one call', rates.bareCall, rates.bareCall / rates.bare],
    ['with its entry, in one call', rates.recordedCall, rates.recordedCall / rates.bare],
    ['with one global chain hashed in Node under a lock', rates.globalChain, rates.globalChain / rates.bare],
  ],
);
report.figure('acts.alonePerSecond', rates.bare);
report.figure('acts.recordedPerSecond', rates.recorded);
report.figure('acts.sharedCasesPerSecond', rates.shared);
report.figure('acts.globalChainPerSecond', rates.globalChain);
report.figure('acts.recordedShareOfInserts', rates.recorded / rates.insert);
report.figure('acts.recordedCallShareOfInserts', rates.recordedCall / rates.insert);

// The server waits this long before each write to disk, as a slower disk would make it wait; commits of that time share it.
const slow = await onServer({ settings: { commit_delay: String(FLUSH_MICROS), commit_siblings: '0' } }, ({ appUrl, ownerUrl }) =>
  actRates(appUrl, ownerUrl, { rounds: Math.ceil(rounds / 2), sliceMs: 1500, names: ['bare', 'recorded', 'shared', 'globalChain'] }),
);
report.table(
  `The same where a commit waits ${FLUSH_MICROS / 1000} ms for its disk`,
  ['act', 'per second', 'share of the act alone'],
  [
    ['the act alone', slow.bare, 1],
    ['with its entry, each writer on its own case', slow.recorded, slow.recorded / slow.bare],
    ['with its entry, every writer on any case', slow.shared, slow.shared / slow.bare],
    ['with one global chain hashed in Node under a lock', slow.globalChain, slow.globalChain / slow.bare],
  ],
);
report.figure('slowDisk.alonePerSecond', slow.bare);
report.figure('slowDisk.recordedPerSecond', slow.recorded);
report.figure('slowDisk.recordedShare', slow.recorded / slow.bare);
report.figure('slowDisk.sharedShare', slow.shared / slow.bare);
if (values.only === 'acts') {
  report.goal('acts.recordedShare', rates.recorded / rates.bare, 'atLeast', 0.6);
  report.end();
  process.exit();
}

const lags = await onServer({}, (urls) => sealingLag(urls, { seconds: 15, actsPerSecond: 100 }));
report.table('Sealing lag at 100 acts per second, milliseconds', ['entries', 'p50', 'p99', 'largest'], [[lags.length, quantile(lags, 0.5), quantile(lags, 0.99), Math.max(...lags)]]);
report.figure('sealing.lagP50Ms', quantile(lags, 0.5));

const grown = await onServer({ fast: true }, (urls) =>
  growth(urls, { sizes, organisation: random.uuid(), uuid: () => random.uuid(), onStep: (text) => process.stderr.write(`  ${text}…\n`) }),
);
report.table(
  'As the log grows (this part without fsync)',
  ['entries', 'append µs', 'bytes/entry', 'export/s', 'verify/s', 'SHA-256 of the framings/s', 'SHA-256 of the export/s', 'verify MB', 'prove ms', 'hashes', 'case page ms', 'self-check s'],
  grown.map((at) => [at.entries, at.appendMicros, at.bytesPerEntry, at.exportPerSecond, at.verifyPerSecond, at.plainPerSecond, at.linePerSecond, at.verifyMemoryMb, at.proveMs, at.proofHashes, at.caseHistoryMs, at.selfCheckSeconds]),
);
const [first, last] = [grown[0], grown.at(-1)];
if (first === undefined || last === undefined) throw new Error('no size was measured');
for (const [name, value] of Object.entries(last)) report.figure(`largest.${name}`, value);

report.figure('verify.shareOfSha256OfTheFramings', last.verifyPerSecond / last.plainPerSecond);

report.goal('acts.recordedShare', rates.recorded / rates.bare, 'atLeast', 0.6);
report.goal('sealing.lagP99Ms', quantile(lags, 0.99), 'atMost', 1000);
report.goal('verify.shareOfSha256OfTheExport', last.verifyPerSecond / last.linePerSecond, 'atLeast', 0.5);
report.goal('verify.rateKeptAsLogGrows', last.verifyPerSecond / first.verifyPerSecond, 'atLeast', 0.9);
report.goal('append.rateKeptAsLogGrows', first.appendMicros / last.appendMicros, 'atLeast', 0.8);
report.goal('prove.ms', last.proveMs, 'atMost', 5);
report.goal('caseHistory.growth', last.caseHistoryMs / first.caseHistoryMs, 'atMost', 1.3);
report.end();
