/** Rebuilds what a finished run held, from its facts and its nodes: implied values filled in, derived sets in place. */
import type { Program } from '../compile/program.js';
import type { CaseFacts } from '../model/facts.js';
import { hold, type HeldFacts } from './interpret.js';

export function restore(program: Program, facts: CaseFacts, nodes: Uint8Array): HeldFacts {
  const held = hold(program.slots, facts);
  for (const instruction of program.instructions) {
    if (instruction.op === 'imply' && nodes[instruction.to] === 1) {
      held.bits[instruction.slot] = instruction.bits;
      held.implied[instruction.slot] = 1;
    } else if (instruction.op === 'derive') held.bits[instruction.slot] = nodes[instruction.to] ?? 0;
  }
  return held;
}

/** The values a bit set stands for; empty when nothing is held. */
export function valuesIn(program: Program, slot: number, bits: number): string[] {
  const described = program.slots[slot];
  if (described?.kind !== 'coded' && described?.kind !== 'derived') return [];
  if (bits & described.nullBit) return [];
  return described.values.filter((_, position) => bits & (1 << position));
}
