import { canonicalEvaluation } from '@consilium/criteria';
import { nelmEngine } from '@consilium/knowledge-nelm';
import { fill, type ExceptionRule } from './monotonicity.js';
import { drawnElements, randomProfile, type Profile } from './profiles/random-profiles.js';
import { Random } from './profiles/random.js';

const random = (seed: number): Random => new Random(seed);

/** Fills the named facts at random, from the same values a profile draws. */
function completed(profile: Profile, facts: readonly string[], source: Random): Profile {
  const full = randomProfile(source, 0);
  return { ...profile, ...Object.fromEntries(facts.map((fact) => [fact, full[fact]])) };
}

describe('properties of the criteria for neuroendocrine liver metastases', () => {
  it('the order of facts is irrelevant, byte for byte', () => {
    const source = random(31);
    for (let index = 0; index < 500; index++) {
      const profile = randomProfile(source, 0.4);
      const reversed = Object.fromEntries(Object.entries(profile).reverse());
      expect(canonicalEvaluation(nelmEngine.evaluate(reversed as never))).toBe(
        canonicalEvaluation(nelmEngine.evaluate(profile as never)),
      );
    }
  });

  it('every unknown names facts some completion of which settles it; one that names none cannot be settled', () => {
    const source = random(32);
    const unsettled: string[] = [];
    for (let index = 0; index < 60; index++) {
      const profile = randomProfile(source, 0.5);
      const evaluation = nelmEngine.evaluate(profile as never);
      nelmEngine.knowledge.criteria.forEach((criterion, position) => {
        const result = evaluation.criteria[position];
        if (result?.verdict !== 'unknown') return;
        const facts =
          result.missing.length > 0 ? result.missing : drawnElements.filter((id) => (profile[id] ?? null) === null);
        const settles = Array.from({ length: result.missing.length > 0 ? 400 : 60 }).some(
          () => nelmEngine.trace(completed(profile, facts, source) as never).verdict(position) !== 'unknown',
        );
        if (settles !== result.missing.length > 0)
          unsettled.push(`${criterion.id} ${JSON.stringify({ missing: result.missing, profile })}`);
      });
    }
    expect(unsettled).toEqual([]);
  });

  it('filling an unknown never turns met into not met or back, but for the three rules', () => {
    const source = random(33);
    const seen = new Map<ExceptionRule, number>();
    let fills = 0;
    for (let index = 0; index < 3000; index++) {
      const profile = randomProfile(source, 0.5);
      const empty = drawnElements.filter((id) => (profile[id] ?? null) === null);
      if (empty.length === 0) continue;
      const fact = source.pick(empty);
      const { turned, rules } = fill(nelmEngine, profile, fact, randomProfile(source, 0)[fact]);
      fills++;
      if (turned.length === 0) continue;
      if (rules.length === 0) throw new Error(`${fact} turned ${JSON.stringify(turned)} in ${JSON.stringify(profile)}`);
      for (const rule of rules) seen.set(rule, (seen.get(rule) ?? 0) + 1);
    }
    expect(fills).toBeGreaterThan(2900);
    // Each of the three rules does occur: none of them is an excuse without a case.
    expect([...seen.keys()].sort()).toEqual(['raisesConflict', 'replacesImpliedValue', 'widensGrade']);
  });
});
