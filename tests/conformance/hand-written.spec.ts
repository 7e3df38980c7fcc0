import { STATUSES, verdictOf } from '@consilium/criteria';
import { nelmEngine } from '@consilium/knowledge-nelm';
import { evaluateByHand } from '../bench/criteria/hand-written.mjs';
import { randomProfile } from './profiles/random-profiles.js';
import { Random } from './profiles/random.js';

describe('the function written by hand, which the benchmark takes as the limit', () => {
  it('gives what the library gives', () => {
    const { criteria, options } = nelmEngine.knowledge;
    const verdicts = new Uint8Array(criteria.length);
    const statuses = new Uint8Array(options.length);
    const random = new Random(61);
    for (let index = 0; index < 1000; index++) {
      const profile = randomProfile(random, random.pick([0, 0.2, 0.6]));
      evaluateByHand(profile, verdicts, statuses);
      const ours = nelmEngine.summarise(profile as never);
      expect([...verdicts].map(verdictOf)).toEqual(Object.values(ours.criteria));
      expect([...statuses].map((code) => STATUSES[code])).toEqual(ours.options.map((option) => option.status));
    }
  });
});
