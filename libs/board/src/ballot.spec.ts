import { checkBallotContent, type BallotContent } from './ballot.js';

const LIST = { optionIds: ['tae', 'prrt-lu177'], criterionIds: ['IAT-IND-01', 'PRRT-RS-01', 'X-1'] };
const GOOD: BallotContent = {
  choice: { kind: 'option', optionId: 'tae' },
  confidence: 'high',
  drivingCriterionIds: ['IAT-IND-01'],
};
const codes = (content: BallotContent): string[] =>
  checkBallotContent(content, LIST).map(({ code, path }) => `${path}: ${code}`);

describe('ballot content', () => {
  it('accepts an option, another way and an abstention with its reason', () => {
    expect(codes(GOOD)).toEqual([]);
    expect(codes({ ...GOOD, choice: { kind: 'other', text: 'wait for the slides' } })).toEqual([]);
    expect(
      codes({ choice: { kind: 'cannotJudge', reason: 'outside my field' }, confidence: null, drivingCriterionIds: [] }),
    ).toEqual([]);
  });

  it.each<[string, BallotContent, string[]]>([
    [
      'an option that is not there',
      { ...GOOD, choice: { kind: 'option', optionId: 'toString' } },
      ['choice.optionId: ballot.optionUnknown'],
    ],
    [
      'another way without words',
      { ...GOOD, choice: { kind: 'other', text: ' \u200b' } },
      ['choice.text: ballot.textMissing'],
    ],
    [
      'an abstention without reason but with confidence',
      { ...GOOD, choice: { kind: 'cannotJudge', reason: '' } },
      ['choice.reason: ballot.reasonMissing', 'confidence: ballot.confidenceNotApplicable'],
    ],
    ['no confidence', { ...GOOD, confidence: null }, ['confidence: ballot.confidenceMissing']],
    [
      'half a character',
      { ...GOOD, choice: { kind: 'other', text: 'x\ud800' } },
      ['choice.text: ballot.textNotWellFormed'],
    ],
    [
      'a null character',
      { ...GOOD, choice: { kind: 'other', text: 'x\u0000' } },
      ['choice.text: ballot.textNotWellFormed'],
    ],
    ['an essay', { ...GOOD, choice: { kind: 'other', text: 'x'.repeat(2001) } }, ['choice.text: ballot.textTooLong']],
    [
      'the same criterion twice',
      { ...GOOD, drivingCriterionIds: ['X-1', 'X-1'] },
      ['drivingCriterionIds.1: ballot.criterionDoubled'],
    ],
    [
      'three criteria',
      { ...GOOD, drivingCriterionIds: LIST.criterionIds },
      ['drivingCriterionIds: ballot.tooManyCriteria'],
    ],
    [
      'a foreign criterion',
      { ...GOOD, drivingCriterionIds: ['LT-RS-01'] },
      ['drivingCriterionIds.0: ballot.criterionUnknown'],
    ],
  ])('names what is wrong with %s', (_what, content, expected) => {
    expect(codes(content)).toEqual(expected);
  });
});
