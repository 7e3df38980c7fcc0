/**
 * The long form of the comparison between the library and the naive reading of the catalogue:
 *
 *   npm run conformance -- --profiles 1000000 --seed 7
 *
 * Every failing profile is printed with the seed that makes it again. Exit code 1 when anything differs.
 */
import './typescript-sources.mjs';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

const root = join(import.meta.dirname, '../..');
const { values } = parseArgs({
  options: { profiles: { type: 'string', default: '20000' }, seed: { type: 'string', default: '1' } },
});
const profiles = Number(values.profiles);
const seed = Number(values.seed);
if (!Number.isInteger(profiles) || profiles < 1 || !Number.isInteger(seed)) {
  console.error('Usage: npm run conformance -- --profiles COUNT --seed NUMBER');
  process.exit(2);
}

const build = spawnSync(
  process.execPath,
  [join(root, 'node_modules/typescript/bin/tsc'), '-b', 'libs/knowledge/nelm'],
  { cwd: root, stdio: 'inherit' },
);
if (build.status !== 0) process.exit(1);

const { compareMany } = await import('./compare-many.js');
const failed = compareMany(profiles, seed, (/** @type {string} */ line) => console.log(line));
process.exit(failed === 0 ? 0 : 1);
