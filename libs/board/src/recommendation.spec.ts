import fc from 'fast-check';
import { resolveConditions, type ConditionVerdict } from './condition-resolution.js';
import { checkRecommendation, type RecommendationContext } from './recommendation-check.js';
import { INTENTS, OPTION_STATUSES, needsReasonAgainstStatus, type Recommendation } from './recommendation.js';

const GOOD: Recommendation = {
  position: { kind: 'option', optionId: 'debulking-cytoreduction' },
  intent: 'symptomControl',
  conditions: [{ condition: 'no carcinoid heart disease', then: 'operate', otherwise: 'list again' }],
  rationale: 'symptoms on lanreotide, most of the volume removable',
  reasonAgainstStatus: '',
  keptForLater: [{ optionId: 'prrt-lu177', why: 'for progression after cytoreduction' }],
  trialOffered: 'none open for surgery',
  wishConsidered: 'an operation is wanted if it stops the flushing',
  actions: [{ what: 'echocardiography', ownerId: 'ada', dueOn: '2026-08-14' }],
  nextReviewOn: '2026-10-23',
  communicatorId: 'ada',
};
const CONTEXT: RecommendationContext = {
  statusByOption: {
    'debulking-cytoreduction': 'supported',
    'prrt-lu177': 'supported',
    tae: 'consider',
    'liver-transplantation': 'notIndicated',
    'deb-tace': 'notRecommended',
    tace: 'contraindicated',
    immunotherapy: 'insufficientData',
  },
  meetingOn: '2026-07-23',
  wishReadOut: true,
  wishRecorded: true,
};
const problems = (change: Partial<Recommendation>, context: Partial<RecommendationContext> = {}): string[] =>
  checkRecommendation({ ...GOOD, ...change }, { ...CONTEXT, ...context }).map(({ path, code }) => `${path}: ${code}`);
const choose = (optionId: string): Partial<Recommendation> => ({ position: { kind: 'option', optionId } });

describe('recommendation', () => {
  it('may be read back when everything is said', () => {
    expect(problems({})).toEqual([]);
    expect(problems({ position: { kind: 'other', text: 'repeat the biopsy' } })).toEqual([]);
    expect(problems({ position: { kind: 'noRecommendation', reason: 'slides missing' }, rationale: '' })).toEqual([]);
  });

  it.each(['liver-transplantation', 'deb-tace', 'tace', 'immunotherapy'])(
    'needs a reason to choose %s, and accepts it with one',
    (optionId) => {
      expect(problems(choose(optionId))).toEqual(['reasonAgainstStatus: recommendation.againstStatus']);
      expect(problems({ ...choose(optionId), reasonAgainstStatus: 'agreed with the referring centre' })).toEqual([]);
    },
  );

  it('needs a reason exactly where the status is neither supported nor consider', () => {
    expect(OPTION_STATUSES.filter(needsReasonAgainstStatus)).toEqual([
      'notIndicated',
      'notRecommended',
      'contraindicated',
      'insufficientData',
    ]);
    expect(problems(choose('tae'))).toEqual([]);
  });

  it('asks the same of an option that a condition leads to', () => {
    const [condition] = GOOD.conditions;
    if (!condition) throw new Error('the good recommendation has a condition');
    expect(problems({ conditions: [{ ...condition, otherwiseOptionId: 'tace' }] })).toEqual([
      'reasonAgainstStatus: recommendation.againstStatus',
    ]);
    expect(problems({ conditions: [{ ...condition, thenOptionId: 'constructor' }] })).toEqual([
      'conditions.0.thenOptionId: recommendation.optionUnknown',
    ]);
  });

  it.each<[string, Partial<Recommendation>, string[]]>([
    ['an option of another list', choose('toString'), ['position.optionId: recommendation.optionUnknown']],
    ['no words', { position: { kind: 'other', text: ' ' } }, ['position.text: recommendation.textMissing']],
    [
      'no reason for none',
      { position: { kind: 'noRecommendation', reason: '' } },
      ['position.reason: recommendation.reasonForNoneMissing'],
    ],
    ['no rationale', { rationale: '' }, ['rationale: recommendation.rationaleMissing']],
    ['no goal', { intent: '' as 'cure' }, ['intent: recommendation.intentMissing']],
    [
      'half a condition',
      { conditions: [{ condition: 'x', then: '', otherwise: '' }] },
      [
        'conditions.0.then: recommendation.conditionIncomplete',
        'conditions.0.otherwise: recommendation.conditionIncomplete',
      ],
    ],
    [
      'something kept for no reason',
      { keptForLater: [{ optionId: 'tae', why: '' }] },
      ['keptForLater.0.why: recommendation.keptWithoutReason'],
    ],
    [
      'the chosen option kept for later',
      { keptForLater: [{ optionId: 'debulking-cytoreduction', why: 'x' }] },
      ['keptForLater.0.optionId: recommendation.keptIsChosen'],
    ],
    ['the wish passed over', { wishConsidered: '' }, ['wishConsidered: recommendation.wishNotAddressed']],
    ['no word on trials', { trialOffered: '' }, ['trialOffered: recommendation.trialNotAddressed']],
    ['no review', { nextReviewOn: null }, ['nextReviewOn: recommendation.nextReviewMissing']],
    [
      'a review that does not exist',
      { nextReviewOn: '2027-02-29' },
      ['nextReviewOn: recommendation.nextReviewMissing'],
    ],
    [
      'a review before the meeting',
      { nextReviewOn: '2026-07-22' },
      ['nextReviewOn: recommendation.nextReviewInThePast'],
    ],
    ['nobody to tell the patient', { communicatorId: null }, ['communicatorId: recommendation.communicatorMissing']],
    ['nothing to do', { actions: [] }, ['actions: recommendation.nothingToDo']],
    [
      'an action without anything',
      { actions: [{ what: '', ownerId: '', dueOn: '' }] },
      [
        'actions.0.what: recommendation.actionIncomplete',
        'actions.0.ownerId: recommendation.actionWithoutOwner',
        'actions.0.dueOn: recommendation.actionWithoutDate',
      ],
    ],
    [
      'an action due yesterday',
      { actions: [{ what: 'x', ownerId: 'ada', dueOn: '2026-07-22' }] },
      ['actions.0.dueOn: recommendation.actionInThePast'],
    ],
  ])('is held back by %s', (_what, change, expected) => {
    expect(problems(change)).toEqual(expected);
  });

  it('has the wish read out even when it was not asked, and then asks for no more', () => {
    expect(problems({ wishConsidered: '' }, { wishRecorded: false })).toEqual([]);
    expect(problems({ wishConsidered: '' }, { wishRecorded: false, wishReadOut: false })).toEqual([
      'wishConsidered: recommendation.wishNotReadOut',
    ]);
  });

  it('requires no more lines than the board asks for', () => {
    expect(problems({ trialOffered: '', nextReviewOn: null, actions: [] }, { requiredLines: [] })).toEqual([]);
    expect(INTENTS).toContain(GOOD.intent);
  });
});

describe('conditions', () => {
  const conditions = [
    { condition: 'a', then: 'then a', otherwise: 'otherwise a', otherwiseOptionId: 'tae' },
    { condition: 'b', then: 'then b', otherwise: 'otherwise b', thenOptionId: 'tace' },
  ];
  const resolve = (...verdicts: ConditionVerdict[]) =>
    resolveConditions(
      { position: { kind: 'option', optionId: 'debulking-cytoreduction' }, conditions },
      (_, index) => verdicts[index] ?? 'unknown',
    );

  /** Nine rows: every combination of two verdicts. */
  it.each<[ConditionVerdict, ConditionVerdict, unknown]>([
    ['met', 'met', { kind: 'stands', text: 'then b', optionId: 'tace' }],
    ['met', 'notMet', { kind: 'otherwise', conditionIndex: 1, text: 'otherwise b', optionId: null }],
    ['met', 'unknown', { kind: 'pending', conditionIndex: 1 }],
    ['notMet', 'met', { kind: 'otherwise', conditionIndex: 0, text: 'otherwise a', optionId: 'tae' }],
    ['notMet', 'notMet', { kind: 'otherwise', conditionIndex: 0, text: 'otherwise a', optionId: 'tae' }],
    ['notMet', 'unknown', { kind: 'otherwise', conditionIndex: 0, text: 'otherwise a', optionId: 'tae' }],
    ['unknown', 'met', { kind: 'pending', conditionIndex: 0 }],
    ['unknown', 'notMet', { kind: 'pending', conditionIndex: 0 }],
    ['unknown', 'unknown', { kind: 'pending', conditionIndex: 0 }],
  ])('%s, %s', (first, second, expected) => {
    expect(resolve(first, second)).toEqual(expected);
  });

  it('stands by itself without conditions', () => {
    expect(resolveConditions({ position: { kind: 'other', text: 'x' }, conditions: [] }, () => 'unknown')).toEqual({
      kind: 'stands',
      text: null,
      optionId: null,
    });
  });

  it('never takes back a resolution when an unknown verdict is settled', () => {
    const verdict = fc.constantFrom<ConditionVerdict>('met', 'notMet', 'unknown');
    fc.assert(
      fc.property(verdict, verdict, fc.constantFrom<ConditionVerdict>('met', 'notMet'), (first, second, settled) => {
        const before = resolve(first, second);
        if (before.kind === 'pending') return;
        const fill = (each: ConditionVerdict): ConditionVerdict => (each === 'unknown' ? settled : each);
        expect(resolve(fill(first), fill(second))).toEqual(before);
      }),
    );
  });
});
