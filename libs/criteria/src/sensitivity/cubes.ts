/**
 * Sets of answers that make a condition true or false, smallest first. A cube fixes some facts to some of their
 * answers and leaves the others open; conditions are solved by joining the cubes of their parts.
 */
import type { Instruction, Program } from '../compile/program.js';
import { compareSpan, stateOf, type HeldFacts } from '../run/interpret.js';
import { compareNumbers } from '../compile/derivation-table.js';
import { MET, NOT_MET, UNKNOWN } from '../model/verdict.js';
import type { Answer } from './value-space.js';

/** Permitted answers, as bits over the answers of the fact, by element. */
export type Cube = ReadonlyMap<string, number>;

const EVERYTHING: readonly Cube[] = [new Map()];
/** Enough for every option of a sparse case; what is cut off is never smaller than what is kept. */
const MOST_CUBES = 400;

export class CubeSolver {
  private readonly memo = new Map<number, readonly Cube[]>();

  constructor(
    private readonly program: Program,
    private readonly nodes: Uint8Array,
    private readonly held: HeldFacts,
    private readonly answersOf: (element: string) => readonly Answer[],
  ) {}

  toward(node: number, wanted: number): readonly Cube[] {
    const now = this.nodes[node];
    if (now === wanted) return EVERYTHING;
    if (now !== UNKNOWN) return [];
    const key = node * 4 + wanted;
    const known = this.memo.get(key);
    if (known) return known;
    this.memo.set(key, []);
    const producer = this.program.producer.get(node);
    const cubes = producer ? this.through(producer, wanted) : [];
    this.memo.set(key, cubes);
    return cubes;
  }

  private through(instruction: Instruction, wanted: number): readonly Cube[] {
    switch (instruction.op) {
      case 'and':
      case 'or': {
        const parts = instruction.of
          .filter((part) => this.nodes[part] === UNKNOWN)
          .map((part) => this.toward(part, wanted));
        return (instruction.op === 'and') === (wanted === MET)
          ? parts.reduce(join, EVERYTHING)
          : smallest(parts.flat());
      }
      case 'not':
        return this.toward(instruction.of, wanted === MET ? NOT_MET : MET);
      case 'copy':
        return this.toward(instruction.of, wanted);
      case 'number':
      case 'interval':
        return this.answering(
          instruction.slot,
          ({ value }) =>
            compareSpan(Number(value), Number(value), instruction.comparison, instruction.bound) === wanted,
        );
      case 'codes': {
        const slot = this.program.slots[instruction.slot];
        const verdictOf = (bits: number): number =>
          bits & instruction.unknown
            ? UNKNOWN
            : (bits & instruction.met) === bits
              ? MET
              : bits & instruction.met
                ? UNKNOWN
                : NOT_MET;
        if (slot?.kind === 'derived')
          return this.deriving(instruction.slot, (bits) => !(bits & slot.nullBit) && verdictOf(bits) === wanted);
        const bitsOf = (value: Answer['value']): number =>
          slot?.kind === 'coded' ? 1 << slot.values.indexOf(String(value)) : value === true ? 1 : 2;
        return smallest([
          ...this.answering(instruction.slot, ({ value }) => verdictOf(bitsOf(value)) === wanted),
          ...this.implying(instruction.slot, (bits) => verdictOf(bits) === wanted),
        ]);
      }
      case 'recorded':
        return wanted === MET
          ? this.answering(instruction.slot, () => true)
          : this.implying(instruction.slot, () => true);
      case 'known': {
        if (wanted !== MET) return [];
        const slot = this.program.slots[instruction.slot];
        if (slot?.kind === 'derived')
          return this.deriving(instruction.slot, (bits) => !(bits & slot.nullBit) && (bits & (bits - 1)) === 0);
        return smallest([
          ...this.answering(instruction.slot, () => true),
          ...this.implying(instruction.slot, () => true),
        ]);
      }
      default:
        return [];
    }
  }

  private answering(slot: number, fits: (answer: Answer) => boolean): Cube[] {
    const element = this.program.slots[slot]?.element ?? '';
    const bits = this.answersOf(element).reduce((so, answer, index) => (fits(answer) ? so | (1 << index) : so), 0);
    return bits === 0 ? [] : [new Map([[element, bits]])];
  }

  private implying(slot: number, fits: (bits: number) => boolean): Cube[] {
    return (this.program.fillers.get(slot) ?? []).flatMap((instruction) =>
      fits(instruction.bits) ? [...this.toward(instruction.when, MET)] : [],
    );
  }

  /** Answers to some of the empty inputs of a derivation after which its result fits. */
  private deriving(slot: number, fits: (bits: number) => boolean): readonly Cube[] {
    const derive = this.program.deriver.get(slot);
    const table = derive && this.program.tables[derive.table];
    if (!table) return [];
    const found: Cube[] = [];
    const choose = (position: number, index: number, cube: Cube): void => {
      const input = table.inputs[position];
      if (!input) {
        if (fits(table.results[index] ?? 0)) found.push(cube);
        return;
      }
      const now = stateOf(input, this.held);
      choose(position + 1, index * input.states + now, cube);
      const empty = input.thresholds ? now === 0 : now === input.states - 1;
      if (!empty) return;
      const element = this.program.slots[input.slot]?.element ?? '';
      const bitsOfState = new Map<number, number>();
      this.answersOf(element).forEach((answer, at) => {
        const state = input.thresholds
          ? input.thresholds.reduce(
              (so, threshold) =>
                so + (compareNumbers(Number(answer.value), threshold.comparison, threshold.bound) ? 1 : 0),
              1,
            )
          : at;
        bitsOfState.set(state, (bitsOfState.get(state) ?? 0) | (1 << at));
      });
      for (const [state, bits] of bitsOfState)
        choose(position + 1, index * input.states + state, new Map([...cube, [element, bits]]));
    };
    choose(0, 0, new Map());
    return smallest(found);
  }
}

/** Cubes in which both conditions hold. */
export function join(some: readonly Cube[], others: readonly Cube[]): readonly Cube[] {
  const joined: Cube[] = [];
  for (const one of some) {
    for (const other of others) {
      const both = new Map(one);
      let possible = true;
      for (const [element, bits] of other) {
        const common = (both.get(element) ?? ~0) & bits;
        if (common === 0) possible = false;
        both.set(element, common);
      }
      if (possible) joined.push(both);
    }
  }
  return smallest(joined);
}

/** Drops cubes another one makes superfluous, and sorts by the number of facts. */
export function smallest(cubes: readonly Cube[]): readonly Cube[] {
  const sorted = [...cubes].sort((a, b) => a.size - b.size);
  const kept: Cube[] = [];
  for (const cube of sorted) {
    if (kept.some((other) => covers(other, cube))) continue;
    kept.push(cube);
    if (kept.length === MOST_CUBES) break;
  }
  return kept;
}

const covers = (wide: Cube, narrow: Cube): boolean => {
  for (const [element, bits] of wide) {
    const other = narrow.get(element);
    if (other === undefined || (other & ~bits) !== 0) return false;
  }
  return true;
};
