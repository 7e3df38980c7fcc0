import { matchesWords } from './word-match';

describe('matchesWords', () => {
  it('takes beginnings of words in any order, without accents', () => {
    expect(matchesWords('Nächste Sitzung', 'sitz nach')).toBe(true);
    expect(matchesWords('Next meeting', 'eet')).toBe(false);
  });

  it('finds words behind signs', () => {
    expect(matchesWords('Hepatic cytoreduction (debulking), R1', 'debulk r1')).toBe(true);
  });

  it('takes everything for nothing', () => {
    expect(matchesWords('Audit', '  ')).toBe(true);
  });
});
