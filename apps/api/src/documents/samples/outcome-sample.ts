/** A complete outcome in plain data, for specs and the benchmark. Patient and people are invented. */
import type { BallotView, OptionView, OutcomeView, PositionView } from '../views/outcome-view.js';

const option = (id: string, name: string, status: OptionView['status'], lines: readonly string[], criteria: readonly string[], more: Partial<OptionView> = {}): OptionView => ({
  id, name, status, pending: null, thresholds: [], sets: [],
  because: criteria.map((criterionId, index) => ({ criterionId, text: lines[index] ?? lines[0] ?? 'open condition' })),
  ...more,
});
const names: Readonly<Record<string, string>> = { 'debulking-cytoreduction': 'Debulking', prrt: '¹⁷⁷Lu-dotatate PRRT', tare: 'TARE' };
const vote = (optionId: string): PositionView => ({ kind: 'option', optionId, name: names[optionId]! });
const cannotJudge: PositionView = { kind: 'cannotJudge', reason: 'No view of the liver at this meeting' };

const table: ReadonlyArray<readonly [name: string, discipline: NonNullable<BallotView['voter']['discipline']>, first: PositionView, second: PositionView, covers?: string]> = [
  ['Prof. Ingrid Valkenaar', 'surgery', vote('debulking-cytoreduction'), vote('debulking-cytoreduction')],
  ['Mr Tobias Harrowgate', 'surgery', vote('debulking-cytoreduction'), vote('debulking-cytoreduction')],
  ['Dr Jonas Lindqvist', 'medicalOncology', vote('prrt'), vote('debulking-cytoreduction')],
  ['Dr Samira Oyelaran', 'medicalOncology', vote('prrt'), vote('prrt')],
  ['Dr Mei-Lin Castellane', 'radiology', vote('debulking-cytoreduction'), vote('debulking-cytoreduction')],
  ['Dr Rafael Oduya', 'interventionalRadiology', vote('tare'), vote('tare')],
  ['Dr Hanne Brekke-Stone', 'nuclearMedicine', vote('prrt'), vote('prrt')],
  ['Dr Ngozi Okafor', 'pathology', cannotJudge, vote('debulking-cytoreduction'), 'Dr Yusuf Amrani'],
  ['Dr Lucía Winterbourne', 'gastroenterologyHepatology', vote('tare'), vote('debulking-cytoreduction')],
];
const ballots = (pick: (row: (typeof table)[number]) => PositionView): BallotView[] =>
  table.map((row, index) => ({
    voterId: `00000000-0000-4000-8000-00000000000${index + 1}`, voter: { name: row[0], discipline: row[1] }, covers: row[4] ?? null, position: pick(row), confidence: 'moderate',
  }));

const contentSha256 = '4be190c75d2a8f631c07e9b4aa52703d96f021dd48be5c1907a3f2e8b16dc4f5';

const lesions: ReadonlyArray<readonly [number, OutcomeView['lesions'][number]['segment'], number, OutcomeView['lesions'][number]['plan'], number, number]> = [
  [1, '7', 4.2, 'resect', 112, 206], [2, '8', 3.1, 'resect', 300, 176], [3, '5', 2.6, 'resect', 236, 300], [4, '6', 2.4, 'resect', 128, 366],
  [5, '8', 1.9, 'ablate', 377, 122], [6, '2', 1.8, 'resect', 598, 132], [7, '3', 1.6, 'resect', 520, 262], [8, '7', 1.4, 'ablate', 222, 210],
  [9, '5', 1.2, 'ablate', 300, 366], [10, '6', 1.1, 'ablate', 84, 292], [11, '4b', 0.9, 'ablate', 410, 310], [12, '7', 0.9, 'leave', 178, 120],
  [13, '8', 0.8, 'leave', 330, 96], [14, '2', 0.7, 'leave', 500, 138],
];

export const outcomeSample: OutcomeView = {
  letterhead: { organisation: 'Northmoor University Hospital', board: 'NET liver board', addressLines: ['1 Moor Road', 'Northmoor NM1 2AB'], footer: 'Tel. 000 555 0100 · netboard@northmoor.example', isDemo: true, logo: null, wording: {}, templateVersion: 1 },
  seal: { caseNumber: 'C-2026-0147', contentSha256, chainHead: { position: 1412, hash: '7c1e09afd5b362c4a1b2c3d4e5f60718293a4b5c6d7e8f901a2b3c4d5e6fe18b' } },
  kind: 'outcome',
  amends: null,
  addendumText: null,
  recordedAt: '2026-07-23T08:19:30.000Z',
  meeting: { title: 'NET liver board', startsAt: '2026-07-23T07:30:00.000Z', timeZone: 'Europe/Berlin' },
  patient: { familyName: 'Birchwood', givenName: 'Elspeth', birthDate: '1968-03-14', sex: 'female', identifier: 'NMU-0418-277' },
  question: { code: 'liverDirected', text: 'Can enough of the liver disease be removed to relieve her symptoms, or should arterial or radionuclide therapy come first?' },
  urgency: 'routine',
  summary: 'Ileal tumour, resected 2023; 14 liver metastases, progressive in May 2026 on lanreotide; carcinoid syndrome.',
  consultant: { name: 'Dr Samira Oyelaran', contact: 'oncology@northmoor.example' },
  patientKnows: 'Knows the diagnosis and that the tumours have grown.',
  wish: { state: 'asked', text: 'I want the flushing to stop so that I can teach again. I would have an operation for that. I would rather not spend the autumn in and out of hospital.', askedBy: 'Sr M. Tansley', askedOn: '2026-07-15' },
  thresholdPolicy: 'T70: at least 70 % of the liver tumour removable',
  facts: [
    { label: 'Grade, Ki-67', value: 'G2; 4 % primary, 12 % metastasis', provenance: 'histology, 3 Jun 2026' },
    { label: 'Liver', value: '14 lesions, to 4.2 cm, 30 to 35 % of volume', provenance: 'MRI, 9 Jul 2026' },
    { label: 'Outside the liver', value: 'none; receptor-positive', provenance: 'PET, 22 Jul 2026' },
    { label: 'Hormones', value: 'carcinoid syndrome; 5-HIAA 470 µmol/24 h', provenance: '' },
    { label: 'Course', value: 'progression May 2026 on lanreotide', provenance: '' },
    { label: 'Heart', value: 'no carcinoid heart disease', provenance: '2 Jul 2026' },
    { label: 'Fitness', value: 'ECOG 1; bilirubin 0.8 mg/dL', provenance: '' },
  ],
  lesions: lesions.map(([number, segment, sizeCm, plan, x, y]) => ({ number, segment, sizeCm, plan, x: x / 720, y: y / 470 })),
  options: [
    option('debulking-cytoreduction', 'Debulking', 'supported', ['84 % removable reaches 70 and 80, not 90'], ['DEBULK-IND-01'], {
      thresholds: ['T70: Supported', 'T80: Supported', 'T90: Consider'],
    }),
    option('tare', 'TAE, TACE, TARE', 'supported', ['complete resection not possible'], ['IAT-IND-01']),
    option('prrt', '¹⁷⁷Lu-dotatate PRRT', 'supported', ['progressive, receptor-positive midgut disease'], ['PRRT-N1-ALL']),
    option('ssa', 'Octreotide, lanreotide', 'supported', ['carcinoid syndrome'], ['OCT-IND-01', 'LAN-IND-02']),
    option('combination', 'Resection plus ablation', 'consider', ['pattern II', '84 % removable'], ['COMBO-IND-02', 'COMBO-IND-03']),
    option('everolimus', 'Everolimus', 'insufficientData', [], ['EVE-IND-02'], { pending: { title: 'Facts that could raise it', facts: ['chromogranin A at start', 'earlier systemic therapy'] } }),
    option('deb-tace', 'Drug-eluting beads', 'notRecommended', ['bilomas in 7 of 13 patients'], ['DEBTACE-RS-01']),
    option('mibg', '¹³¹I-MIBG', 'contraindicated', ['no uptake on scintigraphy'], ['MIBG-RA-01']),
    option('transplant', 'Liver transplantation', 'notIndicated', ['progressive disease'], ['LT-MILAN-06']),
    option('curative', 'Curative resection', 'notIndicated', ['complete resection not possible'], ['RESECT-REDDY-01']),
    option('observation', 'Observation', 'notIndicated', ['symptomatic'], ['OBS-IND-01']),
  ],
  evaluation: [],
  disagreements: [
    { id: 'X-08', text: 'Threshold: 70 % (GANGI2020) against 80 to 90 % (REDDY2010, CHAN2018).' },
    { id: 'X-31', text: 'Order of radionuclide therapy and surgery is open; no randomised trial compares them.' },
  ],
  quorum: { met: true, present: ['surgery', 'medicalOncology', 'radiology', 'interventionalRadiology', 'nuclearMedicine', 'pathology', 'gastroenterologyHepatology'], missing: [] },
  rounds: [
    { number: 1, eligible: 9, ballots: ballots((row) => row[2]) },
    { number: 2, eligible: 9, ballots: ballots((row) => row[3]) },
  ],
  recommendation: {
    position: { kind: 'option', optionId: 'debulking-cytoreduction', name: 'Hepatic cytoreduction (debulking), parenchyma-sparing, with intra-operative ablation of lesions 5, 8, 9, 10 and 11', status: 'supported' },
    intent: 'symptomControl',
    conditions: [{ condition: 'echocardiography within 4 weeks of the operation still shows no carcinoid heart disease', then: 'operate', otherwise: 're-list; do not operate' }],
    rationale: 'Functional tumour with symptoms on lanreotide. She wishes an operation if it stops the flushing. PRRT is kept for progression after cytoreduction, because liver function is good and the disease is confined to the liver. Lanreotide continues.',
    reasonAgainstStatus: '',
    keptForLater: [{ name: '¹⁷⁷Lu-dotatate PRRT', why: 'on progression after the operation' }],
    trialOffered: 'RETNET is open to embolisation only. No trial offered for surgery.',
    wishConsidered: 'An operation is what she asked for; one stay instead of several.',
    actions: [
      { what: 'Tell the patient, in person', owner: 'Dr Samira Oyelaran', dueOn: '2026-07-24' },
      { what: 'Letter to GP and referrer', owner: 'A. Fenwick', dueOn: '2026-07-24' },
      { what: 'Theatre date, anaesthetic review', owner: 'Mr Tobias Harrowgate', dueOn: '2026-07-31' },
      { what: 'Echocardiography', owner: 'Dr Samira Oyelaran', dueOn: '2026-08-14' },
    ],
    nextReviewOn: '2026-11-19',
    communicator: 'Dr Samira Oyelaran with Sr M. Tansley',
    confirmedBy: 'Prof. Ingrid Valkenaar',
    confirmedAt: '2026-07-23T08:19:12.000Z',
  },
  dissents: [
    {
      person: { name: 'Dr Hanne Brekke-Stone', discipline: 'nuclearMedicine' },
      reason: 'Progressive, receptor-positive midgut disease is the population of the only phase III trial we have here (NETTER-1). Debulking rests on retrospective series. I would give PRRT first and keep surgery.',
      acknowledgedBy: 'Prof. Ingrid Valkenaar',
    },
  ],
  signatures: table.slice(0, 8).map(([name, discipline], index) => ({
    name, discipline, capacity: index === 0 ? 'chair' : index === 2 || index === 4 ? 'requiredDiscipline' : 'voter',
    meaning: name.includes('Brekke') ? 'approvedWithDissent' : 'approved', reason: '', signedAt: `2026-07-23T08:2${index}:${10 + index * 5}.000Z`, sha256: contentSha256,
  })),
  unsigned: [{ name: 'Dr Lucía Winterbourne', discipline: 'gastroenterologyHepatology' }],
  evidence: [
    { key: 'CHAN2018', citation: 'Source as named in the knowledge base, 2018.' },
    { key: 'GANGI2020', citation: 'Source as named in the knowledge base, 2020.' },
  ],
  knowledge: {
    version: '2026.2', hash: 'a3f10c55d2e84b7790ab12cd34ef56a7b8c9d0e1f2a3b4c5d6e7f8091a2b3c4d', engineVersion: '1.0.0',
    evaluationSha256: '0f1e2d3c4b5a69788796a5b4c3d2e1f00112233445566778899aabbccddeeff0',
  },
};
