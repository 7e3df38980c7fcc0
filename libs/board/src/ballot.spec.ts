import { checkBallotContent, type BallotContent } from './ballot.js';

const LIST = { optionIds: ['tae', 'prrt-lu177'], criterionIds: ['IAT-IND-01', 'PRRT-RS-01', 'X-1'] };
const GOOD: BallotContent = {
  position: { kind: 'option', optionId: 'tae' },
  confidence: 'high',
  drivers: ['IAT-IND-01'],
};
const codes = (content: BallotContent): string[] =>
  checkBallotContent(content, LIST).map(({ code, path }) => `${path}: ${code}`);

describe('ballot content', () => {
  it('accepts an option, another way and an abstention with its reason', () => {
    expect(codes(GOOD)).toEqual([]);
    expect(codes({ ...GOOD, position: { kind: 'other', text: 'wait for the slides' } })).toEqual([]);
    expect(
      codes({ position: { kind: 'cannotJudge', reason: 'outside my field' }, confidence: null, drivers: [] }),
    ).toEqual([]);
  });

  it.each<[string, BallotContent, string[]]>([
    [
      'an option that is not there',
      { ...GOOD, position: { kind: 'option', optionId: 'toString' } },
      ['position.optionId: ballot.optionUnknown'],
    ],
    [
      'another way without words',
      { ...GOOD, position: { kind: 'other', text: ' \u200b' } },
      ['position.text: ballot.textMissing'],
    ],
    [
      'an abstention without reason',
      { ...GOOD, position: { kind: 'cannotJudge', reason: '' } },
      ['position.reason: ballot.reasonMissing'],
    ],
    ['no confidence', { ...GOOD, confidence: null }, ['confidence: ballot.confidenceMissing']],
    [
      'half a character',
      { ...GOOD, position: { kind: 'other', text: 'x\ud800' } },
      ['position.text: ballot.textNotWellFormed'],
    ],
    [
      'a null character',
      { ...GOOD, position: { kind: 'other', text: 'x\u0000' } },
      ['position.text: ballot.textNotWellFormed'],
    ],
    [
      'an essay',
      { ...GOOD, position: { kind: 'other', text: 'x'.repeat(2001) } },
      ['position.text: ballot.textTooLong'],
    ],
    ['the same criterion twice', { ...GOOD, drivers: ['X-1', 'X-1'] }, ['drivers.1: ballot.criterionDoubled']],
    ['three criteria', { ...GOOD, drivers: LIST.criterionIds }, ['drivers: ballot.tooManyCriteria']],
    ['a foreign criterion', { ...GOOD, drivers: ['LT-RS-01'] }, ['drivers.0: ballot.criterionUnknown']],
  ])('names what is wrong with %s', (_what, content, expected) => {
    expect(codes(content)).toEqual(expected);
  });
});
