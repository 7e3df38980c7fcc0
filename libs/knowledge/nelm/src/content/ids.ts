/**
 * Identifiers of the clinical content. Every table of this folder is a total record over one of these lists,
 * so a missing entry is a compile error. Ids are those of the catalogue and never change their meaning.
 */

/** The five source papers. */
export const SOURCE_KEYS = ['XIANG2021', 'EDITORIAL2018', 'REDDY2010', 'CHAN2018', 'GANGI2020'] as const;
export type SourceKey = (typeof SOURCE_KEYS)[number];

/** Criteria, in the order of the catalogue. */
export const CRITERION_IDS = [
  'SURG-RS-01', 'SURG-RS-02', 'SURG-RS-03', 'SURG-RS-04', 'SURG-RC-05', 'SURG-RS-06', 'SURG-RC-07', 'SURG-RS-08',
  'SURG-RC-09', 'SURG-RC-10', 'SURG-RC-11', 'SURG-RS-12', 'SURG-RS-13', 'SURG-RC-13', 'SURG-RC-14', 'SURG-RC-15',
  'SURG-MOD-01',
  'RESECT-ENETS-01', 'RESECT-ENETS-02', 'RESECT-ENETS-03', 'RESECT-ENETS-04', 'RESECT-ENETS-05', 'RESECT-ENETS-ALL',
  'RESECT-CHAN-01', 'RESECT-REDDY-01', 'RESECT-MOD-01', 'RESECT-MOD-02', 'RESECT-RC-01', 'RESECT-DATA-01',
  'DEBULK-T70', 'DEBULK-T80', 'DEBULK-T90', 'DEBULK-T95', 'DEBULK-IND-01', 'DEBULK-IND-02', 'DEBULK-IND-03',
  'DEBULK-IND-04', 'DEBULK-IND-05', 'DEBULK-RS-01', 'DEBULK-RS-02', 'DEBULK-RC-03', 'DEBULK-MOD-01', 'DEBULK-MOD-02',
  'DEBULK-DATA-01',
  'PSR-IND-01',
  'PRIMARY-IND-01', 'PRIMARY-IND-02', 'PRIMARY-IND-03', 'PRIMARY-IND-04', 'PRIMARY-IND-05', 'PRIMARY-IND-06',
  'PRIMARY-IND-07', 'PRIMARY-RC-01', 'PRIMARY-RC-02', 'PRIMARY-RC-03', 'PRIMARY-RC-04', 'PRIMARY-RC-05',
  'PRIMARY-AC-01', 'PRIMARY-DATA-01',
  'NODE-IND-01', 'NODE-IND-02',
  'ABL-IND-01', 'ABL-IND-02', 'ABL-IND-03', 'ABL-IND-04', 'ABL-IND-05', 'ABL-SIZE-3', 'ABL-SIZE-5', 'ABL-RC-01',
  'ABL-AC-01', 'ABL-AC-02', 'ABL-RC-02', 'ABL-RC-03', 'ABL-RC-04', 'ABL-RC-05', 'ABL-RS-02', 'ABL-RS-01',
  'ABL-MOD-01', 'ABL-MOD-02',
  'RFA-RC-01',
  'MWA-RC-01', 'MWA-MOD-01',
  'IRE-IND-01', 'IRE-RC-01',
  'CRYO-RC-01',
  'COMBO-IND-01', 'COMBO-IND-02', 'COMBO-IND-03', 'COMBO-RS-01',
  'LT-GEN-01', 'LT-MILAN-01', 'LT-MILAN-02', 'LT-MILAN-03', 'LT-MILAN-04', 'LT-MILAN-05', 'LT-MILAN-06',
  'LT-MILAN-ALL', 'LT-ENETS-01', 'LT-ENETS-02', 'LT-ENETS-03', 'LT-ENETS-04', 'LT-ENETS-05', 'LT-ENETS-06',
  'LT-ENETS-07', 'LT-ENETS-ALL', 'LT-MAZZ16-01', 'LT-MAZZ16-02', 'LT-MAZZ16-03', 'LT-MAZZ16-04', 'LT-MAZZ16-05',
  'LT-MAZZ16-06', 'LT-MAZZ16-07', 'LT-MAZZ16-ALL', 'LT-OPTN-01', 'LT-COMMON-01', 'LT-COMMON-01S', 'LT-COMMON-02',
  'LT-COMMON-03', 'LT-COMMON-04', 'LT-COMMON-05', 'LT-COMMON-ALL', 'LT-XIANG-01', 'LT-XIANG-02', 'LT-XIANG-ALL',
  'LT-REDDY-01', 'LT-REDDY-02', 'LT-REDDY-ALL', 'LT-RS-01', 'LT-RS-02', 'LT-RS-03', 'LT-RS-04', 'LT-RC-01',
  'LT-RC-02', 'LT-MOD-01', 'LT-DATA-01',
  'IAT-IND-01', 'IAT-IND-02', 'IAT-IND-03', 'IAT-IND-04', 'IAT-IND-05', 'IAT-IND-06', 'IAT-AC-01', 'IAT-AC-02',
  'IAT-AC-03', 'IAT-AC-04', 'IAT-AC-05', 'IAT-RC-01', 'IAT-RC-02', 'IAT-RC-03', 'IAT-RC-04', 'IAT-RC-05',
  'IAT-MOD-01', 'IAT-DATA-01',
  'DEBTACE-RS-01',
  'HAI-IND-01',
  'OCT-IND-01', 'OCT-PROMID-01', 'OCT-PROMID-02', 'OCT-PROMID-ALL', 'OCT-IND-02', 'OCT-IND-03', 'OCT-IND-04',
  'OCT-IND-05', 'OCT-MOD-01',
  'LAN-CLARINET-01', 'LAN-CLARINET-02', 'LAN-CLARINET-03', 'LAN-CLARINET-04', 'LAN-CLARINET-05', 'LAN-CLARINET-06',
  'LAN-CLARINET-07', 'LAN-CLARINET-ALL', 'LAN-IND-02', 'LAN-IND-03', 'LAN-IND-04', 'LAN-IND-05', 'LAN-MOD-01',
  'SAO-IND-01', 'SAO-IND-02',
  'EVE-R4-01', 'EVE-R4-02', 'EVE-R4-03', 'EVE-R4-04', 'EVE-R4-ALL', 'EVE-IND-02',
  'SUN-01', 'SUN-02', 'SUN-03', 'SUN-ALL',
  'CAPTEM-01', 'CAPTEM-02', 'CAPTEM-03', 'CAPTEM-ALL',
  'TEM-IND-01',
  'STZ-IND-01',
  'CHEMO-HG-01',
  'PRRT-N1-01', 'PRRT-N1-02', 'PRRT-N1-03', 'PRRT-N1-ALL', 'PRRT-IND-02', 'PRRT-IND-03', 'PRRT-IND-04', 'PRRT-RS-01',
  'PRRT-RC-01', 'PRRT-RC-02', 'PRRT-MOD-01',
  'IN111-IND-01', 'IN111-RS-01',
  'MIBG-IND-01',
  'IFN-IND-01',
  'EBRT-IND-01',
  'NEO-IND-01', 'NEO-MOD-PRRT', 'NEO-MOD-HAE', 'NEO-MOD-CAPTEM', 'NEO-RS-01',
  'ADJ-SSA-01', 'ADJ-CHEMO-01', 'ADJ-CHEMO-RC-01',
  'REP-IND-01',
  'OBS-IND-01', 'OBS-IND-02',
  'BSC-IND-01',
  'TRIAL-RETNET-01', 'TRIAL-PRIMARY-01',
  'CLASS-RECUR-EARLY', 'CLASS-BURDEN-25', 'CLASS-BURDEN-50LT', 'CLASS-KI67-HGBAND',
] as const;
export type CriterionId = (typeof CRITERION_IDS)[number];

/** Treatment options, in the order of the catalogue. The order is not a ranking. */
export const OPTION_IDS = [
  'curative-hepatic-resection', 'debulking-cytoreduction', 'parenchyma-sparing-resection', 'two-stage-hepatectomy',
  'primary-tumour-resection', 'mesenteric-nodal-resection', 'ablation-rfa', 'ablation-mwa', 'ablation-cryo',
  'ablation-ire', 'resection-plus-ablation', 'liver-transplantation', 'tae', 'tace', 'tare', 'deb-tace',
  'hepatic-arterial-infusion', 'ssa-octreotide-lar', 'ssa-lanreotide', 'ssa-octreotide-short-acting', 'everolimus',
  'sunitinib', 'captem', 'temozolomide', 'streptozocin-chemo', 'chemotherapy-high-grade', 'prrt-lu177',
  'radionuclide-in111-octreotide', 'mibg-131i', 'interferon-alpha', 'immunotherapy', 'external-radiotherapy',
  'neoadjuvant-downstaging', 'adjuvant-ssa', 'adjuvant-chemotherapy', 'repeat-resection', 'observation',
  'best-supportive-care', 'clinical-trial',
] as const;
export type OptionId = (typeof OPTION_IDS)[number];

/** Elements of the data dictionary by group, in the order of the catalogue. `grade` and `primaryRegion` are derived, never entered. */
export const ELEMENTS_BY_GROUP = {
  patient: [
    'ageYears', 'sex', 'performanceStatusEcog', 'multipleComorbidities', 'carcinoidHeartDisease', 'patientPreference',
    'expectedMorbidityPct', 'expectedMortalityPct', 'diseasePhase',
  ],
  tumourBiology: [
    'differentiation', 'ki67Pct', 'mitoticCount', 'reportedGrade', 'grade', 'functionalStatus', 'hormonalSyndrome',
    'hormonalSymptoms', 'hormonalSymptomsRefractory', 'hormoneMarkers', 'tumourBiomarkers', 'sstrPositive',
    'sstrImagingModality', 'otherImaging', 'metastasisTiming',
  ],
  primaryTumour: [
    'primarySite', 'primaryRegion', 'primaryPortalDrainage', 'primaryStatus', 'primaryResectable',
    'primarySymptomatic', 'primaryTStage', 'requiresPancreatoduodenectomy', 'liverSurgeryPlanned', 'nodalDisease',
  ],
  liverDisease: [
    'lesions', 'lesionCount', 'maxLesionSizeCm', 'lesionsPredominantlySmall', 'numerousLesions', 'bilobar',
    'segmentsInvolved', 'miliary', 'metastaticPattern', 'liverBurdenPct', 'predictedCytoreductionPct',
    'cytoreductionMeasure', 'achievedCytoreductionPct', 'r0Feasible', 'completeResectionFeasible',
    'combinedClearanceFeasible', 'debulkingFeasible', 'marginStatus', 'flrAdequate', 'flrPct', 'lesionAbutsHilum',
    'lesionAbutsGut', 'lesionNearPortalStructures', 'lesionAdjacentToLargeVessel', 'massEffectSymptoms',
    'liverReplacementImminent',
  ],
  extrahepaticDisease: [
    'extrahepaticDisease', 'extrahepaticSites', 'extrahepaticResectable', 'widespreadUnresectableDisease',
  ],
  dynamics: [
    'progressionStatus', 'stableMonths', 'progressionWithin12Months', 'rapidProgression', 'progressionOnSsa',
    'ltDelayMonths', 'responseCategory', 'recurrence', 'recurrenceMonthsAfterResection', 'postCytoreduction',
    'residualDisease',
  ],
  organFunction: [
    'bilirubinMgDl', 'hepaticInsufficiency', 'hepaticFailure', 'liverFunctionSuboptimal', 'mainPortalVeinThrombosis',
    'renalInsufficiency', 'renalFailure', 'uncorrectableCoagulopathy', 'bilioentericAnastomosis',
  ],
  treatmentHistory: [
    'priorTreatments', 'priorHepaticResectionCount', 'priorHepaticArterialTherapy', 'ablationRoute',
    'synchronousUpperAbdominalOperation', 'availability',
  ],
} as const;
export type ElementGroup = keyof typeof ELEMENTS_BY_GROUP;
export type ElementId = (typeof ELEMENTS_BY_GROUP)[ElementGroup][number];
export const ELEMENT_GROUPS = Object.keys(ELEMENTS_BY_GROUP) as readonly ElementGroup[];
export const ELEMENT_IDS: readonly ElementId[] = ELEMENT_GROUPS.flatMap((group): readonly ElementId[] => ELEMENTS_BY_GROUP[group]);

/** Values a coded element can take. `grade` is set-valued; `otherImaging`, `segmentsInvolved` and `extrahepaticSites` are lists. */
export const ELEMENT_VALUES = {
  sex: ['male', 'female', 'other'],
  patientPreference: ['wantsSurgery', 'declinesSurgery', 'undecided'],
  diseasePhase: ['early', 'intermediate', 'late'],
  differentiation: ['well', 'moderate', 'poor'],
  reportedGrade: ['G1', 'G2', 'G3', 'NEC'],
  grade: ['G1', 'G2', 'G3', 'NEC'],
  functionalStatus: ['functional', 'nonfunctional'],
  hormonalSyndrome: ['carcinoid', 'other', 'none'],
  sstrImagingModality: ['68Ga-dotatate PET/CT', 'PET/MRI', 'scintigraphy', 'none'],
  otherImaging: ['CT', 'MRI', 'US'],
  metastasisTiming: ['synchronous', 'metachronous'],
  primarySite: [
    'lung', 'stomach', 'duodenum', 'pancreas', 'smallBowel', 'appendix', 'proximalColon', 'distalColon', 'rectum',
    'unknownPrimary', 'other',
  ],
  primaryRegion: ['foregut', 'midgut', 'hindgut', 'other'],
  primaryStatus: ['inSitu', 'resected', 'unknownPrimary'],
  primaryTStage: ['T1', 'T2', 'T3', 'T4'],
  nodalDisease: ['absent', 'present', 'resected'],
  segmentsInvolved: ['1', '2', '3', '4', '5', '6', '7', '8'],
  metastaticPattern: ['I', 'II', 'III'],
  cytoreductionMeasure: ['volumeCT', 'grossVisible', 'lesionCount'],
  marginStatus: ['R0', 'R1', 'R2'],
  extrahepaticDisease: ['absent', 'present', 'resected'],
  extrahepaticSites: ['bone', 'peritoneum', 'lung', 'other'],
  progressionStatus: ['stable', 'progressive', 'responding'],
  responseCategory: ['CR', 'PR', 'minor', 'SD', 'PD'],
  ablationRoute: ['percutaneous', 'laparoscopic', 'open'],
} as const satisfies Partial<Record<ElementId, readonly string[]>>;
export type CodedElementId = keyof typeof ELEMENT_VALUES;
export type ElementValue<E extends CodedElementId> = (typeof ELEMENT_VALUES)[E][number];

/** Parts of the structured elements; each stands for one value, and dates go with the values. */
export const STRUCTURE_FIELDS = {
  hormoneMarkers: ['urinary5Hiaa', 'chromograninA', 'astAfterEmbolisation'],
  tumourBiomarkers: ['eCadherin', 'p53'],
  lesions: ['segment', 'sizeCm', 'lobe', 'nearPortal', 'nearVessel', 'isAblationTarget'],
  priorTreatments: ['optionId', 'start', 'end', 'bestResponse', 'reasonStopped'],
} as const satisfies Partial<Record<ElementId, readonly string[]>>;
export type StructuredElementId = keyof typeof STRUCTURE_FIELDS;
export type StructureField = (typeof STRUCTURE_FIELDS)[StructuredElementId][number];

/** What a criterion does to an option. */
export const CRITERION_ROLES = [
  'indicationFull', 'indicationConditional', 'contraindicationAbsolute', 'contraindicationStrong', 'caution', 'dataNeeded',
  'component', 'modifier',
] as const;
export type CriterionRole = (typeof CRITERION_ROLES)[number];

export const OPTION_STATUSES = [
  'supported', 'consider', 'insufficientData', 'notIndicated', 'notRecommended', 'contraindicated',
] as const;
export type OptionStatus = (typeof OPTION_STATUSES)[number];

export const VERDICTS = ['met', 'notMet', 'unknown'] as const;
export type Verdict = (typeof VERDICTS)[number];

/** Debulking thresholds a board can choose from; T95 is historic and never selectable as a default. */
export const THRESHOLD_POLICIES = ['T70', 'T80', 'T90', 'T95'] as const;
export type ThresholdPolicy = (typeof THRESHOLD_POLICIES)[number];

/** Criteria sets for liver transplantation, each reported on its own. */
export const TRANSPLANT_SETS = ['LT-MILAN', 'LT-ENETS', 'LT-MAZZ16', 'LT-COMMON', 'LT-XIANG', 'LT-REDDY', 'LT-OPTN'] as const;
export type TransplantSet = (typeof TRANSPLANT_SETS)[number];

/** Values filled in from other facts when nothing was recorded, in the order in which they are applied. */
export const IMPLIED_RULES = [
  'r0ImpliesCompleteResection', 'incompleteResectionExcludesR0', 'nonfunctionalExcludesSyndrome', 'nonfunctionalExcludesSymptoms',
  'noSymptomsExcludesRefractory', 'noHepaticInsufficiencyExcludesFailure', 'hepaticFailureImpliesInsufficiency',
  'noRenalInsufficiencyExcludesFailure', 'renalFailureImpliesInsufficiency', 'resectedPrimaryNotSymptomatic',
  'singleLesionImpliesPatternI', 'miliaryImpliesPatternIII', 'miliaryImpliesNumerous', 'lesionCountDecidesNumerous',
  'notNumerousExcludesMiliary', 'patternExcludesMiliary',
] as const;
export type ImpliedRule = (typeof IMPLIED_RULES)[number];

/** Recorded facts that cannot both be right. They are flagged, never repaired. */
export const CONFLICT_RULES = [
  'nonfunctionalWithCarcinoidSyndrome', 'nonfunctionalWithOtherSyndrome', 'nonfunctionalWithSymptoms', 'noSyndromeWithSymptoms',
  'refractoryWithoutSymptoms', 'r0WithoutCompleteResection', 'hepaticFailureWithoutInsufficiency',
  'renalFailureWithoutInsufficiency', 'resectedPrimarySymptomatic', 'unknownPrimaryWithSite', 'singleLesionWithPatternIIOrIII',
  'singleLesionBilobar', 'miliaryWithFewLesions', 'miliaryWithPatternIOrII', 'miliaryNotNumerous', 'manyLesionsNotNumerous',
  'rapidProgressionNotProgressive', 'intervalReversed', 'reportedGradeAgainstIndices', 'reportedGradeAgainstDifferentiation',
  'poorDifferentiationAgainstIndices',
] as const;
export type ConflictRule = (typeof CONFLICT_RULES)[number];

/** Evidence rows E001 to E308. */
export type EvidenceId = `E${string}`;
/** Contradictions and open questions EQ-01 to EQ-16. */
export const CONTRADICTION_IDS = [
  'X-01', 'X-02', 'X-03', 'X-04', 'X-05', 'X-06', 'X-07', 'X-08', 'X-09', 'X-10', 'X-11', 'X-12', 'X-13', 'X-14',
  'X-15', 'X-16', 'X-17', 'X-18', 'X-19', 'X-20', 'X-21', 'X-22', 'X-23', 'X-24', 'X-25', 'X-26', 'X-27', 'X-28',
  'X-29', 'X-30', 'X-31', 'X-32', 'X-33', 'X-34', 'X-35', 'X-36', 'X-37', 'X-38', 'X-39', 'X-40', 'X-41', 'X-42',
  'X-43', 'X-44', 'X-45', 'X-46', 'X-47', 'X-48', 'X-49', 'X-50', 'X-51', 'X-52', 'X-53', 'X-54', 'X-55', 'X-56',
  'X-57', 'X-58', 'X-59', 'X-60', 'X-61', 'X-62',
] as const;
export type ContradictionId = (typeof CONTRADICTION_IDS)[number];
export const OPEN_QUESTION_IDS = [
  'EQ-01', 'EQ-02', 'EQ-03', 'EQ-04', 'EQ-05', 'EQ-06', 'EQ-07', 'EQ-08', 'EQ-09', 'EQ-10', 'EQ-11', 'EQ-12', 'EQ-13',
  'EQ-14', 'EQ-15', 'EQ-16',
] as const;
export type OpenQuestionId = (typeof OPEN_QUESTION_IDS)[number];

/** Languages in which every text of this folder exists. */
export const LANGUAGES = ['en', 'de'] as const;
export type Language = (typeof LANGUAGES)[number];
