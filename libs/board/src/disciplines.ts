/** Disciplines of a board for neuroendocrine liver metastases, in the order of the register. */

export const DISCIPLINES = [
  'surgery',
  'medicalOncology',
  'radiology',
  'interventionalRadiology',
  'nuclearMedicine',
  'pathology',
  'gastroenterologyHepatology',
  'endocrinology',
  'transplant',
  'radiotherapy',
  'specialistNurse',
] as const;
export type Discipline = (typeof DISCIPLINES)[number];

/**
 * Disciplines every case needs. CHAN2018 (Conclusions) names surgeon, oncologist and radiologist as the team;
 * a board may require more.
 */
export const BASE_DISCIPLINES: readonly Discipline[] = ['surgery', 'medicalOncology', 'radiology'];

/** Position in the register, for sorting. */
export function compareDisciplines(a: Discipline, b: Discipline): number {
  return DISCIPLINES.indexOf(a) - DISCIPLINES.indexOf(b);
}
