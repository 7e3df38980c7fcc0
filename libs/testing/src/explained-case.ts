/**
 * One made-up case and what is said of it, line by line. Screen, report and command line are each held against these
 * lines, so that none of them words an evaluation in its own way.
 */
import type { CaseFacts, Locale, OptionStatus } from '@consilium/criteria';

export interface ExplainedOption {
  readonly status: OptionStatus;
  /** What speaks for it, then what holds it where it is. */
  readonly because: readonly string[];
  readonly pending: readonly string[];
  /** Under each threshold that counts. */
  readonly thresholds: readonly string[];
  readonly sets: readonly string[];
  /** By criterion, what it does to the option. */
  readonly effects: Readonly<Record<string, readonly string[]>>;
}

export interface ExplainedLines {
  readonly conflicts: readonly string[];
  readonly options: Readonly<Record<string, ExplainedOption>>;
}

/** A functional tumour of which 84 % can be removed, with a contradiction about the primary. */
export const EXPLAINED_FACTS: CaseFacts = {
  functionalStatus: 'functional',
  hormonalSymptoms: true,
  hormonalSymptomsRefractory: false,
  predictedCytoreductionPct: 84,
  completeResectionFeasible: false,
  differentiation: 'well',
  ki67Pct: 8,
  mitoticCount: 3,
  miliary: false,
  flrAdequate: true,
  carcinoidHeartDisease: false,
  multipleComorbidities: false,
  liverBurdenPct: { low: 30, high: 35 },
  lesionCount: 14,
  bilobar: true,
  lesionsPredominantlySmall: false,
  hepaticFailure: false,
  uncorrectableCoagulopathy: false,
  performanceStatusEcog: 1,
  patientPreference: 'wantsSurgery',
  primaryStatus: 'resected',
  primarySymptomatic: true,
  rapidProgression: false,
  liverReplacementImminent: false,
};

const debulking = { status: 'insufficientData', sets: [] } as const;
const transplantation = { status: 'insufficientData', thresholds: [] } as const;
const radionuclide = { status: 'insufficientData', thresholds: [], sets: [] } as const;
const silent = { status: 'insufficientData', pending: [], thresholds: [], sets: [], effects: {} } as const;

export const EXPLAINED_LINES: Readonly<Record<Locale, ExplainedLines>> = {
  en: {
    conflicts: ['The primary is recorded as resected and as symptomatic.'],
    options: {
      'debulking-cytoreduction': {
        ...debulking,
        because: [
          'Functional tumour with hormonal symptoms, threshold met, under T70 and T80 only',
          'Functional tumour, threshold met, under T70 and T80 only',
          'Tumour threatens bile duct or bowel, complete removal not possible: open, not known: Lesion abuts the hilum and Lesion abuts bowel',
        ],
        pending: ['Lesion abuts the hilum', 'Lesion abuts bowel', 'Extrahepatic disease'],
        thresholds: ['T70: Consider', 'T80: Consider', 'T90: Insufficient data'],
        effects: {
          'DEBULK-IND-01': ['Full indication under T70 and T80', 'No indication under T90'],
          'DEBULK-IND-03': ['Open; could lead to Consider'],
        },
      },
      'liver-transplantation': {
        ...transplantation,
        because: ['Extrahepatic disease present (assumption): open, not known: Extrahepatic disease'],
        pending: ['Age', 'Drainage solely by the portal system', 'Extrahepatic disease', 'Course', 'Stable for'],
        sets: [
          'Milan: Unknown',
          'ENETS: Unknown',
          'Mazzaferro 2016: Unknown',
          'Commonly used (CHAN2018): Unknown',
          'XIANG2021: Unknown',
          'REDDY2010: Not met',
          'OPTN (incomplete in the sources): given in part only',
        ],
        effects: { 'LT-MILAN-ALL': ['Open; could lead to Consider'] },
      },
      'prrt-lu177': {
        ...radionuclide,
        because: ['Somatostatin receptor negative (assumption): open, not known: Somatostatin receptor positive'],
        pending: [
          'Somatostatin receptor positive',
          'Primary site',
          'Course',
          'Hepatic insufficiency',
          'Renal insufficiency',
        ],
        effects: { 'PRRT-N1-ALL': ['Open; could lead to Supported'] },
      },
      'two-stage-hepatectomy': {
        ...silent,
        because: ['The sources mention this option without giving criteria.'],
      },
    },
  },
  de: {
    conflicts: ['Der Primärtumor ist als reseziert und zugleich als symptomatisch erfasst.'],
    options: {
      'debulking-cytoreduction': {
        ...debulking,
        because: [
          'Funktioneller Tumor mit hormonellen Symptomen, Schwelle erreicht, nur unter T70 und T80',
          'Funktioneller Tumor, Schwelle erreicht, nur unter T70 und T80',
          'Tumor bedroht Gallenwege oder Darm, vollständige Entfernung nicht möglich: offen, nicht bekannt: Läsion grenzt an den Hilus und Läsion grenzt an den Darm',
        ],
        pending: ['Läsion grenzt an den Hilus', 'Läsion grenzt an den Darm', 'Extrahepatische Metastasen'],
        thresholds: ['T70: Zu erwägen', 'T80: Zu erwägen', 'T90: Daten unzureichend'],
        effects: {
          'DEBULK-IND-01': ['Volle Indikation unter T70 und T80', 'Keine Indikation unter T90'],
          'DEBULK-IND-03': ['Offen; könnte zu „Zu erwägen“ führen'],
        },
      },
      'liver-transplantation': {
        ...transplantation,
        because: ['Extrahepatische Metastasen vorhanden (Annahme): offen, nicht bekannt: Extrahepatische Metastasen'],
        pending: ['Alter', 'Rein portalvenöse Drainage', 'Extrahepatische Metastasen', 'Verlauf', 'Stabil seit'],
        sets: [
          'Mailand: Unbekannt',
          'ENETS: Unbekannt',
          'Mazzaferro 2016: Unbekannt',
          'Gebräuchlich (CHAN2018): Unbekannt',
          'XIANG2021: Unbekannt',
          'REDDY2010: Nicht erfüllt',
          'OPTN (in den Quellen unvollständig): nur teilweise angegeben',
        ],
        effects: { 'LT-MILAN-ALL': ['Offen; könnte zu „Zu erwägen“ führen'] },
      },
      'prrt-lu177': {
        ...radionuclide,
        because: ['Somatostatinrezeptor-negativ (Annahme): offen, nicht bekannt: Somatostatinrezeptor-positiv'],
        pending: [
          'Somatostatinrezeptor-positiv',
          'Lokalisation des Primärtumors',
          'Verlauf',
          'Leberinsuffizienz',
          'Niereninsuffizienz',
        ],
        effects: { 'PRRT-N1-ALL': ['Offen; könnte zu „Gestützt“ führen'] },
      },
      'two-stage-hepatectomy': {
        ...silent,
        because: ['Die Quellen erwähnen diese Option, ohne Kriterien zu nennen.'],
      },
    },
  },
};
