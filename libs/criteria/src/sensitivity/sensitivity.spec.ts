import fc from 'fast-check';
import { BruteForce } from '../../testing/brute-force.js';
import { sampleCase } from '../../testing/sample-cases.js';
import { sampleKnowledge } from '../../testing/sample-knowledge.js';
import { compile } from '../evaluate/engine.js';
import type { CaseFacts } from '../model/facts.js';
import { sensitivity } from './fact-sensitivity.js';
import { pairSensitivity } from './pair-sensitivity.js';
import { settleOption } from './settle-option.js';
import { ValueSpace } from './value-space.js';

const engine = compile(sampleKnowledge);
const options = sampleKnowledge.options.map((option) => option.id);
const statuses = (facts: CaseFacts): string[] => options.map((_, index) => engine.trace(facts).status(index));

describe('the answers a fact can have', () => {
  const space = new ValueSpace(sampleKnowledge, engine.compiled().program);

  it('are one for every span that some criterion can tell apart', () => {
    expect(space.of('sizeCm').map((answer) => answer.span)).toEqual([
      { low: 0, lowIncluded: false, high: 2, highIncluded: false },
      { low: 2, lowIncluded: true, high: 5, highIncluded: true },
      { low: 5, lowIncluded: false, high: null, highIncluded: false },
    ]);
    expect(space.of('nodules').map((answer) => answer.value)).toEqual([0, 4, 11]);
    expect(space.of('reserve').map((answer) => answer.value)).toEqual(['good', 'fair', 'poor']);
  });

  it('lie inside a known interval, and are none for a settled or a display-only fact', () => {
    expect(space.open('removablePct', { removablePct: { low: 60, high: 75 } }).map((answer) => answer.value)).toEqual([
      60, 70,
    ]);
    expect(space.open('removablePct', { removablePct: 80 })).toEqual([]);
    expect(space.of('remark')).toEqual([]);
  });
});

describe('single-fact sensitivity', () => {
  it('equals brute force: every answer, every change, nothing else', () => {
    fc.assert(
      fc.property(sampleCase(60), (facts) => {
        const brute = new BruteForce(engine, facts);
        const before = statuses(facts);
        const { facts: moving, withoutEffect } = sensitivity(engine, facts);
        expect([...moving.map((one) => one.fact), ...withoutEffect].sort()).toEqual([...brute.unknown].sort());
        for (const one of moving) {
          const changed = new Set<string>();
          for (const trace of brute.completionsOf([one.fact]))
            options.forEach((id, index) => trace.status(index) !== before[index] && changed.add(id));
          expect([...one.options].sort()).toEqual([...changed].sort());
          expect(one.reach).toBe(changed.size > 0 ? 'alone' : 'together');
        }
      }),
      { numRuns: 300, seed: 1 },
    );
  });

  it('calls a fact without effect only when no combination of answers makes it one', () => {
    fc.assert(
      fc.property(sampleCase(75), (facts) => {
        const brute = new BruteForce(engine, facts);
        fc.pre(brute.unknown.length <= 4);
        for (const fact of sensitivity(engine, facts).withoutEffect) {
          const others = brute.unknown.filter((one) => one !== fact);
          for (const trace of brute.completionsOf(others)) {
            const now = options.map((_, index) => trace.status(index));
            const further = new BruteForce(engine, trace.facts);
            for (const changed of further.completionsOf([fact]))
              expect(options.map((_, index) => changed.status(index))).toEqual(now);
          }
        }
      }),
      { numRuns: 200, seed: 2 },
    );
  });

  it('ranks first what moves most, and leaves out answers that contradict known facts', () => {
    const { facts } = sensitivity(engine, { reportedStage: 'early' });
    const moved = facts.map((one) => one.options.length);
    expect(moved).toEqual([...moved].sort((a, b) => b - a));
    expect(facts.find((one) => one.fact === 'nodules')?.answers.map((answer) => answer.value)).toEqual([0]);
  });
});

describe('pairs', () => {
  it('are those that bring about together what neither does alone', () => {
    fc.assert(
      fc.property(sampleCase(60), (facts) => {
        const brute = new BruteForce(engine, facts);
        const before = statuses(facts);
        const reached = (wanted: readonly string[]): Set<string> => {
          const found = new Set<string>();
          for (const trace of brute.completionsOf(wanted))
            options.forEach(
              (id, index) => trace.status(index) !== before[index] && found.add(`${id} ${trace.status(index)}`),
            );
          return found;
        };
        const expected = new Set<string>();
        brute.unknown.forEach((first, at) => {
          for (const second of brute.unknown.slice(at + 1)) {
            const alone = new Set([...reached([first]), ...reached([second])]);
            // Both answers must be possible on their own, as they are asked one by one.
            const possible = (fact: string): Set<unknown> =>
              new Set([...brute.completionsOf([fact])].map((trace) => trace.facts[fact]));
            const [one, other] = [possible(first), possible(second)];
            for (const trace of brute.completionsOf([first, second])) {
              if (!one.has(trace.facts[first]) || !other.has(trace.facts[second])) continue;
              options.forEach((id, index) => {
                const change = `${id} ${trace.status(index)}`;
                if (trace.status(index) !== before[index] && !alone.has(change))
                  expected.add(`${first} ${second}: ${change}`);
              });
            }
          }
        });
        const found = pairSensitivity(engine, facts).flatMap((pair) =>
          pair.changes.map((change) => `${pair.facts.join(' ')}: ${change.option} ${change.to}`),
        );
        expect(found.sort()).toEqual([...expected].sort());
      }),
      { numRuns: 100, seed: 3 },
    );
  });
});

describe('what would settle an option', () => {
  it('attainable statuses equal brute force over all complete cases', () => {
    fc.assert(
      fc.property(sampleCase(60), (facts) => {
        const brute = new BruteForce(engine, facts);
        options.forEach((id, index) => {
          const outlook = settleOption(engine, facts, id);
          expect({ id, attainable: new Set(outlook.attainable), exhaustive: outlook.exhaustive }).toEqual({
            id,
            attainable: brute.attainable(index),
            exhaustive: true,
          });
        });
      }),
      { numRuns: 150, seed: 4 },
    );
  });

  it('the smallest settling sets equal brute force, and their answers do settle', () => {
    fc.assert(
      fc.property(sampleCase(50), (facts) => {
        const brute = new BruteForce(engine, facts);
        fc.pre(brute.unknown.length <= 6);
        options.forEach((id, index) => {
          const { status, settledBy } = settleOption(engine, facts, id);
          if (status !== 'insufficientData') return;
          for (const set of settledBy) {
            const reached = [...brute.completionsOf(set.facts)].map((trace) => trace.status(index));
            expect(reached).toContain(set.status);
          }
          const sets = settledBy.map((set) => set.facts);
          const smallest = sets.filter(
            (set) => !sets.some((other) => other.length < set.length && other.every((fact) => set.includes(fact))),
          );
          expect([...new Set(smallest.map((set) => set.join(' ')))].sort()).toEqual(brute.settlingSets(index));
        });
      }),
      { numRuns: 150, seed: 5 },
    );
  });

  it('refuses an option that does not exist', () => {
    expect(() => settleOption(engine, {}, 'prayer')).toThrow(RangeError);
  });
});
