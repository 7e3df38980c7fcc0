import { laboratoryUnits, readLaboratoryValue, readNumber, storedUnit, type LaboratoryQuantity } from '@consilium/board';
import type { FactValue } from '@consilium/contracts';
import { isInterval, type Element } from '@consilium/criteria';
import { ELEMENT_VALUES, nelmKnowledge } from '@consilium/knowledge-nelm/engine';
import { formatNumber, type Language } from '@consilium/ui';

/** How an element is entered. `structure`: by its named parts; `elsewhere`: on the lesion map, never here. */
export type ControlKind = 'boolean' | 'code' | 'number' | 'laboratory' | 'codes' | 'words' | 'structure' | 'elsewhere';

/** Laboratory values that may be typed in more than one unit. */
const LABORATORY: Readonly<Record<string, LaboratoryQuantity | undefined>> = { bilirubinMgDl: 'bilirubin' };

const CODES: Readonly<Record<string, readonly string[] | undefined>> = ELEMENT_VALUES;

/** Lists that stay open to any word. */
const WORD_LISTS: readonly string[] = ['availability'];

/** Lists whose items have named parts. Lesions are drawn. */
const STRUCTURES: readonly string[] = ['priorTreatments'];

const ELEMENTS: ReadonlyMap<string, Element> = new Map(nelmKnowledge.elements.map((element) => [element.id, element]));

export function controlOf(elementId: string): ControlKind {
  const element = ELEMENTS.get(elementId);
  switch (element?.type) {
    case 'boolean':
      return 'boolean';
    case 'code':
      return 'code';
    case 'integer':
    case 'number':
    case 'numberOrInterval':
      return LABORATORY[elementId] ? 'laboratory' : 'number';
    case 'list':
      if (WORD_LISTS.includes(elementId)) return 'words';
      if (STRUCTURES.includes(elementId)) return 'structure';
      return CODES[elementId] ? 'codes' : 'elsewhere';
    case 'structure':
      return 'structure';
    default:
      return 'elsewhere';
  }
}

export const codesOf = (elementId: string): readonly string[] => ELEMENTS.get(elementId)?.values ?? CODES[elementId] ?? [];

/** Codes of a list whose items are whole numbers, such as segments, as they are stored. */
export const asStoredCodes = (elementId: string, codes: readonly string[]): FactValue => (ELEMENTS.get(elementId)?.items?.range ? codes.map(Number) : [...codes]);

export const takesInterval = (elementId: string): boolean => ELEMENTS.get(elementId)?.type === 'numberOrInterval';

/** Where an element that is not entered in its row is recorded. */
export const placeOf = (elementId: string): 'map' | 'record' => (elementId === 'lesions' ? 'map' : 'record');

/** Units a value may be typed in, the stored one first; empty where there is no choice. */
export const unitsOf = (elementId: string): readonly string[] => {
  const quantity = LABORATORY[elementId];
  return quantity ? laboratoryUnits(quantity) : [];
};

export interface ReadEntry {
  readonly ok: true;
  readonly value: FactValue;
  /** What was typed, unit included, where it differs from what is stored. */
  readonly enteredText?: string;
  /** Key and parameters of a doubt; the value is kept. */
  readonly doubt?: { readonly key: string; readonly parameters: Record<string, string | number> };
}

export interface RefusedEntry {
  readonly ok: false;
  /** Code of `@consilium/board`; the sheet's words have a sentence for each. */
  readonly code: string;
  readonly parameters: Record<string, string | number>;
}

/**
 * Reads a typed number as clinicians write them: decimal comma, an interval where one is allowed, a laboratory value
 * with its unit. What can be read in two ways is refused with what to write instead.
 */
export function readEntry(elementId: string, text: string, unit: string | null): ReadEntry | RefusedEntry {
  const quantity = LABORATORY[elementId];
  return quantity ? readLaboratory(quantity, text, unit) : readPlain(elementId, text);
}

function readLaboratory(quantity: LaboratoryQuantity, text: string, unit: string | null): ReadEntry | RefusedEntry {
  // A unit typed behind the number wins over the one that happens to be chosen beside it.
  const typed = /[a-zµμ]/iu.test(text) ? null : unit;
  const read = readLaboratoryValue(quantity, text, typed);
  if (!read.ok) return { ok: false, code: read.code, parameters: { ...read.params } };
  const { value, entered, implausible } = read.reading;
  const converted = entered.unit !== storedUnit(quantity);
  return {
    ok: true,
    value: converted ? Math.round(value * 1e4) / 1e4 : value,
    ...(converted ? { enteredText: `${entered.value} ${entered.unit}` } : {}),
    ...(implausible ? { doubt: doubtOf(implausible, entered.unit, storedUnit(quantity)) } : {}),
  };
}

function doubtOf(implausible: { readonly low: number; readonly high: number; readonly otherUnit: string | null }, unit: string, stored: string): NonNullable<ReadEntry['doubt']> {
  return implausible.otherUnit === null
    ? { key: 'cases.sheet.implausible', parameters: { low: implausible.low, high: implausible.high, unit: stored } }
    : { key: 'cases.sheet.implausibleUnit', parameters: { unit, other: implausible.otherUnit } };
}

/** Highest value of an element whose range has no upper end: counts and months beyond it are slips of the finger. */
const NO_UPPER_END = 100_000;

function readPlain(elementId: string, text: string): ReadEntry | RefusedEntry {
  const element = ELEMENTS.get(elementId);
  const range = element?.range ?? {};
  const min = range.min ?? range.above ?? -NO_UPPER_END;
  const max = range.max ?? NO_UPPER_END;
  const percent = element?.unit === '%' ? text.replace(/\s*%\s*$/u, '') : text;
  const read = readNumber(percent, { min, max, whole: element?.type === 'integer', intervalAllowed: element?.type === 'numberOrInterval' });
  if (!read.ok) return { ok: false, code: read.code, parameters: { ...read.params } };
  if (range.above !== undefined && typeof read.value === 'number' && read.value <= range.above) return { ok: false, code: 'reading.outOfRange', parameters: { min: range.above, max } };
  return { ok: true, value: typeof read.value === 'number' ? read.value : { low: read.value.low, high: read.value.high } };
}

/** A stored number as it is typed again: decimal sign of the language, no grouping. */
export function entryText(value: FactValue, language: Language): string {
  const plain = (number: number): string => formatNumber(number, language).replaceAll('\u202f', '').replaceAll('\u2212', '-');
  if (typeof value === 'number') return plain(value);
  if (isInterval(value)) return `${plain(value.low)}-${plain(value.high)}`;
  return Array.isArray(value) ? value.join(', ') : typeof value === 'string' ? value : '';
}
