import { emptyDraft, isStorable, storable } from './recommendation-draft';

describe('a draft of a recommendation', () => {
  it('cannot be stored before it says what is recommended', () => {
    expect(isStorable(emptyDraft())).toBe(false);
    expect(isStorable({ ...emptyDraft(), position: { kind: 'option', optionId: 'prrt-lu177' } })).toBe(true);
    expect(isStorable({ ...emptyDraft(), position: { kind: 'other', text: '  ' } })).toBe(false);
  });

  it('holds back actions that are still being typed, and keeps the whole ones', () => {
    const whole = { what: 'Echocardiography', ownerId: 'person', dueOn: '2026-08-14' };
    const draft = { ...emptyDraft(), position: { kind: 'option' as const, optionId: 'prrt-lu177' }, actions: [whole, { what: 'Theatre', ownerId: '', dueOn: '' }] };
    expect(isStorable(draft)).toBe(false);
    expect(storable(draft).actions).toEqual([whole]);
    expect(isStorable(storable(draft))).toBe(true);
  });
});
