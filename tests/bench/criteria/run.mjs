/**
 * `npm run bench:criteria`: how fast the criteria are read, on one core, beside four rule engines and a function
 * written by hand.
 *
 *   npm run bench:criteria -- --profiles 400 --largest 1000000 --seed 1
 */
import '../../conformance/typescript-sources.mjs';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { BenchReport, inTurns, quantile } from '../report.mjs';

const root = join(import.meta.dirname, '../../..');
const built = spawnSync(
  process.execPath,
  [join(root, 'node_modules/typescript/bin/tsc'), '-b', 'libs/knowledge/nelm'],
  { cwd: root, stdio: ['ignore', 2, 2] },
);
if (built.status !== 0) process.exit(1);

const { values } = parseArgs({
  options: {
    profiles: { type: 'string', default: '400' },
    largest: { type: 'string', default: '1000000' },
    seed: { type: 'string', default: '1' },
  },
});
const count = Number(values.profiles);
const largest = Number(values.largest);
const seed = Number(values.seed);

const { exportCql, sensitivity } = await import('@consilium/criteria');
const { nelmEngine: engine, nelmKnowledge } = await import('@consilium/knowledge-nelm');
const { CqlJudge, translate } = await import('../../conformance/cql/cql-judge.js');
const { randomProfile } = await import('../../conformance/profiles/random-profiles.js');
const { Random } = await import('../../conformance/profiles/random.js');
const { bundleSize } = await import('./bundle-size.mjs');
const { effectiveFacts } = await import('./effective-facts.mjs');
const { evaluateByHand } = await import('./hand-written.mjs');
const { jsonLogicContender } = await import('./contenders/json-logic.mjs');
const { jsonRulesContender } = await import('./contenders/json-rules-engine.mjs');
const { zenContender } = await import('./contenders/zen-engine.mjs');

const report = new BenchReport('criteria', { seed });
const random = new Random(seed);

/**
 * Profiles as they come over the wire: a fifth of the facts missing.
 *
 * @param {number} missing
 */
const profilesWith = (missing) =>
  /** @type {any[]} */ (
    JSON.parse(JSON.stringify(Array.from({ length: count }, () => randomProfile(random, missing))))
  );

const profiles = profilesWith(0.2);
const effective = profiles.map((profile) => effectiveFacts(engine, profile));
const compiled = engine.compiled();
const nodes = new Uint8Array(compiled.program.layout.size);
const verdicts = new Uint8Array(nelmKnowledge.criteria.length);
const statuses = new Uint8Array(nelmKnowledge.options.length);
const logic = jsonLogicContender(engine);
const rules = jsonRulesContender(engine);
const zen = zenContender(engine);
const cql = new CqlJudge(translate(exportCql(nelmKnowledge)).elm, nelmKnowledge);

// Fair only if all say the same: where every fact is known, each engine must meet exactly the criteria we meet.
await sameVerdicts();

/** Rounds over all profiles that make the quick ones measurable. */
const REPEAT = 20;
/** @param {(profile: any) => unknown} evaluate */
const often = (evaluate) => () => {
  for (let round = 0; round < REPEAT; round++) for (const profile of profiles) evaluate(profile);
};
/**
 * @param {readonly any[]} items
 * @param {(item: any) => unknown} evaluate
 */
const once = (items, evaluate) => async () => {
  for (const item of items) await evaluate(item);
};
const few = Math.min(count, 40);

const quick = await inTurns(
  {
    hand: often((profile) => evaluateByHand(profile, verdicts, statuses)),
    engine: often((profile) => compiled.run(profile, nodes)),
    trace: often((profile) => engine.trace(profile)),
  },
  { rounds: 15, warmUpRounds: 5 },
);
const slow = await inTurns(
  {
    // Once more among the slow ones: engines are compared with what ours did in the same minute.
    engine: often((profile) => compiled.run(profile, nodes)),
    summary: once(profiles, (profile) => engine.summarise(profile)),
    readable: once(profiles.slice(0, few), (profile) => engine.evaluate(profile)),
    jsonLogic: once(effective.slice(0, few), logic),
    jsonRules: once(effective.slice(0, few), rules),
    zen: once(effective.slice(0, few), zen),
    cql: once(profiles.slice(0, few), (profile) => cql.judge(profile)),
  },
  { rounds: 7, warmUpRounds: 2 },
);

/**
 * @param {readonly number[]} times
 * @param {number} evaluations
 */
const perSecond = (times, evaluations) => (evaluations / quantile(times, 0.5)) * 1000;
const speeds = {
  hand: perSecond(quick.hand, count * REPEAT),
  engine: perSecond(quick.engine, count * REPEAT),
  trace: perSecond(quick.trace, count * REPEAT),
  summary: perSecond(slow.summary, count),
  readable: perSecond(slow.readable, few),
  jsonLogic: perSecond(slow.jsonLogic, few),
  jsonRules: perSecond(slow.jsonRules, few),
  zen: perSecond(slow.zen, few),
  cql: perSecond(slow.cql, few),
};

report.table(
  `Evaluations per second of ${nelmKnowledge.criteria.length} criteria, one core, a fifth of the facts missing`,
  ['', 'per second', 'of the hand-written'],
  [
    ['function written by hand: verdicts, options', Math.round(speeds.hand), 1],
    ['engine: verdicts, options', Math.round(speeds.engine), speeds.engine / speeds.hand],
    ['engine: with compact full trace, kept', Math.round(speeds.trace), speeds.trace / speeds.hand],
    ['engine: summary with reasons and pending facts', Math.round(speeds.summary), speeds.summary / speeds.hand],
    ['engine: readable evaluation', Math.round(speeds.readable), speeds.readable / speeds.hand],
    ['json-logic-js: two-valued verdicts', Math.round(speeds.jsonLogic), speeds.jsonLogic / speeds.hand],
    ['json-rules-engine: two-valued verdicts', Math.round(speeds.jsonRules), speeds.jsonRules / speeds.hand],
    ['zen-engine: two-valued verdicts', Math.round(speeds.zen), speeds.zen / speeds.hand],
    ['cql-execution: three-valued verdicts', Math.round(speeds.cql), speeds.cql / speeds.hand],
  ],
);
for (const [name, value] of Object.entries(speeds)) report.figure(`${name}.perSecond`, value);
report.goal('engine.ofHandWritten', speeds.engine / speeds.hand, 'atLeast', 0.5);
report.goal('trace.ofHandWritten', speeds.trace / speeds.hand, 'atLeast', 0.25);
const beside = perSecond(slow.engine, count * REPEAT);
report.goal('engine.timesCqlExecution', beside / speeds.cql, 'atLeast', 100);
report.goal('engine.timesJsonRulesEngine', beside / speeds.jsonRules, 'atLeast', 100);
report.goal('engine.timesZenEngine', beside / speeds.zen, 'atLeast', 100);

certaintyOfTwoValuedEngines();
sensitivityOfOneCase();
straightLine();
await sizes();
report.end();

async function sameVerdicts() {
  const known = profilesWith(0).filter(
    (profile) => typeof profile.liverBurdenPct === 'number' && typeof profile.predictedCytoreductionPct === 'number',
  );
  for (const profile of known.slice(0, 20)) {
    const ours = engine.summarise(profile).criteria;
    const unknown = Object.values(ours).map((verdict) => verdict === 'unknown');
    const expected = Object.values(ours).map((verdict) => verdict === 'met');
    const facts = effectiveFacts(engine, profile);
    const judged = await cql.judge(profile);
    const answers = {
      logic: logic(facts),
      rules: await rules(facts),
      zen: await zen(facts),
      cql: Object.keys(ours).map((id) => judged[id] === true),
    };
    for (const [name, met] of Object.entries(answers)) {
      met.forEach((answer, index) => {
        if (!unknown[index] && answer !== expected[index])
          throw new Error(`${name} reads ${Object.keys(ours)[index]} differently: ${JSON.stringify(profile)}`);
      });
    }
  }
}

/** How often an engine that knows only true and false calls an unknown criterion met. */
function certaintyOfTwoValuedEngines() {
  let unknown = 0;
  let calledMet = 0;
  let all = 0;
  profiles.forEach((profile, index) => {
    const met = logic(effective[index] ?? {});
    Object.values(engine.summarise(profile).criteria).forEach((verdict, position) => {
      all++;
      if (verdict !== 'unknown') return;
      unknown++;
      if (met[position]) calledMet++;
    });
  });
  report.table(
    'What a two-valued engine makes of missing facts (json-logic-js)',
    ['', 'share of all verdicts'],
    [
      ['unknown, yet answered with certainty', unknown / all],
      ['of these, answered "met"', calledMet / all],
    ],
  );
  report.figure('twoValued.certainThoughUnknownShare', unknown / all);
  report.figure('twoValued.metThoughUnknownShare', calledMet / all);
}

function sensitivityOfOneCase() {
  const sparse = {
    primarySite: 'smallBowel',
    ki67Pct: 6,
    completeResectionFeasible: false,
    sstrPositive: true,
    functionalStatus: 'functional',
    ageYears: 58,
  };
  const cases = [sparse, ...profiles.slice(0, 20)];
  for (const facts of cases) sensitivity(engine, facts);
  // The median of a few runs for each case: a pause of the machine is not a cost of the case.
  const times = cases.map((facts) =>
    quantile(
      Array.from({ length: 7 }, () => {
        const began = performance.now();
        sensitivity(engine, facts);
        return performance.now() - began;
      }),
      0.5,
    ),
  );
  report.figure('sensitivity.p50Ms', quantile(times, 0.5));
  report.figure('sensitivity.p95Ms', quantile(times, 0.95));
  report.goal('sensitivity.p95Ms', quantile(times, 0.95), 'atMost', 10);
}

/** Cost and memory from a hundred profiles to the largest number. */
function straightLine() {
  /** @type {(number | string)[][]} */
  const rows = [];
  /** @type {number[]} */
  const costs = [];
  /** @type {number[]} */
  const heaps = [];
  for (let size = 100; size <= largest; size *= 10) {
    globalThis.gc?.();
    const before = process.memoryUsage().heapUsed;
    const repeats = Math.max(1, Math.round(100_000 / size));
    // Time of this process only: other work on the machine is not a cost of a profile.
    const began = process.cpuUsage();
    for (let repeat = 0; repeat < repeats; repeat++) {
      for (let index = 0; index < size; index++) engine.trace(profiles[index % profiles.length]);
    }
    const spent = process.cpuUsage(began);
    const microseconds = (spent.user + spent.system) / (size * repeats);
    globalThis.gc?.();
    const growth = (process.memoryUsage().heapUsed - before) / 2 ** 20;
    costs.push(microseconds);
    heaps.push(growth);
    rows.push([size, microseconds, growth]);
  }
  report.table('Cost of a trace by number of profiles', ['profiles', 'µs each', 'heap growth, MiB'], rows);
  report.figure('trace.microsecondsAtLargest', costs.at(-1) ?? 0);
  report.goal('trace.costLargestOverSmallest', (costs.at(-1) ?? 0) / (costs[0] ?? 1), 'atMost', 1.5);
  report.goal('trace.heapGrowthMiB', Math.max(...heaps), 'atMost', 5);
}

async function sizes() {
  const engineDoor = `
    import { evaluateCompeting, explainOption, sensitivity } from '@consilium/criteria';
    import { nelmEngine } from '@consilium/knowledge-nelm/engine';
    globalThis.criteria = { nelmEngine, evaluateCompeting, explainOption, sensitivity };`;
  const english = `import { wording } from '@consilium/knowledge-nelm/wording-en'; globalThis.wording = wording;`;
  const rulesOnly = await bundleSize(engineDoor);
  const firstPaint = await bundleSize(engineDoor + english);
  const literature = await bundleSize(
    `import * as literature from '@consilium/knowledge-nelm/literature'; globalThis.literature = literature;`,
  );
  const everything = await bundleSize(
    `import * as criteria from '@consilium/criteria'; import * as nelm from '@consilium/knowledge-nelm'; globalThis.all = { criteria, nelm };`,
  );
  const row = (/** @type {string} */ name, /** @type {{ minified: number, gzip: number }} */ { minified, gzip }) =>
    /** @type {[string, number, number]} */ ([name, minified / 1000, gzip / 1000]);
  report.table(
    'In the browser',
    ['', 'minified, kB', 'gzip, kB'],
    [
      row('engine and rules, with explanation and sensitivity', rulesOnly),
      row('the same with the words of one language: what a case needs', firstPaint),
      row('evidence, contradictions, open questions, sources: loaded when read', literature),
      row('everything in two languages, as the server has it', everything),
    ],
  );
  report.figure('browser.engineAndRulesGzipKb', rulesOnly.gzip / 1000);
  report.figure('browser.caseGzipKb', firstPaint.gzip / 1000);
  report.figure('browser.literatureGzipKb', literature.gzip / 1000);
  report.figure('browser.everythingGzipKb', everything.gzip / 1000);
}
