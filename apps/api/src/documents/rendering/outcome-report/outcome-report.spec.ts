import { nodesOf, readPdf, squeezed } from '../../testing/read-pdf.js';
import { outcomeSample } from '../../samples/outcome-sample.js';
import { seededRandom } from '../../testing/seeded-random.js';
import { groupedHash, textsOf, utcSecond } from '../../texts/index.js';
import type { OutcomeView, SignatureView } from '../../views/outcome-view.js';
import { renderOutcomeReport } from './outcome-report.js';

describe('outcome report', () => {
  it('is the same file each time it is made', async () => {
    const [first, second] = [await renderOutcomeReport(outcomeSample, 'en'), await renderOutcomeReport(outcomeSample, 'en')];
    expect(Buffer.compare(first, second)).toBe(0);
    const other = await renderOutcomeReport({ ...outcomeSample, recordedAt: '2026-07-23T08:19:31.000Z' }, 'en');
    expect(Buffer.compare(first, other)).not.toBe(0);
  });

  it.each(['en', 'de'] as const)('says in %s what the record says', async (language) => {
    const { pages, title, language: lang } = await readPdf(await renderOutcomeReport(outcomeSample, language));
    const text = squeezed(pages.join(' '));
    const texts = textsOf[language];
    expect([title, lang]).toEqual([texts.outcome.title('C-2026-0147'), language]);
    const { recommendation, signatures, rounds, dissents, options, facts, unsigned, wish } = outcomeSample;
    const said = [
      (recommendation.position as { name: string }).name,
      recommendation.rationale,
      recommendation.conditions[0]!.otherwise,
      (wish as { text: string }).text,
      dissents[0]!.reason,
      ...recommendation.actions.flatMap(({ what, owner }) => [what, owner]),
      ...options.map(({ name }) => name),
      ...options.filter(({ status }) => status !== 'notIndicated' && status !== 'insufficientData').flatMap(({ status, because }) => [texts.statuses[status], ...because.map(({ text: line }) => line)]),
      ...facts.flatMap(({ label, value }) => [label, value]),
      ...rounds.flatMap(({ ballots }) => ballots.map(({ voter }) => voter.name)),
      ...unsigned.map(({ name }) => name),
    ];
    expect(said.filter((each) => !text.includes(squeezed(each)))).toEqual([]);
    for (const { name, meaning, signedAt } of signatures) expect(text).toMatch(signatureRow(name, texts.meanings[meaning], utcSecond(signedAt)));
  });

  it('prints content hash, head of the log, patient and page on each page', async () => {
    const { pages } = await readPdf(await renderOutcomeReport(outcomeSample, 'en'));
    expect(pages.length).toBeGreaterThanOrEqual(3);
    pages.forEach((page, index) => {
      for (const hash of [outcomeSample.seal.contentSha256, outcomeSample.seal.chainHead!.hash]) {
        for (const half of groupedHash(hash)) expect(squeezed(page)).toContain(squeezed(half));
      }
      expect(page).toContain('BIRCHWOOD, Elspeth');
      expect(page).toContain(`page ${index + 1} of ${pages.length}`);
    });
  });

  it('is tagged: one title, headings, tables with header cells, a picture with a description', async () => {
    const { isTagged, structure } = await readPdf(await renderOutcomeReport(outcomeSample, 'en'));
    expect(isTagged).toBe(true);
    const all = (role: string) => structure.flatMap((page) => nodesOf(page, role));
    expect(all('H1')).toHaveLength(1);
    expect(all('H2').length).toBeGreaterThanOrEqual(6);
    expect(all('Table').length).toBeGreaterThanOrEqual(6);
    expect(all('TH').length).toBeGreaterThanOrEqual(20);
    expect(all('Figure').map(({ alt }) => alt)).toEqual([expect.stringContaining('Lesion 1: segment VII, 4.2 cm, to resect.')]);
  });

  it('draws the heads of a table again on the next page', async () => {
    const options = Array.from({ length: 70 }, (_, index) => ({ ...outcomeSample.options[0]!, id: `o${index}`, name: `Option number ${index}` }));
    const { pages } = await readPdf(await renderOutcomeReport({ ...outcomeSample, options }, 'en'));
    const withRows = pages.filter((page) => page.includes('Option number'));
    expect(withRows.length).toBeGreaterThanOrEqual(3);
    for (const page of withRows) expect(page).toContain('Because');
    for (const { name } of options) expect(pages.join(' ')).toContain(name);
  });

  it('prints the lines of the explanation as they are, cut with a count', async () => {
    const because = ['first line', 'second line.', 'third line', 'fourth line'].map((text, index) => ({ text, criterionId: index === 1 ? null : `X-${index}` }));
    const pending = { title: 'Facts that could raise it', facts: ['a', 'b', 'c', 'd', 'e'] };
    const options = [{ ...outcomeSample.options[0]!, status: 'insufficientData' as const, because, pending, thresholds: ['T70: Supported', 'T90: Consider'], sets: ['Milan: Not met'] }];
    const evaluation = [{ title: 'Contradictions in the facts', lines: ['Two findings disagree.'] }];
    const { pages } = await readPdf(await renderOutcomeReport({ ...outcomeSample, options, evaluation }, 'en'));
    const text = squeezed(pages.join(''));
    expect(text).toContain(squeezed('first line second line. third line 1 more Facts that could raise it: a, b, c, 2 more T70: Supported; T90: Consider Milan: Not met'));
    expect(text).toContain(squeezed('Contradictions in the facts: Two findings disagree.'));
  });

  it('gives options nobody spoke of, and nothing is known about, one sentence', async () => {
    const options = Array.from({ length: 30 }, (_, index) => ({ ...outcomeSample.options[0]!, id: `quiet-${index}`, name: `Quiet option ${index}`, status: 'insufficientData' as const, pending: { title: 'Facts that could raise it', facts: ['Ki-67', `fact ${index}`] } }));
    const { pages } = await readPdf(await renderOutcomeReport({ ...outcomeSample, options }, 'en'));
    const text = squeezed(pages.join(''));
    for (const { name } of options) expect(text).toContain(squeezed(name));
    expect(text).toContain(squeezed('Most often asked for: Ki-67, fact 0, fact 1, fact 2, fact 3, fact 4, 25 more.'));
    expect(pages.length).toBeLessThanOrEqual(3);
  });

  it('loses nothing of a text longer than a page', async () => {
    const rationale = Array.from({ length: 900 }, (_, index) => `word${index}`).join(' ');
    const { pages } = await readPdf(await renderOutcomeReport({ ...outcomeSample, recommendation: { ...outcomeSample.recommendation, rationale } }, 'en'));
    expect(squeezed(pages.join(''))).toContain('word899');
    const numbers = [...pages.join(' ').matchAll(/word(\d+)/g)].map(([, number]) => Number(number));
    expect(numbers).toEqual(Array.from({ length: 900 }, (_, index) => index));
  });

  it('shows names in other scripts, and a box with the code point where no font has the character', async () => {
    const signatures = ['Д-р Анна Щукина', '張偉 医師', '김민준', 'Παπαδοπούλου'].map((name, index): SignatureView => ({ ...outcomeSample.signatures[index]!, name }));
    const { pages } = await readPdf(await renderOutcomeReport({ ...outcomeSample, signatures: [...signatures, { ...signatures[0]!, name: 'Dr 😀' }] }, 'en'));
    const text = pages.join(' ');
    for (const { name } of signatures) expect(text).toContain(name);
    expect(text).toContain('U+1F600');
  });

  it('shows every signature of random records: name, meaning, UTC time (P-7, short form)', async () => {
    const random = seededRandom(20260723);
    for (let round = 0; round < 6; round += 1) {
      const view = withRandomSignatures(outcomeSample, random);
      const { pages } = await readPdf(await renderOutcomeReport(view, round % 2 === 0 ? 'en' : 'de'));
      const text = squeezed(pages.join(''));
      for (const { name, meaning, signedAt } of view.signatures) {
        expect(text).toContain(squeezed(name));
        expect(text).toContain(squeezed(utcSecond(signedAt)));
        expect(text).toContain(squeezed(textsOf[round % 2 === 0 ? 'en' : 'de'].meanings[meaning]));
      }
    }
  });
});

/** A signature stands in one row: name, role, meaning and time in this order. */
function signatureRow(name: string, meaning: string, time: string): RegExp {
  const exact = (part: string): string => squeezed(part).replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return new RegExp(`${exact(name)}.{0,60}${exact(meaning)}${exact(time)}`, 'u');
}

function withRandomSignatures(view: OutcomeView, random: () => number): OutcomeView {
  const letters = 'abcdefghijklmnopqrstuvwxyzäöüßéèłşαβγδжщыї';
  const word = (): string => Array.from({ length: 2 + Math.floor(random() * 14) }, () => letters[Math.floor(random() * letters.length)]).join('');
  const meanings = ['approved', 'approvedWithDissent', 'declined'] as const;
  return {
    ...view,
    signatures: Array.from({ length: 1 + Math.floor(random() * 20) }, (): SignatureView => ({
      ...view.signatures[0]!,
      name: `Dr ${word()} ${word()}`,
      meaning: meanings[Math.floor(random() * meanings.length)]!,
      signedAt: new Date(Date.UTC(2026, 0, 1) + Math.floor(random() * 3e10)).toISOString(),
    })),
  };
}
