/**
 * What would settle an unknown: walks from an unknown node down to the facts that keep it unknown, towards the answer
 * that is wanted. Exact per node; that two conditions may want different values of one fact is the business of the
 * sensitivity analysis.
 */
import type { DerivationTable, Instruction, Program } from '../compile/program.js';
import { isEmpty, stateOf, type HeldFacts } from '../run/interpret.js';
import { MET, NOT_MET, UNKNOWN } from '../model/verdict.js';

/** A set of facts, one bit for each slot of the program. */
export type FactSet = bigint;

/** The facts that take part, or null when no completion gives the wanted answer. */
type Ways = FactSet | null;

const NOTHING: FactSet = 0n;

/** The elements of a set, in dictionary order. */
export function factsIn({ slots }: Program, set: FactSet): string[] {
  const found: string[] = [];
  // Thirty bits at a time: plain numbers are far quicker than big ones.
  for (let first = 0; first < slots.length; first += 30) {
    let bits = Number((set >> BigInt(first)) & 0x3fffffffn);
    for (let slot = first; bits !== 0; slot++, bits >>= 1) if (bits & 1) found.push(slots[slot]?.element ?? '');
  }
  return found;
}

export class Settling {
  private readonly memo = new Map<number, Ways>();
  private readonly derivations = new Map<number, { results: readonly number[]; inputs: Ways }>();

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
  either(node: number): FactSet {
    return (this.toward(node, MET) ?? NOTHING) | (this.toward(node, NOT_MET) ?? NOTHING);
  }

  private through(instruction: Instruction, wanted: typeof MET | typeof NOT_MET): Ways {
    switch (instruction.op) {
      case 'and':
      case 'or': {
        const everyOne = (instruction.op === 'and') === (wanted === MET);
        let found: Ways = everyOne ? NOTHING : null;
        for (const part of instruction.of) {
          if (this.nodes[part] !== UNKNOWN) continue;
          const ways = this.toward(part, wanted);
          if (ways !== null) found = (found ?? NOTHING) | ways;
          else if (everyOne) return null;
        }
        return found;
      }
      case 'not':
        return this.toward(instruction.of, wanted === MET ? NOT_MET : MET);
      case 'copy':
        return this.toward(instruction.of, wanted);
      case 'codes':
        return this.throughCodes(instruction, wanted);
      case 'number':
      case 'interval':
        return bitOf(instruction.slot);
      case 'recorded':
        return wanted === MET ? bitOf(instruction.slot) : this.implying(instruction.slot, ~0);
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
      const derivation = this.derivation(instruction.slot);
      return derivation.results.some(answers) ? derivation.inputs : null;
    }
    if (!slot || !isEmpty(this.program, this.held, instruction.slot)) return null;
    const nullBit = slot.kind === 'coded' ? slot.nullBit : 4;
    const bits =
      wanted === MET
        ? instruction.met & ~instruction.unknown
        : (nullBit - 1) & ~(instruction.met | instruction.unknown);
    if (bits === 0) return null;
    return bitOf(instruction.slot) | (this.implying(instruction.slot, bits) ?? NOTHING);
  }

  /** Facts whose answer would fill the slot with one of the wanted values by implication. */
  private implying(slot: number, bits: number): Ways {
    if (!this.throughImplied) return null;
    let found: Ways = null;
    for (const instruction of this.program.fillers.get(slot) ?? []) {
      const ways = instruction.bits & bits ? this.toward(instruction.when, MET) : null;
      if (ways !== null) found = (found ?? NOTHING) | ways;
    }
    return found;
  }

  private filling(slot: number): Ways {
    if (this.program.deriver.has(slot)) return this.derivation(slot).inputs;
    return bitOf(slot) | (this.implying(slot, ~0) ?? NOTHING);
  }

  /** What a derived element can still become, and the empty inputs that decide; null when none does. */
  private derivation(slot: number): { results: readonly number[]; inputs: Ways } {
    const known = this.derivations.get(slot);
    if (known) return known;
    const derive = this.program.deriver.get(slot);
    const table = derive && this.program.tables[derive.table];
    const inputs = table ? relevantInputs(table, this.held) : [];
    const found = {
      results: table ? completions(table, this.held).map((state) => table.results[state] ?? 0) : [],
      inputs: inputs.length > 0 ? inputs.reduce((set, input) => set | bitOf(input), NOTHING) : null,
    };
    this.derivations.set(slot, found);
    return found;
  }
}

const BITS: FactSet[] = [];
const bitOf = (slot: number): FactSet => (BITS[slot] ??= 1n << BigInt(slot));

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
