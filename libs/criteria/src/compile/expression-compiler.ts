/** Turns expressions into instructions; equal sub-conditions share one node, so each is computed once in a run. */
import type { Comparison, Expression } from '../model/expression.js';
import { criteriaIn } from '../model/expression.js';
import type { SettingValues } from '../model/knowledge-base.js';
import { MET, NOT_MET } from '../model/verdict.js';
import { resolveBound } from './derivation-table.js';
import type { Instruction, Slot } from './program.js';

type NodeOf = (criterionId: string) => number;
type WithoutTarget<T> = T extends unknown ? Omit<T, 'to'> : never;

export class ExpressionCompiler {
  private shared = new Map<string, number>();
  private readonly parts = new Map<Expression, number[]>();

  constructor(
    private readonly slots: readonly Slot[],
    private readonly slotOf: ReadonlyMap<string, number>,
    private readonly settings: SettingValues,
    private readonly instructions: Instruction[],
    private next: number,
  ) {}

  /** Every part compiled so far; one node, or one for each policy it was compiled under. */
  get partNodes(): ReadonlyMap<Expression, readonly number[]> {
    return this.parts;
  }

  get nodeCount(): number {
    return this.next;
  }

  /** Called when slots may change: what was computed before must not be reused after. */
  forgetShared(): void {
    this.shared = new Map();
  }

  referencesOf(expression: Expression): string[] {
    return criteriaIn(expression);
  }

  /** Bit set of one coded or boolean value. */
  bitsOf(slot: number, value: string | boolean): number {
    const held = this.slots[slot];
    if (held?.kind === 'boolean') return value === true ? 1 : 2;
    if (held?.kind === 'coded' || held?.kind === 'derived') return 1 << held.values.indexOf(String(value));
    throw new TypeError(`${held?.element ?? slot} holds no codes`);
  }

  anyOf(nodes: readonly number[]): number {
    if (nodes.length === 0) return this.constant(NOT_MET);
    return nodes.length === 1 ? (nodes[0] ?? 0) : this.emit({ op: 'or', of: nodes });
  }

  compile(expression: Expression, nodeOf: NodeOf = () => -1, policyNode = -1): number {
    const node = this.node(expression, nodeOf, policyNode);
    this.parts.set(expression, [...(this.parts.get(expression) ?? []), node]);
    return node;
  }

  private node(expression: Expression, nodeOf: NodeOf, policyNode: number): number {
    switch (expression.op) {
      case 'always':
        return this.constant(MET);
      case 'setting':
        return this.constant(this.settings[expression.id] === expression.value ? MET : NOT_MET);
      case 'is':
        return this.codes(expression.element, [expression.value], []);
      case 'oneOf':
        return this.codes(expression.element, expression.values, []);
      case 'case': {
        const valued = (outcome: string): string[] =>
          Object.keys(expression.outcomes).filter((value) => expression.outcomes[value] === outcome);
        return this.codes(expression.element, valued('met'), valued('unknown'));
      }
      case 'compare':
        return this.compare(expression.element, expression.comparison, resolveBound(expression.bound, this.settings));
      case 'recorded':
      case 'missing':
        return this.emit({ op: expression.op, slot: this.slot(expression.element) });
      case 'known':
        return this.join(
          'and',
          expression.elements.map((element) => this.emit({ op: 'known', slot: this.slot(element) })),
        );
      case 'all':
        return this.join(
          'and',
          expression.of.map((part) => this.compile(part, nodeOf, policyNode)),
        );
      case 'any':
        return this.join(
          'or',
          expression.of.map((part) => this.compile(part, nodeOf, policyNode)),
        );
      case 'not':
        return this.emit({ op: 'not', of: this.compile(expression.of, nodeOf, policyNode) });
      case 'criterion':
        return nodeOf(expression.id);
      case 'policyThreshold':
        return policyNode;
    }
  }

  private codes(element: string, met: readonly (string | boolean)[], unknown: readonly string[]): number {
    const slot = this.slot(element);
    const bits = (values: readonly (string | boolean)[]): number =>
      values.reduce<number>((so, value) => so | this.bitsOf(slot, value), 0);
    return this.emit({ op: 'codes', slot, met: bits(met), unknown: bits(unknown) });
  }

  private compare(element: string, comparison: Comparison, bound: number): number {
    const slot = this.slot(element);
    return this.emit({ op: this.slots[slot]?.kind === 'interval' ? 'interval' : 'number', slot, comparison, bound });
  }

  private join(op: 'and' | 'or', of: readonly number[]): number {
    const unique = [...new Set(of)];
    return unique.length === 1 ? (unique[0] ?? 0) : this.emit({ op, of: unique });
  }

  private constant(verdict: number): number {
    return this.emit({ op: 'constant', verdict });
  }

  private slot(element: string): number {
    const slot = this.slotOf.get(element);
    if (slot === undefined) throw new TypeError(`no condition can read ${element}`);
    return slot;
  }

  private emit(instruction: WithoutTarget<Instruction>): number {
    const key = JSON.stringify(instruction);
    const existing = this.shared.get(key);
    if (existing !== undefined) return existing;
    const to = this.next++;
    this.instructions.push({ ...instruction, to } as Instruction);
    this.shared.set(key, to);
    return to;
  }
}
