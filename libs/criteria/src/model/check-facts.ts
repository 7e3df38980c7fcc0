/** Refuses what is not a case profile. Contradictions are not refused: they are found and shown by the evaluation. */
import type { CaseFacts, FactValue } from './facts.js';
import { isInterval, isMissing } from './facts.js';
import type { Element, KnowledgeBase, ValueRange } from './knowledge-base.js';

export class FactError extends Error {
  readonly code = 'facts.invalid';
  constructor(
    /** Where the profile is wrong, for example `liverBurdenPct.low`. */
    readonly path: string,
    readonly reason: string,
  ) {
    super(`${path}: ${reason}`);
    this.name = 'FactError';
  }
}

/** Returns a check bound to the dictionary. The check throws a FactError naming the path of the first fault. */
export function factChecker(knowledge: KnowledgeBase): (facts: CaseFacts) => void {
  const elements = new Map(knowledge.elements.map((element) => [element.id, element]));
  const derived = new Set(knowledge.derived.map((element) => element.id));
  return (facts) => {
    if (typeof facts !== 'object' || facts === null || Array.isArray(facts))
      throw new FactError('', 'a profile is an object of named facts');
    for (const id of Object.keys(facts)) {
      const element = elements.get(id);
      if (!element)
        throw new FactError(
          id,
          derived.has(id) ? 'is derived from other facts and cannot be entered' : 'no such fact in the dictionary',
        );
      checkValue(element, facts[id]);
    }
  };
}

function checkValue(element: Element, value: FactValue): void {
  if (isMissing(value)) return;
  switch (element.type) {
    case 'boolean':
      if (typeof value !== 'boolean') throw new FactError(element.id, 'expected true or false');
      return;
    case 'code':
      if (typeof value !== 'string' || !(element.values ?? []).includes(value))
        throw new FactError(element.id, `expected one of ${(element.values ?? []).join(', ')}`);
      return;
    case 'integer':
    case 'number':
      checkNumber(element.id, value, element);
      return;
    case 'numberOrInterval':
      if (!isInterval(value)) {
        checkNumber(element.id, value, element);
        return;
      }
      for (const key of Object.keys(value))
        if (key !== 'low' && key !== 'high')
          throw new FactError(`${element.id}.${key}`, 'an interval has only low and high');
      checkNumber(`${element.id}.low`, value.low, element);
      checkNumber(`${element.id}.high`, value.high, element);
      return;
    case 'list':
      if (!Array.isArray(value)) throw new FactError(element.id, 'expected a list');
      value.forEach((item, index) => checkItem(`${element.id}[${index}]`, item, element));
      return;
    case 'structure':
      if (typeof value !== 'object' || Array.isArray(value)) throw new FactError(element.id, 'expected an object');
  }
}

function checkItem(path: string, item: unknown, element: Element): void {
  const { values, range } = element.items ?? {};
  if (values && (typeof item !== 'string' || !values.includes(item)))
    throw new FactError(path, `expected one of ${values.join(', ')}`);
  if (range) {
    if (typeof item !== 'number' || !Number.isInteger(item) || !within(item, range))
      throw new FactError(path, `expected a whole number${describe(range)}`);
  }
}

function checkNumber(path: string, value: unknown, element: Element): void {
  const expected = element.type === 'integer' ? 'a whole number' : 'a number';
  const suffix = `${describe(element.range)}${element.unit ? ` (${element.unit})` : ''}`;
  if (typeof value !== 'number' || !Number.isFinite(value)) throw new FactError(path, `expected ${expected}${suffix}`);
  if (element.type === 'integer' && !Number.isSafeInteger(value))
    throw new FactError(path, `expected ${expected}${suffix}`);
  if (!within(value, element.range))
    throw new FactError(path, `${value} is out of range, expected ${expected}${suffix}`);
}

export const within = (value: number, range: ValueRange = {}): boolean =>
  !(range.min !== undefined && value < range.min) &&
  !(range.max !== undefined && value > range.max) &&
  !(range.above !== undefined && value <= range.above);

function describe(range: ValueRange = {}): string {
  if (range.min !== undefined && range.max !== undefined) return ` from ${range.min} to ${range.max}`;
  if (range.above !== undefined) return ` above ${range.above}`;
  return range.min !== undefined ? ` of at least ${range.min}` : '';
}
