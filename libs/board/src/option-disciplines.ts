/**
 * Which disciplines must be in the room for which option, beyond those every case needs.
 *
 * CHAN2018 and GANGI2020 name surgeon, oncologist, radiologist and interventional radiologist; XIANG2021 the
 * gastroenterologist. Nuclear medicine and the transplant team follow from what the option is. The assignment below is an
 * assumption of this product made so that a quorum can be computed; a board may replace the table.
 */
import type { Discipline } from './disciplines.js';
import type { ElementId, OptionId } from './identifiers.js';

export type OptionDisciplines = Readonly<Record<OptionId, readonly Discipline[]>>;

const SURGICAL: readonly Discipline[] = ['surgery', 'radiology'];
const ABLATIVE: readonly Discipline[] = ['interventionalRadiology', 'radiology'];
const ARTERIAL: readonly Discipline[] = ['interventionalRadiology'];
const SYSTEMIC: readonly Discipline[] = ['medicalOncology'];
const RADIONUCLIDE: readonly Discipline[] = ['nuclearMedicine', 'medicalOncology'];

/** All 39 options of the catalogue. */
export const NELM_OPTION_DISCIPLINES: OptionDisciplines = {
  'curative-hepatic-resection': SURGICAL,
  'debulking-cytoreduction': SURGICAL,
  'parenchyma-sparing-resection': SURGICAL,
  'two-stage-hepatectomy': SURGICAL,
  'primary-tumour-resection': SURGICAL,
  'mesenteric-nodal-resection': SURGICAL,
  'ablation-rfa': ABLATIVE,
  'ablation-mwa': ABLATIVE,
  'ablation-cryo': ABLATIVE,
  'ablation-ire': ABLATIVE,
  'resection-plus-ablation': ['surgery', 'interventionalRadiology', 'radiology'],
  'liver-transplantation': ['transplant', 'surgery', 'gastroenterologyHepatology'],
  tae: ARTERIAL,
  tace: ARTERIAL,
  // Yttrium-90 is planned and dosed with nuclear medicine and delivered through the artery.
  tare: ['interventionalRadiology', 'nuclearMedicine'],
  'deb-tace': ARTERIAL,
  'hepatic-arterial-infusion': ARTERIAL,
  'ssa-octreotide-lar': SYSTEMIC,
  'ssa-lanreotide': SYSTEMIC,
  'ssa-octreotide-short-acting': SYSTEMIC,
  everolimus: SYSTEMIC,
  sunitinib: SYSTEMIC,
  captem: SYSTEMIC,
  temozolomide: SYSTEMIC,
  'streptozocin-chemo': SYSTEMIC,
  'chemotherapy-high-grade': SYSTEMIC,
  'prrt-lu177': RADIONUCLIDE,
  'radionuclide-in111-octreotide': RADIONUCLIDE,
  'mibg-131i': RADIONUCLIDE,
  'interferon-alpha': SYSTEMIC,
  immunotherapy: SYSTEMIC,
  'external-radiotherapy': ['radiotherapy'],
  'neoadjuvant-downstaging': ['surgery', 'medicalOncology'],
  'adjuvant-ssa': SYSTEMIC,
  'adjuvant-chemotherapy': SYSTEMIC,
  'repeat-resection': SURGICAL,
  observation: [],
  'best-supportive-care': [],
  'clinical-trial': [],
};

/** Elements read from a specimen: when two of their values compete, the board needs the pathologist to settle them. */
export const PATHOLOGY_ELEMENTS: readonly ElementId[] = [
  'differentiation',
  'ki67Pct',
  'mitoticCount',
  'reportedGrade',
  'grade',
];

/** Elements read from receptor imaging: when they compete, nuclear medicine settles them. */
export const NUCLEAR_MEDICINE_ELEMENTS: readonly ElementId[] = ['sstrPositive', 'sstrImagingModality'];
