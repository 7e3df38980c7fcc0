import { sampleKnowledge } from '../../testing/sample-knowledge.js';
import { compile, Engine } from '../evaluate/engine.js';
import { atMost } from '../model/expression.js';
import type { KnowledgeBase } from '../model/knowledge-base.js';
import { canonicalEvaluation } from './canonical-evaluation.js';
import { diff } from './diff.js';
import { EngineRegistry, recordOf, UnknownVersionError } from './replay.js';

/** A later version that lets heat treat up to five nodules instead of three. */
const revised: KnowledgeBase = {
  ...sampleKnowledge,
  version: '1.1.0',
  criteria: sampleKnowledge.criteria.map((one) =>
    one.id === 'HEAT-ANY' ? { ...one, when: atMost('nodules', 5) } : one,
  ),
};

/** An engine of an earlier release, kept because records name it. */
class EarlierEngine extends Engine {
  override readonly version: string = '0.9.0';
}

const current = compile(sampleKnowledge);
const later = compile(revised);
const earlier = new EarlierEngine(sampleKnowledge);
const registry = new EngineRegistry([earlier, current, later]);
const facts = { nodules: 4, sizeCm: 3, reserve: 'good', removablePct: { low: 60, high: 80 } };

describe('replay', () => {
  it.each([earlier, current, later])('gives the stored text byte for byte', (engine) => {
    const evaluation = engine.evaluate(facts, {
      policy: 'P70',
      settings: { earlyNodules: 4 },
      assertedCriteria: { 'OP-VEIN': 'notMet' },
    });
    const stored = JSON.parse(
      JSON.stringify({ record: recordOf(evaluation), text: canonicalEvaluation(evaluation) }),
    ) as { record: ReturnType<typeof recordOf>; text: string };
    expect(registry.replayCanonical(stored.record)).toBe(stored.text);
    expect(stored.text).toContain(`"engine":"${engine.version}"`);
  });

  it('keeps the versions apart', () => {
    const records = [earlier, current, later].map((engine) => recordOf(engine.evaluate(facts)));
    expect(new Set(records.map((record) => registry.replayCanonical(record))).size).toBe(3);
  });

  it('refuses a record whose version is gone', () => {
    const record = { ...recordOf(current.evaluate(facts)), engine: '0.1.0' };
    expect(() => registry.replay(record)).toThrow(UnknownVersionError);
    expect(() => registry.replay(record)).toThrow('no engine 0.1.0 with knowledge sample 1.0.0');
  });
});

describe('diff', () => {
  it('lists the cases whose options change, with the criteria behind it', () => {
    const cases = [
      { id: 'four nodules', facts },
      { id: 'two nodules', facts: { ...facts, nodules: 2 } },
    ];
    expect(diff(current, later, cases)).toEqual([
      {
        case: 'four nodules',
        options: [{ id: 'heat', from: 'insufficientData', to: 'supported' }],
        criteria: [{ id: 'HEAT-ANY', from: 'unknown', to: 'met' }],
      },
    ]);
  });

  it('names options only one version knows', () => {
    const without = compile({
      ...sampleKnowledge,
      version: '2.0.0',
      openQuestions: [],
      options: sampleKnowledge.options.filter((one) => one.id !== 'unmentioned'),
    });
    expect(diff(current, without, [{ id: 'a', facts }])).toEqual([
      { case: 'a', options: [{ id: 'unmentioned', from: 'insufficientData', to: null }], criteria: [] },
    ]);
  });
});
