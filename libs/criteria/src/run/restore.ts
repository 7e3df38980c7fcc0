/** Rebuilds what a finished run held, from its values and its nodes: implied values filled in, derived sets in place. */
import type { Program } from '../compile/program.js';
import type { FactValue } from '../model/facts.js';
import { hold, type HeldFacts } from './interpret.js';

export function restore(program: Program, values: readonly FactValue[], nodes: Uint8Array): HeldFacts {
  const held = hold(program.slots, values);
  for (const fillers of program.fillers.values()) {
    for (const filler of fillers) {
      if (nodes[filler.to] !== 1) continue;
      held.bits[filler.slot] = filler.bits;
      held.implied[filler.slot] = 1;
    }
  }
  for (const derive of program.deriver.values()) held.bits[derive.slot] = nodes[derive.to] ?? 0;
  return held;
}

/** The values a bit set stands for; empty when nothing is held. */
export function valuesIn(program: Program, slot: number, bits: number): string[] {
  const described = program.slots[slot];
  if (described?.kind !== 'coded' && described?.kind !== 'derived') return [];
  if (bits & described.nullBit) return [];
  return described.values.filter((_, position) => bits & (1 << position));
}
