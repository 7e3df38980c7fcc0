/**
 * The long form of promise P-7: `npm run drill:document-text -- --cases 10000 --seed 7`. Random signed records become
 * documents, whose text is extracted and held against the record. Every case makes the outcome report; every tenth also the
 * letters to referrer and patient. A case is told by its number alone: `--seed` of the first, one more for each further one.
 */
import { parseArgs } from 'node:util';
import { pdfOf, randomRecord, seededRandom, textDifferences } from './product.mjs';

const { values } = parseArgs({
  options: { cases: { type: 'string', default: '10000' }, seed: { type: 'string', default: '1' }, letters: { type: 'string', default: '10' } },
});
const cases = Number(values.cases);
const from = Number(values.seed);
const PROGRESS_EVERY = 250;
const counted = { cases: 0, documents: 0, signatures: 0, differing: 0 };
const began = performance.now();

for (let seed = from; seed < from + cases; seed += 1) {
  const record = randomRecord(seededRandom(seed));
  const language = seed % 2 === 0 ? 'en' : 'de';
  const kinds = seed % Number(values.letters) === 0 ? ['outcomeReport', 'referrerLetter', 'patientLetter'] : ['outcomeReport'];
  for (const kind of kinds) {
    const differences = await textDifferences(await pdfOf(record, kind, language), record, kind, language);
    counted.documents += 1;
    if (differences.length === 0) continue;
    counted.differing += 1;
    console.log(`FAIL seed ${seed}, ${kind} in ${language}: ${differences.slice(0, 3).join('; ')}`);
  }
  counted.cases += 1;
  counted.signatures += record.frozen.signatures.length;
  if (counted.cases % PROGRESS_EVERY === 0) tell('so far');
}
tell(counted.differing === 0 ? 'The promise held' : 'The promise did not hold');
process.exitCode = counted.differing === 0 ? 0 : 1;

/** @param {string} what */
function tell(what) {
  console.log(`${what}: ${JSON.stringify(counted)}, seeds ${from} to ${from + counted.cases - 1}, ${Math.round((performance.now() - began) / 1000)} s`);
}
