/** Small cases of the made-up tumour: each fact known or not, values on and beside the bounds. */
import fc from 'fast-check';
import type { CaseFacts, Interval } from '../src/index.js';

const interval = fc
  .tuple(fc.constantFrom(0, 50, 69, 70, 80, 90), fc.constantFrom(70, 89, 90, 100))
  .map(([low, high]): Interval => ({ low, high }));

const VALUES = {
  nodules: fc.constantFrom(0, 1, 3, 4, 10, 11),
  sizeCm: fc.constantFrom(1, 2, 3, 5, 5.1),
  reportedStage: fc.constantFrom('early', 'late'),
  reserve: fc.constantFrom('good', 'fair', 'poor'),
  veinInvaded: fc.boolean(),
  spread: fc.constantFrom('absent', 'present', 'removed'),
  removablePct: fc.oneof(fc.constantFrom(0, 69, 70, 89, 90, 100), interval),
  many: fc.boolean(),
} as const;

/** @param known how many facts in a hundred are filled in */
export const sampleCase = (known: number): fc.Arbitrary<CaseFacts> =>
  fc.record(
    Object.fromEntries(
      Object.entries(VALUES).map(([id, value]) => [
        id,
        fc.option(value as fc.Arbitrary<unknown>, { freq: Math.round(100 / (100 - known)), nil: null }),
      ]),
    ),
  ) as fc.Arbitrary<CaseFacts>;
