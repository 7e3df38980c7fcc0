/**
 * Drills of the live board. Each starts its own PostgreSQL, with all its safety on, and its own API process.
 *
 *   npm run drill:board                            all, at the size of a merge
 *   npm run drill:board -- kill --times 1000       one, at the size asked for
 *   npm run drill:board -- model --times 500 --seed 7
 */
import { parseArgs } from 'node:util';
import { cutsDrill } from './cuts.mjs';
import { killDrill } from './kill.mjs';
import { modelDrill } from './model.mjs';
import { retryDrill } from './retry.mjs';

/** @type {Record<string, { drill: (wish: { count: number, seed: number }) => Promise<{ result: object, passed: boolean }>, count: number, of: string }>} */
const drills = {
  kill: { drill: killDrill, count: 25, of: 'kill -9 of the API while sixteen people vote' },
  retry: { drill: retryDrill, count: 200, of: 'answers lost after the commit, repeated blindly' },
  cuts: { drill: cutsDrill, count: 200, of: 'network cuts of ten screens' },
  model: { drill: modelDrill, count: 10, of: 'random sequences of 110 commands against the model' },
};

const { values, positionals } = parseArgs({ allowPositionals: true, options: { times: { type: 'string' }, seed: { type: 'string' } } });
const chosen = positionals.length === 0 ? Object.keys(drills) : positionals;
const seed = Number(values.seed ?? 1);
let failed = 0;
for (const name of chosen) {
  const entry = drills[name];
  if (!entry) throw new Error(`There is no drill "${name}". There are: ${Object.keys(drills).join(', ')}.`);
  const count = Number(values.times ?? entry.count);
  console.log(`${name}: ${count} ${entry.of} (seed ${seed})`);
  const { result, passed } = await entry.drill({ count, seed });
  console.log(`${passed ? 'passed' : 'FAILED'} ${JSON.stringify(result)}`);
  failed += passed ? 0 : 1;
}
process.exitCode = failed === 0 ? 0 : 1;
