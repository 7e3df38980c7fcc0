import type { FactView } from '@consilium/ui';
import { wallNumbers } from './wall-numbers';

const fact = (id: string, text: string, more: Partial<FactView> = {}): FactView => ({ id, label: id, values: [{ text }], state: 'recorded', source: 'CT', ...more });

describe('the wall', () => {
  it('shows the number large and what belongs to it small', () => {
    expect(wallNumbers([fact('lesionCount', '14, largest 4.2 cm')])).toEqual([{ id: 'lesionCount', value: '14', label: 'lesionCount, largest 4.2 cm' }]);
  });

  it('leaves out what is unknown, contested or too long to be read in passing', () => {
    expect(
      wallNumbers([fact('grade', 'G2', { state: 'unknown' }), fact('ki67Pct', '4 %', { state: 'conflicting', values: [{ text: '4 %' }, { text: '12 %' }] }), fact('functionalStatus', 'functioning with a long explanation')]),
    ).toEqual([]);
  });
});
