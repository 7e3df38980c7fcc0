/**
 * Random profiles over the data dictionary: values at, just below and just above every bound the expressions name,
 * missing data, intervals, and now and then a contradiction.
 */
import { criteriaRows, dictionaryRows, type Row } from '../catalogue-tables.js';
import { Random } from './random.js';

export type Profile = Record<string, unknown>;

interface Drawn {
  readonly id: string;
  readonly draw: (random: Random) => unknown;
}

/** Bounds that stand in the text of the catalogue rather than in an expression: grading and "numerous". */
const BOUNDS_IN_TEXT: Readonly<Record<string, readonly number[]>> = {
  ki67Pct: [3, 20],
  mitoticCount: [2, 20],
  lesionCount: [1, 10],
};

const drawn: readonly Drawn[] = dictionaryRows().flatMap((row) => {
  const draw = drawer(row);
  return draw ? [{ id: row['id'] ?? '', draw }] : [];
});

/** The elements a profile may draw, in dictionary order. */
export const drawnElements: readonly string[] = drawn.map((one) => one.id);

export function boundsOf(element: string): number[] {
  const bounds = new Set<number>(BOUNDS_IN_TEXT[element] ?? []);
  for (const { expression = '' } of criteriaRows()) {
    for (const match of expression.matchAll(/([A-Za-z0-9]+) (?:<=|>=|<|>) ([0-9.]+)/g))
      if (match[1] === element) bounds.add(Number(match[2]));
  }
  return [...bounds].sort((a, b) => a - b);
}

/** @param missing share of elements left empty */
export function randomProfile(random: Random, missing: number): Profile {
  const profile: Profile = {};
  for (const { id, draw } of drawn) {
    if (!random.chance(missing)) profile[id] = draw(random);
    else if (random.chance(0.2)) profile[id] = null;
  }
  return profile;
}

function drawer(row: Row): Drawn['draw'] | null {
  const id = row['id'] ?? '';
  const values = row['values'] ?? '';
  switch (row['type']) {
    case 'boolean':
      return (random) => random.chance(0.5);
    case 'code': {
      const codes = values === 'T1-T4' ? ['T1', 'T2', 'T3', 'T4'] : values.split(' / ');
      return (random) => random.pick(codes);
    }
    case 'integer':
      return numberDrawer(id, values, true);
    case 'number':
      return numberDrawer(id, values, false);
    case 'number or interval': {
      const point = numberDrawer(id, values, false);
      return (random) => {
        if (random.chance(0.6)) return point(random);
        const ends = [point(random), point(random)];
        // One interval in twenty is given the wrong way round: a contradiction, not a refusal.
        if (!random.chance(0.05)) ends.sort((a, b) => a - b);
        return { low: ends[0], high: ends[1] };
      };
    }
  }
  return null;
}

function numberDrawer(id: string, values: string, whole: boolean): (random: Random) => number {
  const [low, high] = values.includes('-') ? values.split('-').map(Number) : [values === '> 0' ? 0.1 : 0, undefined];
  const bounds = boundsOf(id);
  const top = high ?? Math.max(10, ...bounds) * 1.5;
  const step = whole ? 1 : 0.1;
  const candidates = bounds.flatMap((bound) => [bound - step, bound, bound + step]).concat(low ?? 0, top);
  const allowed = candidates
    .filter((value) => value >= (low ?? 0) && value <= top)
    .map((value) => (whole ? Math.round(value) : Number(value.toFixed(3))));
  return (random) => {
    if (random.chance(0.7)) return random.pick(allowed);
    const value = (low ?? 0) + random.next() * (top - (low ?? 0));
    return whole ? Math.round(value) : Number(value.toFixed(2));
  };
}
