/**
 * Finds small profiles for the conformance tables. The naive reading alone decides what a profile gives; the library is
 * not asked, it is tested with what is found.
 */
import { criteriaRows, dictionaryRows } from '../catalogue-tables.js';
import { evaluateNaively, type NaiveResult } from '../naive/evaluate.js';
import { drawnElements, randomProfile, type Profile } from '../profiles/random-profiles.js';
import { Random } from '../profiles/random.js';

const texts = new Map(criteriaRows().map((row) => [row['id'] ?? '', row['expression'] ?? '']));
const elements = dictionaryRows().map((row) => row['id'] ?? '');

/** Inputs of the derived elements, and facts that fill others by implication. */
const BEHIND: Readonly<Record<string, readonly string[]>> = {
  grade: ['differentiation', 'ki67Pct', 'mitoticCount', 'reportedGrade'],
  primaryRegion: ['primarySite'],
  numerousLesions: ['lesionCount', 'miliary'],
};

/** The elements a criterion reads, through the criteria it refers to. */
export function elementsOf(criterion: string, seen = new Set<string>()): string[] {
  if (seen.has(criterion)) return [];
  seen.add(criterion);
  const text = texts.get(criterion) ?? '';
  const named = elements.filter((id) => new RegExp(`\\b${id}\\b`).test(text)).flatMap((id) => BEHIND[id] ?? [id]);
  const own = elements.filter((id) => new RegExp(`\\b${id}\\b`).test(text));
  const referred = [...text.matchAll(/crit\("([^"]+)"\)/g)].flatMap((match) => elementsOf(match[1] ?? '', seen));
  const policy = text.includes('policyThresholdMet') ? ['predictedCytoreductionPct'] : [];
  return [...new Set([...named, ...own, ...referred, ...policy])].filter((id) => drawnElements.includes(id));
}

export interface Comparison {
  readonly criterion: string;
  readonly element: string;
  readonly operator: string;
  readonly bound: number;
}

export function comparisons(): Comparison[] {
  return [...texts].flatMap(([criterion, text]) =>
    [...text.matchAll(/([A-Za-z0-9]+) (<=|>=|<|>) ([0-9.]+)/g)].map((match) => ({
      criterion,
      element: match[1] ?? '',
      operator: match[2] ?? '',
      bound: Number(match[3]),
    })),
  );
}

export class Search {
  private readonly random: Random;

  constructor(seed: number) {
    this.random = new Random(seed);
  }

  /** A random profile over some elements only, each filled three times out of four. */
  draw(over: readonly string[]): Profile {
    const full = randomProfile(this.random, 0);
    return Object.fromEntries(over.filter(() => this.random.chance(0.75)).map((id) => [id, full[id]]));
  }

  /** About half of the elements. */
  some(of: readonly string[]): string[] {
    return of.filter(() => this.random.chance(0.5));
  }

  oneOf(elements: readonly string[]): string {
    return this.random.pick(elements);
  }

  /** The smallest profile found that has the wanted property; undefined when none turns up. */
  find(over: readonly string[], wanted: (profile: Profile) => boolean, tries: number): Profile | undefined {
    for (let attempt = 0; attempt < tries; attempt++) {
      const profile = attempt === 0 ? {} : this.draw(over);
      if (wanted(profile)) return smaller(profile, wanted);
    }
    return undefined;
  }

  /** Like `find`, for what chance rarely gives: redraws one fact at a time and keeps what does not lower the score. */
  climb(
    over: readonly string[],
    wanted: (profile: Profile) => boolean,
    score: (profile: Profile) => number,
    tries: number,
  ): Profile | undefined {
    let best = this.draw(over);
    let reached = score(best);
    for (let attempt = 0; attempt < tries; attempt++) {
      if (wanted(best)) return smaller(best, wanted);
      const changed = { ...best, ...this.draw([this.random.pick(over)]) };
      const now = score(changed);
      if (now >= reached) [best, reached] = [changed, now];
    }
    return undefined;
  }
}

/** Leaves out every fact the property does not need. */
export function smaller(profile: Profile, wanted: (profile: Profile) => boolean): Profile {
  let kept = profile;
  for (const id of Object.keys(profile)) {
    const without = Object.fromEntries(Object.entries(kept).filter(([key]) => key !== id));
    if (wanted(without)) kept = without;
  }
  return kept;
}

export const naive = (profile: Profile, policy: string | null = null): NaiveResult => evaluateNaively(profile, policy);
