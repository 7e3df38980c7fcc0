import type { CriterionId } from '../../ids.js';
import type { CriterionWording } from '../../model.js';

/** Radionuclides, interferon, radiotherapy, strategies, trials, classification helpers; in English. */
export const criteriaRadionuclideStrategy = {
  'PRRT-N1-01': { statement: 'Progressive disease' },
  'PRRT-N1-02': { statement: 'Somatostatin receptor positive' },
  'PRRT-N1-03': { statement: 'Primary in jejunum, ileum or proximal colon', note: 'Appendix and unknown primary leave it open.' },
  'PRRT-N1-ALL': { statement: 'NETTER-1 population', note: '4 × 7.4 GBq every 8 weeks with octreotide LAR 30 mg.' },
  'PRRT-IND-02': {
    statement: 'Receptor-positive gastroenteropancreatic tumour, progressive or not resectable',
    note: 'The sentence on approval sets no further condition; progression or unresectable liver disease is required here.',
  },
  'PRRT-IND-03': {
    statement: 'Receptor-positive G3 or NEC',
    note: 'For individual patients; the requirement of receptor expression is added by analogy.',
  },
  'PRRT-IND-04': {
    statement: 'Receptor-positive and progressive, any primary',
    note: 'The source does not say that this cohort had to be progressive.',
  },
  'PRRT-RS-01': {
    statement: 'Somatostatin receptor negative',
    note: 'All prospective evidence concerns receptor-positive disease; no source states it as a contraindication.',
  },
  'PRRT-RC-01': { statement: 'Renal or hepatic insufficiency', note: 'A flag only, inferred from delayed toxicity.' },
  'PRRT-RC-02': { statement: 'Grade G3 or NEC', note: 'Chemotherapy comes first; PRRT for single patients only.' },
  'PRRT-MOD-01': { statement: 'Early phase of the disease', note: 'Therapy-sparing view: cytoreduction may let PRRT be kept for later (EQ-04).' },
  'IN111-IND-01': { statement: 'Progressive disease, complete resection not feasible' },
  'IN111-RS-01': {
    statement: 'Somatostatin receptor negative',
    note: 'A receptor ligand, as in PRRT-RS-01; REDDY2010 does not mention receptor status.',
  },
  'MIBG-IND-01': {
    statement: 'Progressive disease, complete resection not feasible',
    note: 'Mean duration of response about 15 months; tracer uptake is not mentioned.',
  },
  'IFN-IND-01': {
    statement: 'Midgut primary resected, arterial therapy done',
    note: 'Added to octreotide after embolisation: less progression, same survival.',
  },
  'EBRT-IND-01': { statement: 'Grade G3 or NEC' },
  'NEO-IND-01': { statement: 'Complete resection not feasible', note: 'To turn unresectable into resectable disease.' },
  'NEO-MOD-PRRT': { statement: 'Somatostatin receptor positive', note: 'PRRT, alone or with radiosensitising chemotherapy.' },
  'NEO-MOD-HAE': { statement: 'Complete resection not feasible (arterial route)', note: 'Embolisation first, then reassessment.' },
  'NEO-MOD-CAPTEM': { statement: 'Pancreatic primary', note: 'Capecitabine with temozolomide for shrinkage.' },
  'NEO-RS-01': { statement: 'NEC or liver failure', note: 'There is no operation to stage down to: see SURG-RS-03 and SURG-RS-13.' },
  'ADJ-SSA-01': { statement: 'Functional tumour after cytoreduction', note: 'Relief of symptoms for 60 against 16 months.' },
  'ADJ-CHEMO-01': { statement: 'G3 or NEC after cytoreduction', note: 'Better overall survival, no gain in progression-free survival.' },
  'ADJ-CHEMO-RC-01': { statement: 'Grade G1 or G2', note: 'Streptozocin with 5-FU: progression-free survival at 5 years as with observation.' },
  'OBS-IND-01': {
    statement: 'Stable G1 or G2 without hormonal or primary symptoms',
    note: 'No source recommends observation; listed because the natural course is used as an argument.',
  },
  'OBS-IND-02': { statement: 'No residual disease after cytoreduction', note: 'Surveillance after clearance; recurrence is nearly universal.' },
  'BSC-IND-01': { statement: 'Liver failure or ECOG 3 and higher', note: 'The bound on ECOG is an assumption.' },
  'TRIAL-RETNET-01': {
    statement: 'Not resectable, progressive or symptomatic, embolisation not contraindicated',
    note: 'Check whether the trial recruits; its arm with drug-eluting beads is closed. An embolisation trial needs the absence of contraindications to embolisation; the trial’s own exclusions are not in the source (assumption).',
  },
  'TRIAL-PRIMARY-01': {
    statement: 'Primary tumour in place, complete resection not feasible',
    note: 'Prospective observational study; check whether it recruits.',
  },
  'CLASS-RECUR-EARLY': {
    statement: 'Recurrence within 36 months of resection',
    note: 'Within 3 years of resection with curative intent; exactly 36 months counts as early.',
  },
  'CLASS-BURDEN-25': { statement: 'Liver burden above 25 %', note: 'Marks high burden; exactly 25 % does not meet it.' },
  'CLASS-BURDEN-50LT': { statement: 'Liver burden below 50 %', note: 'Exactly 50 % does not meet it.' },
  'CLASS-KI67-HGBAND': {
    statement: 'Ki-67 above 20 % and below 55 %',
    note: 'The source gives whole numbers, 21 to 54; exactly 20 and exactly 55 lie outside.',
  },
} as const satisfies Partial<Record<CriterionId, CriterionWording>>;
