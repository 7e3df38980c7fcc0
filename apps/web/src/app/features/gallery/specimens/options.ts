/** A fictional patient's options; criterion ids, texts and figures are the catalogue's. Data, so not translated. */
import type { EvidenceGroupView, OptionRowView, OptionView } from '@consilium/ui';

const row = (id: string, name: string, status: OptionRowView['status'], remark?: string): OptionRowView => ({ id, name, status, ...(remark ? { remark } : {}) });

export const optionRows: readonly OptionRowView[] = [
  row('tae', 'TAE', 'supported', 'EQ-09'),
  row('tace', 'TACE', 'supported', 'EQ-09'),
  row('tare', 'TARE, ⁹⁰Y', 'supported', 'EQ-09'),
  row('octreotide', 'Octreotide LAR', 'supported'),
  { ...row('lanreotide', 'Lanreotide', 'supported', 'in use'), isNew: true },
  row('debulking', 'Debulking (cytoreduction)', 'consider', 'EQ-07'),
  row('sparing', 'Parenchyma-sparing technique', 'consider'),
  row('combination', 'Resection plus ablation', 'consider'),
  row('rfa', 'Radiofrequency ablation', 'consider', 'EQ-16 · X-01'),
  row('prrt', '¹⁷⁷Lu-dotatate PRRT', 'insufficientData', 'PET'),
  row('in111', '¹¹¹In-octreotide', 'insufficientData', 'PET'),
  row('deb', 'Drug-eluting beads', 'notRecommended', 'X-23'),
  row('curative', 'Curative hepatic resection', 'notIndicated'),
  row('transplant', 'Liver transplantation', 'notIndicated', 'EQ-05'),
  row('sunitinib', 'Sunitinib', 'notIndicated'),
  row('chemo', 'Chemotherapy, streptozocin based', 'notIndicated'),
];

export const evidence: readonly EvidenceGroupView[] = [
  {
    heading: 'Randomised trials',
    rows: [
      { id: 'E268', study: 'CLARINET', year: 2014, n: 205, design: 'phase III RCT', intervention: 'lanreotide 120 mg vs placebo', population: 'NF, SSTR+, GEP-NET', endpoint: 'HR progression or death', scale: 'hazardRatio', value: 0.47, valueText: '0.47', interval: { low: 0.3, high: 0.73, kind: 'confidence' }, intervalText: '0.30 to 0.73, P < 0.001', source: 'GANGI2020', place: 'CLARINET', contradiction: 'X-24' },
      { id: 'E272', study: 'RADIANT-4', year: 2016, n: 302, design: 'phase III RCT 2:1', intervention: 'everolimus vs placebo', population: 'advanced progressive NF lung and GI', endpoint: 'HR death', scale: 'hazardRatio', value: 0.64, valueText: '0.64', interval: { low: 0.4, high: 1.05, kind: 'confidence' }, intervalText: '0.40 to 1.05, P 0.037', source: 'GANGI2020', place: 'RADIANT-4', contradiction: 'X-25' },
      { id: 'E288', study: 'NETTER-1', year: 2017, n: 229, design: 'phase III RCT', intervention: '¹⁷⁷Lu-dotatate and octreotide 30 mg vs octreotide 60 mg', population: 'advanced progressive SSTR+ midgut', endpoint: 'PFS, 20 mo', scale: 'percent', value: 65.2, valueText: '65.2 %', interval: { low: 50, high: 76.8, kind: 'confidence' }, intervalText: '50 to 76.8', source: 'GANGI2020', place: 'NETTER-1 section' },
    ],
  },
  {
    heading: 'Cohorts and reviews',
    rows: [
      { id: 'E115', study: 'Saxena', year: 2012, n: null, nText: '29 studies', design: 'systematic review', intervention: 'resection ± ablation', population: 'NELM; whisker is a range across studies', endpoint: 'OS, 60 mo', scale: 'percent', value: 70.5, valueText: '70.5 %', interval: { low: 31, high: 100, kind: 'range' }, intervalText: '31 to 100, range', source: 'CHAN2018', place: 'Liver resection' },
      { id: 'E192', study: 'Sarmiento', year: 2003, n: 170, design: 'retrospective', intervention: 'resection, 90 % threshold', population: 'functional and nonfunctional', endpoint: 'OS, 60 mo', scale: 'percent', value: 61, valueText: '61 %', interval: null, intervalText: '', source: 'GANGI2020', place: 'Surgical Cytoreduction P2', contradiction: 'X-11' },
      { id: 'E217', study: 'Mayo', year: 2010, n: 339, design: 'retrospective', intervention: 'resection with or without ablation', population: 'NELM', endpoint: 'OS, 60 mo', scale: 'percent', value: 74, valueText: '74 %', interval: null, intervalText: '', source: 'GANGI2020', place: 'Surgical Cytoreduction P6' },
    ],
  },
];

export const openedOption: OptionView = {
  id: 'debulking-cytoreduction',
  name: 'Hepatic cytoreduction (debulking), R1/R2 accepted',
  status: 'consider',
  summary: 'Intent: palliation, survival, therapy-sparing · basis in the sources: retrospective only · highest possible status: Supported',
  thresholds: {
    value: 84,
    valueText: '84 % removable',
    policies: [
      { id: 'T70', percent: 70, status: 'consider' },
      { id: 'T80', percent: 80, status: 'consider' },
      { id: 'T90', percent: 90, status: 'notIndicated' },
      { id: 'T95', percent: 95, status: null },
    ],
  },
  speaksFor: [{ text: 'Functional tumour with hormonal symptoms, and 84 % reaches the 70 % and the 80 % threshold.', criterionId: 'DEBULK-IND-01' }],
  holdsAt: [
    { text: 'Extrahepatic disease is not known yet.', criterionId: 'SURG-RC-09' },
    { text: 'The board has not chosen a threshold policy.', criterionId: 'EQ-07' },
  ],
  sets: [
    { id: 'whole', name: 'A set with a verdict', verdict: 'notMet', verdictText: 'Not met', parts: [{ id: 'LT-MILAN-01', text: 'Grade G1 or G2', state: 'met' }, { id: 'LT-MILAN-04', text: 'No extrahepatic disease', state: 'unknown' }, { id: 'LT-MILAN-06', text: 'Age below 55 years', state: 'notMet' }] },
    { id: 'part', name: 'A set given in part', verdict: null, verdictText: 'given in part only', parts: [{ id: 'LT-OPTN-01', text: 'Delay before transplantation above 6 months', state: 'asserted' }] },
  ],
  traceNote: '11 further surgical criteria not met',
  trace: [
    { id: 'DEBULK-IND-01', text: 'Functional, hormonal symptoms, threshold met', assumption: 'An assumption with its declared value: 55\u00a0%', state: 'met', value: '84 %, carcinoid syndrome, symptoms present', source: { text: '', date: '2026-07-15', by: 'Mr Harrowgate' }, effect: { status: 'supported', text: 'Full indication under T70, T80' } },
    { id: '', text: 'the same under T90', state: 'notMet', value: '84 % < 90 %', effect: { status: 'notIndicated', text: 'No indication under T90' } },
    { id: 'DEBULK-IND-02', text: 'Refractory symptoms, no threshold attached', state: 'asserted', stateWord: 'Asserted no', value: '“not refractory”: criterion not met', source: { text: '', date: '2026-07-14', by: 'Dr Oyelaran' }, effect: { status: null, text: 'None' } },
    { id: 'SURG-RC-09', text: 'Extrahepatic disease present', state: 'unknown', value: 'PET pending until 22 Jul', effect: { status: 'consider', text: 'Limits to Consider while open' } },
    { id: 'LT-ENETS-02', text: 'Ki-67 below 10 %', state: 'conflicting', value: '4 % primary · 12 % metastasis', source: { text: 'two specimens', date: '2026-06-16', by: 'Dr Amrani' }, effect: { status: null, text: 'None: transplantation only' } },
    { id: 'SURG-RS-01', text: 'Carcinoid heart disease', state: 'notMet', value: 'none on echocardiography', source: { text: 'cardiology', date: '2026-07-02' }, effect: { status: null, text: 'Would block: recommendation against' } },
  ],
  changes: {
    columns: ['Under T70 and T80', 'Under T90'],
    rows: [
      { condition: 'PET shows no extrahepatic disease', now: 'pending', outcomes: ['supported', 'notIndicated'] },
      { condition: 'PET shows extrahepatic disease', note: '2.5 times the risk of death, E299', now: 'pending', outcomes: ['consider', 'notIndicated'] },
      { condition: 'Removable share is 90 % or more', now: '84 %', outcomes: ['consider', 'consider'] },
      { condition: 'Echocardiography shows carcinoid heart disease', now: 'none', outcomes: ['notRecommended', 'notRecommended'] },
    ],
  },
  contradictions: [
    {
      id: 'X-08',
      left: { heading: '70 % is enough', text: 'Chambers, Graff-Baker and Scott: more than 70 %; Maxwell: 70 % or greater; residual tumour up to 30 %.', source: 'GANGI2020 P3 to P7 · EDITORIAL2018 P3 · retrospective, 2008 to 2019' },
      right: { heading: '80 to 90 % is needed', text: '80 to 90 % (REDDY2010, CHAN2018 conclusion); 90 % (McEntee 1990, Que 1995, Sarmiento 2003).', source: 'REDDY2010 Summary · CHAN2018 Conclusions · retrospective, 1990 to 2003' },
      shownAs: 'separate policies T70, T80 and T90, each with its own result.',
    },
  ],
  evidence: [{ heading: '', rows: evidence[1]?.rows ?? [] }],
  openQuestions: [
    { id: 'EQ-07', text: 'Which debulking threshold, and by which measure?', note: 'Shown because 84 % lies between 70 and 90.' },
    { id: 'EQ-04', text: 'In which order? PRRT early, or kept for progression after cytoreduction?' },
  ],
};
