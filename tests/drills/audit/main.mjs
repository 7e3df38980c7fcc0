/**
 * The drills of the record in their long form:
 *
 *   npm run drill:audit -- [tamper|clean|agree|kill|kill-writers|erasure|case-erasure|restore|all] [--times N] [--seed S] [--postgres 18|15]
 *
 * Each prints its seed; with the same seed it does the same again. Exit code 1: something was lost, missed or falsely
 * reported.
 */
import { spawnSync } from 'node:child_process';
import { parseArgs } from 'node:util';
import { checkout } from '@consilium/launcher';
import { caseErasureDrill } from './case-erasure-drill.mjs';
import { erasureDrill } from './erasure-drill.mjs';
import { killDrill } from './kill-drill.mjs';
import { restoreDrill } from './restore-drill.mjs';
import { serviceKillDrill } from './service-kill-drill.mjs';
import { cleanDrill, tamperDrill } from './tamper-drill.mjs';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { times: { type: 'string' }, seed: { type: 'string' }, postgres: { type: 'string', default: '18' }, entries: { type: 'string', default: '10000' } },
});
const seed = Number(values.seed ?? Math.floor(Math.random() * 2 ** 31));
const version = Number(values.postgres);

/**
 * @param {number} fallback
 */
const times = (fallback) => Number(values.times ?? fallback);

/**
 * @param {number} total
 * @returns {(done: number) => void}
 */
const progress = (total) => (done) => {
  if (done % Math.ceil(total / 10) === 0) console.log(`  ${done} of ${total}`);
};

/** @type {Record<string, () => Promise<boolean> | boolean>} */
const drills = {
  tamper() {
    const result = tamperDrill({ seed, times: times(10_000), entries: Number(values.entries), onProgress: progress(times(10_000)) });
    console.log(`  ${result.tried} falsifications of a log of ${values.entries} entries: ${result.found} found, ${result.exact} with the exact place`);
    return listed(result.failures);
  },
  clean() {
    const alarms = cleanDrill({ seed, times: times(1_000), onProgress: progress(times(1_000)) });
    console.log(`  ${times(1_000)} clean logs: ${alarms.length} false alarms`);
    return listed(alarms);
  },
  agree() {
    const { status } = spawnSync(
      process.execPath,
      ['--experimental-vm-modules', 'node_modules/jest/bin/jest.js', '-c', 'tests/integration/jest.config.mjs', 'second-verifier'],
      { cwd: checkout, stdio: 'inherit', env: { ...process.env, AUDIT_LOGS: String(times(1_000)), AUDIT_SEED: String(seed), TEST_POSTGRES_VERSION: String(version) } },
    );
    return status === 0;
  },
  async kill() {
    const { violations, ...figures } = await serviceKillDrill({ seed, kills: times(1_000), version, onProgress: progress(times(1_000)) });
    console.log(`  ${JSON.stringify(figures)}`);
    return listed(violations);
  },
  async 'kill-writers'() {
    const { violations, ...figures } = await killDrill({ seed, kills: times(1_000), version, onProgress: progress(times(1_000)) });
    console.log(`  ${JSON.stringify(figures)}`);
    return listed(violations);
  },
  async erasure() {
    const { foundBefore, foundAfter, searchedBytes, verdict } = await erasureDrill({ seed, version, texts: times(200) });
    console.log(`  ${searchedBytes} bytes searched; the record ${verdict ?? 'verifies'}`);
    return listed([...foundAfter.map((file) => `found in ${file}`), ...(foundBefore ? [] : ['the texts could not be read before']), ...(verdict ? [verdict] : [])]);
  },
  async 'case-erasure'() {
    const result = await caseErasureDrill({ version });
    console.log(`  ${result.plantedFields} fields planted, ${result.searchedBytes} bytes searched; the record ${result.verdict ?? 'verifies'}`);
    return listed([
      ...result.foundInRows.map((table) => `found in a row of ${table}`),
      ...[...result.foundInFiles, ...result.filesLeft].map((file) => `left: ${file}`),
      ...result.otherChanged.map((what) => `changed of another case: ${what}`),
      ...(result.verdict ? [result.verdict] : []),
    ]);
  },
  async restore() {
    const { verdict, ...figures } = await restoreDrill({ seed, version, acts: times(200) });
    console.log(`  ${JSON.stringify(figures)}`);
    return listed([
      ...(verdict ? [verdict] : []),
      ...(figures.restored === figures.acknowledged ? [] : ['acts before the point in time are missing']),
      ...(figures.noticedOlderCopy ? [] : ['the sealer signed on a copy older than a checkpoint outside']),
    ]);
  },
};

/** @param {string[]} problems */
function listed(problems) {
  for (const problem of problems.slice(0, 20)) console.log(`  ${problem}`);
  return problems.length === 0;
}

const asked = positionals.length === 0 || positionals.includes('all') ? Object.keys(drills) : positionals;
for (const name of asked) {
  const drill = drills[name];
  if (drill === undefined) {
    console.error(`There is no drill "${name}". There are: ${Object.keys(drills).join(', ')}, all.`);
    process.exitCode = 2;
    break;
  }
  console.log(`\n${name}, again with: npm run drill:audit -- ${name} --seed ${seed} --postgres ${version}${values.times ? ` --times ${values.times}` : ''}`);
  const passed = await drill();
  console.log(passed ? '  passed' : '  FAILED');
  if (!passed) process.exitCode = 1;
}
