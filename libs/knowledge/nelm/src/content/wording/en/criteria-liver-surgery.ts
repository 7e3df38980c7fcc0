import type { CriterionId } from '../../ids.js';
import type { CriterionWording } from '../../model.js';

/** Liver surgery: blockers, curative resection, debulking, technique, combination, repeat resection; in English. */
export const criteriaLiverSurgery = {
  'SURG-RS-01': { statement: 'Carcinoid heart disease', note: 'Generally rules out surgical cytoreduction.' },
  'SURG-RS-02': { statement: 'Multiple or severe comorbidities', note: '“Multiple” is a judgement of the board, not a count.' },
  'SURG-RS-03': { statement: 'Poorly differentiated carcinoma (NEC)', note: 'Small retrospective series disagree: see EQ-03.' },
  'SURG-RS-04': {
    statement: 'NET G3 with Ki-67 of 55 % or more',
    note: 'The sources name a favourable band of 21 to 54 % and say “well above” 20 %; reading this as 55 % is an assumption made for computation.',
  },
  'SURG-RC-05': {
    statement: 'NET G3 with Ki-67 below 55 %',
    note: 'The guideline for high-grade disease advises against surgery, small series report survivors: see EQ-03. Never better than Consider.',
  },
  'SURG-RS-06': {
    statement: 'Liver burden above 70 %',
    note: 'The source gives a band of 50 to 70 % above which surgery is generally ruled out; above 70 % every reading of it agrees.',
  },
  'SURG-RC-07': {
    statement: 'Liver burden above 50 % and up to 70 %',
    note: 'Grey zone of the same band: exactly 50 % lies outside, exactly 70 % inside.',
  },
  'SURG-RS-08': { statement: 'More than 50 small bilobar metastases', note: 'Exactly 50 does not trigger. The source gives no size for “small”.' },
  'SURG-RC-09': {
    statement: 'Extrahepatic disease present',
    note: 'About 2.5 times the risk of death; the sources disagree on how much this should weigh: see EQ-06.',
  },
  'SURG-RC-10': {
    statement: 'Burden above 25 % without hormonal symptoms',
    note: 'Exactly 25 % does not trigger. Intra-arterial therapy is shown beside it as the alternative. “Asymptomatic” is read as absence of hormonal symptoms.',
  },
  'SURG-RC-11': {
    statement: 'Replacement of the liver by tumour imminent',
    note: 'In this late phase surgery keeps only a limited role; established liver failure is SURG-RS-13.',
  },
  'SURG-RS-12': {
    statement: 'Liver remnant not adequate',
    note: 'The remnant must suffice and keep its biliary and vascular drainage. No source gives a volume limit.',
  },
  'SURG-RS-13': {
    statement: 'Liver failure',
    note: 'The editorial leaves surgery a limited role once the liver has failed; reading this as a recommendation against is an assumption.',
  },
  'SURG-RC-13': {
    statement: 'Coagulopathy that cannot be corrected',
    note: 'No source names it for surgery; taken over from arterial therapy as a caution.',
  },
  'SURG-RC-14': {
    statement: 'ECOG 2 or higher, or patient declines surgery',
    note: 'ECOG 2 for “poorer performance status” is an assumption. A recorded refusal limits the option; its clinical suitability stays visible.',
  },
  'SURG-RC-15': {
    statement: 'Primary tumour in place and unresectable',
    note: 'The editorial considers leaving surgery aside in favour of arterial therapy; XIANG2021 disagrees (X-60).',
  },
  'SURG-MOD-01': {
    statement: 'Rapid progression',
    note: 'Good symptom control was seen in slowly growing tumours; the rate of growth is one of the factors for an individual decision. No rate is given.',
  },
  'RESECT-ENETS-01': { statement: 'R0 resection feasible' },
  'RESECT-ENETS-02': { statement: 'Grade G1 or G2' },
  'RESECT-ENETS-03': {
    statement: 'No extrahepatic disease',
    note: 'Extrahepatic disease removed earlier is not addressed in the source: unknown, the board decides.',
  },
  'RESECT-ENETS-04': {
    statement: 'Expected morbidity below 30 %',
    note: 'Exactly 30 % does not meet it. The source does not define which complications count.',
  },
  'RESECT-ENETS-05': { statement: 'Expected mortality below 5 %', note: 'Exactly 5 % does not meet it.' },
  'RESECT-ENETS-ALL': {
    statement: 'ENETS conditions for resection complete',
    note: 'All five must be met. Missing one makes the indication off-label, which XIANG2021 describes as common.',
  },
  'RESECT-CHAN-01': {
    statement: 'G1 or G2 and R0 resection feasible',
    note: 'Liver or nodal metastases do not rule out surgery with curative intent here.',
  },
  'RESECT-REDDY-01': {
    statement: 'Complete resection feasible with an adequate remnant',
    note: 'Gross clearance with a sufficient remnant that stays perfused and drained; no bound on grade or risk.',
  },
  'RESECT-MOD-01': { statement: 'Metastatic pattern I (single metastasis)', note: 'Pattern I favours resection; a rough guide only.' },
  'RESECT-MOD-02': {
    statement: 'Metastatic pattern II or III',
    note: 'Patterns II and III point to ablation and non-surgical treatment; a rough guide only (ABL-IND-04, IAT-IND-06).',
  },
  'RESECT-RC-01': {
    statement: 'Liver recurrence after earlier curative surgery',
    note: 'Recurrence is judged under repeat resection, which applies to selected patients.',
  },
  'RESECT-DATA-01': { statement: 'Facts for curative resection recorded' },
  'DEBULK-T70': {
    statement: 'At least 70 % of the liver tumour removable',
    note: 'Exactly 70 % is included (strata of 70 to 89 and 70 to 90 %, residual tumour up to 30 %); some sentences in the sources say more than 70 %, see X-08.',
  },
  'DEBULK-T80': {
    statement: 'At least 80 % of the liver tumour removable',
    note: 'Exactly 80 % is included, following the summaries of REDDY2010 and CHAN2018; the body of CHAN2018 says more than 80 to 90 %.',
  },
  'DEBULK-T90': {
    statement: 'At least 90 % of the liver tumour removable',
    note: 'Exactly 90 % is included (“at least”); the strata of Scott place it in the group of 70 to 90 %.',
  },
  'DEBULK-T95': {
    statement: 'At least 95 % of the liver tumour removable',
    note: 'Historic, before somatostatin analogues; for display only, never a default.',
  },
  'DEBULK-IND-01': {
    statement: 'Functional tumour with hormonal symptoms, threshold met',
    note: 'The benefit is clearest in functional disease. The threshold follows the selected policy: 70, 80 or 90 %.',
  },
  'DEBULK-IND-02': {
    statement: 'Refractory hormonal symptoms, complete removal not possible',
    note: 'Severe symptoms that other treatment does not control. No threshold is attached. Unresectable extrahepatic disease counts as well as unresectable liver disease.',
  },
  'DEBULK-IND-03': {
    statement: 'Tumour threatens bile duct or bowel, complete removal not possible',
    note: 'The site endangers quality of life in the short term through biliary or intestinal obstruction. No threshold is attached.',
  },
  'DEBULK-IND-04': {
    statement: 'Nonfunctional tumour, threshold met',
    note: 'The aim is to prevent replacement of the liver. The editorial names 70 to 90 %: see EQ-02.',
  },
  'DEBULK-IND-05': { statement: 'Functional tumour, threshold met', note: 'For survival, whether or not there are hormonal symptoms now.' },
  'DEBULK-RS-01': { statement: 'Miliary liver disease', note: 'Patients with miliary or widespread metastases were left without cytoreduction.' },
  'DEBULK-RS-02': {
    statement: 'G3 or NEC and complete resection not feasible',
    note: 'In high-grade disease the reported benefit comes from resection with curative intent, none from incomplete removal: see EQ-03. NEC and G3 are named together so that a case in which they cannot be told apart is still decided.',
  },
  'DEBULK-RC-03': {
    statement: 'Complete resection feasible',
    note: 'Complete resection takes precedence; debulking is for the case in which it cannot be done.',
  },
  'DEBULK-MOD-01': {
    statement: 'More than 10 liver metastases',
    note: 'Not an exclusion: extent of debulking and overall survival were the same as with fewer lesions.',
  },
  'DEBULK-MOD-02': {
    statement: 'Largest metastasis 5 cm or more',
    note: 'Predicts progression in pancreatic and duodenal tumours. The comparison sign is lost in the copy; “or more” is assumed.',
  },
  'DEBULK-DATA-01': {
    statement: 'Facts for debulking recorded',
    note: 'State how the removable share was measured: volume on CT (Maxwell), grossly visible tumour (McEntee) or number of lesions (XIANG2021).',
  },
  'PSR-IND-01': {
    statement: 'Complete resection feasible or at least 70 % removable',
    note: 'Wedge resection, enucleation or ablation; results similar to major resection.',
  },
  'COMBO-IND-01': {
    statement: 'Not resectable alone, but clearable by resection plus ablation',
    note: 'Resection and ablation together reach complete treatment.',
  },
  'COMBO-IND-02': { statement: 'Metastatic pattern II (bulk with smaller deposits)', note: 'Pattern II can still be amenable to the combination.' },
  'COMBO-IND-03': {
    statement: 'Not completely resectable, at least 80 % removable',
    note: 'Debulking with or without ablation when 80 to 90 % can be removed.',
  },
  'COMBO-RS-01': {
    statement: 'G3 or NEC, and not clearable even with ablation',
    note: 'As DEBULK-RS-02, unless resection and ablation together clear all disease: see EQ-03.',
  },
  'REP-IND-01': { statement: 'Recurrence that can be completely resected', note: 'Safe and feasible in carefully selected patients.' },
} as const satisfies Partial<Record<CriterionId, CriterionWording>>;
