import type { Lesion } from '@consilium/contracts';
import type { LesionView } from '@consilium/ui';
import type { ClinicalWords } from '../words/clinical-words';

const NEIGHBOURS = ['nearHilum', 'nearVessel', 'nearPortal', 'nearGut'] as const;

/** Lesions as the liver map draws them, with what they lie beside in words. */
export function lesionViews(lesions: readonly Lesion[], words: ClinicalWords): LesionView[] {
  return lesions.map(({ id, number, segment, sizeCm, plan, x, y, ...near }) => {
    const beside = NEIGHBOURS.filter((key) => near[key] === true).map((key) => words.say(`cases.lesion.${key}`));
    return { id, number, segment, sizeCm, plan, x, y, ...(beside.length > 0 ? { note: beside.join(', ') } : {}) };
  });
}
