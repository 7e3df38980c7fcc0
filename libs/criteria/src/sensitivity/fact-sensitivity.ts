/** For every unknown fact: which options each of its possible answers would change. */
import type { Engine } from '../evaluate/engine.js';
import type { EvaluationRequest } from '../evaluate/evaluation.js';
import type { Trace } from '../evaluate/trace.js';
import type { CaseFacts } from '../model/facts.js';
import type { OptionStatus } from '../model/knowledge-base.js';
import { outlook } from './live-facts.js';
import { ValueSpace, type Answer } from './value-space.js';

export interface StatusChange {
  readonly option: string;
  readonly from: OptionStatus;
  readonly to: OptionStatus;
}

export interface AnswerEffect extends Answer {
  readonly changes: readonly StatusChange[];
}

/**
 * `alone`: some answer changes an option. `together`: no single answer does, but together with others it can.
 * `never`: no answer can change any option, whatever else is answered.
 */
export type FactReach = 'alone' | 'together' | 'never';

export interface FactSensitivity {
  readonly fact: string;
  readonly reach: FactReach;
  /** Options that at least one answer changes. */
  readonly options: readonly string[];
  /** Answers that contradict known facts are left out. */
  readonly answers: readonly AnswerEffect[];
}

export interface Sensitivity {
  /** Facts that move the list, the one moving most first. */
  readonly facts: readonly FactSensitivity[];
  /** Facts no answer of which can change anything, in dictionary order. */
  readonly withoutEffect: readonly string[];
}

/** Single-fact sensitivity. @throws FactError, SettingError */
export function sensitivity(engine: Engine, facts: CaseFacts, request: EvaluationRequest = {}): Sensitivity {
  engine.checkFacts(facts);
  const probe = new Probe(engine, facts, request);
  const live = new Set<string>();
  engine.knowledge.options.forEach((_, option) => outlook(probe.base, option).facts.forEach((fact) => live.add(fact)));

  const found = probe.unknownFacts().map((fact): FactSensitivity => {
    const answers = probe
      .answers(fact)
      .map((answer) => ({ ...answer, changes: probe.changes({ [fact]: answer.value }) ?? [] }));
    const options = engine.knowledge.options
      .map((option) => option.id)
      .filter((id) => answers.some((answer) => answer.changes.some((change) => change.option === id)));
    return { fact, reach: options.length > 0 ? 'alone' : live.has(fact) ? 'together' : 'never', options, answers };
  });
  const weight = (one: FactSensitivity): number =>
    one.answers.reduce((sum, answer) => sum + answer.changes.length, 0) / Math.max(1, one.answers.length);
  return {
    facts: found
      .filter((one) => one.reach !== 'never')
      .sort((a, b) => b.options.length - a.options.length || weight(b) - weight(a)),
    withoutEffect: found.filter((one) => one.reach === 'never').map((one) => one.fact),
  };
}

/** A case, and what becomes of it when facts are added. */
export class Probe {
  readonly base: Trace;
  readonly space: ValueSpace;
  private readonly statuses: readonly OptionStatus[];
  private readonly contradictions: ReadonlySet<string>;
  private readonly buffer: Uint8Array;

  constructor(
    readonly engine: Engine,
    readonly facts: CaseFacts,
    readonly request: EvaluationRequest,
  ) {
    this.base = engine.trace(facts, request);
    const { knowledge, program } = this.base.compiled;
    this.space = new ValueSpace(knowledge, program);
    this.statuses = knowledge.options.map((_, option) => this.base.status(option));
    this.contradictions = new Set(contradictionsIn(this.base));
    this.buffer = new Uint8Array(program.layout.size);
  }

  /** Facts that are neither entered nor implied, and intervals that could be narrower. */
  unknownFacts(): string[] {
    return this.engine.knowledge.elements
      .map((element) => element.id)
      .filter((id) => this.space.open(id, this.facts).length > 0 && !this.base.isImplied(id));
  }

  /** Possible answers that do not contradict what is known. */
  answers(fact: string): Answer[] {
    return this.space.open(fact, this.facts).filter((answer) => this.changes({ [fact]: answer.value }) !== null);
  }

  /** The evaluated case with facts added; null when they contradict what is known. Valid until the next call. */
  with(added: CaseFacts): Trace | null {
    const trace = this.engine.trace({ ...this.facts, ...added }, this.request, this.buffer);
    return contradictionsIn(trace).every((id) => this.contradictions.has(id)) ? trace : null;
  }

  /** What facts, once added, change in the list; null when they contradict what is known. */
  changes(added: CaseFacts): StatusChange[] | null {
    const trace = this.with(added);
    if (!trace) return null;
    const changes: StatusChange[] = [];
    this.engine.knowledge.options.forEach((option, index) => {
      const from = this.statuses[index] ?? 'insufficientData';
      const to = trace.status(index);
      if (from !== to) changes.push({ option: option.id, from, to });
    });
    return changes;
  }
}

/** Contradictions that cannot both be true; those marked compatible are no reason to leave an answer out. */
function contradictionsIn(trace: Trace): string[] {
  const compatible = new Set(
    trace.compiled.knowledge.conflicts.filter((rule) => rule.compatible).map((rule) => rule.id),
  );
  return trace.conflictIds().filter((id) => !compatible.has(id));
}
