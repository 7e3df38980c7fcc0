import type { CriterionId } from '../../ids.js';
import type { CriterionWording } from '../../model.js';

/** Liver transplantation: each set of criteria on its own; in English. */
export const criteriaTransplantation = {
  'LT-GEN-01': { statement: 'Complete resection not feasible', note: 'Transplantation is discussed only for unresectable liver disease.' },
  'LT-MILAN-01': { statement: 'Grade G1 or G2' },
  'LT-MILAN-02': { statement: 'Liver burden below 50 %', note: 'Exactly 50 % does not meet it.' },
  'LT-MILAN-03': { statement: 'Primary tumour resected', note: 'A primary in place or an unknown primary does not meet it.' },
  'LT-MILAN-04': { statement: 'No extrahepatic disease', note: 'Extrahepatic disease removed earlier: unknown.' },
  'LT-MILAN-05': { statement: 'Stable for at least 6 months', note: 'Exactly 6 months meets it.' },
  'LT-MILAN-06': { statement: 'Age below 55 years', note: 'Exactly 55 does not meet it.' },
  'LT-MILAN-ALL': { statement: 'Milan criteria complete', note: 'Unresectable liver disease and every component.' },
  'LT-ENETS-01': { statement: 'Grade G1 or G2' },
  'LT-ENETS-02': { statement: 'Ki-67 below 10 %', note: 'Exactly 10 % does not meet it.' },
  'LT-ENETS-03': { statement: 'Liver burden below 50 %', note: 'Exactly 50 % does not meet it.' },
  'LT-ENETS-04': { statement: 'Primary tumour resected' },
  'LT-ENETS-05': { statement: 'No extrahepatic disease' },
  'LT-ENETS-06': { statement: 'Stable for at least 6 months' },
  'LT-ENETS-07': { statement: 'Age below 55 years', note: 'Exactly 55 does not meet it.' },
  'LT-ENETS-ALL': { statement: 'ENETS criteria for transplantation complete', note: 'Unresectable liver disease and every component.' },
  'LT-MAZZ16-01': { statement: 'Primary drained solely by the portal system' },
  'LT-MAZZ16-02': { statement: 'Primary tumour resected' },
  'LT-MAZZ16-03': {
    statement: 'No extrahepatic disease, or all of it resected',
    note: 'Earlier removal of all extrahepatic disease with curative intent is accepted.',
  },
  'LT-MAZZ16-04': { statement: 'Grade G1 or G2' },
  'LT-MAZZ16-05': { statement: 'Liver burden below 50 %', note: 'Exactly 50 % does not meet it.' },
  'LT-MAZZ16-06': { statement: 'Stable or responding for at least 6 months', note: 'Response counts as well as stability.' },
  'LT-MAZZ16-07': { statement: 'Age below 60 years', note: 'Exactly 60 does not meet it; 55 to 59 passes here and fails the Milan and ENETS sets.' },
  'LT-MAZZ16-ALL': { statement: 'Criteria of Mazzaferro 2016 complete', note: 'Unresectable liver disease and every component.' },
  'LT-OPTN-01': {
    statement: 'Delay before transplantation above 6 months',
    note: 'The only OPTN element any source gives. CHAN2018 says over six months, GANGI2020 at least six for the other sets (X-07). The rest of the policy is not in the sources, so the set cannot be completed.',
  },
  'LT-COMMON-01': { statement: 'Age below 55 years', note: 'Permissive end of the range of 45 to 55 years.' },
  'LT-COMMON-01S': { statement: 'Age below 45 years', note: 'Strict end of the range; both are reported.' },
  'LT-COMMON-02': { statement: 'Ki-67 below 10 %', note: 'Exactly 10 % does not meet it.' },
  'LT-COMMON-03': { statement: 'Primary drained solely by the portal system', note: 'Drainage into the portal system alone.' },
  'LT-COMMON-04': { statement: 'Liver burden below 50 %', note: 'Exactly 50 % does not meet it.' },
  'LT-COMMON-05': { statement: 'No extrahepatic disease' },
  'LT-COMMON-ALL': {
    statement: 'Commonly used transplantation criteria complete',
    note: 'Permissive age end; the six-month delay is suggested by some and not required.',
  },
  'LT-XIANG-01': { statement: 'Primary tumour resected' },
  'LT-XIANG-02': { statement: 'No extrahepatic disease' },
  'LT-XIANG-ALL': {
    statement: 'Description in XIANG2021 complete',
    note: 'Minimal description without age, grade or burden: shown, never sufficient alone.',
  },
  'LT-REDDY-01': { statement: 'No extrahepatic disease', note: 'Isolated liver disease.' },
  'LT-REDDY-02': { statement: 'Refractory hormonal symptoms', note: 'Extreme symptoms that arterial, immune or hormonal therapy does not control.' },
  'LT-REDDY-ALL': {
    statement: 'Position of REDDY2010 complete',
    note: 'A position of 2010, in the same paper that calls transplantation not viable; shown as a legacy view, never sufficient alone.',
  },
  'LT-RS-01': { statement: 'Extrahepatic disease present', note: 'Every set excludes active extrahepatic disease.' },
  'LT-RS-02': { statement: 'Grade G3 or NEC', note: 'Every set with figures requires low grade.' },
  'LT-RS-03': {
    statement: 'Primary tumour in place',
    note: 'Transplantation is described after removal of the primary; CHAN2018 lists only portal drainage.',
  },
  'LT-RS-04': { statement: 'Carcinoid heart disease or severe comorbidity', note: 'Taken over from liver surgery.' },
  'LT-RC-01': {
    statement: 'Age above 50 years',
    note: 'Hazard ratio for death 2.1; exactly 50 does not trigger. Shown only: the option never exceeds Consider.',
  },
  'LT-RC-02': {
    statement: 'Upper-abdominal operation in the same session',
    note: 'Hazard ratio for death 4.8. Shown only: the option never exceeds Consider.',
  },
  'LT-MOD-01': {
    statement: 'Debulking not feasible',
    note: 'Transplantation is raised for patients not eligible for debulking; where debulking is feasible, discuss it first (Norlen).',
  },
  'LT-DATA-01': { statement: 'Facts for transplantation recorded' },
} as const satisfies Partial<Record<CriterionId, CriterionWording>>;
