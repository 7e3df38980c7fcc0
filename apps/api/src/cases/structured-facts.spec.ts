import { structureProblem } from './structured-facts.js';

const TODAY = '2026-03-12';
const problem = (element: string, value: unknown): unknown => structureProblem(element, value as never, TODAY);

describe('structured elements', () => {
  it.each([
    ['hormoneMarkers', { urinary5Hiaa: { value: 52, unit: 'µmol/24 h', on: '2026-03-01' }, chromograninA: { value: 410, unit: 'ng/mL', on: null } }],
    ['hormoneMarkers', { urinary5Hiaa: { value: 52, unit: 'μmol/24h', on: null }, astAfterEmbolisation: null }],
    ['tumourBiomarkers', { eCadherin: 'preserved', p53: 'wild type' }],
    ['priorTreatments', [{ optionId: 'tae', start: '2025-01-10', end: null, bestResponse: 'PR', reasonStopped: null }]],
    ['lesions', [{ segment: '4a', sizeCm: 2.4, nearPortal: false }]],
    ['ki67Pct', 4],
    ['hormoneMarkers', null],
  ])('take %s', (element, value) => {
    expect(problem(element, value)).toBeNull();
  });

  it.each([
    ['hormoneMarkers', { urinary5Hiaa: 52 }, '.urinary5Hiaa'],
    ['hormoneMarkers', { urinary5Hiaa: { value: 52, unit: 'mmol/L', on: null } }, '.urinary5Hiaa.unit'],
    ['hormoneMarkers', { urinary5Hiaa: { value: 52, unit: '', on: null } }, '.urinary5Hiaa.unit'],
    ['hormoneMarkers', { chromograninA: { value: 410, unit: 'ng/mL', on: '2027-01-01' } }, '.chromograninA.on'],
    ['hormoneMarkers', { gastrin: { value: 1, unit: 'x', on: null } }, '.gastrin'],
    ['hormoneMarkers', { __proto__: null, constructor: 'x' }, '.constructor'],
    ['hormoneMarkers', {}, ''],
    ['hormoneMarkers', [], ''],
    ['tumourBiomarkers', { p53: 7 }, '.p53'],
    ['priorTreatments', [{ start: '2025-01-10' }], '[0].optionId'],
    ['priorTreatments', [{ optionId: 'nonsense' }], '[0].optionId'],
    ['priorTreatments', { optionId: 'x' }, ''],
    ['lesions', [{ segment: '9' }], '[0].segment'],
    ['lesions', [{ segment: '1', sizeCm: 31 }], '[0].sizeCm'],
    ['lesions', [{ segment: '1' }, 'two'], '[1]'],
  ])('refuse %s %j', (element, value, path) => {
    expect(problem(element, value)).toMatchObject({ path });
  });
});
