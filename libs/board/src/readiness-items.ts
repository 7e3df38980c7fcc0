/**
 * What a case is made of, as a coordinator asks for it: items by group, with the elements that satisfy each, who usually owes it,
 * and how old it may be.
 *
 * The elements are those of the clinical catalogue's dictionary; the groups, owners and windows are assumptions of this product,
 * and a board sets its own list and windows.
 */
import type { Discipline } from './disciplines.js';
import type { ElementId } from './identifiers.js';

export const READINESS_GROUPS = [
  'question',
  'pathology',
  'ctMri',
  'pet',
  'labs',
  'wish',
  'fitness',
  'presenter',
] as const;
export type ReadinessGroup = (typeof READINESS_GROUPS)[number];

/** Who is asked for an item. */
export type OwnerRole = 'referrer' | 'coordinator' | 'chair' | Discipline;

export interface ReadinessItem {
  readonly itemId: string;
  readonly group: ReadinessGroup;
  readonly elementIds: readonly ElementId[];
  /** Whether every element has to be there or one of them suffices. */
  readonly satisfiedBy: 'all' | 'any';
  /** `always`: no case goes to the board without it. `whenItMovesOptions`: only while it could change the list of options. */
  readonly need: 'always' | 'whenItMovesOptions';
  readonly ownerRole: OwnerRole;
  /** Age in days after which it is stale, counted to the day of the meeting; null when it does not age. */
  readonly freshnessDays: number | null;
}

/** Facts of the referral that are not elements of the dictionary; the caller states them as facts under these ids. */
export const CASE_ELEMENTS = { question: 'clinicalQuestion', wish: 'patientWish', presenter: 'presenter' } as const;

type Row = readonly [ReadinessGroup, OwnerRole, freshnessDays: number | null, ...elementIds: readonly ElementId[]];

const LAB_DAYS = 30;
const CROSS_SECTIONAL_DAYS = 90;
const RECEPTOR_IMAGING_DAYS = 180;
const CLINIC_DAYS = 60;
const ECHOCARDIOGRAPHY_DAYS = 365;

/** Dictionary elements by group, owner and window. Elements that are only derived or only recorded afterwards are not asked for. */
const ELEMENT_ROWS: readonly Row[] = [
  [
    'question',
    'referrer',
    null,
    'primarySite',
    'primaryStatus',
    'metastasisTiming',
    'priorTreatments',
    'priorHepaticResectionCount',
  ],
  [
    'question',
    'referrer',
    null,
    'priorHepaticArterialTherapy',
    'recurrence',
    'recurrenceMonthsAfterResection',
    'postCytoreduction',
  ],
  [
    'question',
    'referrer',
    CLINIC_DAYS,
    'functionalStatus',
    'hormonalSyndrome',
    'hormonalSymptoms',
    'hormonalSymptomsRefractory',
  ],
  ['question', 'referrer', CLINIC_DAYS, 'primarySymptomatic', 'massEffectSymptoms', 'diseasePhase', 'progressionOnSsa'],
  [
    'pathology',
    'pathology',
    null,
    'differentiation',
    'ki67Pct',
    'mitoticCount',
    'reportedGrade',
    'tumourBiomarkers',
    'marginStatus',
  ],
  [
    'ctMri',
    'radiology',
    CROSS_SECTIONAL_DAYS,
    'lesionCount',
    'maxLesionSizeCm',
    'lesionsPredominantlySmall',
    'numerousLesions',
  ],
  [
    'ctMri',
    'radiology',
    CROSS_SECTIONAL_DAYS,
    'bilobar',
    'segmentsInvolved',
    'miliary',
    'metastaticPattern',
    'liverBurdenPct',
  ],
  ['ctMri', 'radiology', CROSS_SECTIONAL_DAYS, 'lesionAbutsHilum', 'lesionAbutsGut', 'lesionNearPortalStructures'],
  [
    'ctMri',
    'radiology',
    CROSS_SECTIONAL_DAYS,
    'lesionAdjacentToLargeVessel',
    'liverReplacementImminent',
    'mainPortalVeinThrombosis',
  ],
  [
    'ctMri',
    'radiology',
    CROSS_SECTIONAL_DAYS,
    'nodalDisease',
    'primaryTStage',
    'flrPct',
    'residualDisease',
    'otherImaging',
  ],
  [
    'ctMri',
    'radiology',
    CROSS_SECTIONAL_DAYS,
    'progressionStatus',
    'stableMonths',
    'progressionWithin12Months',
    'rapidProgression',
  ],
  ['ctMri', 'radiology', CROSS_SECTIONAL_DAYS, 'responseCategory', 'cytoreductionMeasure'],
  [
    'ctMri',
    'surgery',
    CROSS_SECTIONAL_DAYS,
    'predictedCytoreductionPct',
    'r0Feasible',
    'completeResectionFeasible',
    'flrAdequate',
  ],
  ['ctMri', 'surgery', CROSS_SECTIONAL_DAYS, 'combinedClearanceFeasible', 'debulkingFeasible', 'primaryResectable'],
  [
    'ctMri',
    'surgery',
    null,
    'requiresPancreatoduodenectomy',
    'liverSurgeryPlanned',
    'bilioentericAnastomosis',
    'ablationRoute',
  ],
  ['pet', 'nuclearMedicine', RECEPTOR_IMAGING_DAYS, 'sstrPositive', 'sstrImagingModality', 'extrahepaticDisease'],
  [
    'pet',
    'nuclearMedicine',
    RECEPTOR_IMAGING_DAYS,
    'extrahepaticSites',
    'extrahepaticResectable',
    'widespreadUnresectableDisease',
  ],
  ['labs', 'referrer', LAB_DAYS, 'bilirubinMgDl', 'hepaticInsufficiency', 'hepaticFailure', 'liverFunctionSuboptimal'],
  ['labs', 'referrer', LAB_DAYS, 'renalInsufficiency', 'renalFailure', 'uncorrectableCoagulopathy', 'hormoneMarkers'],
  ['fitness', 'referrer', CLINIC_DAYS, 'performanceStatusEcog', 'multipleComorbidities'],
  ['fitness', 'referrer', ECHOCARDIOGRAPHY_DAYS, 'carcinoidHeartDisease'],
  [
    'fitness',
    'surgery',
    CLINIC_DAYS,
    'expectedMorbidityPct',
    'expectedMortalityPct',
    'synchronousUpperAbdominalOperation',
  ],
  ['fitness', 'referrer', null, 'ageYears', 'sex', 'primaryPortalDrainage', 'ltDelayMonths'],
  ['wish', 'specialistNurse', null, 'patientPreference'],
];

function elementItems(): readonly ReadinessItem[] {
  return ELEMENT_ROWS.flatMap(([group, ownerRole, freshnessDays, ...elementIds]) =>
    elementIds.map((elementId): ReadinessItem => ({
      itemId: elementId,
      group,
      elementIds: [elementId],
      satisfiedBy: 'all',
      need: 'whenItMovesOptions',
      ownerRole,
      freshnessDays,
    })),
  );
}

/** Items that are not one element: facts of the referral, and grading, for which any of its sources will do. */
const COMPOSED_ITEMS: readonly ReadinessItem[] = [
  {
    itemId: 'question',
    group: 'question',
    elementIds: [CASE_ELEMENTS.question],
    satisfiedBy: 'all',
    need: 'always',
    ownerRole: 'referrer',
    freshnessDays: null,
  },
  {
    itemId: 'grade',
    group: 'pathology',
    elementIds: ['reportedGrade', 'ki67Pct', 'mitoticCount'],
    satisfiedBy: 'any',
    need: 'always',
    ownerRole: 'pathology',
    freshnessDays: null,
  },
  {
    itemId: 'wish',
    group: 'wish',
    elementIds: [CASE_ELEMENTS.wish],
    satisfiedBy: 'all',
    need: 'always',
    ownerRole: 'specialistNurse',
    freshnessDays: null,
  },
  {
    itemId: 'presenter',
    group: 'presenter',
    elementIds: [CASE_ELEMENTS.presenter],
    satisfiedBy: 'all',
    need: 'always',
    ownerRole: 'chair',
    freshnessDays: null,
  },
];

const ITEMS: ReadonlyMap<string, ReadinessItem> = new Map(
  [...elementItems(), ...COMPOSED_ITEMS].map((item) => [item.itemId, item]),
);

/** Every item a board may put on its list, in the order of the groups. */
export const READINESS_ITEM_IDS: readonly string[] = [...ITEMS.values()]
  .toSorted((a, b) => READINESS_GROUPS.indexOf(a.group) - READINESS_GROUPS.indexOf(b.group))
  .map(({ itemId }) => itemId);

/** The list of a board that has not set its own. */
export const DEFAULT_MINIMUM_DATASET: readonly string[] = [
  'question',
  'primarySite',
  'primaryStatus',
  'functionalStatus',
  'hormonalSymptoms',
  'grade',
  'differentiation',
  'lesionCount',
  'maxLesionSizeCm',
  'bilobar',
  'liverBurdenPct',
  'progressionStatus',
  'completeResectionFeasible',
  'flrAdequate',
  'sstrPositive',
  'extrahepaticDisease',
  'bilirubinMgDl',
  'hepaticInsufficiency',
  'renalInsufficiency',
  'performanceStatusEcog',
  'carcinoidHeartDisease',
  'wish',
  'presenter',
];

/** Item for an id of the table, or null; also finds the item of an element outside a board's list. */
export function readinessItem(itemId: string): ReadinessItem | null {
  return ITEMS.get(itemId) ?? null;
}

/**
 * The minimum dataset of a board from its settings.
 *
 * @param itemIds items the board requires; ids the table does not know are handed back.
 * @param freshnessDays the board's own windows in days, by item or element id; others keep their default.
 */
export function minimumDataset(
  itemIds: readonly string[] = DEFAULT_MINIMUM_DATASET,
  freshnessDays: Readonly<Record<string, number>> = {},
): { readonly items: readonly ReadinessItem[]; readonly unknownItemIds: readonly string[] } {
  const ids = [...new Set(itemIds)];
  const items = ids.flatMap((itemId) => {
    const item = readinessItem(itemId);
    if (item === null) return [];
    const window = [itemId, ...item.elementIds].find((id) => Object.hasOwn(freshnessDays, id));
    return [{ ...item, freshnessDays: window === undefined ? item.freshnessDays : (freshnessDays[window] as number) }];
  });
  return { items, unknownItemIds: ids.filter((itemId) => readinessItem(itemId) === null) };
}
