import type { CriterionId } from '../../ids.js';
import type { CriterionWording } from '../../model.js';

/** Primary tumour, nodes and ablation; in English. */
export const criteriaPrimaryAblation = {
  'PRIMARY-IND-01': {
    statement: 'Symptomatic, resectable primary tumour in place',
    note: 'Obstruction, ischaemia, bleeding or biliary obstruction; even sceptical sources grant relief of symptoms.',
  },
  'PRIMARY-IND-02': {
    statement: 'Symptomatic small-bowel primary, liver surgery planned',
    note: 'To be strongly considered when liver surgery is proposed; without symptoms see PRIMARY-IND-07.',
  },
  'PRIMARY-IND-03': { statement: 'G1 or G2, liver and primary removable with R0', note: 'Radical removal of both sites when it can be done.' },
  'PRIMARY-IND-04': {
    statement: 'G1 or G2, resectable primary, at least 70 % cytoreduction',
    note: 'Exploration with removal of the primary and an attempt at 70 to 90 %; the source makes this depend on grade, burden, symptoms and comorbidity.',
  },
  'PRIMARY-IND-05': { statement: 'Asymptomatic resectable primary, liver not completely resectable', note: 'An open question: see EQ-01.' },
  'PRIMARY-IND-06': {
    statement: 'Hormonal symptoms with a functional, resectable primary in place',
    note: 'Relief of symptoms caused by a hormone-producing primary.',
  },
  'PRIMARY-IND-07': {
    statement: 'Resectable small-bowel primary, liver surgery planned',
    note: 'As PRIMARY-IND-02 when symptoms are absent or not recorded.',
  },
  'PRIMARY-RC-01': {
    statement: 'Asymptomatic primary with liver disease that is not completely resectable',
    note: 'Guidelines advise against; kept as a caution because the sources conflict on exactly this point. EQ-01 is always shown with it.',
  },
  'PRIMARY-RC-02': {
    statement: 'Asymptomatic pancreatic primary',
    note: 'Pancreatic resection carries a higher risk; liver surgery without it may be reasonable.',
  },
  'PRIMARY-RC-03': {
    statement: 'Pancreatoduodenectomy needed',
    note: 'Risk of sepsis if arterial therapy is to follow: agree on the sequence first.',
  },
  'PRIMARY-RC-04': { statement: 'Multiple or severe comorbidities', note: 'Physical condition and comorbidity are to be weighed by the board.' },
  'PRIMARY-RC-05': { statement: 'Carcinoid heart disease', note: 'Taken over from liver surgery as a caution.' },
  'PRIMARY-AC-01': { statement: 'Primary tumour in place and unresectable', note: 'Not feasible.' },
  'PRIMARY-DATA-01': { statement: 'Facts on the primary tumour recorded' },
  'NODE-IND-01': {
    statement: 'Symptomatic small-bowel primary with nodal disease',
    note: 'Mesenteric nodal mass with desmoplastic reaction: obstruction, mesenteric angina; to be resected when possible.',
  },
  'NODE-IND-02': {
    statement: 'Nodal disease, G1 or G2, R0 resection feasible',
    note: 'Nodal disease does not stop surgery with curative intent in that paper; that the nodes are then removed is implied.',
  },
  'ABL-IND-01': {
    statement: 'Multifocal disease, limited liver function or ECOG 2 and higher',
    note: 'Each of the three makes ablation a choice; ECOG 2 for reduced fitness is an assumption.',
  },
  'ABL-IND-02': { statement: 'Complete resection not feasible', note: 'Local control and short-term relief where resection is impossible.' },
  'ABL-IND-03': {
    statement: 'Recurrence after two or more liver resections',
    note: 'Particularly useful when operations have used up further resection; two reads “multiple”.',
  },
  'ABL-IND-04': {
    statement: 'Metastatic pattern II or III',
    note: 'Patterns held to suit ablation; a rough guide. For III see also ABL-AC-02 and X-29.',
  },
  'ABL-IND-05': { statement: 'Resectable disease with few lesions', note: 'Limited resectable burden: ablation is named beside surgery.' },
  'ABL-SIZE-3': { statement: 'Largest lesion up to 3 cm', note: 'Exactly 3.0 cm counts as favourable; difficulty begins above it.' },
  'ABL-SIZE-5': { statement: 'Largest lesion up to 5 cm', note: 'Exactly 5.0 cm counts as treatable.' },
  'ABL-RC-01': {
    statement: 'Largest lesion above 3 and up to 5 cm',
    note: 'Complete ablation is hard and recurrence more frequent; hazard ratio for death 3.3.',
  },
  'ABL-AC-01': {
    statement: 'Largest lesion above 5 cm',
    note: 'A rule for the single lesion: held unsuitable. For the patient it applies when that lesion is among the ablation targets.',
  },
  'ABL-AC-02': {
    statement: 'Numerous bilobar lesions, recorded by the team',
    note: 'Ablation alone is contraindicated. Absolute only when the team itself recorded “numerous”; a value derived from the count or from miliary disease leads to ABL-RC-04.',
  },
  'ABL-RC-02': {
    statement: 'Widespread unresectable disease',
    note: 'Not a candidate for liver-directed therapy in that paper; elsewhere ablation in disseminated disease is discussed (X-28).',
  },
  'ABL-RC-03': {
    statement: 'Coagulopathy that cannot be corrected',
    note: 'No source names it for ablation; taken over from arterial therapy as a caution.',
  },
  'ABL-RC-04': {
    statement: 'Numerous bilobar lesions, derived',
    note: '“Numerous” follows from more than 10 lesions or miliary disease. The bound of 10 is in no source, so it limits and does not exclude.',
  },
  'ABL-RC-05': {
    statement: 'Miliary liver disease',
    note: 'Too many deposits for ablation to clear; pattern III is nevertheless listed as suiting ablation (X-29).',
  },
  'ABL-RS-02': {
    statement: 'Liver failure',
    note: 'Named for surgery and arterial therapy, applied to ablation by analogy. Limited liver function (ABL-IND-01) is a different finding.',
  },
  'ABL-RS-01': { statement: 'Grade G3 or NEC', note: 'Ablation of metastases is not recommended in high-grade disease.' },
  'ABL-MOD-01': { statement: 'Male sex', note: 'Hazard ratio for death 3.1 after radiofrequency ablation.' },
  'ABL-MOD-02': {
    statement: 'Percutaneous route with more than 3 lesions',
    note: 'The percutaneous route suits one or a few lesions and usually needs general anaesthesia; 3 for “a few” is an assumption. Several lesions can be treated at operation.',
  },
  'RFA-RC-01': { statement: 'Lesion on a large vessel', note: 'Heat is lost at the edge of the vessel; microwave ablation is preferred.' },
  'MWA-RC-01': { statement: 'Lesion close to portal structures', note: 'Risk of biliary stricture; consider irreversible electroporation.' },
  'MWA-MOD-01': { statement: 'Lesion on a large vessel', note: 'Works on vessels as well and is faster, so that more lesions can be treated.' },
  'IRE-IND-01': {
    statement: 'Lesion close to portal structures or a large vessel',
    note: 'Does not act by heat and can be used along important structures.',
  },
  'IRE-RC-01': { statement: 'Largest lesion above 3 cm', note: 'For smaller lesions only; the source gives no figure, 3 cm is assumed.' },
  'CRYO-RC-01': {
    statement: 'Cryotherapy has been superseded',
    note: 'Historically first, since replaced by radiofrequency ablation. Applies to every profile.',
  },
} as const satisfies Partial<Record<CriterionId, CriterionWording>>;
