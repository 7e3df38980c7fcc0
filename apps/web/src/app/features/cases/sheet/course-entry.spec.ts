import { readCourseEvent, type CourseDraft } from './course-entry';

const say = (key: string): string => key;
const draft: CourseDraft = { kind: 'systemic', label: 'Lanreotide 120 mg', startsOn: '2025-01-10', endsOn: '', response: 'SD', marker: 'chromograninA', value: '', unit: 'µg/L', upperReference: '' };

describe('reading a course event', () => {
  it('takes a treatment with its response', () => {
    expect(readCourseEvent(draft, '2026-07-23', say)).toEqual({
      ok: true,
      input: { kind: 'systemic', label: 'Lanreotide 120 mg', startsOn: '2025-01-10', endsOn: null, marker: null, response: 'SD' },
    });
  });

  it('drops a response that was left over from another kind', () => {
    expect(readCourseEvent({ ...draft, kind: 'imaging' }, '2026-07-23', say)).toMatchObject({ ok: true, input: { response: null } });
  });

  it('keeps a marker as the laboratory reports it', () => {
    const marker = { ...draft, kind: 'marker' as const, label: '', value: '1180,5', upperReference: '100' };
    expect(readCourseEvent(marker, '2026-07-23', say)).toMatchObject({ ok: true, input: { marker: { value: 1180.5, unit: 'µg/L', upperReference: 100 }, response: null } });
    expect(readCourseEvent({ ...marker, marker: 'urinary5Hiaa', unit: 'mg/24 h', value: '90' }, '2026-07-23', say)).toMatchObject({ ok: true, input: { marker: { value: 90, unit: 'mg/24 h' } } });
  });

  it('names what is missing or impossible at its field', () => {
    expect(readCourseEvent({ ...draft, label: ' ', startsOn: '' }, '2026-07-23', say)).toEqual({ ok: false, errors: { label: 'cases.sheet.event.missing', startsOn: 'cases.sheet.event.missing' } });
    expect(readCourseEvent({ ...draft, endsOn: '2024-12-31' }, '2026-07-23', say)).toEqual({ ok: false, errors: { endsOn: 'cases.sheet.event.endBeforeStart' } });
    expect(readCourseEvent({ ...draft, startsOn: '2026-07-24' }, '2026-07-23', say)).toEqual({ ok: false, errors: { startsOn: 'cases.referral.future' } });
    expect(readCourseEvent({ ...draft, kind: 'marker', value: '<3' }, '2026-07-23', say)).toEqual({ ok: false, errors: { value: 'cases.sheet.reading.reading.limitNotAllowed' } });
  });
});
