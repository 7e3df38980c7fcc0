/**
 * One evaluated case in compact form: a byte for every verdict, status and sub-condition. Everything a clinician reads
 * is built from it on demand.
 */
import type { CaseFacts, FactValue } from '../model/facts.js';
import { isInterval, isMissing } from '../model/facts.js';
import type { OptionStatus } from '../model/knowledge-base.js';
import type { Verdict } from '../model/verdict.js';
import { MET, verdictOf } from '../model/verdict.js';
import type { HeldFacts } from '../run/interpret.js';
import { restore, valuesIn } from '../run/restore.js';
import { STATUSES } from '../run/status-tables.js';
import type { Compiled } from './compiled.js';
import { Settling } from './settling.js';

export class Trace {
  private heldFacts: HeldFacts | undefined;
  private direct: Settling | undefined;
  private indirect: Settling | undefined;

  constructor(
    readonly compiled: Compiled,
    readonly facts: CaseFacts,
    /** One byte per node of the program; results first, as its layout says. */
    readonly nodes: Uint8Array,
    /** Position of the chosen threshold policy, or null when none is chosen. */
    readonly policy: number | null,
  ) {}

  get held(): HeldFacts {
    return (this.heldFacts ??= restore(this.compiled.program, this.compiled.reader.read(this.facts), this.nodes));
  }

  /** What would settle an unknown, naming only facts the condition itself reads. */
  get settling(): Settling {
    return (this.direct ??= new Settling(this.compiled.program, this.nodes, this.held, false));
  }

  /** The same, naming also facts that would fill another one by implication. */
  get settlingThroughImplied(): Settling {
    return (this.indirect ??= new Settling(this.compiled.program, this.nodes, this.held, true));
  }

  code(node: number): number {
    return this.nodes[node] ?? 0;
  }

  verdict(criterion: number, policy: number | null = this.policy): Verdict {
    return verdictOf(this.code(this.compiled.criterionNode(criterion, policy)));
  }

  /** A silent option has no node of its own: the sources say nothing, so data are insufficient by definition. */
  status(option: number, policy: number | null = this.policy): OptionStatus {
    if (this.compiled.knowledge.options[option]?.ceiling === 'seedSilent') return 'insufficientData';
    return STATUSES[this.code(this.compiled.optionNode(option, policy))] ?? 'insufficientData';
  }

  /** The value a condition reads: entered, implied, or derived (a set for a set-valued element); null when empty. */
  valueOf(element: string): FactValue {
    const { program, knowledge } = this.compiled;
    const slot = program.slotOf.get(element);
    if (slot === undefined) return this.facts[element] ?? null;
    const described = program.slots[slot];
    const bits = this.held.bits[slot] ?? 0;
    if (described?.kind === 'derived') {
      const values = valuesIn(program, slot, bits);
      return described.setValued ? values : (values[0] ?? null);
    }
    if (!this.held.implied[slot]) return this.facts[element] ?? null;
    if (described?.kind === 'boolean') return bits === 1;
    return knowledge.elements.length > 0 ? (valuesIn(program, slot, bits)[0] ?? null) : null;
  }

  isImplied(element: string): boolean {
    const slot = this.compiled.program.slotOf.get(element);
    return slot !== undefined && this.held.implied[slot] === 1;
  }

  /** Values filled in by rule, in the order they were applied. */
  implied(): Record<string, boolean | string> {
    const { program, knowledge } = this.compiled;
    const found: Record<string, boolean | string> = {};
    knowledge.impliedValues.forEach((rule, index) => {
      if (this.code(program.layout.implied + index) === 1) found[rule.target] = rule.value;
    });
    return found;
  }

  /** Identifiers of the contradictions found, reversed intervals last. */
  conflictIds(): string[] {
    const { program, knowledge } = this.compiled;
    const found = knowledge.conflicts
      .filter((_, index) => this.code(program.layout.conflicts + index) === MET)
      .map((rule) => rule.id);
    for (const element of knowledge.elements) {
      const value = this.facts[element.id];
      if (element.type === 'numberOrInterval' && isInterval(value) && value.low > value.high)
        found.push(`${REVERSED_INTERVAL}:${element.id}`);
    }
    return found;
  }

  /** Facts entered for this case, empty ones left out, in dictionary order. */
  entered(): Record<string, FactValue> {
    const found: Record<string, FactValue> = {};
    for (const element of this.compiled.knowledge.elements) {
      const value = this.facts[element.id];
      if (!isMissing(value)) found[element.id] = value;
    }
    return found;
  }
}

/** Identifier under which an interval whose low lies above its high is reported. */
export const REVERSED_INTERVAL = 'intervalReversed';
