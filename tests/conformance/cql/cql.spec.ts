import { codeOf, exportCql } from '@consilium/criteria';
import { nelmEngine, nelmKnowledge } from '@consilium/knowledge-nelm';
import { randomProfile } from '../profiles/random-profiles.js';
import { Random } from '../profiles/random.js';
import { CqlJudge, translate } from './cql-judge.js';

const PROFILES = 300;
const TRUTH = new Map<number, boolean | null>([
  [codeOf('met'), true],
  [codeOf('notMet'), false],
  [codeOf('unknown'), null],
]);

describe('the criteria as a standard reads them', () => {
  const { elm, messages } = translate(exportCql(nelmKnowledge));

  it('are translated without an error or a warning', () => {
    expect(messages).toEqual([]);
  });

  it(`have the same verdicts and the same grade on ${PROFILES} random profiles`, async () => {
    const judge = new CqlJudge(elm, nelmKnowledge);
    const random = new Random(7);
    for (let index = 0; index < PROFILES; index++) {
      const profile = randomProfile(random, random.pick([0.05, 0.3, 0.7]));
      const judged = await judge.judge(profile);
      const ours = nelmEngine.summarise(profile as never);
      const expected = Object.fromEntries(
        Object.entries(ours.criteria).map(([id, verdict]) => [id, TRUTH.get(codeOf(verdict))]),
      );
      const found = Object.fromEntries(Object.keys(ours.criteria).map((id) => [id, judged[id] ?? null]));
      expect({ profile, found }).toEqual({ profile, found: expected });
      expect(judged['grade']).toEqual(ours.grade);
    }
  });

  it('follow the chosen threshold', async () => {
    const judge = new CqlJudge(translate(exportCql(nelmKnowledge, undefined, 'T90')).elm, nelmKnowledge);
    const profile = { functionalStatus: 'functional', predictedCytoreductionPct: 80 };
    expect((await judge.judge(profile))['DEBULK-IND-05']).toBe(false);
    expect(nelmEngine.summarise(profile, { policy: 'T90' }).criteria['DEBULK-IND-05']).toBe('notMet');
  });
});
