import { sampleKnowledge } from '../../testing/sample-knowledge.js';
import { FactError } from '../model/check-facts.js';
import { evaluateCompeting } from './competing.js';
import { compile } from './engine.js';

const engine = compile(sampleKnowledge);
const facts = { sizeCm: 3, reserve: 'good', veinInvaded: false, spread: 'absent' };
const ultrasound = { value: 2, source: 'ultrasound', date: '2026-03-01' };
const tomography = { value: 5, source: 'tomography', date: '2026-03-09' };

describe('competing values', () => {
  it('are each evaluated, and only what depends on them is named', () => {
    const result = evaluateCompeting(engine, { facts, competing: { nodules: [ultrasound, tomography] } });
    expect(result.variants.map((variant) => variant.chosen)).toEqual([
      { nodules: ultrasound },
      { nodules: tomography },
    ]);
    expect(result.options).toEqual([
      { id: 'operation', statuses: ['supported', 'insufficientData'] },
      { id: 'heat', statuses: ['supported', 'notIndicated'] },
    ]);
    expect(result.criteria.map((one) => one.id)).toEqual(['OP-FULL', 'HEAT-ANY']);
  });

  it('of several facts are combined', () => {
    const competing = {
      nodules: [ultrasound, tomography],
      sizeCm: [
        { value: 1, source: 'a' },
        { value: 6, source: 'b' },
      ],
    };
    expect(evaluateCompeting(engine, { facts: { ...facts, sizeCm: null }, competing }).variants).toHaveLength(4);
  });

  it.each([
    [
      'a fact that is also given once',
      { facts: { nodules: 1 }, competing: { nodules: [ultrasound] } },
      'nodules: has a single value',
    ],
    ['an empty list', { facts, competing: { nodules: [] } }, 'nodules: no value given'],
    [
      'a value that does not fit',
      { facts, competing: { nodules: [{ value: 2.5, source: 'x' }] } },
      'nodules: expected a whole number',
    ],
    [
      'more combinations than can be compared',
      { facts, competing: { nodules: Array.from({ length: 257 }, (_, value) => ({ value, source: 'x' })) } },
      '257 combinations',
    ],
  ])('refuse %s', (_, given, message) => {
    expect(() => evaluateCompeting(engine, given)).toThrow(FactError);
    expect(() => evaluateCompeting(engine, given)).toThrow(message);
  });
});
