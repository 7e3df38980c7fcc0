/**
 * Unfolds a derived element into a lookup table: every combination of input states, decided once by the rules of the
 * knowledge base. Exact, because between two thresholds the rules cannot tell values apart.
 */
import type { Comparison, Expression, SettingValue } from '../model/expression.js';
import { visit } from '../model/expression.js';
import type { Bands, DerivedElement, DerivedResult, SettingValues } from '../model/knowledge-base.js';
import { MET, NOT_MET, UNKNOWN, negated } from '../model/verdict.js';
import type { DerivationTable, Slot, TableInput } from './program.js';

export type Threshold = { readonly comparison: '>' | '>='; readonly bound: number };
type Value = string | boolean | number | null;

export const resolveBound = (bound: number | { setting: string }, settings: SettingValues): number =>
  typeof bound === 'number' ? bound : Number(settings[bound.setting]);

/** A comparison as the thresholds at which its answer changes. */
export function thresholdsOf(comparison: Comparison, bound: number): Threshold[] {
  if (comparison === '<' || comparison === '>=') return [{ comparison: '>=', bound }];
  if (comparison === '>' || comparison === '<=') return [{ comparison: '>', bound }];
  return [
    { comparison: '>=', bound },
    { comparison: '>', bound },
  ];
}

export function compareNumbers(value: number, comparison: Comparison, bound: number): boolean {
  switch (comparison) {
    case '<':
      return value < bound;
    case '<=':
      return value <= bound;
    case '>':
      return value > bound;
    case '>=':
      return value >= bound;
    case '==':
      return value === bound;
  }
}

export function sortedThresholds(thresholds: readonly Threshold[]): Threshold[] {
  const unique = new Map(thresholds.map((one) => [`${one.bound}${one.comparison}`, one]));
  return [...unique.values()].sort(
    (a, b) => a.bound - b.bound || (a.comparison === b.comparison ? 0 : a.comparison === '>=' ? -1 : 1),
  );
}

/** One value for every span the thresholds part, lowest first. */
export function representatives(thresholds: readonly Threshold[]): number[] {
  const first = thresholds[0];
  if (!first) return [0];
  const values = [first.comparison === '>' ? first.bound : first.bound - 1];
  thresholds.forEach((threshold, index) => {
    const next = thresholds[index + 1];
    if (threshold.comparison === '>=') values.push(threshold.bound);
    else values.push(next ? (threshold.bound + next.bound) / 2 : threshold.bound + 1);
  });
  return values;
}

/** The elements a derived element is computed from, in a fixed order. */
export function inputsOf(derived: DerivedElement): string[] {
  const found = new Set<string>();
  for (const index of derived.bands?.indices ?? []) found.add(index.element);
  if (derived.bands?.reported) found.add(derived.bands.reported);
  for (const rule of derived.rules) {
    visit(rule.when, (part) => {
      if ('element' in part) found.add(part.element);
      else if (part.op === 'known') for (const element of part.elements) found.add(element);
    });
  }
  return [...found];
}

export function buildTable(
  derived: DerivedElement,
  slots: readonly Slot[],
  slotOf: ReadonlyMap<string, number>,
  settings: SettingValues,
): DerivationTable {
  const elements = inputsOf(derived);
  const states: Value[][] = [];
  const inputs: TableInput[] = elements.map((element) => {
    const slot = slotOf.get(element) ?? -1;
    const held = slots[slot];
    if (held?.kind === 'coded') {
      states.push([...held.values, null]);
      return { slot, states: held.values.length + 1 };
    }
    if (held?.kind === 'boolean') {
      states.push([true, false, null]);
      return { slot, states: 3 };
    }
    const thresholds = sortedThresholds(thresholdsIn(derived, element, settings));
    states.push([null, ...representatives(thresholds)]);
    return { slot, states: thresholds.length + 2, thresholds };
  });

  const results: number[] = [];
  const chosen = new Map<string, Value>();
  const fill = (position: number): void => {
    if (position === elements.length) {
      results.push(decide(derived, chosen, settings));
      return;
    }
    for (const state of states[position] ?? []) {
      chosen.set(elements[position] ?? '', state);
      fill(position + 1);
    }
  };
  fill(0);
  return { inputs, results };
}

function thresholdsIn(derived: DerivedElement, element: string, settings: SettingValues): Threshold[] {
  const found: Threshold[] = [];
  for (const index of derived.bands?.indices ?? []) {
    if (index.element === element)
      for (const step of index.steps) found.push(...thresholdsOf(step.comparison, resolveBound(step.bound, settings)));
  }
  for (const rule of derived.rules) {
    visit(rule.when, (part) => {
      if (part.op === 'compare' && part.element === element)
        found.push(...thresholdsOf(part.comparison, resolveBound(part.bound, settings)));
    });
  }
  return found;
}

/** Bits of the result; the bit above all values stands for "no value". */
function decide(derived: DerivedElement, facts: ReadonlyMap<string, Value>, settings: SettingValues): number {
  const rule = derived.rules.find((candidate) => holds(candidate.when, facts, settings) === MET);
  const values = rule ? resultOf(rule.result, derived, facts, settings) : [];
  if (values.length === 0) return (1 << (derived.values.length + 1)) - 1;
  return values.reduce((bits, value) => bits | (1 << derived.values.indexOf(value)), 0);
}

function resultOf(
  result: DerivedResult,
  derived: DerivedElement,
  facts: ReadonlyMap<string, Value>,
  settings: SettingValues,
): readonly string[] {
  if ('exactly' in result) return result.exactly;
  const bands = derived.bands;
  if (!bands) return [];
  const band = highestBand(bands, facts, settings);
  const report = bands.reported ? bands.ladder.indexOf(String(facts.get(bands.reported))) : -1;
  const from = result.band === 'withReport' ? Math.max(band, report) : band;
  if (from < 0) return [];
  const values = result.band === 'upwards' ? bands.ladder.slice(from) : bands.ladder.slice(from, from + 1);
  const widened = result.alsoWhen && values.includes(result.alsoWhen.value) ? result.alsoWhen.add : [];
  return [...values, ...(result.also ?? []), ...widened];
}

/** Position on the ladder of the highest band any known index falls in; -1 when none is known. */
function highestBand(bands: Bands, facts: ReadonlyMap<string, Value>, settings: SettingValues): number {
  let highest = -1;
  for (const index of bands.indices) {
    const value = facts.get(index.element);
    if (typeof value !== 'number') continue;
    const step = index.steps.find((one) => compareNumbers(value, one.comparison, resolveBound(one.bound, settings)));
    highest = Math.max(highest, step ? bands.ladder.indexOf(step.value) : 0);
  }
  return highest;
}

function holds(
  expression: Expression,
  facts: ReadonlyMap<string, Value>,
  settings: Readonly<Record<string, SettingValue>>,
): number {
  const truth = (answer: boolean): number => (answer ? MET : NOT_MET);
  switch (expression.op) {
    case 'always':
      return MET;
    case 'setting':
      return truth(settings[expression.id] === expression.value);
    case 'all':
      return expression.of.reduce((so, part) => so & holds(part, facts, settings), MET);
    case 'any':
      return expression.of.reduce((so, part) => so | holds(part, facts, settings), NOT_MET);
    case 'not':
      return negated(holds(expression.of, facts, settings));
    case 'known':
      return expression.elements.every((element) => (facts.get(element) ?? null) !== null) ? MET : UNKNOWN;
    case 'missing':
      return truth((facts.get(expression.element) ?? null) === null);
    case 'is':
    case 'oneOf':
    case 'compare': {
      const value = facts.get(expression.element) ?? null;
      if (value === null) return UNKNOWN;
      if (expression.op === 'is') return truth(value === expression.value);
      if (expression.op === 'oneOf') return truth(expression.values.includes(String(value)));
      return truth(compareNumbers(Number(value), expression.comparison, resolveBound(expression.bound, settings)));
    }
    default:
      return UNKNOWN;
  }
}
