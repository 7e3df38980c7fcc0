import type { FactView } from '@consilium/ui';

export interface WallNumber {
  readonly id: string;
  readonly value: string;
  readonly label: string;
}

/** What is read from four metres, in the order in which a case is told; at most four. */
const ON_THE_WALL = ['predictedCytoreductionPct', 'lesionCount', 'grade', 'ki67Pct', 'liverBurdenPct', 'functionalStatus'] as const;
const MOST = 4;
/** Longer values are not read in passing. */
const LONGEST = 16;

/** Recorded key values; what is unknown or contested is for the presenter's screen, where its sources stand beside it. */
export function wallNumbers(facts: readonly FactView[]): WallNumber[] {
  return ON_THE_WALL.flatMap((id) => {
    const fact = facts.find((each) => each.id === id);
    const [value, ...others] = fact?.values ?? [];
    if (!fact || !value || others.length > 0 || fact.state === 'unknown' || fact.state === 'conflicting') return [];
    const [short = '', ...rest] = value.text.split(/, (?=\p{L})/u);
    return short.length > LONGEST ? [] : [{ id, value: short, label: [fact.label, ...rest].join(', ') }];
  }).slice(0, MOST);
}
