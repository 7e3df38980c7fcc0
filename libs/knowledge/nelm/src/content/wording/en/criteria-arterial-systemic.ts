import type { CriterionId } from '../../ids.js';
import type { CriterionWording } from '../../model.js';

/** Arterial therapy, somatostatin analogues, targeted therapy and chemotherapy; in English. */
export const criteriaArterialSystemic = {
  'IAT-IND-01': { statement: 'Complete resection not feasible', note: 'Unresectable disease confined to the liver or dominated by it.' },
  'IAT-IND-02': {
    statement: 'Hormonal symptoms',
    note: 'Symptomatic patients; where the disease is resectable, symptomatic patients with high burden gained more from surgery.',
  },
  'IAT-IND-03': { statement: 'Burden above 25 % without hormonal symptoms', note: 'Exactly 25 % does not meet it.' },
  'IAT-IND-04': { statement: 'Liver recurrence', note: 'Recurrence after earlier resection.' },
  'IAT-IND-05': {
    statement: 'Primary tumour in place and unresectable',
    note: 'Alternative to liver surgery when the primary cannot be removed; the inference behind it is criticised in X-06.',
  },
  'IAT-IND-06': { statement: 'Metastatic pattern II or III', note: 'Patterns held to suit non-surgical treatment; a rough guide.' },
  'IAT-AC-01': { statement: 'Thrombosis of the main portal vein' },
  'IAT-AC-02': { statement: 'Hepatic insufficiency or failure' },
  'IAT-AC-03': { statement: 'Renal insufficiency or failure' },
  'IAT-AC-04': { statement: 'Bilirubin above 2 mg/dL', note: 'Exactly 2.0 mg/dL does not trigger.' },
  'IAT-AC-05': { statement: 'Coagulopathy that cannot be corrected', note: 'GANGI2020 does not list it (X-27).' },
  'IAT-RC-01': { statement: 'Liver burden above 75 %', note: 'Extreme caution; exactly 75 % does not trigger.' },
  'IAT-RC-02': { statement: 'Bilioenteric anastomosis', note: 'Extreme caution because of the risk of sepsis.' },
  'IAT-RC-03': { statement: 'Lesion abuts the hepatic hilum', note: 'The rim of the tumour survives and its mass effect persists.' },
  'IAT-RC-04': {
    statement: 'Widespread unresectable disease',
    note: 'REDDY2010 sees no candidate for liver-directed therapy; GANGI2020 and CHAN2018 offer it in disseminated disease (X-28).',
  },
  'IAT-RC-05': {
    statement: 'Grade G3 or NEC',
    note: 'Chemotherapy comes first; arterial therapy is not named for high grade, and survival was shortest with poor differentiation.',
  },
  'IAT-MOD-01': {
    statement: 'Bilobar disease',
    note: 'Treat lobe by lobe; chemoembolisation is usually repeated, radioembolisation may need a single session.',
  },
  'IAT-DATA-01': { statement: 'Facts for embolisation recorded', note: 'All are needed before any embolisation is called Supported.' },
  'DEBTACE-RS-01': {
    statement: 'Drug-eluting beads are no longer recommended',
    note: 'Regardless of the profile: 7 of 13 patients had bilomas and the trial arm was closed. The editorial still listed the method in 2018 (X-23).',
  },
  'HAI-IND-01': {
    statement: 'Not resectable, progression on a somatostatin analogue',
    note: 'Arterial chemotherapy infusion with chemoembolisation in progression despite octreotide.',
  },
  'OCT-IND-01': {
    statement: 'Carcinoid syndrome',
    note: 'Somatostatin analogues are the mainstay. Depot octreotide starts at 20 mg every 4 weeks and can be raised to 60 mg a month.',
  },
  'OCT-PROMID-01': { statement: 'Well-differentiated tumour' },
  'OCT-PROMID-02': { statement: 'Midgut primary', note: 'Small bowel, appendix, proximal colon; an unknown primary leaves it open.' },
  'OCT-PROMID-ALL': { statement: 'PROMID population', note: 'Functional or not; liver metastases satisfy the trial’s “inoperable or metastatic”.' },
  'OCT-IND-02': {
    statement: 'CLARINET population without the requirement of stability',
    note: 'The benefit is thought to be a class effect of the analogues.',
  },
  'OCT-IND-03': {
    statement: 'Recurrence or widespread unresectable disease',
    note: 'Option in recurrence; hormonal suppression in widespread disease.',
  },
  'OCT-IND-04': {
    statement: 'Hormonal symptoms',
    note: 'Analogues lower hormone output; the syndrome is not specified. Insulin-producing tumours are not discussed in the sources: the board checks glucose control.',
  },
  'OCT-IND-05': {
    statement: 'G1 or G2, with receptor expression or a gastroenteropancreatic primary',
    note: 'Long-acting analogue as systemic therapy. The bound on grade and the receptor-positive arm beyond these sites are assumptions.',
  },
  'OCT-MOD-01': {
    statement: 'Primary tumour resected',
    note: 'Largest effect with a resected primary and low hepatic burden; the source gives no figure for the burden.',
  },
  'LAN-CLARINET-01': { statement: 'Nonfunctional tumour' },
  'LAN-CLARINET-02': { statement: 'Somatostatin receptor positive' },
  'LAN-CLARINET-03': { statement: 'Well or moderately differentiated tumour' },
  'LAN-CLARINET-04': { statement: 'Ki-67 below 10 %', note: 'Exactly 10 % does not meet it.' },
  'LAN-CLARINET-05': { statement: 'Primary in pancreas, midgut, hindgut or unknown', note: 'Stomach, duodenum and lung are not listed.' },
  'LAN-CLARINET-06': { statement: 'Grade G1 or G2' },
  'LAN-CLARINET-07': { statement: 'Stable disease', note: 'Stable for 3 to 6 months at entry; the length is not tested.' },
  'LAN-CLARINET-ALL': { statement: 'CLARINET population' },
  'LAN-IND-02': { statement: 'Carcinoid syndrome' },
  'LAN-IND-03': {
    statement: 'CLARINET population without the requirement of stability',
    note: 'For disease that is not stable or whose course is not recorded.',
  },
  'LAN-IND-04': {
    statement: 'Hormonal symptoms',
    note: 'Analogues lower hormone output; the syndrome is not specified. Insulin-producing tumours are not discussed in the sources: the board checks glucose control.',
  },
  'LAN-IND-05': { statement: 'G1 or G2, with receptor expression or a gastroenteropancreatic primary', note: 'As OCT-IND-05.' },
  'LAN-MOD-01': {
    statement: 'Stable disease',
    note: 'Trial patients had been stable for 3 to 6 months: an effect in progressive disease was not shown there. Same test as LAN-CLARINET-07, shown beside the conditional indications.',
  },
  'SAO-IND-01': { statement: 'Carcinoid syndrome', note: 'Two to three subcutaneous doses a day, or infusion.' },
  'SAO-IND-02': { statement: 'Hormonal symptoms', note: 'As OCT-IND-04.' },
  'EVE-R4-01': { statement: 'Progressive disease' },
  'EVE-R4-02': { statement: 'Nonfunctional tumour' },
  'EVE-R4-03': { statement: 'Well-differentiated tumour' },
  'EVE-R4-04': {
    statement: 'Primary in lung or gastrointestinal tract',
    note: 'Pancreatic tumours were not in this trial; an unknown primary leaves it open.',
  },
  'EVE-R4-ALL': { statement: 'RADIANT-4 population', note: '10 mg daily.' },
  'EVE-IND-02': {
    statement: 'Progressive, well-differentiated gastroenteropancreatic tumour',
    note: 'The editorial lists everolimus for these tumours without conditions; progression and differentiation are taken over from RADIANT-4. The pancreatic trial is only a citation in the sources.',
  },
  'SUN-01': { statement: 'Progressive disease' },
  'SUN-02': { statement: 'Well-differentiated tumour' },
  'SUN-03': { statement: 'Pancreatic primary' },
  'SUN-ALL': { statement: 'Population of the sunitinib trial', note: '37.5 mg daily.' },
  'CAPTEM-01': { statement: 'Pancreatic primary' },
  'CAPTEM-02': { statement: 'Grade G1 or G2', note: 'Low to intermediate grade.' },
  'CAPTEM-03': { statement: 'Progression within the last 12 months' },
  'CAPTEM-ALL': {
    statement: 'E2211 population',
    note: 'Also named as the combination with the best chance of shrinkage before surgery, on anecdotal grounds.',
  },
  'TEM-IND-01': { statement: 'E2211 population', note: 'Same population; shorter progression-free survival than with the combination.' },
  'STZ-IND-01': { statement: 'Widespread unresectable disease', note: 'Salvage chemotherapy; low response, short progression-free survival.' },
  'CHEMO-HG-01': {
    statement: 'Grade G3 or NEC',
    note: 'CHAN2018 names no regimen; cisplatin with etoposide appears only as a reference title in REDDY2010.',
  },
} as const satisfies Partial<Record<CriterionId, CriterionWording>>;
