import { randomRecord } from '../samples/random-record.js';
import type { RecordSample } from '../samples/record-sample.js';
import { pdfOf, textDifferences, type LetterOrReport } from '../testing/record-text.js';
import { seededRandom } from '../testing/seeded-random.js';

/** The fonts are opened first, on a machine that may be busy. */
const PATIENT = 60_000;

/** Short form of P-7; `npm run drill:document-text -- --cases 10000` runs the long one. */
describe('the text of a document of a signed record', () => {
  const seeds = [20260723, 20260724, 20260725, 20260726];

  it.each(seeds)('equals the record in report and letters, seed %i', async (seed) => {
    const record = randomRecord(seededRandom(seed));
    const language = seed % 2 === 0 ? 'en' : 'de';
    for (const kind of ['outcomeReport', 'referrerLetter', 'patientLetter'] as const) {
      expect(await textDifferences(await pdfOf(record, kind, language), record, kind, language)).toEqual([]);
    }
  }, PATIENT);

  const record = randomRecord(seededRandom(20260727));
  const { frozen, snapshot } = record;
  const [first, ...rest] = frozen.signatures;
  const recommendation = (change: object): RecordSample => ({ ...record, snapshot: { ...snapshot, recommendation: { ...snapshot.recommendation, ...change } } });
  const changes: ReadonlyArray<readonly [string, LetterOrReport, RecordSample]> = [
    ['a name by a letter', 'outcomeReport', { ...record, frozen: { ...frozen, signatures: [{ ...first!, name: `${first!.name}a` }, ...rest] } }],
    ['a time by a second', 'outcomeReport', { ...record, frozen: { ...frozen, signatures: [{ ...first!, signedAt: new Date(Date.parse(first!.signedAt) + 1_000).toISOString() }, ...rest] } }],
    ['a meaning', 'referrerLetter', { ...record, frozen: { ...frozen, signatures: [{ ...first!, meaning: first!.meaning === 'approved' ? 'declined' : 'approved' }, ...rest] } }],
    ['a signature fewer', 'outcomeReport', { ...record, frozen: { ...frozen, signatures: rest } }],
    ['the hash by a digit', 'outcomeReport', { ...record, sha256: (record.sha256.startsWith('0') ? '1' : '0') + record.sha256.slice(1) }],
    ['the reason by a sign', 'referrerLetter', recommendation({ rationale: `${snapshot.recommendation.rationale}?` })],
    ['an action more', 'outcomeReport', recommendation({ actions: [...snapshot.recommendation.actions, { what: 'Scan', ownerId: frozen.people[0]!.id, dueOn: '2026-08-01' }] })],
    ['the day of the next review', 'patientLetter', recommendation({ nextReviewOn: '2031-01-05' })],
  ];
  it.each(changes)('is found to differ where the record differs in %s', async (_what, kind, other) => {
    expect(await textDifferences(await pdfOf(record, kind, 'en'), other, kind, 'en')).not.toEqual([]);
  }, PATIENT);
});
