import { sameFilters } from './same-filters';

describe('sameFilters', () => {
  it('looks at what is asked for, not at order or empty fields', () => {
    expect(sameFilters({ text: 'a', state: 'listed' }, { state: ['listed'], text: 'a' })).toBe(true);
    expect(sameFilters({}, { text: '', option: undefined })).toBe(true);
    expect(sameFilters({ state: ['listed', 'draft'] }, { state: ['draft', 'listed'] })).toBe(true);
  });

  it('tells different lists apart', () => {
    expect(sameFilters({ text: 'a' }, { text: 'b' })).toBe(false);
    expect(sameFilters({ option: 'observation' }, {})).toBe(false);
    expect(sameFilters({ missing: 'wish' }, { option: 'wish' })).toBe(false);
  });
});
