/**
 * `npm run bench:audit`: what the record costs. `-- --entries 10000000` goes on to 10^7 entries, `-- --quick` stops at 10^5.
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

const { values } = parseArgs({ options: { entries: { type: 'string', default: '1000000' }, quick: { type: 'boolean', default: false }, seed: { type: 'string', default: '1' } } });
const largest = values.quick ? 100_000 : Number(values.entries);
const sizes = [1e4, 1e5, 1e6, 1e7].filter((size) => size <= largest);
const seed = Number(values.seed);
const random = new Random(seed);
const report = new BenchReport('audit', { seed, scale: `up to ${largest} entries` });

/**
 * A server of its own: what one part leaves behind shall not slow the next.
 *
 * @template T
 * @param {boolean} fast without fsync
 * @param {(urls: { ownerUrl: string, appUrl: string, workerUrl: string, auditorUrl: string }) => Promise<T>} work
 */
async function onServer(fast, work) {
  const postgres = await startPostgres({ fast });
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

const rates = await onServer(false, ({ appUrl, ownerUrl }) => actRates(appUrl, ownerUrl, { rounds: values.quick ? 5 : 9, sliceMs: 1500 }));
report.table(
  'Acts per second, 16 writers over 16 cases, every commit on disk',
  ['act', 'per second', 'share of the act alone'],
  [
    ['plain INSERT', rates.insert, rates.insert / rates.bare],
    ['the act alone', rates.bare, 1],
    ['with its entry, each writer on its own case', rates.recorded, rates.recorded / rates.bare],
    ['with its entry, every writer on any case', rates.shared, rates.shared / rates.bare],
    ['with one global chain hashed in Node under a lock', rates.globalChain, rates.globalChain / rates.bare],
  ],
);
report.figure('acts.alonePerSecond', rates.bare);
report.figure('acts.recordedPerSecond', rates.recorded);
report.figure('acts.sharedCasesPerSecond', rates.shared);
report.figure('acts.globalChainPerSecond', rates.globalChain);

const lags = await onServer(false, (urls) => sealingLag(urls, { seconds: 15, actsPerSecond: 100 }));
report.table('Sealing lag at 100 acts per second, milliseconds', ['entries', 'p50', 'p99', 'largest'], [[lags.length, quantile(lags, 0.5), quantile(lags, 0.99), Math.max(...lags)]]);
report.figure('sealing.lagP50Ms', quantile(lags, 0.5));

const grown = await onServer(true, (urls) =>
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
