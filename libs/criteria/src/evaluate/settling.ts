/**
 * What would settle an unknown: walks from an unknown node down to the facts that keep it unknown, towards the answer
 * that is wanted. Exact per node; that two conditions may want different values of one fact is the business of the
 * sensitivity analysis.
 */
import type { DerivationTable, Instruction, Program } from '../compile/program.js';
import { isEmpty, stateOf, type HeldFacts } from '../run/interpret.js';
import { MET, NOT_MET, UNKNOWN } from '../model/verdict.js';

/** Facts in dictionary order of discovery, or null when no completion gives the wanted answer. */
type Ways = ReadonlySet<string> | null;

const NOTHING: ReadonlySet<string> = new Set();

export class Settling {
  private readonly memo = new Map<number, Ways>();

  constructor(
    private readonly program: Program,
    private readonly nodes: Uint8Array,
    private readonly held: HeldFacts,
    /** Whether facts that would only fill another one by implication are named too. */
    private readonly throughImplied: boolean,
  ) {}

  /** Facts that can take part in making the node `wanted`; null when it cannot become so. */
  toward(node: number, wanted: typeof MET | typeof NOT_MET): Ways {
    const now = this.nodes[node];
    if (now === wanted) return NOTHING;
    if (now !== UNKNOWN) return null;
    const key = node * 4 + wanted;
    const known = this.memo.get(key);
    if (known !== undefined) return known;
    this.memo.set(key, null);
    const producer = this.program.producer.get(node);
    const ways = producer ? this.through(producer, wanted) : null;
    this.memo.set(key, ways);
    return ways;
  }

  /** Facts that can settle the node either way. */
  either(node: number): ReadonlySet<string> {
    return union([this.toward(node, MET) ?? NOTHING, this.toward(node, NOT_MET) ?? NOTHING]);
  }

  private through(instruction: Instruction, wanted: typeof MET | typeof NOT_MET): Ways {
    switch (instruction.op) {
      case 'and':
      case 'or': {
        const open = instruction.of
          .filter((part) => this.nodes[part] === UNKNOWN)
          .map((part) => this.toward(part, wanted));
        const everyOne = (instruction.op === 'and') === (wanted === MET);
        const usable = open.filter((ways): ways is ReadonlySet<string> => ways !== null);
        if (everyOne ? usable.length < open.length : usable.length === 0) return null;
        return union(usable);
      }
      case 'not':
        return this.toward(instruction.of, wanted === MET ? NOT_MET : MET);
      case 'copy':
        return this.toward(instruction.of, wanted);
      case 'codes':
        return this.throughCodes(instruction, wanted);
      case 'number':
        return new Set([this.elementOf(instruction.slot)]);
      case 'interval':
        return new Set([this.elementOf(instruction.slot)]);
      case 'recorded':
        return wanted === MET ? new Set([this.elementOf(instruction.slot)]) : this.implying(instruction.slot, ~0);
      case 'known':
        return wanted === MET ? this.filling(instruction.slot) : null;
      default:
        return null;
    }
  }

  private throughCodes(instruction: Extract<Instruction, { op: 'codes' }>, wanted: number): Ways {
    const slot = this.program.slots[instruction.slot];
    if (slot?.kind === 'derived') {
      const answers = (bits: number): boolean =>
        !(bits & slot.nullBit) &&
        (wanted === MET ? (bits & instruction.met) === bits : !(bits & (instruction.met | instruction.unknown)));
      const derivation = this.derivationOf(instruction.slot);
      if (
        !derivation ||
        !completions(derivation.table, this.held).some((state) => answers(derivation.table.results[state] ?? 0))
      )
        return null;
      return this.filling(instruction.slot);
    }
    if (!slot || !isEmpty(this.program, this.held, instruction.slot)) return null;
    const nullBit = slot.kind === 'coded' ? slot.nullBit : 4;
    const bits =
      wanted === MET
        ? instruction.met & ~instruction.unknown
        : (nullBit - 1) & ~(instruction.met | instruction.unknown);
    if (bits === 0) return null;
    return union([new Set([slot.element]), this.implying(instruction.slot, bits) ?? NOTHING]);
  }

  /** Facts whose answer would fill the slot with one of the wanted values by implication. */
  private implying(slot: number, bits: number): Ways {
    if (!this.throughImplied) return null;
    const found: ReadonlySet<string>[] = [];
    for (const instruction of this.program.fillers.get(slot) ?? []) {
      const ways = instruction.bits & bits ? this.toward(instruction.when, MET) : null;
      if (ways) found.push(ways);
    }
    return found.length > 0 ? union(found) : null;
  }

  private filling(slot: number): Ways {
    const derivation = this.derivationOf(slot);
    if (!derivation) return new Set([this.elementOf(slot)]);
    const inputs = relevantInputs(derivation.table, this.held);
    return inputs.length > 0 ? new Set(inputs.map((input) => this.elementOf(input))) : null;
  }

  private derivationOf(slot: number): { table: DerivationTable } | undefined {
    const derive = this.program.deriver.get(slot);
    const table = derive && this.program.tables[derive.table];
    return table && { table };
  }

  private elementOf(slot: number): string {
    return this.program.slots[slot]?.element ?? '';
  }
}

function union(sets: readonly ReadonlySet<string>[]): ReadonlySet<string> {
  return new Set(sets.flatMap((set) => [...set]));
}

const isEmptyState = (table: DerivationTable, position: number, state: number): boolean => {
  const input = table.inputs[position];
  return input !== undefined && (input.thresholds ? state === 0 : state === input.states - 1);
};

/** Every table position reached by leaving the known inputs as they are and answering any of the empty ones. */
export function completions(table: DerivationTable, held: HeldFacts): number[] {
  let reached = [0];
  table.inputs.forEach((input, position) => {
    const now = stateOf(input, held);
    const states = isEmptyState(table, position, now)
      ? Array.from({ length: input.states }, (_, state) => state)
      : [now];
    reached = reached.flatMap((index) => states.map((state) => index * input.states + state));
  });
  return reached;
}

/** The empty inputs whose answer can change the result, alone or together with others; as slots. */
export function relevantInputs(table: DerivationTable, held: HeldFacts): number[] {
  const positions = completions(table, held);
  const weights = table.inputs.map((_, position) =>
    table.inputs.slice(position + 1).reduce((product, later) => product * later.states, 1),
  );
  return table.inputs.flatMap((input, position) => {
    if (!isEmptyState(table, position, stateOf(input, held))) return [];
    const weight = weights[position] ?? 1;
    const empty = input.thresholds ? 0 : input.states - 1;
    const matters = positions.some((index) => {
      const state = Math.floor(index / weight) % input.states;
      return state !== empty && table.results[index] !== table.results[index + (empty - state) * weight];
    });
    return matters ? [input.slot] : [];
  });
}
