/**
 * Writes the conformance tables of this folder from the naive reading of the catalogue:
 *
 *   node tests/conformance/cases/generate.mjs [boundaries.json]
 */
import '../typescript-sources.mjs';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

const { boundaryCases, exceptionCases, optionCases, verdictCases } = await import('./tables.js');

/**
 * @param {string} name
 * @param {readonly object[]} rows
 */
function write(name, rows) {
  writeFileSync(
    join(import.meta.dirname, name),
    `[\n${rows.map((row) => `  ${JSON.stringify(row)}`).join(',\n')}\n]\n`,
  );
  console.log(`${name}: ${rows.length}`);
}

const tables = {
  'boundaries.json': boundaryCases,
  'verdicts.json': verdictCases,
  'options.json': optionCases,
  'monotonicity-exceptions.json': exceptionCases,
};
// Name a table to write that one alone; all of them take a few minutes.
for (const [name, rows] of Object.entries(tables))
  if (!process.argv[2] || process.argv[2] === name) write(name, rows());
