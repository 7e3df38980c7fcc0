import { ballotInput } from './ballot-input';

const entry = { position: 'prrt-lu177', text: '', confidence: 'high', drivers: [null, null] };

describe('a ballot as it is typed', () => {
  it('is an option with confidence and the criteria named, each once', () => {
    expect(ballotInput({ ...entry, drivers: ['PRRT-N1-ALL', 'PRRT-N1-ALL'] })).toEqual({ position: { kind: 'option', optionId: 'prrt-lu177' }, confidence: 'high', drivers: ['PRRT-N1-ALL'] });
  });

  it('is not ready without a position, a confidence, or words where words are needed', () => {
    expect(ballotInput({ ...entry, position: null })).toBeNull();
    expect(ballotInput({ ...entry, confidence: null })).toBeNull();
    expect(ballotInput({ ...entry, position: 'other', text: '  ' })).toBeNull();
    expect(ballotInput({ ...entry, position: 'cannotJudge' })).toBeNull();
  });

  it('carries a reason and no confidence where the voter cannot judge', () => {
    expect(ballotInput({ ...entry, position: 'cannotJudge', text: ' outside my field ' })).toEqual({ position: { kind: 'cannotJudge', reason: 'outside my field' }, confidence: null, drivers: [] });
  });
});
