/** The sensitivity analyses done the long way round: every completion of a small case, one by one. */
import type { Answer, CaseFacts, Engine, FactValue, OptionStatus, Trace } from '../src/index.js';
import { ValueSpace } from '../src/index.js';

type Chosen = Record<string, FactValue>;

export class BruteForce {
  private readonly space: ValueSpace;
  private readonly before: ReadonlySet<string>;
  readonly unknown: readonly string[];
  private readonly base: Trace;

  constructor(
    private readonly engine: Engine,
    private readonly facts: CaseFacts,
  ) {
    this.base = engine.trace(facts);
    this.space = new ValueSpace(engine.knowledge, this.base.compiled.program);
    this.before = new Set(this.contradictions(this.base));
    this.unknown = engine.knowledge.elements
      .map((one) => one.id)
      .filter((id) => this.space.open(id, facts).length > 0 && !this.base.isImplied(id));
  }

  answers(fact: string): readonly Answer[] {
    return this.space.open(fact, this.facts);
  }

  /** Every way of answering the named facts, contradictory ones too. */
  *combinationsOf(facts: readonly string[]): Generator<Trace> {
    for (const chosen of this.choose(facts, () => false)) yield this.engine.trace({ ...this.facts, ...chosen });
  }

  /** Every consistent way of answering the named facts. */
  *completionsOf(facts: readonly string[], mayStayOpen: (fact: string) => boolean = () => false): Generator<Trace> {
    for (const chosen of this.choose(facts, mayStayOpen)) {
      const trace = this.engine.trace({ ...this.facts, ...chosen });
      if (this.contradictions(trace).every((id) => this.before.has(id))) yield trace;
    }
  }

  /** Statuses of an option over all complete cases; a fact may be left to the rule that fills it. */
  attainable(option: number): ReadonlySet<OptionStatus> {
    const impliable = new Set(this.engine.knowledge.impliedValues.map((rule) => rule.target));
    const found = new Set<OptionStatus>();
    for (const trace of this.completionsOf(this.unknown, (fact) => impliable.has(fact))) {
      if (this.unknown.every((fact) => trace.valueOf(fact) !== null)) found.add(trace.status(option));
    }
    return found;
  }

  /** The smallest sets of facts, by inclusion, some answers to which end the lack of data for an option. */
  settlingSets(option: number): string[] {
    const found: (readonly string[])[] = [];
    const subsets = this.unknown.reduce<string[][]>((so, fact) => so.flatMap((set) => [set, [...set, fact]]), [[]]);
    for (const subset of subsets.sort((a, b) => a.length - b.length)) {
      if (found.some((smaller) => smaller.every((fact) => subset.includes(fact)))) continue;
      for (const trace of this.completionsOf(subset)) {
        if (trace.status(option) === 'insufficientData') continue;
        found.push(subset);
        break;
      }
    }
    return found.map((set) => set.join(' ')).sort();
  }

  private *choose(
    facts: readonly string[],
    mayStayOpen: (fact: string) => boolean,
    position = 0,
    chosen: Chosen = {},
  ): Generator<Chosen> {
    const fact = facts[position];
    if (fact === undefined) {
      yield chosen;
      return;
    }
    for (const answer of this.answers(fact))
      yield* this.choose(facts, mayStayOpen, position + 1, { ...chosen, [fact]: answer.value });
    if (mayStayOpen(fact)) yield* this.choose(facts, mayStayOpen, position + 1, chosen);
  }

  private contradictions(trace: Trace): string[] {
    const compatible = new Set(
      this.engine.knowledge.conflicts.filter((rule) => rule.compatible).map((rule) => rule.id),
    );
    return trace.conflictIds().filter((id) => !compatible.has(id));
  }
}
