import { draftOf, emptyLine, readParts, type LineDraft } from './structure-draft';

const TODAY = '2026-03-12';
const typed = (element: string, parts: Readonly<Record<string, string>>, more: Readonly<Record<string, { unit?: string; on?: string }>> = {}): LineDraft =>
  emptyLine(element).map((part) => ({ ...part, text: parts[part.name] ?? '', ...more[part.name] }));

describe('parts of a structured value', () => {
  it('are read as typed, with decimal comma, unit and date, and typed again as stored', () => {
    const line = typed('hormoneMarkers', { urinary5Hiaa: '52,5', chromograninA: '410' }, { urinary5Hiaa: { on: '2026-03-01' }, chromograninA: { unit: 'ng/mL' } });
    const read = readParts('hormoneMarkers', [line], TODAY);
    expect(read).toEqual({ ok: true, value: { urinary5Hiaa: { value: 52.5, unit: 'µmol/24 h', on: '2026-03-01' }, chromograninA: { value: 410, unit: 'ng/mL', on: null } } });
    const again = read.ok ? readParts('hormoneMarkers', draftOf('hormoneMarkers', read.value), TODAY) : null;
    expect(again).toEqual(read);
  });

  it('of several lines are a list, and empty lines are left out', () => {
    const lines = [typed('priorTreatments', { optionId: 'tae', start: '2025-01-10', bestResponse: 'PR' }), emptyLine('priorTreatments')];
    expect(readParts('priorTreatments', lines, TODAY)).toEqual({ ok: true, value: [{ optionId: 'tae', start: '2025-01-10', bestResponse: 'PR' }] });
    expect(readParts('priorTreatments', [emptyLine('priorTreatments')], TODAY)).toEqual({ ok: true, value: null });
  });

  it.each([
    ['hormoneMarkers', { urinary5Hiaa: '<3' }, 'urinary5Hiaa', 'cases.sheet.reading.reading.limitNotAllowed'],
    ['hormoneMarkers', { chromograninA: 'NaN' }, 'chromograninA', 'cases.sheet.reading.reading.notFinite'],
    ['hormoneMarkers', { chromograninA: '1.234' }, 'chromograninA', 'cases.sheet.reading.reading.ambiguousSeparator'],
    ['priorTreatments', { start: '2025-01-10' }, 'optionId', 'intake.parts.optionMissing'],
    ['priorTreatments', { optionId: 'tae', start: '2025-01-10', end: '2024-01-10' }, 'end', 'intake.parts.endBeforeStart'],
    ['priorTreatments', { optionId: 'tae', start: '2027-01-10' }, 'start', 'cases.referral.future'],
  ])('of %s %j are refused at the part', (element, parts, name, code) => {
    expect(readParts(element, [typed(element, parts as Readonly<Record<string, string>>)], TODAY)).toMatchObject({ ok: false, problems: [{ line: 0, name, code }] });
  });
});
