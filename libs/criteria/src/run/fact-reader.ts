/** Brings the facts of a case into the order of the slots, once per run. */
import type { Slot } from '../compile/program.js';
import type { CaseFacts, FactValue } from '../model/facts.js';

/**
 * Profiles come in every order and with every gap, so asking each of them for each name is slow; walking over what a
 * profile does hold is many times quicker.
 */
export class FactReader {
  private readonly slotOf: ReadonlyMap<string, number>;
  private readonly values: FactValue[];

  constructor(slots: readonly Slot[]) {
    this.slotOf = new Map(
      slots.flatMap((slot, index) => (slot.kind === 'derived' ? [] : [[slot.element, index] as const])),
    );
    this.values = slots.map(() => null);
  }

  /** One value for each slot, null where there is none. Valid until the next reading. */
  read(facts: CaseFacts): readonly FactValue[] {
    const { values, slotOf } = this;
    values.fill(null);
    for (const name in facts) {
      const slot = slotOf.get(name);
      if (slot !== undefined) values[slot] = facts[name];
    }
    return values;
  }
}
