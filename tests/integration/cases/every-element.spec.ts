/** Every element of the dictionary can be stored, is shown, and reaches the evaluation; what cannot be is refused at its field. */
import { FIELD_REFUSALS } from '@consilium/contracts';
import { nelmKnowledge } from '@consilium/knowledge-nelm';
import { openDemoHospital, type Visitor } from '../../support/demo-hospital.mjs';

const structured: Readonly<Record<string, unknown>> = {
  hormoneMarkers: { urinary5Hiaa: { value: 52.5, unit: 'µmol/24 h', on: '2026-01-10' }, chromograninA: { value: 410, unit: 'ng/mL', on: null } },
  tumourBiomarkers: { eCadherin: 'preserved', p53: 'wild type' },
  priorTreatments: [{ optionId: 'tae', start: '2025-01-10', end: '2025-03-10', bestResponse: 'PR', reasonStopped: 'Progression' }],
  lesions: [{ segment: '4a', sizeCm: 2.4 }],
  segmentsInvolved: [2, 7],
  availability: ['PRRT'],
  otherImaging: ['EUS'],
};

const reasons = Object.keys(FIELD_REFUSALS);

function sampleOf(element: (typeof nelmKnowledge.elements)[number]): unknown {
  if (element.id === 'otherImaging') return element.items?.values?.slice(0, 1) ?? ['x'];
  if (Object.hasOwn(structured, element.id)) return structured[element.id];
  const { min = element.range?.above === undefined ? 0 : element.range.above + 1, max } = element.range ?? {};
  switch (element.type) {
    case 'boolean':
      return true;
    case 'code':
      return element.values![0];
    case 'list':
      return element.items?.values?.slice(0, 1) ?? [];
    case 'numberOrInterval':
      return { low: min, high: max ?? min + 1 };
    default:
      return max ?? min;
  }
}

describe('elements of the dictionary', () => {
  let hospital: Awaited<ReturnType<typeof openDemoHospital>>;
  let coordinator: Visitor;
  let caseId: string;

  beforeAll(async () => {
    hospital = await openDemoHospital('every-element');
    coordinator = await hospital.signIn('fenwick');
    const boardId = (await coordinator.send('GET', '/boards')).body.find(({ name }: { name: string }) => name.startsWith('Neuro')).id;
    caseId = (
      await coordinator.send('POST', '/cases', {
        boardId,
        patient: { identifierSystem: 'urn:tests', identifierValue: 'E-1', familyName: 'Allwert', givenName: 'Every', birthDate: '1961-04-01', sex: 'female' },
        question: { code: 'resectability', text: 'Resectable?' },
        urgency: 'routine',
        consultant: { name: 'Dr Test', contact: 'test@example.org' },
      })
    ).body.id;
  });
  afterAll(async () => hospital?.close());

  const source = { kind: 'document', label: 'Test' };
  const put = async (element: string, value: unknown, more: object = {}) => {
    const version = (await coordinator.send('GET', `/cases/${caseId}`)).headers.get('etag')!;
    return coordinator.send('PUT', `/cases/${caseId}/facts/${element}`, { value, state: 'known', source, ...more }, { 'if-match': version });
  };

  it('are all storable, shown as stored, and reach the evaluation', async () => {
    const refused: string[] = [];
    for (const element of nelmKnowledge.elements) {
      const answer = await put(element.id, sampleOf(element));
      if (answer.status !== 200) refused.push(`${element.id}: ${answer.status} ${JSON.stringify(answer.body.fields ?? answer.body.code)}`);
    }
    expect(refused).toEqual([]);
    const { body: sheet } = await coordinator.send('GET', `/cases/${caseId}/sheet`);
    const stored = Object.fromEntries(sheet.facts.map(({ element, value }: { element: string; value: unknown }) => [element, value]));
    const { status, body } = await coordinator.send('GET', `/cases/${caseId}/evaluation`);
    expect(status).toBe(200);
    for (const element of nelmKnowledge.elements) {
      expect({ [element.id]: stored[element.id] }).toEqual({ [element.id]: sampleOf(element) });
      expect(body.evaluation.facts).toHaveProperty(element.id);
    }
  }, 120_000);

  it.each([
    ['Ki-67 of 101 %', 'ki67Pct', 101, 'value'],
    ['Ki-67 of -1 %', 'ki67Pct', -1, 'value'],
    ['Ki-67 as "<3"', 'ki67Pct', '<3', 'value'],
    ['a lesion count of 2.5', 'lesionCount', 2.5, 'value'],
    ['2^53 + 1 lesions', 'lesionCount', 9_007_199_254_740_993, 'value'],
    ['a number as text', 'lesionCount', '3', 'value'],
    ['full-width digits', 'lesionCount', '１２', 'value'],
    ['true as text', 'bilobar', 'true', 'value'],
    ['a remnant of 120 %', 'flrPct', 120, 'value'],
    ['an interval that is none', 'liverBurdenPct', { low: 'a', high: 'b' }, 'value'],
    ['an interval with a third end', 'liverBurdenPct', { low: 1, high: 2, mid: 1 }, 'value.mid'],
    ['segment 9', 'segmentsInvolved', [9], 'value[0]'],
    ['a marker without its unit', 'hormoneMarkers', { urinary5Hiaa: { value: 52, unit: '', on: null } }, 'value.urinary5Hiaa.unit'],
    ['a marker nobody knows', 'hormoneMarkers', { gastrin: { value: 1, unit: 'pg/mL', on: null } }, 'value.gastrin'],
    ['a treatment without a name', 'priorTreatments', [{ start: '2025-01-01' }], 'value[0].optionId'],
    ['a part with a name of its own', 'tumourBiomarkers', { 'a b': 'x' }, null],
    ['an element nobody knows', 'nonsense', 1, 'element'],
    ['2,000 words of availability', 'availability', Array.from({ length: 2000 }, () => 'x'), null],
  ])('refuse %s', async (_name, element, value, field) => {
    const before = (await coordinator.send('GET', `/cases/${caseId}`)).headers.get('etag');
    const answer = await put(element, value);
    expect(answer.status).toBe(400);
    if (field !== null) expect(answer.body.fields.map(({ path }: { path: string }) => path)).toContainEqual(expect.stringContaining(field));
    // A code that the pages have words for; names of parts are the API's business alone.
    if (field !== null && !field.endsWith('.mid')) expect(reasons).toContain(answer.body.fields[0].reason);
    expect((await coordinator.send('GET', `/cases/${caseId}`)).headers.get('etag')).toBe(before);
  });

  it.each([
    ['29 February of a common year', { observedOn: '2027-02-29' }, 'observedOn'],
    ['a date in the future', { observedOn: '2190-01-01' }, 'observedOn'],
    ['the year 1', { observedOn: '0001-01-01' }, 'observedOn'],
    ['the year 275760', { observedOn: '275760-09-13' }, 'observedOn'],
    ['a date as Germans write it', { observedOn: '12.03.2026' }, 'observedOn'],
    ['a date as Americans write it', { observedOn: '03/12/2026' }, 'observedOn'],
    ['a state that contradicts the value', { state: 'notDone' }, 'value'],
    ['a file nobody added', { source: { ...source, attachmentId: '0f0e0d0c-0b0a-4908-8706-050403020199' } }, 'source.attachmentId'],
    ['a note of 10,000 characters', { note: 'x'.repeat(10_000) }, 'note'],
    ['a hidden reversal of direction', { source: { ...source, label: 'MRI \u202E' } }, 'source.label'],
    ['U+0000', { note: 'a\u0000b' }, 'note'],
  ])('refuse %s at the field', async (_name, more, field) => {
    const answer = await put('ki67Pct', 4, more);
    expect([answer.status, answer.body.fields[0].path]).toEqual([400, field]);
    expect(reasons).toContain(answer.body.fields[0].reason);
  });

  it('that contradict each other are kept and flagged', async () => {
    await put('liverBurdenPct', 0);
    await put('lesionCount', 12);
    const { body } = await coordinator.send('GET', `/cases/${caseId}/evaluation`);
    expect(body.evaluation.conflicts.length).toBeGreaterThan(0);
  });
});
