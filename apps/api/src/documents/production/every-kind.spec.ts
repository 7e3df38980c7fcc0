/** What holds for every kind of document, in both languages: its text is the record's, and a screen reader can follow it. */
import { createHash } from 'node:crypto';
import { documentKinds } from '@consilium/contracts';
import { canonicalJson } from '@consilium/audit-chain';
import { samplePeople, recordSample } from '../samples/record-sample.js';
import { caseSample, chaseSample, dossierSample, meetingSample } from '../samples/frozen-samples.js';
import { outcomeSample } from '../samples/outcome-sample.js';
import { previewOrder } from '../templates/preview-order.js';
import { nodesOf, readPdf, squeezed, type ReadPdf, type StructureNode } from '../testing/read-pdf.js';
import { groupedHash, longDate, shortDate, textsOf, utcSecond, wallClock } from '../texts/index.js';
import { elementLabel } from '../views/clinical-words.js';
import { makeDocument } from './make-document.js';

type Kind = (typeof documentKinds)[number];
type Language = 'en' | 'de';

const sha256 = (content: string | Uint8Array): string => createHash('sha256').update(content).digest('hex');
const letterhead = { ...outcomeSample.letterhead, wording: {} };
const record = recordSample();
const cases = documentKinds.flatMap((kind) => (['en', 'de'] as const).map((language) => [kind, language] as const));

/** Names that a page has to carry whole: long ones, and other left-to-right scripts. */
const names = ['Prof. Dr. med. Maria-Magdalena Freifrau von Hohenlohe-Waldenburg-Schillingsfürst', 'Д-р Анна Щукина', 'Παπαδοπούλου', '張偉 医師', 'Łucja Ødegård'];

const made = new Map<string, Promise<ReadPdf>>();
const read = (kind: Kind, language: Language): Promise<ReadPdf> => {
  const key = `${kind} ${language}`;
  if (!made.has(key)) made.set(key, makeDocument(previewOrder({ kind, language, letterhead, logo: null }), sha256).then(readPdf));
  return made.get(key)!;
};

/** What each kind has to say of its record: names, times, meanings. */
function said(kind: Kind, language: Language): string[] {
  const texts = textsOf[language];
  const { meeting, agenda } = meetingSample;
  const cases = agenda.map(({ patient }) => patient.familyName);
  switch (kind) {
    case 'outcomeReport':
    case 'referrerLetter':
      return [
        ...record.frozen.signatures.flatMap(({ name, meaning, signedAt }) => [name, texts.meanings[meaning], utcSecond(signedAt)]),
        record.frozen.patient.identifier, 'echocardiography shows no carcinoid heart disease', 'Functional tumour with symptoms on lanreotide.', 'I would give PRRT first.', 'Theatre date', samplePeople[0].name,
      ];
    case 'patientLetter':
      return ['Elspeth Birchwood', longDate('2026-07-23', language), 'I want the flushing to stop.', 'Theatre date', samplePeople[1].name, 'Dr Samira Oyelaran'];
    case 'chaseLetter':
      return [...chaseSample.items.flatMap(({ itemId, ask, dueOn }) => [itemId === 'ki67Pct' ? elementLabel(itemId, language) : ask, shortDate(dueOn, language)]), 'Dr P. Marsh', 'A. Fenwick', 'Birchwood', longDate('1968-03-14', language), chaseSample.patient.identifier];
    case 'caseOnePager':
      return [caseSample.summary, ...caseSample.facts.map(({ elementId }) => elementLabel(elementId, language)), ...caseSample.course.map(({ label }) => label), caseSample.consultant.name];
    case 'auditDossier':
      return [...dossierSample().entries.flatMap(({ actor }) => (actor === null ? [] : [actor])), 'the receptor scan comes on the day', ...record.frozen.signatures.map(({ signedAt }) => utcSecond(signedAt))];
    case 'agenda':
      return [meeting.title, meeting.chair, wallClock(meeting.startsAt, meeting.timeZone).time, ...agenda.map(({ patient }) => patient.identifier), 'Rising bilirubin'];
    case 'minutes':
      return [meeting.title, ...meetingSample.attendance.map(({ name }) => name), ...agenda.flatMap(({ recommendation }) => recommendation?.dissents ?? []), 'New receptor scan'];
    case 'actionList':
      return [...agenda.flatMap(({ recommendation }) => recommendation?.actions ?? []).flatMap(({ what, owner, dueOn }) => [what, owner, shortDate(dueOn, language)]), cases[0]!.toUpperCase()];
  }
}

const elementsOf = ({ children }: StructureNode): number => children.reduce((count, child) => count + elementsOf(child), children.length);

describe('every kind of document', () => {
  it.each(cases)('%s in %s says what the record says, with its hash on every page', async (kind, language) => {
    const { pages } = await read(kind, language);
    const text = squeezed(pages.join(''));
    expect(said(kind, language).filter((each) => !text.includes(squeezed(each)))).toEqual([]);
    const hash = previewOrder({ kind, language, letterhead, logo: null }).recordSha256;
    for (const page of pages) for (const half of groupedHash(hash)) expect(squeezed(page)).toContain(squeezed(half));
  });

  it.each(cases)('%s in %s is tagged: title, language, one main heading, and structure on every page', async (kind, language) => {
    const { isTagged, title, language: spoken, structure, pages } = await read(kind, language);
    expect([isTagged, spoken]).toEqual([true, language]);
    expect(title.length).toBeGreaterThan(5);
    expect(structure.flatMap((page) => nodesOf(page, 'H1'))).toHaveLength(1);
    expect(structure.filter((page) => page.children.length > 0)).toHaveLength(pages.length);
    for (const table of structure.flatMap((page) => nodesOf(page, 'Table'))) expect(nodesOf(table, 'TR').length).toBeGreaterThan(0);
    for (const figure of structure.flatMap((page) => nodesOf(page, 'Figure'))) expect(figure.alt).toBeTruthy();
  });

  it.each(cases)('%s in %s begins no page for a note alone', async (kind, language) => {
    const { pages, structure } = await read(kind, language);
    if (pages.length > 1) expect(elementsOf(structure.at(-1)!)).toBeGreaterThan(3);
  });

  it.each(['en', 'de'] as const)('an agenda in %s names who agreed to a late case only where somebody else asked', async (language) => {
    const lines = async (assentedBy: string | null) => {
      const agenda = meetingSample.agenda.map((item, index) => (index === 0 ? { ...item, late: { askedBy: 'Dr Ottilie Grünwald', assentedBy, reason: 'Jaundice' } } : item));
      const frozenText = canonicalJson({ ...meetingSample, agenda });
      const bytes = await makeDocument({ kind: 'agenda', format: 'pdf', language, recipient: '', recordSha256: sha256(frozenText), recordText: null, frozenText }, sha256);
      return squeezed((await readPdf(bytes)).pages.join(''));
    };
    const [asked, added] = language === 'en' ? ['Late addition, asked for by Dr Ottilie Grünwald, agreed by Dr Ilja Brandt: Jaundice', 'Late addition by Dr Ottilie Grünwald: Jaundice'] : ['Nachgemeldet von Dr Ottilie Grünwald, Zustimmung Dr Ilja Brandt: Jaundice', 'Nachgemeldet von Dr Ottilie Grünwald: Jaundice'];
    expect(await lines('Dr Ilja Brandt')).toContain(squeezed(asked));
    expect(await lines(null)).toContain(squeezed(added));
  });

  it.each(names)('carries the name %s whole', async (name) => {
    const agenda = meetingSample.agenda.map((item, index) => (index === 0 ? { ...item, presenter: name } : item));
    const attendance = meetingSample.attendance.map((row, index) => (index === 0 ? { ...row, name } : row));
    const chase = { ...chaseSample, owner: { ...chaseSample.owner, name }, coordinator: { name, contact: '' } };
    for (const [kind, frozen] of [['agenda', { ...meetingSample, agenda }], ['minutes', { ...meetingSample, attendance }], ['chaseLetter', chase]] as const) {
      const frozenText = canonicalJson(frozen);
      const bytes = await makeDocument({ kind, format: 'pdf', language: 'de', recipient: '', recordSha256: sha256(frozenText), recordText: null, frozenText }, sha256);
      expect(squeezed((await readPdf(bytes)).pages.join(''))).toContain(squeezed(name));
    }
  });
});
