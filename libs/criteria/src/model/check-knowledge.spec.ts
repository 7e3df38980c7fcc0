import { sampleKnowledge } from '../../testing/sample-knowledge.js';
import { compile } from '../evaluate/engine.js';
import { KnowledgeError } from './check-knowledge.js';
import {
  all,
  any,
  criterion,
  exactly,
  is,
  missing,
  not,
  oneOf,
  policyThresholdMet,
  recorded,
  settingIs,
  type Expression,
} from './expression.js';
import type { KnowledgeBase } from './knowledge-base.js';

/** The sample with one criterion's condition replaced. */
const stating = (when: Expression): KnowledgeBase => ({
  ...sampleKnowledge,
  criteria: sampleKnowledge.criteria.map((one) => (one.id === 'SMALL' ? { ...one, when } : one)),
});

const nested = (depth: number): Expression => {
  let expression = is('many', true);
  for (let level = 0; level < depth; level++) expression = not(expression);
  return expression;
};

describe('a knowledge base is refused', () => {
  it.each([
    ['an unknown element', is('colour', 'red'), 'no element colour'],
    ['a value that is none of the element', is('reserve', 'splendid'), 'is no value of reserve'],
    ['a word where yes or no is meant', is('many', 'true'), 'is no value of many'],
    ['a comparison of words', exactly('reserve', 1), 'reserve is not a number'],
    ['a comparison of a derived element', exactly('stage', 1), 'stage is derived'],
    ['a bound that is not a number', exactly('sizeCm', Number.NaN), 'bad bound'],
    ['a bound from a setting that is none', exactly('sizeCm', { setting: 'sizes' }), 'bad bound'],
    ['a display-only element', is('remark', 'x'), 'display only'],
    ['an empty "all"', all(), 'empty "all"'],
    ['an empty "any"', any(), 'empty "any"'],
    ['an empty list of values', oneOf('reserve'), 'empty list'],
    ['an unknown criterion', criterion('NONE'), 'no criterion NONE'],
    ['an unknown setting', settingIs('sizes', 'x'), 'no setting sizes'],
    ['a criterion that reads a missing fact as a finding', missing('many'), 'missing fact'],
    ['whether a derived element was entered', recorded('stage'), 'is derived'],
    ['an unknown operator', { op: 'matches' } as never, 'unknown operator "matches"'],
    ['nesting no one can read', nested(10_000), 'nested deeper'],
    ['a criterion that refers to itself', criterion('SMALL'), 'SMALL > SMALL'],
  ])('for %s', (_, when, message) => {
    expect(() => compile(stating(when))).toThrow(KnowledgeError);
    expect(() => compile(stating(when))).toThrow(message);
  });

  it('for a circle of criteria', () => {
    const criteria = sampleKnowledge.criteria.map((one) =>
      one.id === 'OP-VEIN' ? { ...one, when: criterion('HEAT-ANY') } : one,
    );
    expect(() => compile({ ...sampleKnowledge, criteria })).toThrow('OP-VEIN > HEAT-ANY > OP-VEIN');
  });

  it('for a threshold criterion that depends on the threshold', () => {
    const criteria = sampleKnowledge.criteria.map((one) =>
      one.id === 'CUT-70' ? { ...one, when: all(policyThresholdMet(), is('many', true)) } : one,
    );
    expect(() => compile({ ...sampleKnowledge, criteria })).toThrow('CUT-70 > CUT-70');
  });

  it.each<[string, Partial<KnowledgeBase>, string]>([
    [
      'two elements of one name',
      { elements: [...sampleKnowledge.elements, ...sampleKnowledge.elements.slice(0, 1)] },
      'nodules: named twice',
    ],
    [
      'an option with an unknown criterion',
      { options: sampleKnowledge.options.map((one) => ({ ...one, ceiling: 'supported', criteria: ['NONE'] })) },
      'no criterion NONE',
    ],
    [
      'a silent option with criteria',
      { options: sampleKnowledge.options.map((one) => ({ ...one, ceiling: 'seedSilent' })) },
      'has no criteria',
    ],
    ['a threshold without a policy', { policies: [] }, 'no threshold policy'],
    [
      'a question beside an unknown option',
      { openQuestions: [{ id: 'Q', shownWhen: [], options: ['prayer'] }] },
      'no option prayer',
    ],
    [
      'an implied value that does not fit',
      { impliedValues: [{ id: 'odd', when: is('many', true), target: 'reserve', value: true }] },
      'is no value of reserve',
    ],
  ])('for %s', (_, change, message) => {
    expect(() => compile({ ...sampleKnowledge, ...change })).toThrow(message);
  });
});
