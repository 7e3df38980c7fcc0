/** Decides how each element that any condition reads is held during a run. Display-only elements get no slot. */
import { elementsIn } from '../model/expression.js';
import type { KnowledgeBase } from '../model/knowledge-base.js';
import { inputsOf } from './derivation-table.js';
import type { Slot } from './program.js';

export function planSlots(knowledge: KnowledgeBase): { slots: readonly Slot[]; slotOf: ReadonlyMap<string, number> } {
  const read = new Set<string>();
  for (const criterion of knowledge.criteria) for (const id of elementsIn(criterion.when)) read.add(id);
  for (const conflict of knowledge.conflicts) for (const id of elementsIn(conflict.when)) read.add(id);
  for (const rule of knowledge.impliedValues) for (const id of [...elementsIn(rule.when), rule.target]) read.add(id);
  for (const derived of knowledge.derived) for (const id of [...inputsOf(derived), derived.id]) read.add(id);
  for (const question of knowledge.openQuestions) {
    for (const trigger of question.shownWhen)
      if ('expression' in trigger) for (const id of elementsIn(trigger.expression)) read.add(id);
  }

  const slots: Slot[] = [];
  const slotOf = new Map<string, number>();
  const add = (slot: Slot): void => {
    slotOf.set(slot.element, slots.length);
    slots.push(slot);
  };
  for (const element of knowledge.elements) {
    if (!read.has(element.id)) continue;
    if (element.type === 'boolean') add({ kind: 'boolean', element: element.id, nullBit: 4 });
    else if (element.type === 'code')
      add({
        kind: 'coded',
        element: element.id,
        values: element.values ?? [],
        nullBit: 1 << (element.values?.length ?? 0),
      });
    else if (element.type === 'numberOrInterval') add({ kind: 'interval', element: element.id });
    else if (element.type === 'integer' || element.type === 'number') add({ kind: 'number', element: element.id });
  }
  for (const derived of knowledge.derived) {
    add({
      kind: 'derived',
      element: derived.id,
      values: derived.values,
      nullBit: 1 << derived.values.length,
      setValued: derived.setValued,
    });
  }
  return { slots, slotOf };
}
