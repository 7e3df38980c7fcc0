/** Compares library and naive reading on many random profiles; used by the test and by the long form alike. */
import { nelmEngine } from '@consilium/knowledge-nelm';
import { differences } from './compare-readings.js';
import { randomProfile } from './profiles/random-profiles.js';
import { Random } from './profiles/random.js';

const POLICIES = [null, 'T70', 'T80', 'T90'] as const;
const SHARES_MISSING = [0.05, 0.2, 0.5, 0.85] as const;

/** Returns the number of profiles on which the two differ; each is reported with what is needed to make it again. */
export function compareMany(profiles: number, seed: number, report: (line: string) => void): number {
  const random = new Random(seed);
  const started = Date.now();
  let failed = 0;
  for (let index = 0; index < profiles; index++) {
    const profile = randomProfile(random, random.pick(SHARES_MISSING));
    const policy = random.pick(POLICIES);
    const found = differences(nelmEngine, profile, policy);
    if (found.length > 0) {
      failed++;
      report(
        `seed ${seed}, profile ${index}, policy ${policy}: ${found.slice(0, 5).join('; ')}\n  ${JSON.stringify(profile)}`,
      );
    }
    if ((index + 1) % 50_000 === 0)
      report(`${index + 1} profiles, ${failed} differ, ${((Date.now() - started) / 1000).toFixed(0)} s`);
  }
  report(`${profiles} profiles of seed ${seed}: ${failed} differ (${((Date.now() - started) / 1000).toFixed(1)} s)`);
  return failed;
}
