/** Refuses what is not a case profile. Contradictions are not refused: they are found and shown by the evaluation. */
import type { CaseFacts, FactValue } from './facts.js';
import { isInterval, isMissing } from './facts.js';
import type { Element, KnowledgeBase, ValueRange } from './knowledge-base.js';

/** What is wrong with a fact, as a stable code that others put into their own words. */
export type FactFault =
  | 'fact.notAProfile'
  | 'fact.unknownElement'
  | 'fact.derived'
  | 'fact.notBoolean'
  | 'fact.notACode'
  | 'fact.notANumber'
  | 'fact.notWhole'
  | 'fact.outOfRange'
  | 'fact.notAList'
  | 'fact.notAStructure'
  | 'fact.intervalParts'
  | 'fact.competing';

export class FactError extends Error {
  readonly code = 'facts.invalid';
  constructor(
    /** Where the profile is wrong, for example `liverBurdenPct.low`. */
    readonly path: string,
    readonly reason: string,
    readonly fault: FactFault,
    /** What the sentence names: bounds, codes, the unit. */
    readonly parameters: Readonly<Record<string, string | number>> = {},
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
      throw new FactError('', 'a profile is an object of named facts', 'fact.notAProfile');
    for (const id of Object.keys(facts)) {
      const element = elements.get(id);
      if (!element)
        throw new FactError(
          id,
          derived.has(id) ? 'is derived from other facts and cannot be entered' : 'no such fact in the dictionary',
          derived.has(id) ? 'fact.derived' : 'fact.unknownElement',
        );
      checkValue(element, facts[id]);
    }
  };
}

function checkValue(element: Element, value: FactValue): void {
  if (isMissing(value)) return;
  switch (element.type) {
    case 'boolean':
      if (typeof value !== 'boolean') throw new FactError(element.id, 'expected true or false', 'fact.notBoolean');
      return;
    case 'code':
      if (typeof value !== 'string' || !(element.values ?? []).includes(value))
        throw notACode(element.id, element.values ?? []);
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
          throw new FactError(`${element.id}.${key}`, 'an interval has only low and high', 'fact.intervalParts');
      checkNumber(`${element.id}.low`, value.low, element);
      checkNumber(`${element.id}.high`, value.high, element);
      return;
    case 'list':
      if (!Array.isArray(value)) throw new FactError(element.id, 'expected a list', 'fact.notAList');
      value.forEach((item, index) => checkItem(`${element.id}[${index}]`, item, element));
      return;
    case 'structure':
      if (typeof value !== 'object' || Array.isArray(value))
        throw new FactError(element.id, 'expected an object', 'fact.notAStructure');
  }
}

function checkItem(path: string, item: unknown, element: Element): void {
  const { values, range } = element.items ?? {};
  if (values && (typeof item !== 'string' || !values.includes(item)))
    throw notACode(path, values);
  if (range) {
    if (typeof item !== 'number' || !Number.isInteger(item) || !within(item, range))
      throw new FactError(path, `expected a whole number${describe(range)}`, 'fact.notWhole', bounds(range));
  }
}

const notACode = (path: string, codes: readonly string[]): FactError =>
  new FactError(path, `expected one of ${codes.join(', ')}`, 'fact.notACode', { codes: codes.join(', ') });

function checkNumber(path: string, value: unknown, element: Element): void {
  const expected = element.type === 'integer' ? 'a whole number' : 'a number';
  const suffix = `${describe(element.range)}${element.unit ? ` (${element.unit})` : ''}`;
  const named = { ...bounds(element.range), unit: element.unit ?? '' };
  if (typeof value !== 'number' || !Number.isFinite(value))
    throw new FactError(path, `expected ${expected}${suffix}`, 'fact.notANumber', named);
  if (element.type === 'integer' && !Number.isSafeInteger(value))
    throw new FactError(path, `expected ${expected}${suffix}`, 'fact.notWhole', named);
  if (!within(value, element.range))
    throw new FactError(path, `${value} is out of range, expected ${expected}${suffix}`, 'fact.outOfRange', { ...named, value });
}

/** Ends of a range by name; one that is open has none. */
const bounds = ({ min, above, max }: ValueRange = {}): Readonly<Record<string, number>> => ({
  ...(min !== undefined || above !== undefined ? { min: (min ?? above) as number } : {}),
  ...(max !== undefined ? { max } : {}),
});

export const within = (value: number, range: ValueRange = {}): boolean =>
  !(range.min !== undefined && value < range.min) &&
  !(range.max !== undefined && value > range.max) &&
  !(range.above !== undefined && value <= range.above);

function describe(range: ValueRange = {}): string {
  if (range.min !== undefined && range.max !== undefined) return ` from ${range.min} to ${range.max}`;
  if (range.above !== undefined) return ` above ${range.above}`;
  return range.min !== undefined ? ` of at least ${range.min}` : '';
}
