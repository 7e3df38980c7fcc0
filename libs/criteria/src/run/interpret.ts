/** Runs a program instruction by instruction. The reference for generated evaluators, and the only way to assert. */
import type { DerivationTable, Instruction, Program, Slot } from '../compile/program.js';
import type { FactValue } from '../model/facts.js';
import { isInterval } from '../model/facts.js';
import { compareNumbers } from '../compile/derivation-table.js';
import { MET, NOT_MET, UNKNOWN, negated } from '../model/verdict.js';
import { CEILINGS, STATUSES, combinedStatus, groupIndex, statusCode, statusTables } from './status-tables.js';
import type { Run, RunTables } from './runner.js';

/** The slots of one run: bit sets for coded elements; for numbers both ends (equal unless an interval), NaN if empty. */
export interface HeldFacts {
  readonly bits: Int32Array;
  readonly low: Float64Array;
  readonly high: Float64Array;
  readonly implied: Uint8Array;
}

export function tablesOf(program: Program): RunTables {
  const combined = new Uint8Array(1 << STATUSES.length);
  for (let seen = 1; seen < combined.length; seen++) {
    combined[seen] = statusCode(
      combinedStatus(
        STATUSES.filter((_, code) => seen & (1 << code)),
        program.policiesDiffer,
      ),
    );
  }
  return {
    derivations: program.tables.map((table) => Uint8Array.from(table.results)),
    statuses: statusTables(program.unknownCautionLimits),
    combined,
  };
}

/** Overrides map a node to the verdict a clinician asserted for it. */
export function interpreter(program: Program, overrides?: ReadonlyMap<number, number>): Run {
  return (values, nodes, tables) => {
    const held = hold(program.slots, values);
    for (const instruction of program.instructions) {
      nodes[instruction.to] = overrides?.get(instruction.to) ?? execute(instruction, program, held, nodes, tables);
    }
  };
}

/** Encodes the value of each slot. */
export function hold(slots: readonly Slot[], values: readonly FactValue[]): HeldFacts {
  const held: HeldFacts = {
    bits: new Int32Array(slots.length),
    low: new Float64Array(slots.length).fill(NaN),
    high: new Float64Array(slots.length).fill(NaN),
    implied: new Uint8Array(slots.length),
  };
  slots.forEach((slot, index) => {
    const value = values[index];
    if (slot.kind === 'boolean') held.bits[index] = value === true ? 1 : value === false ? 2 : 7;
    else if (slot.kind === 'coded') {
      const position = typeof value === 'string' ? slot.values.indexOf(value) : -1;
      held.bits[index] = position < 0 ? slot.nullBit * 2 - 1 : 1 << position;
    } else if (slot.kind === 'derived') held.bits[index] = slot.nullBit * 2 - 1;
    else if (typeof value === 'number') held.low[index] = held.high[index] = value;
    else if (slot.kind === 'interval' && isInterval(value)) {
      held.low[index] = value.low;
      held.high[index] = value.high;
    }
  });
  return held;
}

function execute(
  instruction: Instruction,
  program: Program,
  held: HeldFacts,
  nodes: Uint8Array,
  tables: RunTables,
): number {
  const node = (index: number): number => nodes[index] ?? UNKNOWN;
  switch (instruction.op) {
    case 'constant':
      return instruction.verdict;
    case 'codes': {
      const bits = held.bits[instruction.slot] ?? 0;
      if (bits & instruction.unknown) return UNKNOWN;
      if ((bits & instruction.met) === bits) return MET;
      return bits & instruction.met || isEmpty(program, held, instruction.slot) ? UNKNOWN : NOT_MET;
    }
    case 'number':
    case 'interval':
      return compareSpan(
        held.low[instruction.slot] ?? NaN,
        held.high[instruction.slot] ?? NaN,
        instruction.comparison,
        instruction.bound,
      );
    case 'recorded':
      if (isEmpty(program, held, instruction.slot)) return UNKNOWN;
      return held.implied[instruction.slot] ? NOT_MET : MET;
    case 'known':
      return isKnown(program, held, instruction.slot) ? MET : UNKNOWN;
    case 'missing':
      return isEmpty(program, held, instruction.slot) ? MET : NOT_MET;
    case 'and':
      return instruction.of.reduce((so, part) => so & node(part), MET);
    case 'or':
      return instruction.of.reduce((so, part) => so | node(part), NOT_MET);
    case 'not':
      return negated(node(instruction.of));
    case 'copy':
      return node(instruction.of);
    case 'imply':
      if (node(instruction.when) !== MET || !isEmpty(program, held, instruction.slot)) return 0;
      held.bits[instruction.slot] = instruction.bits;
      held.implied[instruction.slot] = 1;
      return 1;
    case 'derive': {
      const table = program.tables[instruction.table];
      const bits = table ? (table.results[stateIndex(table, held)] ?? 0) : 0;
      held.bits[instruction.slot] = bits;
      return bits;
    }
    case 'status': {
      const groups = {
        absolute: node(instruction.absolute),
        strong: node(instruction.strong),
        full: node(instruction.full),
        conditional: node(instruction.conditional),
        caution: node(instruction.caution),
      };
      return tables.statuses[CEILINGS.indexOf(instruction.ceiling)]?.[groupIndex(groups)] ?? 0;
    }
    case 'combine':
      return tables.combined[instruction.of.reduce((seen, part) => seen | (1 << node(part)), 0)] ?? 0;
  }
}

/** Met or not met only when both ends of the span agree and everything between them does. */
export function compareSpan(
  low: number,
  high: number,
  comparison: '<' | '<=' | '>' | '>=' | '==',
  bound: number,
): number {
  if (Number.isNaN(low) || Number.isNaN(high)) return UNKNOWN;
  if (comparison === '==') {
    if (low === bound && high === bound) return MET;
    return Math.max(low, high) < bound || Math.min(low, high) > bound ? NOT_MET : UNKNOWN;
  }
  const atLow = compareNumbers(low, comparison, bound);
  const atHigh = compareNumbers(high, comparison, bound);
  return atLow !== atHigh ? UNKNOWN : atLow ? MET : NOT_MET;
}

export function isEmpty(program: Program, held: HeldFacts, slot: number): boolean {
  const described = program.slots[slot];
  if (!described) return true;
  if (described.kind === 'number' || described.kind === 'interval') return Number.isNaN(held.low[slot] ?? NaN);
  return ((held.bits[slot] ?? 0) & described.nullBit) !== 0;
}

function isKnown(program: Program, held: HeldFacts, slot: number): boolean {
  if (isEmpty(program, held, slot)) return false;
  const described = program.slots[slot];
  if (described?.kind !== 'derived') return true;
  const bits = held.bits[slot] ?? 0;
  return (bits & (bits - 1)) === 0;
}

/** Position in a derivation table of the state the inputs are in. */
export function stateIndex(table: DerivationTable, held: HeldFacts): number {
  let index = 0;
  for (const input of table.inputs) index = index * input.states + stateOf(input, held);
  return index;
}

export function stateOf(input: DerivationTable['inputs'][number], held: HeldFacts): number {
  if (!input.thresholds) return 31 - Math.clz32(held.bits[input.slot] ?? 0);
  const value = held.low[input.slot] ?? NaN;
  if (Number.isNaN(value)) return 0;
  return input.thresholds.reduce(
    (state, threshold) => state + (compareNumbers(value, threshold.comparison, threshold.bound) ? 1 : 0),
    1,
  );
}
