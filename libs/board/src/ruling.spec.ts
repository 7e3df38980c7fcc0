import { fillReason, isBlank, problem, refuse } from './ruling.js';

const TABLE = { 'demo.tooMany': 'There are {count} of {what}.' } as const;

describe('ruling', () => {
  it('carries code, sentence and parameters of a refusal', () => {
    expect(refuse(TABLE, 'demo.tooMany', { count: 3, what: 'ballots' })).toEqual({
      ok: false,
      code: 'demo.tooMany',
      reason: 'There are 3 of ballots.',
      params: { count: 3, what: 'ballots' },
    });
  });

  it('names the place of a problem', () => {
    expect(problem(TABLE, 'demo.tooMany', 'actions.0', { count: 1, what: 'x' }).path).toBe('actions.0');
  });

  it('leaves a placeholder without a value visible and takes no inherited names', () => {
    expect(fillReason('{toString} and {missing}', {})).toBe('{toString} and {missing}');
  });

  it.each([
    ['', true],
    [' \n\t\u00a0', true],
    ['\u200b\u202e', true],
    ['x', false],
    ['\u200bx', false],
  ])('sees whether %j says nothing', (text, blank) => {
    expect(isBlank(text)).toBe(blank);
  });
});
