/**
 * Laboratory values with their units: conversion to the unit that is stored, and windows outside which a value is probably a
 * slip of the unit or the decimal sign. A value outside its window is kept and flagged; one outside its range is refused.
 */
import { readNumber, type ReadingRefusalCode } from './number-reading.js';
import { refuse, type Ruling } from './ruling.js';

export const LABORATORY_QUANTITIES = ['bilirubin', 'chromograninA', 'urinary5Hiaa'] as const;
export type LaboratoryQuantity = (typeof LABORATORY_QUANTITIES)[number];

interface QuantityDefinition {
  /** The unit that is stored. */
  readonly stored: string;
  /** How many of a unit make one stored unit, by unit in its written form. */
  readonly perStoredUnit: Readonly<Record<string, number>>;
  /** Highest value allowed, in the stored unit; the lowest is 0. */
  readonly max: number;
  /** Outside of this a value is flagged as implausible, in the stored unit. */
  readonly plausible: { readonly low: number; readonly high: number };
}

/**
 * Bilirubin: 1 mg/dL = 17.1 µmol/L (catalogue 1.7). Urinary 5-HIAA: molar mass 191.18 g/mol. Ranges and windows are assumptions of
 * this product, wide enough for any patient; they catch units, not disease.
 */
const DEFINITIONS: Readonly<Record<LaboratoryQuantity, QuantityDefinition>> = {
  bilirubin: {
    stored: 'mg/dL',
    perStoredUnit: { 'mg/dL': 1, 'µmol/L': 17.1 },
    max: 100,
    plausible: { low: 0.1, high: 15 },
  },
  chromograninA: {
    stored: 'µg/L',
    perStoredUnit: { 'µg/L': 1, 'ng/mL': 1 },
    max: 10_000_000,
    plausible: { low: 1, high: 500_000 },
  },
  urinary5Hiaa: {
    stored: 'µmol/24 h',
    perStoredUnit: { 'µmol/24 h': 1, 'mg/24 h': 191.18 / 1000 },
    max: 100_000,
    plausible: { low: 1, high: 10_000 },
  },
};

export const LABORATORY_REASONS = {
  'laboratory.unitMissing': 'State the unit: {units}.',
  'laboratory.unitUnknown': 'The unit {unit} is not one for this value. Use {units}.',
  'laboratory.unitDoubled': 'The text names the unit {unit}, the field {chosen}. Say which one it is.',
  'laboratory.outOfRange': 'The value must lie between 0 and {max} {unit}.',
} as const;
export type LaboratoryRefusalCode = keyof typeof LABORATORY_REASONS | ReadingRefusalCode;

/** Units a quantity may be entered in, the stored one first. */
export function laboratoryUnits(quantity: LaboratoryQuantity): readonly string[] {
  return Object.keys(DEFINITIONS[quantity].perStoredUnit);
}

export function storedUnit(quantity: LaboratoryQuantity): string {
  return DEFINITIONS[quantity].stored;
}

/**
 * The written form of a unit, or null when it is not one of the quantity. Micro sign (U+00B5), Greek mu (U+03BC) and a plain u are
 * one letter here; case and blanks do not matter.
 */
export function recogniseUnit(quantity: LaboratoryQuantity, text: string): string | null {
  const folded = foldUnit(text);
  return laboratoryUnits(quantity).find((unit) => foldUnit(unit) === folded) ?? null;
}

function foldUnit(text: string): string {
  return text
    .toLowerCase()
    .replace(/[\u00B5\u03BC]/gu, 'u')
    .replace(/mcg/gu, 'ug')
    .replace(/\u2044|\u2215/gu, '/')
    .replace(/[\s\u00A0]/gu, '')
    .replace(/\/(24h|d|day|24hours)$/u, '/24h')
    .replace(/litre|liter/gu, 'l');
}

/** Converts between two units of a quantity, without rounding. Throws a RangeError for a unit that is not one of it. */
export function convertLaboratoryValue(quantity: LaboratoryQuantity, value: number, from: string, to: string): number {
  const { perStoredUnit } = DEFINITIONS[quantity];
  const [source, target] = [from, to].map((unit) =>
    Object.hasOwn(perStoredUnit, unit) ? perStoredUnit[unit] : undefined,
  );
  if (source === undefined || target === undefined)
    throw new RangeError(`${from} or ${to} is not a unit of ${quantity}`);
  return source === target ? value : (value / source) * target;
}

export interface LaboratoryReading {
  /** In the stored unit, not rounded. */
  readonly value: number;
  readonly storedUnit: string;
  /** As entered, in the written form of its unit. */
  readonly entered: { readonly value: number; readonly unit: string };
  /** Null when plausible. `otherUnit` names a unit in which the same figure would be. */
  readonly implausible: { readonly low: number; readonly high: number; readonly otherUnit: string | null } | null;
}

/**
 * Reads a typed laboratory value. The unit may be typed behind the number or chosen beside it; without one nothing is assumed,
 * because the same figure means another patient in another unit.
 */
export function readLaboratoryValue(
  quantity: LaboratoryQuantity,
  text: string,
  chosenUnit: string | null = null,
): Ruling<{ readonly reading: LaboratoryReading }, LaboratoryRefusalCode> {
  const definition = DEFINITIONS[quantity];
  const units = laboratoryUnits(quantity).join(', ');
  // A unit begins with a letter; the exponent of "1e3" is left to the number, which refuses it.
  const split = /^(.*?[\d\uFF10-\uFF19])\s*([a-z\u00B5\u03BC][^\d]*(?:\/.*)?)$/iu.exec(
    text.length > 64 ? '' : text.trim(),
  );
  const [figure, typedUnit] =
    split && !/^e[+-]?$/iu.test(split[2] as string) ? [split[1] as string, split[2] as string] : [text, null];
  const number = readNumber(figure, { min: 0, max: Number.MAX_SAFE_INTEGER });
  if (!number.ok) return number;
  if (typedUnit === null && chosenUnit === null) return refuse(LABORATORY_REASONS, 'laboratory.unitMissing', { units });
  for (const unit of [typedUnit, chosenUnit]) {
    if (unit !== null && recogniseUnit(quantity, unit) === null) {
      return refuse(LABORATORY_REASONS, 'laboratory.unitUnknown', { unit: unit.trim(), units });
    }
  }
  const unit = recogniseUnit(quantity, typedUnit ?? chosenUnit ?? '') as string;
  const chosen = chosenUnit === null ? unit : (recogniseUnit(quantity, chosenUnit) as string);
  if (chosen !== unit) return refuse(LABORATORY_REASONS, 'laboratory.unitDoubled', { unit, chosen });
  const entered = number.value as number;
  const value = convertLaboratoryValue(quantity, entered, unit, definition.stored);
  if (value > definition.max) {
    const max = convertLaboratoryValue(quantity, definition.max, definition.stored, unit);
    return refuse(LABORATORY_REASONS, 'laboratory.outOfRange', { max, unit });
  }
  const reading: LaboratoryReading = {
    value,
    storedUnit: definition.stored,
    entered: { value: entered, unit },
    implausible: implausibility(quantity, entered, value),
  };
  return { ok: true, reading };
}

function implausibility(
  quantity: LaboratoryQuantity,
  entered: number,
  value: number,
): LaboratoryReading['implausible'] {
  const { plausible, stored } = DEFINITIONS[quantity];
  const within = (candidate: number): boolean => candidate >= plausible.low && candidate <= plausible.high;
  if (within(value)) return null;
  const otherUnit =
    laboratoryUnits(quantity).find((unit) => {
      const otherwise = convertLaboratoryValue(quantity, entered, unit, stored);
      return otherwise !== value && within(otherwise);
    }) ?? null;
  return { ...plausible, otherUnit };
}
