/** For an option without enough data: what it can still become, and the fewest facts that would decide. */
import type { Engine } from '../evaluate/engine.js';
import type { EvaluationRequest } from '../evaluate/evaluation.js';
import { policiesRead } from '../evaluate/option-reading.js';
import type { Trace } from '../evaluate/trace.js';
import type { CaseFacts, FactValue } from '../model/facts.js';
import type { OptionStatus } from '../model/knowledge-base.js';
import { MET, NOT_MET } from '../model/verdict.js';
import { CubeSolver, join, type Cube } from './cubes.js';
import { Probe } from './fact-sensitivity.js';
import { outlook } from './live-facts.js';
import type { Answer } from './value-space.js';

export interface SettlingSet {
  readonly facts: readonly string[];
  /** The status one combination of answers gives. */
  readonly status: OptionStatus;
  /** For each fact the answers of that combination. */
  readonly answers: Readonly<Record<string, readonly Answer[]>>;
}

export interface OptionOutlook {
  readonly option: string;
  readonly status: OptionStatus;
  /** Statuses some complete set of answers gives. */
  readonly attainable: readonly OptionStatus[];
  /** Whether every combination was covered; otherwise `attainable` may lack a status that is hard to reach. */
  readonly exhaustive: boolean;
  /** The smallest sets of facts whose answer can end the lack of data, for each status they lead to. */
  readonly settledBy: readonly SettlingSet[];
}

/** Runs spent on looking for attainable statuses; far above what options of one tumour type need. */
const MOST_RUNS = 20_000;
const MOST_SETS_PER_STATUS = 12;

/** @throws FactError, SettingError, RangeError for an unknown option. */
export function settleOption(
  engine: Engine,
  facts: CaseFacts,
  optionId: string,
  request: EvaluationRequest = {},
): OptionOutlook {
  engine.checkFacts(facts);
  const option = engine.knowledge.options.findIndex((one) => one.id === optionId);
  if (option < 0) throw new RangeError(`no option ${optionId}`);
  const probe = new Probe(engine, facts, request);
  const status = probe.base.status(option);
  const search = new AttainableSearch(probe, option);
  const attainable = search.run();
  return {
    option: optionId,
    status,
    attainable: ORDER.filter((one) => attainable.has(one)),
    exhaustive: search.exhaustive,
    settledBy: status === 'insufficientData' ? settlingSets(probe, option) : [],
  };
}

const ORDER: readonly OptionStatus[] = [
  'supported',
  'consider',
  'notIndicated',
  'notRecommended',
  'contraindicated',
  'insufficientData',
];

/**
 * Depth-first over the facts that still matter, cut off where nothing new can come. A case is complete when every fact
 * that matters is answered or filled in by a rule; a fact a rule can fill is therefore tried both ways.
 */
class AttainableSearch {
  exhaustive = true;
  private readonly found = new Set<OptionStatus>();
  private readonly impliable: ReadonlySet<string>;
  private runs = 0;

  constructor(
    private readonly probe: Probe,
    private readonly option: number,
  ) {
    this.impliable = new Set(probe.engine.knowledge.impliedValues.map((rule) => rule.target));
  }

  run(): ReadonlySet<OptionStatus> {
    this.explore({}, new Set());
    return this.found;
  }

  private explore(added: Readonly<Record<string, FactValue>>, leftToRules: ReadonlySet<string>): void {
    if (++this.runs > MOST_RUNS) {
      this.exhaustive = false;
      return;
    }
    const trace = this.probe.engine.trace({ ...this.probe.facts, ...added }, this.probe.request);
    const ahead = outlook(trace, this.option);
    if ([...ahead.statuses].every((status) => this.found.has(status))) return;
    const open = [...ahead.facts].filter((fact) => !(fact in added));
    if (open.length === 0) {
      this.found.add(trace.status(this.option));
      return;
    }
    const next =
      open.find((fact) => this.impliable.has(fact) && !leftToRules.has(fact)) ??
      open.find((fact) => !leftToRules.has(fact));
    // Only facts left to a rule that never filled them: not a complete case.
    if (next === undefined) return;
    for (const answer of this.probe.space.open(next, this.probe.facts)) {
      const more = { ...added, [next]: answer.value };
      if (this.probe.with(more)) this.explore(more, leftToRules);
    }
    if (this.impliable.has(next)) this.explore(added, new Set([...leftToRules, next]));
  }
}

function settlingSets(probe: Probe, option: number): SettlingSet[] {
  const answersOf = (element: string): readonly Answer[] => probe.space.open(element, probe.facts);
  const solver = new CubeSolver(probe.base.compiled.program, probe.base.nodes, probe.base.held, answersOf);
  const perPolicy = policiesRead(probe.base, option).map((policy) =>
    cubesLeaving(probe.base, solver, option, policy ?? 0),
  );
  const sets = new Map<string, SettlingSet>();
  for (const cube of perPolicy.reduce(join)) {
    const settled = firstConsistent(probe, cube, answersOf, option);
    if (!settled) continue;
    const facts = probe.engine.knowledge.elements.map((element) => element.id).filter((id) => cube.has(id));
    const key = `${settled} ${facts.join(' ')}`;
    if (!sets.has(key))
      sets.set(key, {
        facts,
        status: settled,
        answers: Object.fromEntries(facts.map((fact) => [fact, chosen(answersOf(fact), cube.get(fact) ?? 0)])),
      });
  }
  return ORDER.flatMap((status) => {
    const leading = minimal([...sets.values()].filter((set) => set.status === status));
    return leading.slice(0, MOST_SETS_PER_STATUS);
  });
}

/** Sets that contain no other set leading to the same status, smallest first. */
function minimal(sets: readonly SettlingSet[]): SettlingSet[] {
  const sorted = [...sets].sort((a, b) => a.facts.length - b.facts.length);
  return sorted.filter(
    (set, index) => !sorted.slice(0, index).some((other) => other.facts.every((fact) => set.facts.includes(fact))),
  );
}

/** Every way out of insufficient data: a contraindication, no indication left, or an indication and nothing in the way. */
function cubesLeaving(trace: Trace, solver: CubeSolver, option: number, policy: number): readonly Cube[] {
  const nodes = trace.compiled.program.optionNodes[option]?.[policy];
  if (!nodes) return [];
  const none = join(solver.toward(nodes.full, NOT_MET), solver.toward(nodes.conditional, NOT_MET));
  const unblocked = join(solver.toward(nodes.absolute, NOT_MET), solver.toward(nodes.strong, NOT_MET));
  const full = join(unblocked, solver.toward(nodes.full, MET));
  const conditional = join(unblocked, solver.toward(nodes.conditional, MET));
  return [
    ...solver.toward(nodes.absolute, MET),
    ...solver.toward(nodes.strong, MET),
    ...none,
    ...full,
    ...conditional,
    ...join(full, solver.toward(nodes.caution, NOT_MET)),
  ];
}

const chosen = (answers: readonly Answer[], bits: number): Answer[] =>
  answers.filter((_, index) => bits & (1 << index));

/** The status of the first combination in the cube that contradicts nothing; null when there is none. */
function firstConsistent(
  probe: Probe,
  cube: Cube,
  answersOf: (element: string) => readonly Answer[],
  option: number,
): OptionStatus | null {
  const facts = [...cube.keys()];
  const attempt = (position: number, added: Record<string, FactValue>): OptionStatus | null => {
    const fact = facts[position];
    if (fact === undefined) {
      const status = probe.with(added)?.status(option) ?? null;
      return status === 'insufficientData' ? null : status;
    }
    for (const answer of chosen(answersOf(fact), cube.get(fact) ?? 0)) {
      const status = attempt(position + 1, { ...added, [fact]: answer.value });
      if (status) return status;
    }
    return null;
  };
  return attempt(0, {});
}
