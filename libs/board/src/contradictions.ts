/**
 * Values of one case that cannot both be true. They are stored as they were recorded, and shown at every field concerned: which
 * of them is wrong is for a person to find out.
 */
import type { ElementId } from './identifiers.js';
import type { FactsByElement } from './rediscussion-triggers.js';

export const CONTRADICTION_IDS = ['burdenWithoutLesions', 'lesionsWithoutBurden', 'sizeWithoutLesions', 'bilobarWithOneLesion', 'miliaryWithFewLesions'] as const;
export type ContradictionId = (typeof CONTRADICTION_IDS)[number];

export interface Contradiction {
  readonly contradictionId: ContradictionId;
  readonly elementIds: readonly ElementId[];
}

/** Lesions below which nobody calls a pattern miliary; an assumption of this product. */
const FEWEST_MILIARY = 10;

const above = (value: unknown, least: number): boolean => typeof value === 'number' && value > least;

const RULES: Readonly<Record<ContradictionId, { readonly elementIds: readonly ElementId[]; readonly holds: (facts: FactsByElement) => boolean }>> = {
  burdenWithoutLesions: { elementIds: ['lesionCount', 'liverBurdenPct'], holds: ({ lesionCount, liverBurdenPct }) => lesionCount === 0 && above(liverBurdenPct, 0) },
  lesionsWithoutBurden: {
    elementIds: ['liverBurdenPct', 'lesionCount', 'maxLesionSizeCm'],
    holds: ({ liverBurdenPct, lesionCount, maxLesionSizeCm }) => liverBurdenPct === 0 && (above(lesionCount, 0) || above(maxLesionSizeCm, 0)),
  },
  sizeWithoutLesions: { elementIds: ['lesionCount', 'maxLesionSizeCm'], holds: ({ lesionCount, maxLesionSizeCm }) => lesionCount === 0 && above(maxLesionSizeCm, 0) },
  bilobarWithOneLesion: { elementIds: ['lesionCount', 'bilobar'], holds: ({ lesionCount, bilobar }) => lesionCount === 1 && bilobar === true },
  miliaryWithFewLesions: { elementIds: ['lesionCount', 'miliary'], holds: ({ lesionCount, miliary }) => miliary === true && typeof lesionCount === 'number' && lesionCount < FEWEST_MILIARY },
};

/** @param facts values in force; elements with competing values are left out. */
export function contradictionsOf(facts: FactsByElement): readonly Contradiction[] {
  return CONTRADICTION_IDS.filter((contradictionId) => RULES[contradictionId].holds(facts)).map((contradictionId) => ({ contradictionId, elementIds: RULES[contradictionId].elementIds }));
}
