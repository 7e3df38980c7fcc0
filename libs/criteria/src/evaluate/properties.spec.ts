import fc from 'fast-check';
import { BruteForce } from '../../testing/brute-force.js';
import { sampleCase } from '../../testing/sample-cases.js';
import { sampleKnowledge } from '../../testing/sample-knowledge.js';
import { canonicalEvaluation } from '../replay/canonical-evaluation.js';
import { compile } from './engine.js';
import type { Trace } from './trace.js';

const engine = compile(sampleKnowledge);

describe('for any case', () => {
  it('the order of facts is irrelevant', () => {
    fc.assert(
      fc.property(sampleCase(60), fc.infiniteStream(fc.nat()), (facts, keys) => {
        const shuffled = Object.entries(facts)
          .map((entry) => ({ entry, key: keys.next().value as number }))
          .sort((a, b) => a.key - b.key)
          .map(({ entry }) => entry);
        expect(canonicalEvaluation(engine.evaluate(Object.fromEntries(shuffled)))).toBe(
          canonicalEvaluation(engine.evaluate(facts)),
        );
      }),
      { numRuns: 300, seed: 11 },
    );
  });

  it('an unknown names facts some completion of which settles it, and one that names none cannot be settled', () => {
    fc.assert(
      fc.property(sampleCase(60), (facts) => {
        const brute = new BruteForce(engine, facts);
        engine.evaluate(facts).criteria.forEach((result, index) => {
          if (result.verdict !== 'unknown') return;
          const wanted = result.missing.length > 0 ? result.missing : brute.unknown;
          const settled = [...brute.completionsOf(wanted.filter((fact) => brute.unknown.includes(fact)))].some(
            (trace) => trace.verdict(index) !== 'unknown',
          );
          expect({ id: result.id, settled }).toEqual({ id: result.id, settled: result.missing.length > 0 });
        });
      }),
      { numRuns: 200, seed: 12 },
    );
  });

  it('filling an unknown never turns met into not met, or back', () => {
    fc.assert(
      fc.property(sampleCase(60), (facts) => {
        const before = engine.trace(facts);
        const brute = new BruteForce(engine, facts);
        for (const fact of brute.unknown) {
          for (const after of brute.completionsOf([fact])) {
            sampleKnowledge.criteria.forEach((criterion, index) => {
              if (before.verdict(index) !== 'unknown')
                expect([criterion.id, after.verdict(index)]).toEqual([criterion.id, before.verdict(index)]);
            });
          }
        }
      }),
      { numRuns: 300, seed: 13 },
    );
  });

  it('pending facts can raise the option, and nothing raises an option without them', () => {
    const order = ['contraindicated', 'notRecommended', 'notIndicated', 'insufficientData', 'consider', 'supported'];
    fc.assert(
      fc.property(sampleCase(75), (facts) => {
        const brute = new BruteForce(engine, facts);
        fc.pre(brute.unknown.length <= 4);
        engine.evaluate(facts).options.forEach((option, index) => {
          const higher = (trace: Trace): boolean => order.indexOf(trace.status(index)) > order.indexOf(option.status);
          const open = option.pending.filter((fact) => brute.unknown.includes(fact));
          // That two favourable answers contradict each other is left to the sensitivity analysis.
          if (option.pending.length > 0)
            expect([option.id, [...brute.combinationsOf(open)].some(higher)]).toEqual([option.id, true]);
          if (option.status !== 'insufficientData' && option.status !== 'consider') return;
          const rest = brute.unknown.filter((fact) => !option.pending.includes(fact));
          expect([option.id, [...brute.completionsOf(rest)].some(higher)]).toEqual([option.id, false]);
        });
      }),
      { numRuns: 200, seed: 14 },
    );
  });
});
