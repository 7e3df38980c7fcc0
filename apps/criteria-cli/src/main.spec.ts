import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough, Readable } from 'node:stream';
import { main } from './main.js';

const folder = mkdtempSync(join(tmpdir(), 'criteria-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** Runs the command as a caller would, and collects what it wrote. */
async function run(argv: readonly string[], input = ''): Promise<{ code: number; out: string; err: string }> {
  const out = new PassThrough();
  const err = new PassThrough();
  const collected = { out: '', err: '' };
  out.on('data', (part: Buffer) => (collected.out += part.toString()));
  err.on('data', (part: Buffer) => (collected.err += part.toString()));
  const code = await main(argv, Readable.from([input]), out, err);
  return { code, ...collected };
}

const evaluate = (input: unknown, ...options: string[]): ReturnType<typeof run> =>
  run(['evaluate', '-', ...options], typeof input === 'string' ? input : JSON.stringify(input));

describe('criteria evaluate', () => {
  it('gives one object for one profile, in the agreed shape', async () => {
    const { code, out } = await evaluate({
      ki67Pct: 4,
      mitoticCount: 1,
      differentiation: 'well',
      lesionCount: 1,
      functionalStatus: 'functional',
    });
    const answer = JSON.parse(out);
    expect(code).toBe(0);
    expect(Object.keys(answer)).toEqual(['grade', 'pattern', 'options', 'criteria', 'implied', 'conflicts']);
    expect(answer).toMatchObject({
      grade: ['G2'],
      pattern: 'I',
      implied: { metastaticPattern: 'I', numerousLesions: false, miliary: false },
      conflicts: [],
    });
    expect(Object.keys(answer.criteria)).toHaveLength(230);
    expect(answer.options).toHaveLength(39);
    const debulking = answer.options.find((option: { id: string }) => option.id === 'debulking-cytoreduction');
    expect(Object.keys(debulking)).toEqual(['id', 'status', 'reasons', 'pending', 'byPolicy']);
    expect(Object.keys(debulking.byPolicy)).toEqual(['T70', 'T80', 'T90']);
    expect(debulking.pending).toContain('predictedCytoreductionPct');
  });

  it('gives a list for a list, an empty one for an empty one', async () => {
    expect(JSON.parse((await evaluate([{}, { ki67Pct: 60 }])).out)).toHaveLength(2);
    expect((await evaluate([])).out).toBe('[]\n');
  });

  it('answers thousands of profiles in one call', async () => {
    const { out, code } = await evaluate(Array.from({ length: 3000 }, (_, index) => ({ ageYears: index % 100 })));
    expect([code, JSON.parse(out).length]).toEqual([0, 3000]);
  });

  it('reads a file, and a mark at its start', async () => {
    const file = join(folder, 'profile.json');
    writeFileSync(file, '\uFEFF{"miliary": true}');
    expect(JSON.parse((await run(['evaluate', file])).out).pattern).toBe('III');
  });

  it('reads debulking under the chosen threshold', async () => {
    const profile = { functionalStatus: 'functional', hormonalSymptoms: true, predictedCytoreductionPct: 75 };
    const indication = async (policy: string): Promise<string> =>
      JSON.parse((await evaluate(profile, '--policy', policy)).out).criteria['DEBULK-IND-01'];
    expect([await indication('T70'), await indication('T80')]).toEqual(['met', 'notMet']);
  });

  it('reports contradictions and reversed intervals instead of refusing them', async () => {
    const { code, out } = await evaluate({
      primaryStatus: 'resected',
      primarySymptomatic: true,
      liverBurdenPct: { low: 30, high: 20 },
    });
    expect(code).toBe(0);
    expect(JSON.parse(out).conflicts).toEqual([
      { id: 'resectedPrimarySymptomatic', facts: { primaryStatus: 'resected', primarySymptomatic: true } },
      { id: 'intervalReversed', facts: { liverBurdenPct: { low: 30, high: 20 } } },
    ]);
  });
});

describe('criteria refuses, naming the path, with code 2 and no result', () => {
  it.each<[string, unknown, string]>([
    ['an unknown field', { kl67Pct: 4 }, 'kl67Pct: no such fact'],
    ['a derived field', { grade: ['G1'] }, 'grade: is derived'],
    ['the other derived field', { primaryRegion: 'midgut' }, 'primaryRegion: is derived'],
    ['a wrong type', { miliary: 'true' }, 'miliary: expected true or false'],
    ['a value out of range', { ki67Pct: 101 }, 'ki67Pct: 101 is out of range'],
    ['a fraction of a lesion', { lesionCount: 2.5 }, 'lesionCount: expected a whole number'],
    ['a number too large to be one', '{"ki67Pct": 1e400}', 'ki67Pct: expected a number'],
    ['a code outside the list', { primarySite: 'ileum' }, 'primarySite: expected one of'],
    ['an interval where none is allowed', { ki67Pct: { low: 3, high: 20 } }, 'ki67Pct: expected a number'],
    [
      'an interval end out of range',
      { liverBurdenPct: { low: 3, high: 200 } },
      'liverBurdenPct.high: 200 is out of range',
    ],
    ['an entry of a list', { extrahepaticSites: ['bone', 'heart'] }, 'extrahepaticSites[1]: expected one of'],
    ['one bad profile among good ones', [{}, { ki67Pct: '4' }, {}], '[1].ki67Pct: expected a number'],
    ['a list entry that is no profile', [{}, 4], '[1]: a profile is an object'],
    ['no profile at all', 'null', 'a profile is an object'],
    ['a name given twice', '{"ki67Pct": 4, "ki67Pct": 18}', 'ki67Pct: given twice'],
    ['a name given twice in other letters', '{"ki67Pct": 4, "ki\\u00367Pct": 18}', 'ki67Pct: given twice'],
    [
      'a name given twice inside',
      '[{"liverBurdenPct": {"low": 1, "low": 2, "high": 3}}]',
      '[0].liverBurdenPct.low: given twice',
    ],
    ['not-a-number', '{"ki67Pct": NaN}', 'not valid JSON'],
    ['nesting without end', `${'['.repeat(10_000)}${']'.repeat(10_000)}`, 'nested deeper'],
    ['inherited names', '{"__proto__": {"miliary": true}}', '__proto__: no such fact'],
    ['nothing', '', 'not valid JSON'],
  ])('%s', async (_, input, message) => {
    const { code, out, err } = await evaluate(input);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain(message);
  });

  it.each([
    [[], 'no command given'],
    [['judge'], 'no command judge'],
    [['evaluate'], 'evaluate: name a file'],
    [['evaluate', 'a.json', 'b.json'], 'b.json: one file at a time'],
    [['evaluate', '-', '--policy', 'T95'], '--policy: expected one of T70, T80, T90'],
    [['explain', '-', '--locale', 'fr'], '--locale: expected one of en, de'],
    [['evaluate', '-', '--quick'], '--quick'],
    [['evaluate', join(folder, 'none.json')], 'none.json: cannot be read (ENOENT)'],
  ])('%j', async (argv, message) => {
    const { code, out, err } = await run(argv, '{}');
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain(message);
  });
});

describe('the other commands', () => {
  it.each(['help', '--help', '-h'])('%s says what there is', async (asked) => {
    const { code, out } = await run([asked]);
    expect([code, out]).toEqual([0, expect.stringContaining('evaluate FILE|-')]);
  });

  it('explain in both languages, as text and as a tree', async () => {
    const profile = JSON.stringify({ miliary: true });
    expect((await run(['explain', '-'], profile)).out).toContain('Treatment options');
    expect((await run(['explain', '-', '--locale', 'de'], profile)).out).toContain('Behandlungsoptionen');
    expect(JSON.parse((await run(['explain', '-', '--json'], profile)).out)).toMatchObject({ kind: 'case' });
  });

  it('explain names the rule that filled a value in, not another one with the same result', async () => {
    const counted = (await run(['explain', '-'], '{"lesionCount": 14}')).out;
    expect(counted).toContain('Numerous lesions: yes. The number of lesions is compared');
    expect(counted).toContain('Lesions count as numerous above: 10\u00a0lesions');
    expect((await run(['explain', '-'], '{"miliary": true}')).out).toContain(
      'Numerous lesions: yes. Miliary disease means numerous lesions.',
    );
  });

  it('sensitivity names what moves the list, what cannot, and what would settle the open options', async () => {
    const answer = JSON.parse(
      (
        await run(
          ['sensitivity', '-'],
          JSON.stringify({ completeResectionFeasible: false, miliary: true, bilirubinMgDl: 1 }),
        )
      ).out,
    );
    expect(answer.facts[0].options.length).toBeGreaterThan(3);
    expect(answer.withoutEffect).toContain('expectedMortalityPct');
    const tae = answer.options.find((option: { option: string }) => option.option === 'tae');
    expect(tae).toMatchObject({ status: 'insufficientData', exhaustive: true });
    expect(tae.attainable).toEqual(expect.arrayContaining(['supported', 'consider', 'contraindicated']));
    expect(tae.settledBy.map((set: { facts: string[] }) => set.facts)).toContainEqual(['mainPortalVeinThrombosis']);
  });

  it('knowledge names version, hash and every setting', async () => {
    const answer = JSON.parse((await run(['knowledge'])).out);
    expect(answer).toMatchObject({ version: '2026.1.0', counts: { criteria: 230, options: 39, openQuestions: 16 } });
    expect(answer.hash).toMatch(/^[0-9a-f]{64}$/);
    expect(answer.settings.find((one: { id: string }) => one.id === 'numerousLesionsAbove')).toMatchObject({
      default: 10,
    });
  });
});
