import german from '../../../i18n/de/audit.json' with { type: 'json' };
import english from '../../../i18n/en/audit.json' with { type: 'json' };
import { findingRefusal } from './finding-refusal';

type Refused = Parameters<typeof findingRefusal>[0];
const refused = (more: Partial<Refused>): Refused => ({ code: 'conflict', reason: null, fields: [], ...more }) as Refused;

const CASES: ReadonlyArray<readonly [Partial<Refused>, string]> = [
  [{ reason: 'finding.notYours', code: 'forbidden' }, 'audit.finding.notYours'],
  [{ reason: 'finding.notOpen' }, 'audit.finding.notOpen'],
  [{ reason: 'finding.settled' }, 'audit.finding.settled'],
  [{ reason: 'finding.notAnswered' }, 'audit.finding.notAnswered'],
  [{ code: 'stale' }, 'audit.finding.refused.stale'],
  [{ code: 'unreachable' }, 'audit.finding.refused.unreachable'],
  [{ code: 'forbidden' }, 'audit.finding.refused.forbidden'],
  [{ code: 'validation', fields: [{ path: 'dueOn', message: 'lies in the past' }] }, 'audit.finding.refused.dueOn'],
  [{ reason: 'somethingElse' }, 'audit.finding.refused.other'],
];

describe('a finding that was not taken', () => {
  it.each(CASES)('%j is said as %s', (problem, key) => {
    expect(findingRefusal(refused(problem))).toBe(key);
    for (const words of [english, german]) {
      const sentence = key.split('.').slice(1).reduce<unknown>((found, name) => (found as Record<string, unknown>)[name], words);
      expect(sentence).toEqual(expect.stringMatching(/\.$/));
    }
  });
});
