/** Assumptions of this version that a board may change; the defaults are those of the catalogue. */
import type { SettingDeclaration } from '@consilium/criteria';

export const settings: readonly SettingDeclaration[] = [
  number(
    'reducedFitnessEcog',
    2,
    [1, 4],
    'ECOG',
    'Reduced fitness begins at ECOG',
    'Verminderte Belastbarkeit beginnt bei ECOG',
  ),
  number(
    'supportiveCareEcog',
    3,
    [1, 5],
    'ECOG',
    'Supportive care comes into view from ECOG',
    'Supportive Therapie kommt in Betracht ab ECOG',
  ),
  number(
    'highGradeKi67UpperPct',
    55,
    [21, 100],
    '%',
    'Ki-67 from which G3 counts as well above 20 %',
    'Ki-67, ab dem G3 als deutlich über 20 % gilt',
  ),
  number(
    'highGradeKi67LowerPct',
    20,
    [0, 54],
    '%',
    'Lower end of the favourable high-grade band, excluded',
    'Untere Grenze des günstigen Bereichs bei hohem Grad, ausgeschlossen',
  ),
  number('gradeG2FromKi67Pct', 3, [1, 20], '%', 'G2 begins at Ki-67', 'G2 beginnt bei Ki-67'),
  number('gradeG3AboveKi67Pct', 20, [3, 100], '%', 'G3 begins above Ki-67', 'G3 beginnt über Ki-67'),
  number(
    'gradeG2FromMitoses',
    2,
    [1, 20],
    'per 2 mm2',
    'G2 begins at a mitotic count of',
    'G2 beginnt bei einer Mitosezahl von',
  ),
  number(
    'gradeG3AboveMitoses',
    20,
    [2, 100],
    'per 2 mm2',
    'G3 begins above a mitotic count of',
    'G3 beginnt über einer Mitosezahl von',
  ),
  number(
    'numerousLesionsAbove',
    10,
    [1, 100],
    'lesions',
    'Lesions count as numerous above',
    'Herde gelten als zahlreich über',
  ),
  number(
    'percutaneousMaxLesions',
    3,
    [1, 20],
    'lesions',
    'The percutaneous route suits up to',
    'Der perkutane Zugang eignet sich bis',
  ),
  number(
    'multipleResectionsFrom',
    2,
    [1, 10],
    'operations',
    'Multiple earlier liver resections begin at',
    'Mehrfache frühere Leberresektionen beginnen bei',
  ),
  number(
    'electroporationMaxCm',
    3,
    [1, 10],
    'cm',
    'Electroporation suits lesions up to',
    'Elektroporation eignet sich für Herde bis',
  ),
  number(
    'debulkingLargeLesionCm',
    5,
    [1, 20],
    'cm',
    'Large lesion in debulking, from',
    'Großer Herd bei Zytoreduktion, ab',
  ),
  choice(
    'moderateDifferentiation',
    ['well', 'undetermined'],
    'Moderate differentiation is read as',
    'Mäßige Differenzierung wird gelesen als',
  ),
  choice('singleIndexGrade', ['strict', 'provisional'], 'Grade from a single index', 'Grad aus nur einem Index'),
  choice(
    'reportedG3',
    ['openToNec', 'asReported'],
    'A report of G3 without differentiation is',
    'Ein Befund G3 ohne Differenzierung ist',
  ),
];

function number(
  id: string,
  byDefault: number,
  [min, max]: readonly [number, number],
  unit: string,
  en: string,
  de: string,
): SettingDeclaration {
  return { id, kind: 'number', default: byDefault, min, max, unit, text: { en, de } };
}

/** The first value is the default. */
function choice(id: string, values: readonly [string, ...string[]], en: string, de: string): SettingDeclaration {
  return { id, kind: 'choice', default: values[0], values, text: { en, de } };
}
