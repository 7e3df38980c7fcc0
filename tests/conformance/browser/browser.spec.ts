import type { Browser, Page } from 'playwright-core';
import { canonicalEvaluation, canonicalJson, explain, sensitivity, settleOption } from '@consilium/criteria';
import { nelmEngine } from '@consilium/knowledge-nelm';
import { launchChromium } from '../../support/chromium.mjs';
import { randomProfile, type Profile } from '../profiles/random-profiles.js';
import { Random } from '../profiles/random.js';
import { serveLibraries, type Served } from './serve-libraries.js';

const PROFILES = 2000;
const BATCH = 250;

/** What one profile gives, as the text that is compared: evaluated here or in the page. */
type Output = 'evaluation' | 'explanation' | 'sensitivity';

describe('in Chromium, under a policy without eval', () => {
  let served: Served;
  let browser: Browser;
  let page: Page;
  const errors: string[] = [];

  beforeAll(async () => {
    served = await serveLibraries();
    browser = await launchChromium();
    page = await browser.newPage();
    page.on('pageerror', (error) => errors.push(error.message));
    await page.goto(served.url);
  });

  afterAll(async () => {
    await browser?.close();
    await served?.close();
  });

  const inPage = (output: Output, profiles: readonly Profile[]): Promise<string[]> =>
    page.evaluate(
      async ([wanted, given]) => {
        const criteria = (await import('@consilium/criteria')) as typeof import('@consilium/criteria');
        const { nelmEngine: engine } =
          (await import('@consilium/knowledge-nelm')) as typeof import('@consilium/knowledge-nelm');
        return given.map((profile) => {
          const facts = profile as never;
          if (wanted === 'evaluation') return criteria.canonicalEvaluation(engine.evaluate(facts));
          if (wanted === 'explanation')
            return criteria.canonicalJson(criteria.explain(engine, engine.evaluate(facts), 'de'));
          return criteria.canonicalJson([
            criteria.sensitivity(engine, facts),
            criteria.settleOption(engine, facts, 'tae'),
          ]);
        });
      },
      [output, profiles] as const,
    );

  const here = (output: Output, profile: Profile): string => {
    const facts = profile as never;
    if (output === 'evaluation') return canonicalEvaluation(nelmEngine.evaluate(facts));
    if (output === 'explanation') return canonicalJson(explain(nelmEngine, nelmEngine.evaluate(facts), 'de'));
    return canonicalJson([sensitivity(nelmEngine, facts), settleOption(nelmEngine, facts, 'tae')]);
  };

  const compare = async (output: Output, profiles: readonly Profile[]): Promise<void> => {
    for (let start = 0; start < profiles.length; start += BATCH) {
      const batch = profiles.slice(start, start + BATCH);
      expect(await inPage(output, batch)).toEqual(batch.map((profile) => here(output, profile)));
    }
  };

  it(`${PROFILES} evaluations are the same, byte for byte`, async () => {
    const random = new Random(51);
    await compare(
      'evaluation',
      Array.from({ length: PROFILES }, () => randomProfile(random, random.pick([0.1, 0.5, 0.9]))),
    );
    expect(errors).toEqual([]);
  });

  it('so are explanations and sensitivity analyses', async () => {
    const random = new Random(52);
    const profiles = Array.from({ length: 25 }, () => randomProfile(random, 0.5));
    await compare('explanation', profiles);
    await compare('sensitivity', profiles.slice(0, 10));
  });
});
