import { MET, NOT_MET, UNKNOWN, codeOf, negated, verdictOf, type Verdict } from './verdict.js';

const VERDICTS: readonly Verdict[] = ['met', 'unknown', 'notMet'];

/** Strong Kleene logic, written out in full: rows and columns in the order met, unknown, notMet. */
const AND: readonly (readonly Verdict[])[] = [
  ['met', 'unknown', 'notMet'],
  ['unknown', 'unknown', 'notMet'],
  ['notMet', 'notMet', 'notMet'],
];
const OR: readonly (readonly Verdict[])[] = [
  ['met', 'met', 'met'],
  ['met', 'unknown', 'unknown'],
  ['met', 'unknown', 'notMet'],
];

describe('three-valued logic', () => {
  it.each(
    VERDICTS.flatMap((left, row) =>
      VERDICTS.map((right, column) => [left, right, AND[row]?.[column], OR[row]?.[column]] as const),
    ),
  )('%s with %s: and gives %s, or gives %s', (left, right, conjunction, disjunction) => {
    expect(verdictOf(codeOf(left) & codeOf(right))).toBe(conjunction);
    expect(verdictOf(codeOf(left) | codeOf(right))).toBe(disjunction);
  });

  it.each([
    ['met', 'notMet'],
    ['unknown', 'unknown'],
    ['notMet', 'met'],
  ] as const)('not %s is %s', (verdict, opposite) => {
    expect(verdictOf(negated(codeOf(verdict)))).toBe(opposite);
  });

  it('keeps the three codes apart', () => {
    expect(new Set([MET, UNKNOWN, NOT_MET]).size).toBe(3);
    expect(VERDICTS.map((verdict) => verdictOf(codeOf(verdict)))).toEqual(VERDICTS);
  });
});
