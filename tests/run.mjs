/**
 * `npm test`: runs the suites of `suites.mjs` one after the other and ends with the line "N passed, N failed".
 *
 *   node tests/run.mjs                       everything
 *   node tests/run.mjs --only unit,lint      some suites
 *   node tests/run.mjs --only e2e -- -t vote further arguments go to the suite's command
 */
import '../apps/launcher/src/node-version.mjs';

const { main } = await import('./support/run-suites.mjs');
process.exitCode = await main(process.argv.slice(2), process.env);
