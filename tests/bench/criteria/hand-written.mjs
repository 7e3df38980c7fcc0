/**
 * The limit the engine is measured against: the catalogue written straight down as one function, a statement for each
 * criterion and each option, without engine, names or trace. Verdicts and statuses go into buffers given by the caller.
 * A test holds it equal to the library.
 */
const NOT_MET = 0;
const UNKNOWN = 1;
const MET = 3;

const CONTRAINDICATED = 0;
const NOT_RECOMMENDED = 1;
const NOT_INDICATED = 2;
const INSUFFICIENT = 3;
const CONSIDER = 4;
const SUPPORTED = 5;

/** @param {number} x */
const not = (x) => (x === UNKNOWN ? UNKNOWN : x ^ MET);
/** @param {unknown} x */
const known = (x) => (x === null ? UNKNOWN : MET);
/** @param {number} low */
const knownPoint = (low) => (low !== low ? UNKNOWN : MET);
/** @param {number} grade */
const knownGrade = (grade) => (grade & (grade - 1) ? UNKNOWN : MET);
/** @param {number} grade @param {number} among */
const gradeIn = (grade, among) => ((grade & among) === grade ? MET : grade & among ? UNKNOWN : NOT_MET);
/** @param {number} low @param {number} high @param {number} bound */
const spanBelow = (low, high, bound) =>
  low < bound ? (high < bound ? MET : UNKNOWN) : low >= bound && high >= bound ? NOT_MET : UNKNOWN;
/** @param {number} low @param {number} high @param {number} bound */
const spanAtMost = (low, high, bound) =>
  low <= bound ? (high <= bound ? MET : UNKNOWN) : low > bound && high > bound ? NOT_MET : UNKNOWN;
/** @param {number} low @param {number} high @param {number} bound */
const spanAbove = (low, high, bound) =>
  low > bound ? (high > bound ? MET : UNKNOWN) : low <= bound && high <= bound ? NOT_MET : UNKNOWN;
/** @param {number} low @param {number} high @param {number} bound */
const spanAtLeast = (low, high, bound) =>
  low >= bound ? (high >= bound ? MET : UNKNOWN) : low < bound && high < bound ? NOT_MET : UNKNOWN;

/**
 * @param {number} absolute @param {number} strong @param {number} full @param {number} conditional
 * @param {number} caution @param {number} ceiling
 */
function status(absolute, strong, full, conditional, caution, ceiling) {
  if (absolute === MET) return CONTRAINDICATED;
  if (strong === MET) return NOT_RECOMMENDED;
  if (full === NOT_MET && conditional === NOT_MET) return NOT_INDICATED;
  if (absolute === UNKNOWN || strong === UNKNOWN) return INSUFFICIENT;
  if (full === MET) return Math.min(caution === NOT_MET ? SUPPORTED : CONSIDER, ceiling);
  return conditional === MET ? Math.min(CONSIDER, ceiling) : INSUFFICIENT;
}

/**
 * The possible grades as bits: G1 1, G2 2, G3 4, NEC 8.
 *
 * @param {string | null} differentiation @param {number | null} ki67 @param {number | null} mitoses
 * @param {string | null} reported
 */
function possibleGrades(differentiation, ki67, mitoses, reported) {
  if (differentiation === 'poor' || reported === 'NEC') return 8;
  const ki67Band = ki67 === null ? 0 : ki67 > 20 ? 4 : ki67 >= 3 ? 2 : 1;
  const mitosesBand = mitoses === null ? 0 : mitoses > 20 ? 4 : mitoses >= 2 ? 2 : 1;
  const band = Math.max(ki67Band, mitosesBand);
  const carcinoma = differentiation === null ? 8 : 0;
  if (reported !== null) {
    const higher = Math.max(band, reported === 'G1' ? 1 : reported === 'G2' ? 2 : 4);
    return higher === 4 ? 4 | carcinoma : higher;
  }
  if (band === 0) return 7 | carcinoma;
  if (ki67 !== null && mitoses !== null) return band === 4 ? 4 | carcinoma : band;
  return (7 & ~(band - 1)) | carcinoma;
}

/**
 * @param {Record<string, any>} facts
 * @param {Uint8Array} verdicts one of 0, 1, 3 for each criterion, in the order of the catalogue
 * @param {Uint8Array} statuses one of 0 to 5 for each option, in the order of the catalogue
 */
export function evaluateByHand(facts, verdicts, statuses) {
  const ageYears = facts.ageYears ?? null;
  const sex = facts.sex ?? null;
  const performanceStatusEcog = facts.performanceStatusEcog ?? null;
  const multipleComorbidities = facts.multipleComorbidities ?? null;
  const carcinoidHeartDisease = facts.carcinoidHeartDisease ?? null;
  const patientPreference = facts.patientPreference ?? null;
  const expectedMorbidityPct = facts.expectedMorbidityPct ?? null;
  const expectedMortalityPct = facts.expectedMortalityPct ?? null;
  const diseasePhase = facts.diseasePhase ?? null;
  const differentiation = facts.differentiation ?? null;
  const ki67Pct = facts.ki67Pct ?? null;
  const mitoticCount = facts.mitoticCount ?? null;
  const reportedGrade = facts.reportedGrade ?? null;
  const functionalStatus = facts.functionalStatus ?? null;
  let hormonalSyndrome = facts.hormonalSyndrome ?? null;
  let hormonalSymptoms = facts.hormonalSymptoms ?? null;
  let hormonalSymptomsRefractory = facts.hormonalSymptomsRefractory ?? null;
  const sstrPositive = facts.sstrPositive ?? null;
  const primarySite = facts.primarySite ?? null;
  const primaryPortalDrainage = facts.primaryPortalDrainage ?? null;
  const primaryStatus = facts.primaryStatus ?? null;
  const primaryResectable = facts.primaryResectable ?? null;
  let primarySymptomatic = facts.primarySymptomatic ?? null;
  const requiresPancreatoduodenectomy = facts.requiresPancreatoduodenectomy ?? null;
  const liverSurgeryPlanned = facts.liverSurgeryPlanned ?? null;
  const nodalDisease = facts.nodalDisease ?? null;
  const lesionCount = facts.lesionCount ?? null;
  const maxLesionSizeCm = facts.maxLesionSizeCm ?? null;
  const lesionsPredominantlySmall = facts.lesionsPredominantlySmall ?? null;
  let numerousLesions = facts.numerousLesions ?? null;
  const bilobar = facts.bilobar ?? null;
  let miliary = facts.miliary ?? null;
  let metastaticPattern = facts.metastaticPattern ?? null;
  let r0Feasible = facts.r0Feasible ?? null;
  let completeResectionFeasible = facts.completeResectionFeasible ?? null;
  const combinedClearanceFeasible = facts.combinedClearanceFeasible ?? null;
  const debulkingFeasible = facts.debulkingFeasible ?? null;
  const flrAdequate = facts.flrAdequate ?? null;
  const lesionAbutsHilum = facts.lesionAbutsHilum ?? null;
  const lesionAbutsGut = facts.lesionAbutsGut ?? null;
  const lesionNearPortalStructures = facts.lesionNearPortalStructures ?? null;
  const lesionAdjacentToLargeVessel = facts.lesionAdjacentToLargeVessel ?? null;
  const liverReplacementImminent = facts.liverReplacementImminent ?? null;
  const extrahepaticDisease = facts.extrahepaticDisease ?? null;
  const extrahepaticResectable = facts.extrahepaticResectable ?? null;
  const widespreadUnresectableDisease = facts.widespreadUnresectableDisease ?? null;
  const progressionStatus = facts.progressionStatus ?? null;
  const stableMonths = facts.stableMonths ?? null;
  const progressionWithin12Months = facts.progressionWithin12Months ?? null;
  const rapidProgression = facts.rapidProgression ?? null;
  const progressionOnSsa = facts.progressionOnSsa ?? null;
  const ltDelayMonths = facts.ltDelayMonths ?? null;
  const recurrence = facts.recurrence ?? null;
  const recurrenceMonthsAfterResection = facts.recurrenceMonthsAfterResection ?? null;
  const postCytoreduction = facts.postCytoreduction ?? null;
  const residualDisease = facts.residualDisease ?? null;
  const bilirubinMgDl = facts.bilirubinMgDl ?? null;
  let hepaticInsufficiency = facts.hepaticInsufficiency ?? null;
  let hepaticFailure = facts.hepaticFailure ?? null;
  const liverFunctionSuboptimal = facts.liverFunctionSuboptimal ?? null;
  const mainPortalVeinThrombosis = facts.mainPortalVeinThrombosis ?? null;
  let renalInsufficiency = facts.renalInsufficiency ?? null;
  let renalFailure = facts.renalFailure ?? null;
  const uncorrectableCoagulopathy = facts.uncorrectableCoagulopathy ?? null;
  const bilioentericAnastomosis = facts.bilioentericAnastomosis ?? null;
  const priorHepaticResectionCount = facts.priorHepaticResectionCount ?? null;
  const priorHepaticArterialTherapy = facts.priorHepaticArterialTherapy ?? null;
  const ablationRoute = facts.ablationRoute ?? null;
  const synchronousUpperAbdominalOperation = facts.synchronousUpperAbdominalOperation ?? null;
  const burden = facts.liverBurdenPct ?? null;
  const liverBurdenLow = burden === null ? NaN : typeof burden === 'number' ? burden : burden.low;
  const liverBurdenHigh = burden === null ? NaN : typeof burden === 'number' ? burden : burden.high;
  const cytoreduction = facts.predictedCytoreductionPct ?? null;
  const cytoreductionLow =
    cytoreduction === null ? NaN : typeof cytoreduction === 'number' ? cytoreduction : cytoreduction.low;
  const cytoreductionHigh =
    cytoreduction === null ? NaN : typeof cytoreduction === 'number' ? cytoreduction : cytoreduction.high;

  let numerousLesionsRecorded = numerousLesions === null ? UNKNOWN : MET;
  if (r0Feasible === true) completeResectionFeasible ??= true;
  if (completeResectionFeasible === false) r0Feasible ??= false;
  if (functionalStatus === 'nonfunctional') {
    hormonalSyndrome ??= 'none';
    hormonalSymptoms ??= false;
  }
  if (hormonalSymptoms === false) hormonalSymptomsRefractory ??= false;
  if (hepaticInsufficiency === false) hepaticFailure ??= false;
  if (hepaticFailure === true) hepaticInsufficiency ??= true;
  if (renalInsufficiency === false) renalFailure ??= false;
  if (renalFailure === true) renalInsufficiency ??= true;
  if (primaryStatus === 'resected') primarySymptomatic ??= false;
  if (lesionCount === 1) metastaticPattern ??= 'I';
  if (miliary === true) metastaticPattern ??= 'III';
  if (numerousLesions === null && (miliary === true || lesionCount !== null)) {
    numerousLesions = miliary === true || lesionCount > 10;
    numerousLesionsRecorded = NOT_MET;
  }
  if (numerousLesions === false || metastaticPattern === 'I' || metastaticPattern === 'II') miliary ??= false;

  const grade = possibleGrades(differentiation, ki67Pct, mitoticCount, reportedGrade);
  const primaryRegion =
    primarySite === 'smallBowel' || primarySite === 'appendix' || primarySite === 'proximalColon'
      ? 'midgut'
      : primarySite === null || primarySite === 'unknownPrimary'
        ? null
        : 'elsewhere';

  const SURG_RS_01 = carcinoidHeartDisease === null ? UNKNOWN : carcinoidHeartDisease === true ? MET : NOT_MET;
  verdicts[0] = SURG_RS_01;
  const SURG_RS_02 = multipleComorbidities === null ? UNKNOWN : multipleComorbidities === true ? MET : NOT_MET;
  verdicts[1] = SURG_RS_02;
  const SURG_RS_03 = gradeIn(grade, 8);
  verdicts[2] = SURG_RS_03;
  const SURG_RS_04 = gradeIn(grade, 4) & (ki67Pct === null ? UNKNOWN : ki67Pct >= 55 ? MET : NOT_MET);
  verdicts[3] = SURG_RS_04;
  const SURG_RC_05 = gradeIn(grade, 4) & (ki67Pct === null ? UNKNOWN : ki67Pct < 55 ? MET : NOT_MET);
  verdicts[4] = SURG_RC_05;
  const SURG_RS_06 = spanAbove(liverBurdenLow, liverBurdenHigh, 70);
  verdicts[5] = SURG_RS_06;
  const SURG_RC_07 = spanAbove(liverBurdenLow, liverBurdenHigh, 50) & spanAtMost(liverBurdenLow, liverBurdenHigh, 70);
  verdicts[6] = SURG_RC_07;
  const SURG_RS_08 =
    (lesionCount === null ? UNKNOWN : lesionCount > 50 ? MET : NOT_MET) &
    (bilobar === null ? UNKNOWN : bilobar === true ? MET : NOT_MET) &
    (lesionsPredominantlySmall === null ? UNKNOWN : lesionsPredominantlySmall === true ? MET : NOT_MET);
  verdicts[7] = SURG_RS_08;
  const SURG_RC_09 = extrahepaticDisease === null ? UNKNOWN : extrahepaticDisease === 'present' ? MET : NOT_MET;
  verdicts[8] = SURG_RC_09;
  const SURG_RC_10 =
    spanAbove(liverBurdenLow, liverBurdenHigh, 25) &
    (hormonalSymptoms === null ? UNKNOWN : hormonalSymptoms === false ? MET : NOT_MET);
  verdicts[9] = SURG_RC_10;
  const SURG_RC_11 = liverReplacementImminent === null ? UNKNOWN : liverReplacementImminent === true ? MET : NOT_MET;
  verdicts[10] = SURG_RC_11;
  const SURG_RS_12 = flrAdequate === null ? UNKNOWN : flrAdequate === false ? MET : NOT_MET;
  verdicts[11] = SURG_RS_12;
  const SURG_RS_13 = hepaticFailure === null ? UNKNOWN : hepaticFailure === true ? MET : NOT_MET;
  verdicts[12] = SURG_RS_13;
  const SURG_RC_13 = uncorrectableCoagulopathy === null ? UNKNOWN : uncorrectableCoagulopathy === true ? MET : NOT_MET;
  verdicts[13] = SURG_RC_13;
  const SURG_RC_14 =
    (performanceStatusEcog === null ? UNKNOWN : performanceStatusEcog >= 2 ? MET : NOT_MET) |
    (patientPreference === null ? UNKNOWN : patientPreference === 'declinesSurgery' ? MET : NOT_MET);
  verdicts[14] = SURG_RC_14;
  const SURG_RC_15 =
    (primaryStatus === null ? UNKNOWN : primaryStatus === 'inSitu' ? MET : NOT_MET) &
    (primaryResectable === null ? UNKNOWN : primaryResectable === false ? MET : NOT_MET);
  verdicts[15] = SURG_RC_15;
  const SURG_MOD_01 = rapidProgression === null ? UNKNOWN : rapidProgression === true ? MET : NOT_MET;
  verdicts[16] = SURG_MOD_01;
  const RESECT_ENETS_01 = r0Feasible === null ? UNKNOWN : r0Feasible === true ? MET : NOT_MET;
  verdicts[17] = RESECT_ENETS_01;
  const RESECT_ENETS_02 = gradeIn(grade, 3);
  verdicts[18] = RESECT_ENETS_02;
  const RESECT_ENETS_03 =
    extrahepaticDisease === null || extrahepaticDisease === 'resected'
      ? UNKNOWN
      : extrahepaticDisease === 'absent'
        ? MET
        : NOT_MET;
  verdicts[19] = RESECT_ENETS_03;
  const RESECT_ENETS_04 = expectedMorbidityPct === null ? UNKNOWN : expectedMorbidityPct < 30 ? MET : NOT_MET;
  verdicts[20] = RESECT_ENETS_04;
  const RESECT_ENETS_05 = expectedMortalityPct === null ? UNKNOWN : expectedMortalityPct < 5 ? MET : NOT_MET;
  verdicts[21] = RESECT_ENETS_05;
  const RESECT_ENETS_ALL = RESECT_ENETS_01 & RESECT_ENETS_02 & RESECT_ENETS_03 & RESECT_ENETS_04 & RESECT_ENETS_05;
  verdicts[22] = RESECT_ENETS_ALL;
  const RESECT_CHAN_01 = gradeIn(grade, 3) & (r0Feasible === null ? UNKNOWN : r0Feasible === true ? MET : NOT_MET);
  verdicts[23] = RESECT_CHAN_01;
  const RESECT_REDDY_01 =
    (completeResectionFeasible === null ? UNKNOWN : completeResectionFeasible === true ? MET : NOT_MET) &
    (flrAdequate === null ? UNKNOWN : flrAdequate === true ? MET : NOT_MET);
  verdicts[24] = RESECT_REDDY_01;
  const RESECT_MOD_01 = metastaticPattern === null ? UNKNOWN : metastaticPattern === 'I' ? MET : NOT_MET;
  verdicts[25] = RESECT_MOD_01;
  const RESECT_MOD_02 =
    metastaticPattern === null ? UNKNOWN : metastaticPattern === 'II' || metastaticPattern === 'III' ? MET : NOT_MET;
  verdicts[26] = RESECT_MOD_02;
  const RESECT_RC_01 = recurrence === null ? UNKNOWN : recurrence === true ? MET : NOT_MET;
  verdicts[27] = RESECT_RC_01;
  const RESECT_DATA_01 =
    known(r0Feasible) &
    known(completeResectionFeasible) &
    knownGrade(grade) &
    known(extrahepaticDisease) &
    known(expectedMorbidityPct) &
    known(expectedMortalityPct) &
    known(flrAdequate);
  verdicts[28] = RESECT_DATA_01;
  const DEBULK_T70 = spanAtLeast(cytoreductionLow, cytoreductionHigh, 70);
  verdicts[29] = DEBULK_T70;
  const DEBULK_T80 = spanAtLeast(cytoreductionLow, cytoreductionHigh, 80);
  verdicts[30] = DEBULK_T80;
  const DEBULK_T90 = spanAtLeast(cytoreductionLow, cytoreductionHigh, 90);
  verdicts[31] = DEBULK_T90;
  const DEBULK_T95 = spanAtLeast(cytoreductionLow, cytoreductionHigh, 95);
  verdicts[32] = DEBULK_T95;
  const DEBULK_IND_01_base =
    (functionalStatus === null ? UNKNOWN : functionalStatus === 'functional' ? MET : NOT_MET) &
    (hormonalSymptoms === null ? UNKNOWN : hormonalSymptoms === true ? MET : NOT_MET);
  const DEBULK_IND_01_T70 = DEBULK_IND_01_base & DEBULK_T70;
  const DEBULK_IND_01_T80 = DEBULK_IND_01_base & DEBULK_T80;
  const DEBULK_IND_01_T90 = DEBULK_IND_01_base & DEBULK_T90;
  verdicts[33] = DEBULK_IND_01_T70;
  const DEBULK_IND_02 =
    ((completeResectionFeasible === null ? UNKNOWN : completeResectionFeasible === false ? MET : NOT_MET) |
      ((extrahepaticDisease === null ? UNKNOWN : extrahepaticDisease === 'present' ? MET : NOT_MET) &
        (extrahepaticResectable === null ? UNKNOWN : extrahepaticResectable === false ? MET : NOT_MET))) &
    (hormonalSymptomsRefractory === null ? UNKNOWN : hormonalSymptomsRefractory === true ? MET : NOT_MET);
  verdicts[34] = DEBULK_IND_02;
  const DEBULK_IND_03 =
    ((completeResectionFeasible === null ? UNKNOWN : completeResectionFeasible === false ? MET : NOT_MET) |
      ((extrahepaticDisease === null ? UNKNOWN : extrahepaticDisease === 'present' ? MET : NOT_MET) &
        (extrahepaticResectable === null ? UNKNOWN : extrahepaticResectable === false ? MET : NOT_MET))) &
    ((lesionAbutsHilum === null ? UNKNOWN : lesionAbutsHilum === true ? MET : NOT_MET) |
      (lesionAbutsGut === null ? UNKNOWN : lesionAbutsGut === true ? MET : NOT_MET));
  verdicts[35] = DEBULK_IND_03;
  const DEBULK_IND_04_base = functionalStatus === null ? UNKNOWN : functionalStatus === 'nonfunctional' ? MET : NOT_MET;
  const DEBULK_IND_04_T70 = DEBULK_IND_04_base & DEBULK_T70;
  const DEBULK_IND_04_T80 = DEBULK_IND_04_base & DEBULK_T80;
  const DEBULK_IND_04_T90 = DEBULK_IND_04_base & DEBULK_T90;
  verdicts[36] = DEBULK_IND_04_T70;
  const DEBULK_IND_05_base = functionalStatus === null ? UNKNOWN : functionalStatus === 'functional' ? MET : NOT_MET;
  const DEBULK_IND_05_T70 = DEBULK_IND_05_base & DEBULK_T70;
  const DEBULK_IND_05_T80 = DEBULK_IND_05_base & DEBULK_T80;
  const DEBULK_IND_05_T90 = DEBULK_IND_05_base & DEBULK_T90;
  verdicts[37] = DEBULK_IND_05_T70;
  const DEBULK_RS_01 = miliary === null ? UNKNOWN : miliary === true ? MET : NOT_MET;
  verdicts[38] = DEBULK_RS_01;
  const DEBULK_RS_02 =
    gradeIn(grade, 12) &
    (completeResectionFeasible === null ? UNKNOWN : completeResectionFeasible === false ? MET : NOT_MET);
  verdicts[39] = DEBULK_RS_02;
  const DEBULK_RC_03 =
    completeResectionFeasible === null ? UNKNOWN : completeResectionFeasible === true ? MET : NOT_MET;
  verdicts[40] = DEBULK_RC_03;
  const DEBULK_MOD_01 = lesionCount === null ? UNKNOWN : lesionCount > 10 ? MET : NOT_MET;
  verdicts[41] = DEBULK_MOD_01;
  const DEBULK_MOD_02 = maxLesionSizeCm === null ? UNKNOWN : maxLesionSizeCm >= 5 ? MET : NOT_MET;
  verdicts[42] = DEBULK_MOD_02;
  const DEBULK_DATA_01 =
    knownPoint(cytoreductionLow) &
    known(functionalStatus) &
    known(hormonalSymptoms) &
    knownPoint(liverBurdenLow) &
    knownGrade(grade) &
    known(extrahepaticDisease);
  verdicts[43] = DEBULK_DATA_01;
  const PSR_IND_01 =
    (completeResectionFeasible === null ? UNKNOWN : completeResectionFeasible === true ? MET : NOT_MET) |
    spanAtLeast(cytoreductionLow, cytoreductionHigh, 70);
  verdicts[44] = PSR_IND_01;
  const PRIMARY_IND_01 =
    (primaryStatus === null ? UNKNOWN : primaryStatus === 'inSitu' ? MET : NOT_MET) &
    (primarySymptomatic === null ? UNKNOWN : primarySymptomatic === true ? MET : NOT_MET) &
    (primaryResectable === null ? UNKNOWN : primaryResectable === true ? MET : NOT_MET);
  verdicts[45] = PRIMARY_IND_01;
  const PRIMARY_IND_02 =
    (primaryStatus === null ? UNKNOWN : primaryStatus === 'inSitu' ? MET : NOT_MET) &
    (primarySite === null ? UNKNOWN : primarySite === 'smallBowel' ? MET : NOT_MET) &
    (primaryResectable === null ? UNKNOWN : primaryResectable === true ? MET : NOT_MET) &
    (liverSurgeryPlanned === null ? UNKNOWN : liverSurgeryPlanned === true ? MET : NOT_MET) &
    (primarySymptomatic === null ? UNKNOWN : primarySymptomatic === true ? MET : NOT_MET);
  verdicts[46] = PRIMARY_IND_02;
  const PRIMARY_IND_03 =
    (primaryStatus === null ? UNKNOWN : primaryStatus === 'inSitu' ? MET : NOT_MET) &
    (primaryResectable === null ? UNKNOWN : primaryResectable === true ? MET : NOT_MET) &
    (r0Feasible === null ? UNKNOWN : r0Feasible === true ? MET : NOT_MET) &
    gradeIn(grade, 3);
  verdicts[47] = PRIMARY_IND_03;
  const PRIMARY_IND_04 =
    (primaryStatus === null ? UNKNOWN : primaryStatus === 'inSitu' ? MET : NOT_MET) &
    (primaryResectable === null ? UNKNOWN : primaryResectable === true ? MET : NOT_MET) &
    spanAtLeast(cytoreductionLow, cytoreductionHigh, 70) &
    gradeIn(grade, 3);
  verdicts[48] = PRIMARY_IND_04;
  const PRIMARY_IND_05 =
    (primaryStatus === null ? UNKNOWN : primaryStatus === 'inSitu' ? MET : NOT_MET) &
    (primaryResectable === null ? UNKNOWN : primaryResectable === true ? MET : NOT_MET) &
    (primarySymptomatic === null ? UNKNOWN : primarySymptomatic === false ? MET : NOT_MET) &
    (completeResectionFeasible === null ? UNKNOWN : completeResectionFeasible === false ? MET : NOT_MET);
  verdicts[49] = PRIMARY_IND_05;
  const PRIMARY_IND_06 =
    (functionalStatus === null ? UNKNOWN : functionalStatus === 'functional' ? MET : NOT_MET) &
    (hormonalSymptoms === null ? UNKNOWN : hormonalSymptoms === true ? MET : NOT_MET) &
    (primaryStatus === null ? UNKNOWN : primaryStatus === 'inSitu' ? MET : NOT_MET) &
    (primaryResectable === null ? UNKNOWN : primaryResectable === true ? MET : NOT_MET);
  verdicts[50] = PRIMARY_IND_06;
  const PRIMARY_IND_07 =
    (primaryStatus === null ? UNKNOWN : primaryStatus === 'inSitu' ? MET : NOT_MET) &
    (primarySite === null ? UNKNOWN : primarySite === 'smallBowel' ? MET : NOT_MET) &
    (primaryResectable === null ? UNKNOWN : primaryResectable === true ? MET : NOT_MET) &
    (liverSurgeryPlanned === null ? UNKNOWN : liverSurgeryPlanned === true ? MET : NOT_MET);
  verdicts[51] = PRIMARY_IND_07;
  const PRIMARY_RC_01 =
    (primaryStatus === null ? UNKNOWN : primaryStatus === 'inSitu' ? MET : NOT_MET) &
    (completeResectionFeasible === null ? UNKNOWN : completeResectionFeasible === false ? MET : NOT_MET) &
    (primarySymptomatic === null ? UNKNOWN : primarySymptomatic === false ? MET : NOT_MET);
  verdicts[52] = PRIMARY_RC_01;
  const PRIMARY_RC_02 =
    (primarySite === null ? UNKNOWN : primarySite === 'pancreas' ? MET : NOT_MET) &
    (primarySymptomatic === null ? UNKNOWN : primarySymptomatic === false ? MET : NOT_MET);
  verdicts[53] = PRIMARY_RC_02;
  const PRIMARY_RC_03 =
    requiresPancreatoduodenectomy === null ? UNKNOWN : requiresPancreatoduodenectomy === true ? MET : NOT_MET;
  verdicts[54] = PRIMARY_RC_03;
  const PRIMARY_RC_04 = multipleComorbidities === null ? UNKNOWN : multipleComorbidities === true ? MET : NOT_MET;
  verdicts[55] = PRIMARY_RC_04;
  const PRIMARY_RC_05 = carcinoidHeartDisease === null ? UNKNOWN : carcinoidHeartDisease === true ? MET : NOT_MET;
  verdicts[56] = PRIMARY_RC_05;
  const PRIMARY_AC_01 =
    (primaryStatus === null ? UNKNOWN : primaryStatus === 'inSitu' ? MET : NOT_MET) &
    (primaryResectable === null ? UNKNOWN : primaryResectable === false ? MET : NOT_MET);
  verdicts[57] = PRIMARY_AC_01;
  const PRIMARY_DATA_01 =
    known(primaryStatus) &
    known(primarySite) &
    known(primaryResectable) &
    known(primarySymptomatic) &
    known(completeResectionFeasible);
  verdicts[58] = PRIMARY_DATA_01;
  const NODE_IND_01 =
    (nodalDisease === null ? UNKNOWN : nodalDisease === 'present' ? MET : NOT_MET) &
    (primarySite === null ? UNKNOWN : primarySite === 'smallBowel' ? MET : NOT_MET) &
    (primarySymptomatic === null ? UNKNOWN : primarySymptomatic === true ? MET : NOT_MET);
  verdicts[59] = NODE_IND_01;
  const NODE_IND_02 =
    (nodalDisease === null ? UNKNOWN : nodalDisease === 'present' ? MET : NOT_MET) &
    (r0Feasible === null ? UNKNOWN : r0Feasible === true ? MET : NOT_MET) &
    gradeIn(grade, 3);
  verdicts[60] = NODE_IND_02;
  const ABL_IND_01 =
    (lesionCount === null ? UNKNOWN : lesionCount > 1 ? MET : NOT_MET) |
    (liverFunctionSuboptimal === null ? UNKNOWN : liverFunctionSuboptimal === true ? MET : NOT_MET) |
    (performanceStatusEcog === null ? UNKNOWN : performanceStatusEcog >= 2 ? MET : NOT_MET);
  verdicts[61] = ABL_IND_01;
  const ABL_IND_02 = completeResectionFeasible === null ? UNKNOWN : completeResectionFeasible === false ? MET : NOT_MET;
  verdicts[62] = ABL_IND_02;
  const ABL_IND_03 =
    (recurrence === null ? UNKNOWN : recurrence === true ? MET : NOT_MET) &
    (priorHepaticResectionCount === null ? UNKNOWN : priorHepaticResectionCount >= 2 ? MET : NOT_MET);
  verdicts[63] = ABL_IND_03;
  const ABL_IND_04 =
    metastaticPattern === null ? UNKNOWN : metastaticPattern === 'II' || metastaticPattern === 'III' ? MET : NOT_MET;
  verdicts[64] = ABL_IND_04;
  const ABL_IND_05 =
    (completeResectionFeasible === null ? UNKNOWN : completeResectionFeasible === true ? MET : NOT_MET) &
    (numerousLesions === null ? UNKNOWN : numerousLesions === false ? MET : NOT_MET);
  verdicts[65] = ABL_IND_05;
  const ABL_SIZE_3 = maxLesionSizeCm === null ? UNKNOWN : maxLesionSizeCm <= 3 ? MET : NOT_MET;
  verdicts[66] = ABL_SIZE_3;
  const ABL_SIZE_5 = maxLesionSizeCm === null ? UNKNOWN : maxLesionSizeCm <= 5 ? MET : NOT_MET;
  verdicts[67] = ABL_SIZE_5;
  const ABL_RC_01 =
    (maxLesionSizeCm === null ? UNKNOWN : maxLesionSizeCm > 3 ? MET : NOT_MET) &
    (maxLesionSizeCm === null ? UNKNOWN : maxLesionSizeCm <= 5 ? MET : NOT_MET);
  verdicts[68] = ABL_RC_01;
  const ABL_AC_01 = maxLesionSizeCm === null ? UNKNOWN : maxLesionSizeCm > 5 ? MET : NOT_MET;
  verdicts[69] = ABL_AC_01;
  const ABL_AC_02 =
    (bilobar === null ? UNKNOWN : bilobar === true ? MET : NOT_MET) &
    (numerousLesions === null ? UNKNOWN : numerousLesions === true ? MET : NOT_MET) &
    numerousLesionsRecorded;
  verdicts[70] = ABL_AC_02;
  const ABL_RC_02 =
    widespreadUnresectableDisease === null ? UNKNOWN : widespreadUnresectableDisease === true ? MET : NOT_MET;
  verdicts[71] = ABL_RC_02;
  const ABL_RC_03 = uncorrectableCoagulopathy === null ? UNKNOWN : uncorrectableCoagulopathy === true ? MET : NOT_MET;
  verdicts[72] = ABL_RC_03;
  const ABL_RC_04 =
    (bilobar === null ? UNKNOWN : bilobar === true ? MET : NOT_MET) &
    (numerousLesions === null ? UNKNOWN : numerousLesions === true ? MET : NOT_MET) &
    not(numerousLesionsRecorded);
  verdicts[73] = ABL_RC_04;
  const ABL_RC_05 = miliary === null ? UNKNOWN : miliary === true ? MET : NOT_MET;
  verdicts[74] = ABL_RC_05;
  const ABL_RS_02 = hepaticFailure === null ? UNKNOWN : hepaticFailure === true ? MET : NOT_MET;
  verdicts[75] = ABL_RS_02;
  const ABL_RS_01 = gradeIn(grade, 12);
  verdicts[76] = ABL_RS_01;
  const ABL_MOD_01 = sex === null ? UNKNOWN : sex === 'male' ? MET : NOT_MET;
  verdicts[77] = ABL_MOD_01;
  const ABL_MOD_02 =
    (ablationRoute === null ? UNKNOWN : ablationRoute === 'percutaneous' ? MET : NOT_MET) &
    (lesionCount === null ? UNKNOWN : lesionCount > 3 ? MET : NOT_MET);
  verdicts[78] = ABL_MOD_02;
  const RFA_RC_01 =
    lesionAdjacentToLargeVessel === null ? UNKNOWN : lesionAdjacentToLargeVessel === true ? MET : NOT_MET;
  verdicts[79] = RFA_RC_01;
  const MWA_RC_01 = lesionNearPortalStructures === null ? UNKNOWN : lesionNearPortalStructures === true ? MET : NOT_MET;
  verdicts[80] = MWA_RC_01;
  const MWA_MOD_01 =
    lesionAdjacentToLargeVessel === null ? UNKNOWN : lesionAdjacentToLargeVessel === true ? MET : NOT_MET;
  verdicts[81] = MWA_MOD_01;
  const IRE_IND_01 =
    (lesionNearPortalStructures === null ? UNKNOWN : lesionNearPortalStructures === true ? MET : NOT_MET) |
    (lesionAdjacentToLargeVessel === null ? UNKNOWN : lesionAdjacentToLargeVessel === true ? MET : NOT_MET);
  verdicts[82] = IRE_IND_01;
  const IRE_RC_01 = maxLesionSizeCm === null ? UNKNOWN : maxLesionSizeCm > 3 ? MET : NOT_MET;
  verdicts[83] = IRE_RC_01;
  const CRYO_RC_01 = MET;
  verdicts[84] = CRYO_RC_01;
  const COMBO_IND_01 =
    (completeResectionFeasible === null ? UNKNOWN : completeResectionFeasible === false ? MET : NOT_MET) &
    (combinedClearanceFeasible === null ? UNKNOWN : combinedClearanceFeasible === true ? MET : NOT_MET);
  verdicts[85] = COMBO_IND_01;
  const COMBO_IND_02 = metastaticPattern === null ? UNKNOWN : metastaticPattern === 'II' ? MET : NOT_MET;
  verdicts[86] = COMBO_IND_02;
  const COMBO_IND_03 =
    (completeResectionFeasible === null ? UNKNOWN : completeResectionFeasible === false ? MET : NOT_MET) &
    spanAtLeast(cytoreductionLow, cytoreductionHigh, 80);
  verdicts[87] = COMBO_IND_03;
  const COMBO_RS_01 =
    gradeIn(grade, 12) &
    (completeResectionFeasible === null ? UNKNOWN : completeResectionFeasible === false ? MET : NOT_MET) &
    (combinedClearanceFeasible === null ? UNKNOWN : combinedClearanceFeasible === false ? MET : NOT_MET);
  verdicts[88] = COMBO_RS_01;
  const LT_GEN_01 = completeResectionFeasible === null ? UNKNOWN : completeResectionFeasible === false ? MET : NOT_MET;
  verdicts[89] = LT_GEN_01;
  const LT_MILAN_01 = gradeIn(grade, 3);
  verdicts[90] = LT_MILAN_01;
  const LT_MILAN_02 = spanBelow(liverBurdenLow, liverBurdenHigh, 50);
  verdicts[91] = LT_MILAN_02;
  const LT_MILAN_03 = primaryStatus === null ? UNKNOWN : primaryStatus === 'resected' ? MET : NOT_MET;
  verdicts[92] = LT_MILAN_03;
  const LT_MILAN_04 =
    extrahepaticDisease === null || extrahepaticDisease === 'resected'
      ? UNKNOWN
      : extrahepaticDisease === 'absent'
        ? MET
        : NOT_MET;
  verdicts[93] = LT_MILAN_04;
  const LT_MILAN_05 =
    (progressionStatus === null ? UNKNOWN : progressionStatus === 'stable' ? MET : NOT_MET) &
    (stableMonths === null ? UNKNOWN : stableMonths >= 6 ? MET : NOT_MET);
  verdicts[94] = LT_MILAN_05;
  const LT_MILAN_06 = ageYears === null ? UNKNOWN : ageYears < 55 ? MET : NOT_MET;
  verdicts[95] = LT_MILAN_06;
  const LT_MILAN_ALL = LT_GEN_01 & LT_MILAN_01 & LT_MILAN_02 & LT_MILAN_03 & LT_MILAN_04 & LT_MILAN_05 & LT_MILAN_06;
  verdicts[96] = LT_MILAN_ALL;
  const LT_ENETS_01 = gradeIn(grade, 3);
  verdicts[97] = LT_ENETS_01;
  const LT_ENETS_02 = ki67Pct === null ? UNKNOWN : ki67Pct < 10 ? MET : NOT_MET;
  verdicts[98] = LT_ENETS_02;
  const LT_ENETS_03 = spanBelow(liverBurdenLow, liverBurdenHigh, 50);
  verdicts[99] = LT_ENETS_03;
  const LT_ENETS_04 = primaryStatus === null ? UNKNOWN : primaryStatus === 'resected' ? MET : NOT_MET;
  verdicts[100] = LT_ENETS_04;
  const LT_ENETS_05 =
    extrahepaticDisease === null || extrahepaticDisease === 'resected'
      ? UNKNOWN
      : extrahepaticDisease === 'absent'
        ? MET
        : NOT_MET;
  verdicts[101] = LT_ENETS_05;
  const LT_ENETS_06 =
    (progressionStatus === null ? UNKNOWN : progressionStatus === 'stable' ? MET : NOT_MET) &
    (stableMonths === null ? UNKNOWN : stableMonths >= 6 ? MET : NOT_MET);
  verdicts[102] = LT_ENETS_06;
  const LT_ENETS_07 = ageYears === null ? UNKNOWN : ageYears < 55 ? MET : NOT_MET;
  verdicts[103] = LT_ENETS_07;
  const LT_ENETS_ALL =
    LT_GEN_01 & LT_ENETS_01 & LT_ENETS_02 & LT_ENETS_03 & LT_ENETS_04 & LT_ENETS_05 & LT_ENETS_06 & LT_ENETS_07;
  verdicts[104] = LT_ENETS_ALL;
  const LT_MAZZ16_01 = primaryPortalDrainage === null ? UNKNOWN : primaryPortalDrainage === true ? MET : NOT_MET;
  verdicts[105] = LT_MAZZ16_01;
  const LT_MAZZ16_02 = primaryStatus === null ? UNKNOWN : primaryStatus === 'resected' ? MET : NOT_MET;
  verdicts[106] = LT_MAZZ16_02;
  const LT_MAZZ16_03 =
    extrahepaticDisease === null
      ? UNKNOWN
      : extrahepaticDisease === 'absent' || extrahepaticDisease === 'resected'
        ? MET
        : NOT_MET;
  verdicts[107] = LT_MAZZ16_03;
  const LT_MAZZ16_04 = gradeIn(grade, 3);
  verdicts[108] = LT_MAZZ16_04;
  const LT_MAZZ16_05 = spanBelow(liverBurdenLow, liverBurdenHigh, 50);
  verdicts[109] = LT_MAZZ16_05;
  const LT_MAZZ16_06 =
    (progressionStatus === null
      ? UNKNOWN
      : progressionStatus === 'stable' || progressionStatus === 'responding'
        ? MET
        : NOT_MET) & (stableMonths === null ? UNKNOWN : stableMonths >= 6 ? MET : NOT_MET);
  verdicts[110] = LT_MAZZ16_06;
  const LT_MAZZ16_07 = ageYears === null ? UNKNOWN : ageYears < 60 ? MET : NOT_MET;
  verdicts[111] = LT_MAZZ16_07;
  const LT_MAZZ16_ALL =
    LT_GEN_01 & LT_MAZZ16_01 & LT_MAZZ16_02 & LT_MAZZ16_03 & LT_MAZZ16_04 & LT_MAZZ16_05 & LT_MAZZ16_06 & LT_MAZZ16_07;
  verdicts[112] = LT_MAZZ16_ALL;
  const LT_OPTN_01 = ltDelayMonths === null ? UNKNOWN : ltDelayMonths > 6 ? MET : NOT_MET;
  verdicts[113] = LT_OPTN_01;
  const LT_COMMON_01 = ageYears === null ? UNKNOWN : ageYears < 55 ? MET : NOT_MET;
  verdicts[114] = LT_COMMON_01;
  const LT_COMMON_01S = ageYears === null ? UNKNOWN : ageYears < 45 ? MET : NOT_MET;
  verdicts[115] = LT_COMMON_01S;
  const LT_COMMON_02 = ki67Pct === null ? UNKNOWN : ki67Pct < 10 ? MET : NOT_MET;
  verdicts[116] = LT_COMMON_02;
  const LT_COMMON_03 = primaryPortalDrainage === null ? UNKNOWN : primaryPortalDrainage === true ? MET : NOT_MET;
  verdicts[117] = LT_COMMON_03;
  const LT_COMMON_04 = spanBelow(liverBurdenLow, liverBurdenHigh, 50);
  verdicts[118] = LT_COMMON_04;
  const LT_COMMON_05 =
    extrahepaticDisease === null || extrahepaticDisease === 'resected'
      ? UNKNOWN
      : extrahepaticDisease === 'absent'
        ? MET
        : NOT_MET;
  verdicts[119] = LT_COMMON_05;
  const LT_COMMON_ALL = LT_GEN_01 & LT_COMMON_01 & LT_COMMON_02 & LT_COMMON_03 & LT_COMMON_04 & LT_COMMON_05;
  verdicts[120] = LT_COMMON_ALL;
  const LT_XIANG_01 = primaryStatus === null ? UNKNOWN : primaryStatus === 'resected' ? MET : NOT_MET;
  verdicts[121] = LT_XIANG_01;
  const LT_XIANG_02 =
    extrahepaticDisease === null || extrahepaticDisease === 'resected'
      ? UNKNOWN
      : extrahepaticDisease === 'absent'
        ? MET
        : NOT_MET;
  verdicts[122] = LT_XIANG_02;
  const LT_XIANG_ALL = LT_GEN_01 & LT_XIANG_01 & LT_XIANG_02;
  verdicts[123] = LT_XIANG_ALL;
  const LT_REDDY_01 =
    extrahepaticDisease === null || extrahepaticDisease === 'resected'
      ? UNKNOWN
      : extrahepaticDisease === 'absent'
        ? MET
        : NOT_MET;
  verdicts[124] = LT_REDDY_01;
  const LT_REDDY_02 =
    hormonalSymptomsRefractory === null ? UNKNOWN : hormonalSymptomsRefractory === true ? MET : NOT_MET;
  verdicts[125] = LT_REDDY_02;
  const LT_REDDY_ALL = LT_GEN_01 & LT_REDDY_01 & LT_REDDY_02;
  verdicts[126] = LT_REDDY_ALL;
  const LT_RS_01 = extrahepaticDisease === null ? UNKNOWN : extrahepaticDisease === 'present' ? MET : NOT_MET;
  verdicts[127] = LT_RS_01;
  const LT_RS_02 = gradeIn(grade, 12);
  verdicts[128] = LT_RS_02;
  const LT_RS_03 = primaryStatus === null ? UNKNOWN : primaryStatus === 'inSitu' ? MET : NOT_MET;
  verdicts[129] = LT_RS_03;
  const LT_RS_04 =
    (carcinoidHeartDisease === null ? UNKNOWN : carcinoidHeartDisease === true ? MET : NOT_MET) |
    (multipleComorbidities === null ? UNKNOWN : multipleComorbidities === true ? MET : NOT_MET);
  verdicts[130] = LT_RS_04;
  const LT_RC_01 = ageYears === null ? UNKNOWN : ageYears > 50 ? MET : NOT_MET;
  verdicts[131] = LT_RC_01;
  const LT_RC_02 =
    synchronousUpperAbdominalOperation === null ? UNKNOWN : synchronousUpperAbdominalOperation === true ? MET : NOT_MET;
  verdicts[132] = LT_RC_02;
  const LT_MOD_01 = debulkingFeasible === null ? UNKNOWN : debulkingFeasible === false ? MET : NOT_MET;
  verdicts[133] = LT_MOD_01;
  const LT_DATA_01 =
    known(completeResectionFeasible) &
    knownGrade(grade) &
    known(ki67Pct) &
    knownPoint(liverBurdenLow) &
    known(primaryStatus) &
    known(primaryPortalDrainage) &
    known(extrahepaticDisease) &
    known(progressionStatus) &
    known(stableMonths) &
    known(ageYears);
  verdicts[134] = LT_DATA_01;
  const IAT_IND_01 = completeResectionFeasible === null ? UNKNOWN : completeResectionFeasible === false ? MET : NOT_MET;
  verdicts[135] = IAT_IND_01;
  const IAT_IND_02 = hormonalSymptoms === null ? UNKNOWN : hormonalSymptoms === true ? MET : NOT_MET;
  verdicts[136] = IAT_IND_02;
  const IAT_IND_03 =
    spanAbove(liverBurdenLow, liverBurdenHigh, 25) &
    (hormonalSymptoms === null ? UNKNOWN : hormonalSymptoms === false ? MET : NOT_MET);
  verdicts[137] = IAT_IND_03;
  const IAT_IND_04 = recurrence === null ? UNKNOWN : recurrence === true ? MET : NOT_MET;
  verdicts[138] = IAT_IND_04;
  const IAT_IND_05 =
    (primaryStatus === null ? UNKNOWN : primaryStatus === 'inSitu' ? MET : NOT_MET) &
    (primaryResectable === null ? UNKNOWN : primaryResectable === false ? MET : NOT_MET);
  verdicts[139] = IAT_IND_05;
  const IAT_IND_06 =
    metastaticPattern === null ? UNKNOWN : metastaticPattern === 'II' || metastaticPattern === 'III' ? MET : NOT_MET;
  verdicts[140] = IAT_IND_06;
  const IAT_AC_01 = mainPortalVeinThrombosis === null ? UNKNOWN : mainPortalVeinThrombosis === true ? MET : NOT_MET;
  verdicts[141] = IAT_AC_01;
  const IAT_AC_02 =
    (hepaticInsufficiency === null ? UNKNOWN : hepaticInsufficiency === true ? MET : NOT_MET) |
    (hepaticFailure === null ? UNKNOWN : hepaticFailure === true ? MET : NOT_MET);
  verdicts[142] = IAT_AC_02;
  const IAT_AC_03 =
    (renalInsufficiency === null ? UNKNOWN : renalInsufficiency === true ? MET : NOT_MET) |
    (renalFailure === null ? UNKNOWN : renalFailure === true ? MET : NOT_MET);
  verdicts[143] = IAT_AC_03;
  const IAT_AC_04 = bilirubinMgDl === null ? UNKNOWN : bilirubinMgDl > 2 ? MET : NOT_MET;
  verdicts[144] = IAT_AC_04;
  const IAT_AC_05 = uncorrectableCoagulopathy === null ? UNKNOWN : uncorrectableCoagulopathy === true ? MET : NOT_MET;
  verdicts[145] = IAT_AC_05;
  const IAT_RC_01 = spanAbove(liverBurdenLow, liverBurdenHigh, 75);
  verdicts[146] = IAT_RC_01;
  const IAT_RC_02 = bilioentericAnastomosis === null ? UNKNOWN : bilioentericAnastomosis === true ? MET : NOT_MET;
  verdicts[147] = IAT_RC_02;
  const IAT_RC_03 = lesionAbutsHilum === null ? UNKNOWN : lesionAbutsHilum === true ? MET : NOT_MET;
  verdicts[148] = IAT_RC_03;
  const IAT_RC_04 =
    widespreadUnresectableDisease === null ? UNKNOWN : widespreadUnresectableDisease === true ? MET : NOT_MET;
  verdicts[149] = IAT_RC_04;
  const IAT_RC_05 = gradeIn(grade, 12);
  verdicts[150] = IAT_RC_05;
  const IAT_MOD_01 = bilobar === null ? UNKNOWN : bilobar === true ? MET : NOT_MET;
  verdicts[151] = IAT_MOD_01;
  const IAT_DATA_01 =
    known(bilirubinMgDl) &
    known(mainPortalVeinThrombosis) &
    known(hepaticInsufficiency) &
    known(renalInsufficiency) &
    known(uncorrectableCoagulopathy) &
    knownPoint(liverBurdenLow) &
    known(bilioentericAnastomosis);
  verdicts[152] = IAT_DATA_01;
  const DEBTACE_RS_01 = MET;
  verdicts[153] = DEBTACE_RS_01;
  const HAI_IND_01 =
    (completeResectionFeasible === null ? UNKNOWN : completeResectionFeasible === false ? MET : NOT_MET) &
    (progressionOnSsa === null ? UNKNOWN : progressionOnSsa === true ? MET : NOT_MET);
  verdicts[154] = HAI_IND_01;
  const OCT_IND_01 = hormonalSyndrome === null ? UNKNOWN : hormonalSyndrome === 'carcinoid' ? MET : NOT_MET;
  verdicts[155] = OCT_IND_01;
  const OCT_PROMID_01 = differentiation === null ? UNKNOWN : differentiation === 'well' ? MET : NOT_MET;
  verdicts[156] = OCT_PROMID_01;
  const OCT_PROMID_02 = primaryRegion === null ? UNKNOWN : primaryRegion === 'midgut' ? MET : NOT_MET;
  verdicts[157] = OCT_PROMID_02;
  const OCT_PROMID_ALL = OCT_PROMID_01 & OCT_PROMID_02;
  verdicts[158] = OCT_PROMID_ALL;
  const LAN_CLARINET_01 = functionalStatus === null ? UNKNOWN : functionalStatus === 'nonfunctional' ? MET : NOT_MET;
  verdicts[164] = LAN_CLARINET_01;
  const LAN_CLARINET_02 = sstrPositive === null ? UNKNOWN : sstrPositive === true ? MET : NOT_MET;
  verdicts[165] = LAN_CLARINET_02;
  const LAN_CLARINET_03 =
    differentiation === null ? UNKNOWN : differentiation === 'well' || differentiation === 'moderate' ? MET : NOT_MET;
  verdicts[166] = LAN_CLARINET_03;
  const LAN_CLARINET_04 = ki67Pct === null ? UNKNOWN : ki67Pct < 10 ? MET : NOT_MET;
  verdicts[167] = LAN_CLARINET_04;
  const LAN_CLARINET_05 =
    primarySite === null
      ? UNKNOWN
      : primarySite === 'pancreas' ||
          primarySite === 'smallBowel' ||
          primarySite === 'appendix' ||
          primarySite === 'proximalColon' ||
          primarySite === 'distalColon' ||
          primarySite === 'rectum' ||
          primarySite === 'unknownPrimary'
        ? MET
        : NOT_MET;
  verdicts[168] = LAN_CLARINET_05;
  const LAN_CLARINET_06 = gradeIn(grade, 3);
  verdicts[169] = LAN_CLARINET_06;
  const LAN_IND_03 =
    LAN_CLARINET_01 & LAN_CLARINET_02 & LAN_CLARINET_03 & LAN_CLARINET_04 & LAN_CLARINET_05 & LAN_CLARINET_06;
  verdicts[173] = LAN_IND_03;
  const OCT_IND_02 = LAN_IND_03;
  verdicts[159] = OCT_IND_02;
  const OCT_IND_03 =
    (recurrence === null ? UNKNOWN : recurrence === true ? MET : NOT_MET) |
    (widespreadUnresectableDisease === null ? UNKNOWN : widespreadUnresectableDisease === true ? MET : NOT_MET);
  verdicts[160] = OCT_IND_03;
  const OCT_IND_04 = hormonalSymptoms === null ? UNKNOWN : hormonalSymptoms === true ? MET : NOT_MET;
  verdicts[161] = OCT_IND_04;
  const OCT_IND_05 =
    gradeIn(grade, 3) &
    ((sstrPositive === null ? UNKNOWN : sstrPositive === true ? MET : NOT_MET) |
      (primarySite === null
        ? UNKNOWN
        : primarySite === 'stomach' ||
            primarySite === 'duodenum' ||
            primarySite === 'pancreas' ||
            primarySite === 'smallBowel' ||
            primarySite === 'appendix' ||
            primarySite === 'proximalColon' ||
            primarySite === 'distalColon' ||
            primarySite === 'rectum'
          ? MET
          : NOT_MET));
  verdicts[162] = OCT_IND_05;
  const OCT_MOD_01 = primaryStatus === null ? UNKNOWN : primaryStatus === 'resected' ? MET : NOT_MET;
  verdicts[163] = OCT_MOD_01;
  const LAN_CLARINET_07 = progressionStatus === null ? UNKNOWN : progressionStatus === 'stable' ? MET : NOT_MET;
  verdicts[170] = LAN_CLARINET_07;
  const LAN_CLARINET_ALL =
    LAN_CLARINET_01 &
    LAN_CLARINET_02 &
    LAN_CLARINET_03 &
    LAN_CLARINET_04 &
    LAN_CLARINET_05 &
    LAN_CLARINET_06 &
    LAN_CLARINET_07;
  verdicts[171] = LAN_CLARINET_ALL;
  const LAN_IND_02 = hormonalSyndrome === null ? UNKNOWN : hormonalSyndrome === 'carcinoid' ? MET : NOT_MET;
  verdicts[172] = LAN_IND_02;
  const LAN_IND_04 = hormonalSymptoms === null ? UNKNOWN : hormonalSymptoms === true ? MET : NOT_MET;
  verdicts[174] = LAN_IND_04;
  const LAN_IND_05 =
    gradeIn(grade, 3) &
    ((sstrPositive === null ? UNKNOWN : sstrPositive === true ? MET : NOT_MET) |
      (primarySite === null
        ? UNKNOWN
        : primarySite === 'stomach' ||
            primarySite === 'duodenum' ||
            primarySite === 'pancreas' ||
            primarySite === 'smallBowel' ||
            primarySite === 'appendix' ||
            primarySite === 'proximalColon' ||
            primarySite === 'distalColon' ||
            primarySite === 'rectum'
          ? MET
          : NOT_MET));
  verdicts[175] = LAN_IND_05;
  const LAN_MOD_01 = progressionStatus === null ? UNKNOWN : progressionStatus === 'stable' ? MET : NOT_MET;
  verdicts[176] = LAN_MOD_01;
  const SAO_IND_01 = hormonalSyndrome === null ? UNKNOWN : hormonalSyndrome === 'carcinoid' ? MET : NOT_MET;
  verdicts[177] = SAO_IND_01;
  const SAO_IND_02 = hormonalSymptoms === null ? UNKNOWN : hormonalSymptoms === true ? MET : NOT_MET;
  verdicts[178] = SAO_IND_02;
  const EVE_R4_01 = progressionStatus === null ? UNKNOWN : progressionStatus === 'progressive' ? MET : NOT_MET;
  verdicts[179] = EVE_R4_01;
  const EVE_R4_02 = functionalStatus === null ? UNKNOWN : functionalStatus === 'nonfunctional' ? MET : NOT_MET;
  verdicts[180] = EVE_R4_02;
  const EVE_R4_03 = differentiation === null ? UNKNOWN : differentiation === 'well' ? MET : NOT_MET;
  verdicts[181] = EVE_R4_03;
  const EVE_R4_04 =
    primarySite === null || primarySite === 'unknownPrimary'
      ? UNKNOWN
      : primarySite === 'lung' ||
          primarySite === 'stomach' ||
          primarySite === 'duodenum' ||
          primarySite === 'smallBowel' ||
          primarySite === 'appendix' ||
          primarySite === 'proximalColon' ||
          primarySite === 'distalColon' ||
          primarySite === 'rectum'
        ? MET
        : NOT_MET;
  verdicts[182] = EVE_R4_04;
  const EVE_R4_ALL = EVE_R4_01 & EVE_R4_02 & EVE_R4_03 & EVE_R4_04;
  verdicts[183] = EVE_R4_ALL;
  const EVE_IND_02 =
    (primarySite === null
      ? UNKNOWN
      : primarySite === 'stomach' ||
          primarySite === 'duodenum' ||
          primarySite === 'pancreas' ||
          primarySite === 'smallBowel' ||
          primarySite === 'appendix' ||
          primarySite === 'proximalColon' ||
          primarySite === 'distalColon' ||
          primarySite === 'rectum'
        ? MET
        : NOT_MET) &
    (progressionStatus === null ? UNKNOWN : progressionStatus === 'progressive' ? MET : NOT_MET) &
    (differentiation === null ? UNKNOWN : differentiation === 'well' ? MET : NOT_MET);
  verdicts[184] = EVE_IND_02;
  const SUN_01 = progressionStatus === null ? UNKNOWN : progressionStatus === 'progressive' ? MET : NOT_MET;
  verdicts[185] = SUN_01;
  const SUN_02 = differentiation === null ? UNKNOWN : differentiation === 'well' ? MET : NOT_MET;
  verdicts[186] = SUN_02;
  const SUN_03 = primarySite === null ? UNKNOWN : primarySite === 'pancreas' ? MET : NOT_MET;
  verdicts[187] = SUN_03;
  const SUN_ALL = SUN_01 & SUN_02 & SUN_03;
  verdicts[188] = SUN_ALL;
  const CAPTEM_01 = primarySite === null ? UNKNOWN : primarySite === 'pancreas' ? MET : NOT_MET;
  verdicts[189] = CAPTEM_01;
  const CAPTEM_02 = gradeIn(grade, 3);
  verdicts[190] = CAPTEM_02;
  const CAPTEM_03 = progressionWithin12Months === null ? UNKNOWN : progressionWithin12Months === true ? MET : NOT_MET;
  verdicts[191] = CAPTEM_03;
  const CAPTEM_ALL = CAPTEM_01 & CAPTEM_02 & CAPTEM_03;
  verdicts[192] = CAPTEM_ALL;
  const TEM_IND_01 = CAPTEM_ALL;
  verdicts[193] = TEM_IND_01;
  const STZ_IND_01 =
    widespreadUnresectableDisease === null ? UNKNOWN : widespreadUnresectableDisease === true ? MET : NOT_MET;
  verdicts[194] = STZ_IND_01;
  const CHEMO_HG_01 = gradeIn(grade, 12);
  verdicts[195] = CHEMO_HG_01;
  const PRRT_N1_01 = progressionStatus === null ? UNKNOWN : progressionStatus === 'progressive' ? MET : NOT_MET;
  verdicts[196] = PRRT_N1_01;
  const PRRT_N1_02 = sstrPositive === null ? UNKNOWN : sstrPositive === true ? MET : NOT_MET;
  verdicts[197] = PRRT_N1_02;
  const PRRT_N1_03 =
    primarySite === null || primarySite === 'appendix' || primarySite === 'unknownPrimary'
      ? UNKNOWN
      : primarySite === 'smallBowel' || primarySite === 'proximalColon'
        ? MET
        : NOT_MET;
  verdicts[198] = PRRT_N1_03;
  const PRRT_N1_ALL = PRRT_N1_01 & PRRT_N1_02 & PRRT_N1_03;
  verdicts[199] = PRRT_N1_ALL;
  const PRRT_IND_02 =
    (sstrPositive === null ? UNKNOWN : sstrPositive === true ? MET : NOT_MET) &
    (primarySite === null
      ? UNKNOWN
      : primarySite === 'stomach' ||
          primarySite === 'duodenum' ||
          primarySite === 'pancreas' ||
          primarySite === 'smallBowel' ||
          primarySite === 'appendix' ||
          primarySite === 'proximalColon' ||
          primarySite === 'distalColon' ||
          primarySite === 'rectum'
        ? MET
        : NOT_MET) &
    ((progressionStatus === null ? UNKNOWN : progressionStatus === 'progressive' ? MET : NOT_MET) |
      (completeResectionFeasible === null ? UNKNOWN : completeResectionFeasible === false ? MET : NOT_MET));
  verdicts[200] = PRRT_IND_02;
  const PRRT_IND_03 = gradeIn(grade, 12) & (sstrPositive === null ? UNKNOWN : sstrPositive === true ? MET : NOT_MET);
  verdicts[201] = PRRT_IND_03;
  const PRRT_IND_04 =
    (sstrPositive === null ? UNKNOWN : sstrPositive === true ? MET : NOT_MET) &
    (progressionStatus === null ? UNKNOWN : progressionStatus === 'progressive' ? MET : NOT_MET);
  verdicts[202] = PRRT_IND_04;
  const PRRT_RS_01 = sstrPositive === null ? UNKNOWN : sstrPositive === false ? MET : NOT_MET;
  verdicts[203] = PRRT_RS_01;
  const PRRT_RC_01 =
    (renalInsufficiency === null ? UNKNOWN : renalInsufficiency === true ? MET : NOT_MET) |
    (hepaticInsufficiency === null ? UNKNOWN : hepaticInsufficiency === true ? MET : NOT_MET);
  verdicts[204] = PRRT_RC_01;
  const PRRT_RC_02 = gradeIn(grade, 12);
  verdicts[205] = PRRT_RC_02;
  const PRRT_MOD_01 = diseasePhase === null ? UNKNOWN : diseasePhase === 'early' ? MET : NOT_MET;
  verdicts[206] = PRRT_MOD_01;
  const IN111_IND_01 =
    (progressionStatus === null ? UNKNOWN : progressionStatus === 'progressive' ? MET : NOT_MET) &
    (completeResectionFeasible === null ? UNKNOWN : completeResectionFeasible === false ? MET : NOT_MET);
  verdicts[207] = IN111_IND_01;
  const IN111_RS_01 = sstrPositive === null ? UNKNOWN : sstrPositive === false ? MET : NOT_MET;
  verdicts[208] = IN111_RS_01;
  const MIBG_IND_01 =
    (progressionStatus === null ? UNKNOWN : progressionStatus === 'progressive' ? MET : NOT_MET) &
    (completeResectionFeasible === null ? UNKNOWN : completeResectionFeasible === false ? MET : NOT_MET);
  verdicts[209] = MIBG_IND_01;
  const IFN_IND_01 =
    (primaryRegion === null ? UNKNOWN : primaryRegion === 'midgut' ? MET : NOT_MET) &
    (primaryStatus === null ? UNKNOWN : primaryStatus === 'resected' ? MET : NOT_MET) &
    (priorHepaticArterialTherapy === null ? UNKNOWN : priorHepaticArterialTherapy === true ? MET : NOT_MET);
  verdicts[210] = IFN_IND_01;
  const EBRT_IND_01 = gradeIn(grade, 12);
  verdicts[211] = EBRT_IND_01;
  const NEO_IND_01 = completeResectionFeasible === null ? UNKNOWN : completeResectionFeasible === false ? MET : NOT_MET;
  verdicts[212] = NEO_IND_01;
  const NEO_MOD_PRRT = sstrPositive === null ? UNKNOWN : sstrPositive === true ? MET : NOT_MET;
  verdicts[213] = NEO_MOD_PRRT;
  const NEO_MOD_HAE = IAT_IND_01;
  verdicts[214] = NEO_MOD_HAE;
  const NEO_MOD_CAPTEM = primarySite === null ? UNKNOWN : primarySite === 'pancreas' ? MET : NOT_MET;
  verdicts[215] = NEO_MOD_CAPTEM;
  const NEO_RS_01 = gradeIn(grade, 8) | (hepaticFailure === null ? UNKNOWN : hepaticFailure === true ? MET : NOT_MET);
  verdicts[216] = NEO_RS_01;
  const ADJ_SSA_01 =
    (postCytoreduction === null ? UNKNOWN : postCytoreduction === true ? MET : NOT_MET) &
    (functionalStatus === null ? UNKNOWN : functionalStatus === 'functional' ? MET : NOT_MET);
  verdicts[217] = ADJ_SSA_01;
  const ADJ_CHEMO_01 =
    (postCytoreduction === null ? UNKNOWN : postCytoreduction === true ? MET : NOT_MET) & gradeIn(grade, 12);
  verdicts[218] = ADJ_CHEMO_01;
  const ADJ_CHEMO_RC_01 = gradeIn(grade, 3);
  verdicts[219] = ADJ_CHEMO_RC_01;
  const REP_IND_01 =
    (recurrence === null ? UNKNOWN : recurrence === true ? MET : NOT_MET) &
    (completeResectionFeasible === null ? UNKNOWN : completeResectionFeasible === true ? MET : NOT_MET);
  verdicts[220] = REP_IND_01;
  const OBS_IND_01 =
    (hormonalSymptoms === null ? UNKNOWN : hormonalSymptoms === false ? MET : NOT_MET) &
    (primarySymptomatic === null ? UNKNOWN : primarySymptomatic === false ? MET : NOT_MET) &
    (progressionStatus === null ? UNKNOWN : progressionStatus === 'stable' ? MET : NOT_MET) &
    gradeIn(grade, 3);
  verdicts[221] = OBS_IND_01;
  const OBS_IND_02 =
    (postCytoreduction === null ? UNKNOWN : postCytoreduction === true ? MET : NOT_MET) &
    (residualDisease === null ? UNKNOWN : residualDisease === false ? MET : NOT_MET);
  verdicts[222] = OBS_IND_02;
  const BSC_IND_01 =
    (hepaticFailure === null ? UNKNOWN : hepaticFailure === true ? MET : NOT_MET) |
    (performanceStatusEcog === null ? UNKNOWN : performanceStatusEcog >= 3 ? MET : NOT_MET);
  verdicts[223] = BSC_IND_01;
  const TRIAL_RETNET_01 =
    (completeResectionFeasible === null ? UNKNOWN : completeResectionFeasible === false ? MET : NOT_MET) &
    ((progressionStatus === null ? UNKNOWN : progressionStatus === 'progressive' ? MET : NOT_MET) |
      (hormonalSymptoms === null ? UNKNOWN : hormonalSymptoms === true ? MET : NOT_MET)) &
    not(IAT_AC_01 | IAT_AC_02 | IAT_AC_03 | IAT_AC_04 | IAT_AC_05);
  verdicts[224] = TRIAL_RETNET_01;
  const TRIAL_PRIMARY_01 =
    (primaryStatus === null ? UNKNOWN : primaryStatus === 'inSitu' ? MET : NOT_MET) &
    (completeResectionFeasible === null ? UNKNOWN : completeResectionFeasible === false ? MET : NOT_MET);
  verdicts[225] = TRIAL_PRIMARY_01;
  const CLASS_RECUR_EARLY =
    recurrenceMonthsAfterResection === null ? UNKNOWN : recurrenceMonthsAfterResection <= 36 ? MET : NOT_MET;
  verdicts[226] = CLASS_RECUR_EARLY;
  const CLASS_BURDEN_25 = spanAbove(liverBurdenLow, liverBurdenHigh, 25);
  verdicts[227] = CLASS_BURDEN_25;
  const CLASS_BURDEN_50LT = spanBelow(liverBurdenLow, liverBurdenHigh, 50);
  verdicts[228] = CLASS_BURDEN_50LT;
  const CLASS_KI67_HGBAND =
    (ki67Pct === null ? UNKNOWN : ki67Pct > 20 ? MET : NOT_MET) &
    (ki67Pct === null ? UNKNOWN : ki67Pct < 55 ? MET : NOT_MET);
  verdicts[229] = CLASS_KI67_HGBAND;

  statuses[0] = status(
    NOT_MET,
    SURG_RS_01 | SURG_RS_02 | SURG_RS_03 | SURG_RS_04 | SURG_RS_06 | SURG_RS_08 | SURG_RS_12 | SURG_RS_13,
    RESECT_ENETS_ALL,
    RESECT_CHAN_01 | RESECT_REDDY_01,
    RESECT_RC_01 |
      SURG_RC_05 |
      SURG_RC_07 |
      SURG_RC_09 |
      SURG_RC_10 |
      SURG_RC_11 |
      SURG_RC_13 |
      SURG_RC_14 |
      SURG_RC_15,
    SUPPORTED,
  );
  const debulking70 = status(
    NOT_MET,
    DEBULK_RS_01 |
      DEBULK_RS_02 |
      SURG_RS_01 |
      SURG_RS_02 |
      SURG_RS_03 |
      SURG_RS_04 |
      SURG_RS_06 |
      SURG_RS_08 |
      SURG_RS_12 |
      SURG_RS_13,
    DEBULK_IND_01_T70,
    DEBULK_IND_02 | DEBULK_IND_03 | DEBULK_IND_04_T70 | DEBULK_IND_05_T70,
    DEBULK_RC_03 |
      SURG_RC_05 |
      SURG_RC_07 |
      SURG_RC_09 |
      SURG_RC_10 |
      SURG_RC_11 |
      SURG_RC_13 |
      SURG_RC_14 |
      SURG_RC_15,
    SUPPORTED,
  );
  const debulking80 = status(
    NOT_MET,
    DEBULK_RS_01 |
      DEBULK_RS_02 |
      SURG_RS_01 |
      SURG_RS_02 |
      SURG_RS_03 |
      SURG_RS_04 |
      SURG_RS_06 |
      SURG_RS_08 |
      SURG_RS_12 |
      SURG_RS_13,
    DEBULK_IND_01_T80,
    DEBULK_IND_02 | DEBULK_IND_03 | DEBULK_IND_04_T80 | DEBULK_IND_05_T80,
    DEBULK_RC_03 |
      SURG_RC_05 |
      SURG_RC_07 |
      SURG_RC_09 |
      SURG_RC_10 |
      SURG_RC_11 |
      SURG_RC_13 |
      SURG_RC_14 |
      SURG_RC_15,
    SUPPORTED,
  );
  const debulking90 = status(
    NOT_MET,
    DEBULK_RS_01 |
      DEBULK_RS_02 |
      SURG_RS_01 |
      SURG_RS_02 |
      SURG_RS_03 |
      SURG_RS_04 |
      SURG_RS_06 |
      SURG_RS_08 |
      SURG_RS_12 |
      SURG_RS_13,
    DEBULK_IND_01_T90,
    DEBULK_IND_02 | DEBULK_IND_03 | DEBULK_IND_04_T90 | DEBULK_IND_05_T90,
    DEBULK_RC_03 |
      SURG_RC_05 |
      SURG_RC_07 |
      SURG_RC_09 |
      SURG_RC_10 |
      SURG_RC_11 |
      SURG_RC_13 |
      SURG_RC_14 |
      SURG_RC_15,
    SUPPORTED,
  );
  statuses[1] =
    debulking70 === debulking80 && debulking80 === debulking90
      ? debulking70
      : debulking70 === INSUFFICIENT || debulking80 === INSUFFICIENT || debulking90 === INSUFFICIENT
        ? INSUFFICIENT
        : CONSIDER;
  statuses[2] = status(
    NOT_MET,
    DEBULK_RS_01 |
      COMBO_RS_01 |
      SURG_RS_01 |
      SURG_RS_02 |
      SURG_RS_03 |
      SURG_RS_04 |
      SURG_RS_06 |
      SURG_RS_08 |
      SURG_RS_12 |
      SURG_RS_13,
    NOT_MET,
    PSR_IND_01,
    SURG_RC_05 | SURG_RC_07 | SURG_RC_09 | SURG_RC_10 | SURG_RC_11 | SURG_RC_13 | SURG_RC_14 | SURG_RC_15,
    CONSIDER,
  );
  statuses[3] = INSUFFICIENT;
  statuses[4] = status(
    PRIMARY_AC_01,
    NOT_MET,
    PRIMARY_IND_01 | PRIMARY_IND_02 | PRIMARY_IND_03,
    PRIMARY_IND_04 | PRIMARY_IND_05 | PRIMARY_IND_06 | PRIMARY_IND_07,
    PRIMARY_RC_01 | PRIMARY_RC_02 | PRIMARY_RC_03 | PRIMARY_RC_04 | PRIMARY_RC_05 | SURG_RC_14,
    SUPPORTED,
  );
  statuses[5] = status(NOT_MET, NOT_MET, NOT_MET, NODE_IND_01 | NODE_IND_02, SURG_RC_14, CONSIDER);
  statuses[6] = status(
    ABL_AC_01 | ABL_AC_02,
    ABL_RS_01 | ABL_RS_02,
    ABL_IND_02,
    ABL_IND_01 | ABL_IND_03 | ABL_IND_04 | ABL_IND_05,
    ABL_RC_01 | ABL_RC_02 | ABL_RC_03 | ABL_RC_04 | ABL_RC_05 | RFA_RC_01,
    SUPPORTED,
  );
  statuses[7] = status(
    ABL_AC_01 | ABL_AC_02,
    ABL_RS_01 | ABL_RS_02,
    ABL_IND_02,
    ABL_IND_01 | ABL_IND_03 | ABL_IND_04 | ABL_IND_05,
    ABL_RC_01 | ABL_RC_02 | ABL_RC_03 | ABL_RC_04 | ABL_RC_05 | MWA_RC_01,
    SUPPORTED,
  );
  statuses[8] = status(
    ABL_AC_01 | ABL_AC_02,
    ABL_RS_01 | ABL_RS_02,
    ABL_IND_02,
    ABL_IND_01 | ABL_IND_03 | ABL_IND_04 | ABL_IND_05,
    ABL_RC_01 | ABL_RC_02 | ABL_RC_03 | ABL_RC_04 | ABL_RC_05 | CRYO_RC_01,
    CONSIDER,
  );
  statuses[9] = status(
    ABL_AC_01 | ABL_AC_02,
    ABL_RS_01 | ABL_RS_02,
    NOT_MET,
    IRE_IND_01,
    IRE_RC_01 | ABL_RC_02 | ABL_RC_03 | ABL_RC_04 | ABL_RC_05,
    CONSIDER,
  );
  statuses[10] = status(
    NOT_MET,
    DEBULK_RS_01 |
      COMBO_RS_01 |
      SURG_RS_01 |
      SURG_RS_02 |
      SURG_RS_03 |
      SURG_RS_04 |
      SURG_RS_06 |
      SURG_RS_08 |
      SURG_RS_12 |
      SURG_RS_13,
    COMBO_IND_01,
    COMBO_IND_02 | COMBO_IND_03,
    SURG_RC_05 | SURG_RC_07 | SURG_RC_09 | SURG_RC_10 | SURG_RC_11 | SURG_RC_13 | SURG_RC_14 | SURG_RC_15,
    SUPPORTED,
  );
  statuses[11] = status(
    NOT_MET,
    LT_RS_01 | LT_RS_02 | LT_RS_03 | LT_RS_04,
    NOT_MET,
    LT_MILAN_ALL | LT_ENETS_ALL | LT_MAZZ16_ALL | LT_COMMON_ALL,
    LT_RC_01 | LT_RC_02 | SURG_RC_14,
    CONSIDER,
  );
  statuses[12] = status(
    IAT_AC_01 | IAT_AC_02 | IAT_AC_03 | IAT_AC_04 | IAT_AC_05,
    NOT_MET,
    IAT_IND_01,
    IAT_IND_02 | IAT_IND_03 | IAT_IND_04 | IAT_IND_05 | IAT_IND_06,
    IAT_RC_01 | IAT_RC_02 | IAT_RC_03 | IAT_RC_04 | IAT_RC_05,
    SUPPORTED,
  );
  statuses[13] = status(
    IAT_AC_01 | IAT_AC_02 | IAT_AC_03 | IAT_AC_04 | IAT_AC_05,
    NOT_MET,
    IAT_IND_01,
    IAT_IND_02 | IAT_IND_03 | IAT_IND_04 | IAT_IND_05 | IAT_IND_06,
    IAT_RC_01 | IAT_RC_02 | IAT_RC_03 | IAT_RC_04 | IAT_RC_05,
    SUPPORTED,
  );
  statuses[14] = status(
    IAT_AC_01 | IAT_AC_02 | IAT_AC_03 | IAT_AC_04 | IAT_AC_05,
    NOT_MET,
    IAT_IND_01,
    IAT_IND_02 | IAT_IND_03 | IAT_IND_04 | IAT_IND_05 | IAT_IND_06,
    IAT_RC_01 | IAT_RC_02 | IAT_RC_03 | IAT_RC_04 | IAT_RC_05,
    SUPPORTED,
  );
  statuses[15] = status(
    IAT_AC_01 | IAT_AC_02 | IAT_AC_03 | IAT_AC_04 | IAT_AC_05,
    DEBTACE_RS_01,
    NOT_MET,
    NOT_MET,
    NOT_MET,
    NOT_RECOMMENDED,
  );
  statuses[16] = status(
    IAT_AC_01 | IAT_AC_02 | IAT_AC_03 | IAT_AC_04 | IAT_AC_05,
    NOT_MET,
    NOT_MET,
    HAI_IND_01,
    IAT_RC_01 | IAT_RC_02,
    CONSIDER,
  );
  statuses[17] = status(
    NOT_MET,
    NOT_MET,
    OCT_IND_01 | OCT_PROMID_ALL,
    OCT_IND_02 | OCT_IND_03 | OCT_IND_04 | OCT_IND_05,
    NOT_MET,
    SUPPORTED,
  );
  statuses[18] = status(
    NOT_MET,
    NOT_MET,
    LAN_CLARINET_ALL | LAN_IND_02,
    LAN_IND_03 | LAN_IND_04 | LAN_IND_05,
    NOT_MET,
    SUPPORTED,
  );
  statuses[19] = status(NOT_MET, NOT_MET, NOT_MET, SAO_IND_01 | SAO_IND_02, NOT_MET, CONSIDER);
  statuses[20] = status(NOT_MET, NOT_MET, EVE_R4_ALL, EVE_IND_02, NOT_MET, SUPPORTED);
  statuses[21] = status(NOT_MET, NOT_MET, SUN_ALL, NOT_MET, NOT_MET, SUPPORTED);
  statuses[22] = status(NOT_MET, NOT_MET, CAPTEM_ALL, NOT_MET, NOT_MET, SUPPORTED);
  statuses[23] = status(NOT_MET, NOT_MET, NOT_MET, TEM_IND_01, NOT_MET, CONSIDER);
  statuses[24] = status(NOT_MET, NOT_MET, NOT_MET, STZ_IND_01, NOT_MET, CONSIDER);
  statuses[25] = status(NOT_MET, NOT_MET, CHEMO_HG_01, NOT_MET, NOT_MET, SUPPORTED);
  statuses[26] = status(
    NOT_MET,
    PRRT_RS_01,
    PRRT_N1_ALL,
    PRRT_IND_02 | PRRT_IND_03 | PRRT_IND_04,
    PRRT_RC_01 | PRRT_RC_02,
    SUPPORTED,
  );
  statuses[27] = status(NOT_MET, IN111_RS_01, NOT_MET, IN111_IND_01, NOT_MET, CONSIDER);
  statuses[28] = status(NOT_MET, NOT_MET, NOT_MET, MIBG_IND_01, NOT_MET, CONSIDER);
  statuses[29] = status(NOT_MET, NOT_MET, NOT_MET, IFN_IND_01, NOT_MET, CONSIDER);
  statuses[30] = INSUFFICIENT;
  statuses[31] = status(NOT_MET, NOT_MET, NOT_MET, EBRT_IND_01, NOT_MET, CONSIDER);
  statuses[32] = status(NOT_MET, NEO_RS_01, NOT_MET, NEO_IND_01, NOT_MET, CONSIDER);
  statuses[33] = status(NOT_MET, NOT_MET, NOT_MET, ADJ_SSA_01, NOT_MET, CONSIDER);
  statuses[34] = status(NOT_MET, NOT_MET, NOT_MET, ADJ_CHEMO_01, ADJ_CHEMO_RC_01, CONSIDER);
  statuses[35] = status(
    NOT_MET,
    SURG_RS_01 | SURG_RS_02 | SURG_RS_03 | SURG_RS_04 | SURG_RS_06 | SURG_RS_08 | SURG_RS_12 | SURG_RS_13,
    NOT_MET,
    REP_IND_01,
    SURG_RC_05 | SURG_RC_07 | SURG_RC_09 | SURG_RC_10 | SURG_RC_11 | SURG_RC_13 | SURG_RC_14 | SURG_RC_15,
    CONSIDER,
  );
  statuses[36] = status(NOT_MET, NOT_MET, NOT_MET, OBS_IND_01 | OBS_IND_02, NOT_MET, CONSIDER);
  statuses[37] = status(NOT_MET, NOT_MET, NOT_MET, BSC_IND_01, NOT_MET, CONSIDER);
  statuses[38] = status(NOT_MET, NOT_MET, NOT_MET, TRIAL_RETNET_01 | TRIAL_PRIMARY_01, NOT_MET, CONSIDER);
}
