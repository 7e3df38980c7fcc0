import { sampleKnowledge } from '../../testing/sample-knowledge.js';
import { FactError } from '../model/check-facts.js';
import { SettingError } from '../model/settings.js';
import type { Evaluation } from './evaluation.js';
import { compile } from './engine.js';

const engine = compile(sampleKnowledge);
const option = (evaluation: Evaluation, id: string): Evaluation['options'][number] =>
  evaluation.options.find((one) => one.id === id) as never;
const criterion = (evaluation: Evaluation, id: string): Evaluation['criteria'][number] =>
  evaluation.criteria.find((one) => one.id === id) as never;

describe('an engine for a second tumour type', () => {
  it('says nothing is known of an empty case, and names what would settle it', () => {
    const evaluation = engine.evaluate({});
    expect(evaluation.grade).toEqual(['early', 'late', 'terminal']);
    expect(evaluation.options.map((one) => one.status)).toEqual([
      'insufficientData',
      'insufficientData',
      'insufficientData',
      'insufficientData',
    ]);
    expect(criterion(evaluation, 'OP-FULL').missing).toEqual(['nodules', 'sizeCm', 'reportedStage', 'reserve']);
    expect(option(evaluation, 'unmentioned')).toMatchObject({
      reasons: ['seedSilent'],
      pending: [],
      openQuestions: ['Q-2'],
    });
  });

  it('supports an option whose indication is met and which nothing speaks against', () => {
    const evaluation = engine.evaluate({
      nodules: 2,
      sizeCm: 3,
      reserve: 'good',
      veinInvaded: false,
      spread: 'absent',
    });
    expect(evaluation.grade).toEqual(['early']);
    expect(option(evaluation, 'operation')).toMatchObject({ status: 'supported', reasons: ['OP-FULL'], pending: [] });
    expect(option(evaluation, 'heat')).toMatchObject({ status: 'supported', reasons: ['HEAT-ANY'] });
    expect(evaluation.implied).toEqual({ many: false });
    expect(evaluation.openQuestions).toEqual(['Q-1', 'Q-3']);
  });

  it('limits an option whose caution the sources leave unanswered, and says that no fact would help', () => {
    const evaluation = engine.evaluate({
      nodules: 2,
      sizeCm: 3,
      reserve: 'good',
      veinInvaded: false,
      spread: 'removed',
    });
    expect(option(evaluation, 'operation')).toMatchObject({
      status: 'consider',
      reasons: ['OP-FULL', 'OP-SPREAD'],
      pending: [],
    });
    expect(criterion(evaluation, 'OP-SPREAD')).toMatchObject({
      verdict: 'unknown',
      missing: [],
      unanswered: ['spread'],
    });
  });

  it('keeps recorded and implied values apart', () => {
    const derived = engine.evaluate({ nodules: 12, sizeCm: 3 });
    expect([criterion(derived, 'HEAT-MANY').verdict, criterion(derived, 'HEAT-MANY-DERIVED').verdict]).toEqual([
      'notMet',
      'met',
    ]);
    expect(criterion(derived, 'HEAT-MANY').facts).toContainEqual({ element: 'many', value: true, implied: true });
    const entered = engine.evaluate({ nodules: 12, sizeCm: 3, many: true });
    expect([criterion(entered, 'HEAT-MANY').verdict, criterion(entered, 'HEAT-MANY-DERIVED').verdict]).toEqual([
      'met',
      'notMet',
    ]);
  });

  it('reads an interval as one value only where all of it agrees', () => {
    const verdicts = (low: number, high: number): string[] => {
      const evaluation = engine.evaluate({ removablePct: { low, high } });
      return ['CUT-70', 'CUT-90'].map((id) => criterion(evaluation, id).verdict);
    };
    expect(verdicts(70, 89)).toEqual(['met', 'notMet']);
    expect(verdicts(60, 70)).toEqual(['unknown', 'notMet']);
    expect(verdicts(90, 100)).toEqual(['met', 'met']);
  });

  it('reads a policy-dependent option under each policy and combines the results', () => {
    const facts = { nodules: 5, sizeCm: 3, removablePct: 80, veinInvaded: false, spread: 'absent', reserve: 'fair' };
    const open = option(engine.evaluate(facts), 'operation');
    expect(open.status).toBe('consider');
    expect(open.byPolicy).toEqual({
      P70: { status: 'consider', criteria: { 'OP-PART': 'met' } },
      P90: { status: 'notIndicated', criteria: { 'OP-PART': 'notMet' } },
    });
    expect(option(engine.evaluate(facts, { policy: 'P90' }), 'operation').status).toBe('notIndicated');
    expect(
      option(engine.evaluate(facts, { settings: { 'aggregation.policiesDiffer': 'insufficientData' } }), 'operation')
        .status,
    ).toBe('insufficientData');
  });

  it('flags contradictions and leaves them as they are', () => {
    const evaluation = engine.evaluate({
      reportedStage: 'early',
      reserve: 'good',
      sizeCm: 6,
      removablePct: { low: 80, high: 20 },
    });
    expect(evaluation.conflicts).toEqual([
      { id: 'stageBelowFindings', facts: { reportedStage: 'early', sizeCm: 6 } },
      { id: 'intervalReversed', facts: { removablePct: { low: 80, high: 20 } } },
    ]);
    expect(evaluation.facts).toMatchObject({ reportedStage: 'early', removablePct: { low: 80, high: 20 } });
    expect(evaluation.grade).toEqual(['late']);
  });

  it('reports each criteria set on its own', () => {
    expect(engine.evaluate({ veinInvaded: true }).criteriaSets).toEqual([
      {
        id: 'OPERATION',
        option: 'operation',
        verdict: 'unknown',
        components: { 'OP-FULL': 'unknown', 'OP-VEIN': 'met' },
      },
    ]);
  });
});

describe('settings', () => {
  it('move a bound that is an assumption', () => {
    expect(engine.evaluate({ nodules: 4, sizeCm: 1, reserve: 'fair' }).grade).toEqual(['late']);
    const moved = engine.evaluate({ nodules: 4, sizeCm: 1, reserve: 'fair' }, { settings: { earlyNodules: 4 } });
    expect(moved.grade).toEqual(['early']);
    expect(moved.settings).toEqual({ earlyNodules: 4 });
  });

  it('take the effect away from a criterion that contains an assumption, and still show it', () => {
    const facts = { many: true, nodules: 2, sizeCm: 1 };
    expect(option(engine.evaluate(facts), 'heat').status).toBe('contraindicated');
    const without = engine.evaluate(facts, { settings: { 'criterion.HEAT-MANY': 'displayOnly' } });
    expect(option(without, 'heat').status).toBe('supported');
    expect(criterion(without, 'HEAT-MANY').verdict).toBe('met');
  });

  it('switch an implied value off', () => {
    expect(engine.evaluate({ nodules: 2 }, { settings: { 'implied.few': 'off' } }).implied).toEqual({});
  });

  it('count as unchanged when they repeat the default', () => {
    expect(engine.evaluate({}, { settings: { earlyNodules: 3 } })).toEqual(engine.evaluate({}));
  });

  it.each([
    ['an unknown setting', { settings: { sizes: 3 } }, 'settings.sizes'],
    ['a number out of range', { settings: { earlyNodules: 11 } }, 'settings.earlyNodules'],
    ['a value that is not declared', { settings: { 'implied.few': 'maybe' } }, 'settings.implied.few'],
    ['an unknown policy', { policy: 'P80' }, 'policy'],
    ['an assertion about an unknown criterion', { assertedCriteria: { NONE: 'met' } }, 'assertedCriteria.NONE'],
  ] as const)('refuse %s by path', (_, request, path) => {
    expect(() => engine.evaluate({}, request)).toThrow(SettingError);
    expect(() => engine.evaluate({}, request)).toThrow(path);
  });
});

describe('assertions', () => {
  const facts = { nodules: 2, sizeCm: 3, reserve: 'good', veinInvaded: false, spread: 'absent' };

  it('stand beside what the facts give, and mark everything they move', () => {
    const evaluation = engine.evaluate(facts, { assertedCriteria: { 'OP-VEIN': 'met' } });
    expect(criterion(evaluation, 'OP-VEIN')).toMatchObject({ verdict: 'met', asserted: true, computed: 'notMet' });
    expect(option(evaluation, 'operation')).toMatchObject({
      status: 'notRecommended',
      movedByAssertion: true,
      computed: 'supported',
    });
    expect(option(evaluation, 'drug').movedByAssertion).toBeUndefined();
  });

  it('reach the criteria that refer to the asserted one', () => {
    const evaluation = engine.evaluate({ nodules: 5, veinInvaded: false }, { assertedCriteria: { 'OP-VEIN': 'met' } });
    expect(criterion(evaluation, 'HEAT-ANY')).toMatchObject({
      verdict: 'met',
      movedByAssertion: true,
      computed: 'notMet',
    });
  });
});

describe('facts', () => {
  it.each([
    ['an unknown fact', { colour: 'red' }, 'colour'],
    ['a derived one', { stage: 'early' }, 'stage: is derived'],
    ['a code outside the list', { reserve: 'splendid' }, 'reserve'],
    ['text for a number', { sizeCm: '3' }, 'sizeCm'],
    ['a broken count', { nodules: 2.5 }, 'nodules'],
    ['a value at an excluded bound', { sizeCm: 0 }, 'sizeCm: 0 is out of range'],
    ['not-a-number', { sizeCm: Number.NaN }, 'sizeCm'],
    ['infinity', { sizeCm: Number.POSITIVE_INFINITY }, 'sizeCm'],
    ['text for a boolean', { veinInvaded: 'true' }, 'veinInvaded'],
    ['an interval where none is allowed', { sizeCm: { low: 1, high: 2 } }, 'sizeCm'],
    ['an interval end out of range', { removablePct: { low: 20, high: 120 } }, 'removablePct.high'],
    ['half an interval', { removablePct: { low: 20 } }, 'removablePct'],
    ['an interval with more in it', { removablePct: { low: 20, high: 30, mean: 25 } }, 'removablePct.mean'],
    ['a list for a structure', { remark: [] }, 'remark'],
    ['an inherited name', JSON.parse('{"__proto__": 1}') as never, '__proto__'],
  ] as const)('refuse %s by path', (_, facts, path) => {
    expect(() => engine.checkFacts(facts as never)).toThrow(FactError);
    expect(() => engine.checkFacts(facts as never)).toThrow(path);
  });

  it('may be absent, null, and given in any order', () => {
    const forward = engine.evaluate({ nodules: 2, sizeCm: 3, reserve: null });
    expect(engine.evaluate({ reserve: undefined, sizeCm: 3, nodules: 2 })).toEqual(forward);
  });
});
