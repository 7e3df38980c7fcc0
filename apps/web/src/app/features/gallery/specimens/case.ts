/** A fictional patient. Data, so not translated. */
import type { ChartView, FactView, LesionView, PatientView, ReadinessRowView, SignatureView, TimelineView, VoteView } from '@consilium/ui';

export const patient: PatientView = {
  familyName: 'Birchwood',
  givenName: 'Elspeth',
  birthDate: '1968-03-14',
  sex: 'female',
  hospitalNumber: 'NMU-0418-277',
  caseNumber: 'C-2026-0147',
  version: 14,
  more: [
    { label: 'Consultant', value: 'Dr S. Oyelaran' },
    { label: 'Board', value: 'Thu 23 Jul, 08:31, 9 min' },
  ],
};

export const asOf = new Date(2026, 6, 23);

export const facts: readonly FactView[] = [
  { id: 'grade', label: 'Grade', values: [{ text: 'G2' }], state: 'recorded', source: 'Histology, segment VII', date: '2026-06-16', by: 'Dr Amrani', reviewed: true },
  { id: 'ki67', label: 'Ki-67', values: [{ text: '4 %', qualifier: 'primary' }, { text: '12 %', qualifier: 'metastasis' }], state: 'conflicting', source: 'Two specimens', date: '2026-06-16', by: 'Dr Amrani' },
  { id: 'count', label: 'Liver metastases', values: [{ text: '14, largest 4.2 cm' }], state: 'recorded', source: 'MRI', date: '2026-07-09', by: 'Dr Castellane', reviewed: true },
  { id: 'share', label: 'Removable share', values: [{ text: '84 % of tumour volume' }], state: 'asserted', source: 'Judged on CT volume', date: '2026-07-15', by: 'Mr Harrowgate' },
  { id: 'extra', label: 'Extrahepatic disease', values: [{ text: 'pending, 22 Jul 17:00' }], state: 'unknown', source: '⁶⁸Ga-dotatate PET/CT', date: 'booked', by: 'Dr Brekke-Stone' },
  { id: 'egfr', label: 'eGFR', values: [{ text: '71 mL/min' }], state: 'stale', stateWord: '41 days old', source: 'Laboratory', date: '2026-06-12', by: 'imported' },
  { id: 'bilirubin', label: 'Bilirubin', values: [{ text: '0.8 mg/dL', qualifier: '14 µmol/L' }], state: 'recorded', source: 'Laboratory', date: '2026-07-09', by: 'imported' },
];

export const lesions: readonly LesionView[] = [
  { id: '1', number: 1, segment: '7', sizeCm: 4.2, plan: 'resect', x: null, y: null, note: 'beside right hepatic vein' },
  { id: '2', number: 2, segment: '8', sizeCm: 3.1, plan: 'resect', x: null, y: null },
  { id: '3', number: 3, segment: '5', sizeCm: 2.6, plan: 'resect', x: null, y: null },
  { id: '4', number: 4, segment: '6', sizeCm: 2.4, plan: 'resect', x: null, y: null },
  { id: '5', number: 5, segment: '4a', sizeCm: 1.9, plan: 'ablate', x: null, y: null, note: 'beside middle hepatic vein' },
  { id: '6', number: 6, segment: '2', sizeCm: 1.8, plan: 'resect', x: null, y: null },
  { id: '7', number: 7, segment: '3', sizeCm: 1.6, plan: 'resect', x: null, y: null },
  { id: '8', number: 8, segment: '8', sizeCm: 1.4, plan: 'ablate', x: null, y: null },
  { id: '9', number: 9, segment: '5', sizeCm: 1.2, plan: 'ablate', x: null, y: null },
  { id: '10', number: 10, segment: '6', sizeCm: 1.1, plan: 'ablate', x: null, y: null },
  { id: '11', number: 11, segment: '4b', sizeCm: 0.9, plan: 'ablate', x: null, y: null },
  { id: '12', number: 12, segment: '7', sizeCm: 0.9, plan: 'leave', x: null, y: null },
  { id: '13', number: 13, segment: '8', sizeCm: 0.8, plan: 'leave', x: null, y: null },
  { id: '14', number: 14, segment: '2', sizeCm: 0.7, plan: 'leave', x: null, y: null },
];

export const unplannedLesions: readonly LesionView[] = [
  { id: 'a', number: 1, segment: '6', sizeCm: 8.5, plan: null, x: null, y: null },
  { id: 'b', number: 2, segment: '3', sizeCm: 3, plan: null, x: null, y: null },
  { id: 'c', number: 3, segment: '1', sizeCm: null, plan: null, x: null, y: null },
];

export const course: TimelineView = {
  from: '2023-01-01',
  to: '2026-08-31',
  now: { date: '2026-07-23', label: 'board 23 Jul' },
  lanes: [
    { label: 'Surgery', entries: [{ id: 's1', label: 'Ileal resection with nodes, R0', kind: 'event', start: '2023-09-18' }] },
    { label: 'Systemic', entries: [{ id: 't1', label: 'Lanreotide 120 mg every 28 days, 32 months, continues', kind: 'period', start: '2023-11-01', end: null }] },
    {
      label: 'Disease',
      entries: [
        { id: 'd1', label: 'Flushing, diarrhoea; liver and ileal tumour', kind: 'milestone', start: '2023-02-10' },
        { id: 'd2', label: 'stable 30 months', kind: 'note', start: '2025-02-10' },
        { id: 'd3', label: 'Progression, MRI', kind: 'milestone', start: '2026-05-12' },
      ],
    },
  ],
  markers: [
    { id: 'cga', name: 'Chromogranin A', unit: 'µg/L', upperReference: 100, points: [
      { date: '2023-03-01', value: 1240 }, { date: '2023-10-10', value: 620 }, { date: '2024-02-05', value: 490 }, { date: '2024-08-12', value: 420 },
      { date: '2025-02-11', value: 455 }, { date: '2025-08-18', value: 560 }, { date: '2026-02-09', value: 830 }, { date: '2026-07-09', value: 1180 },
    ] },
    { id: 'hiaa', name: '5-HIAA, urine', unit: 'µmol / 24 h', upperReference: 50, points: [
      { date: '2023-03-01', value: 410 }, { date: '2023-10-10', value: 240 }, { date: '2024-02-05', value: 160 }, { date: '2024-08-12', value: 150 },
      { date: '2025-02-11', value: 170 }, { date: '2025-08-18', value: 215 }, { date: '2026-02-09', value: 330 }, { date: '2026-07-09', value: 470 },
    ] },
  ],
};

export const chart: ChartView = {
  name: 'Bilirubin',
  unit: 'µmol/L',
  reference: { low: 0, high: 21, label: 'laboratory reference' },
  series: [
    { name: 'total', points: [['2026-01-12', 11], ['2026-02-09', 12], ['2026-03-16', 13], ['2026-04-20', 17], ['2026-05-12', 24], ['2026-06-12', 19], ['2026-07-09', 14]].map(([date, value]) => ({ date: String(date), value: Number(value) })) },
    { name: 'direct', points: [['2026-01-12', 3], ['2026-02-09', 3], ['2026-03-16', 4], ['2026-04-20', 6], ['2026-05-12', 10], ['2026-06-12', 7], ['2026-07-09', 4]].map(([date, value]) => ({ date: String(date), value: Number(value) })) },
  ],
};

export const readinessGroups = ['Question', 'Pathology', 'CT, MRI', 'PET', 'Labs', 'Wish', 'Fitness', 'Presenter'];
export const readinessRows: readonly ReadinessRowView[] = [
  { caseId: '1', number: 1, patient: 'Achterberg, W.', caseNumber: 'C-2026-0151', question: 'transplant', cells: ['recorded', 'recorded', 'conflicting', 'recorded', 'recorded', 'recorded', 'asserted', 'recorded'], verdict: 'notReady', reason: 'Liver burden 45 % and 55 % in two reports: four LT sets turn at 50.', owner: 'Dr Castellane', due: '14:00' },
  { caseId: '2', number: 2, patient: 'Quillfeather, R.', caseNumber: 'C-2026-0144', question: 'PRRT', cells: ['recorded', 'recorded', 'recorded', 'missing', 'stale', 'recorded', 'recorded', 'recorded'], verdict: 'notReady', reason: 'Receptor imaging not done; renal function older than 30 days.', owner: 'Dr Brekke-Stone, referrer' },
  { caseId: '3', number: 3, patient: 'Birchwood, E.', caseNumber: 'C-2026-0147', question: 'resectability', cells: ['recorded', 'conflicting', 'recorded', 'missing', 'recorded', 'recorded', 'recorded', 'recorded'], verdict: 'conditional', reason: 'PET today 13:30. List is computed for both results, case can stand' },
  { caseId: '4', number: 4, patient: 'Obuya, T.', caseNumber: 'C-2026-0146', question: 'diagnosis', cells: ['recorded', 'recorded', 'recorded', 'notNeeded', 'recorded', 'recorded', 'recorded', 'recorded'], verdict: 'ready', reason: 'Pathology double-read received 21 Jul' },
];

const hash = '4be190c75d2a8f631c07e9b4aa52703d96f021dd48be19507a3f2e8b16dc4f5a';
export const signatures: readonly SignatureView[] = [
  { id: '1', name: 'Prof. I. Valkenaar', role: 'HPB surgery, chair', state: 'signed', meaning: 'Read back and confirmed', at: '2026-07-23T08:19:42Z', hash },
  { id: '2', name: 'Dr H. Brekke-Stone', role: 'Nuclear medicine', state: 'signedWithDissent', meaning: 'I sign with dissent', at: '2026-07-23T08:21:20Z', hash },
  { id: '3', name: 'Mr T. Harrowgate', role: 'HPB surgery', state: 'stale', meaning: 'I agree with this recommendation', at: '2026-07-23T08:12:05Z', hash: hash.replace('4be1', '77c2') },
  { id: '4', name: 'Dr R. Oduya', role: 'Interventional radiology', state: 'declined', meaning: 'I do not sign: I did not see the late PET', at: '2026-07-23T08:22:48Z', hash },
  { id: '5', name: 'Dr S. Oyelaran', role: 'Medical oncology', state: 'notSigned', meaning: 'waits for read-back' },
];

export const sealedVote: VoteView = { kind: 'sealed', sealed: 7, eligible: 9, open: true };

const people: readonly (readonly [string, string, string, string])[] = [
  ['Valkenaar', 'HPB surgery', 'debulking', 'debulking'],
  ['Harrowgate', 'HPB surgery', 'debulking', 'debulking'],
  ['Winterbourne', 'Gastroenterology', 'debulking', 'debulking'],
  ['Lindqvist', 'Medical oncology', 'prrt', 'debulking'],
  ['Oyelaran', 'Medical oncology', 'prrt', 'prrt'],
  ['Brekke-Stone', 'Nuclear medicine', 'prrt', 'prrt'],
  ['Castellane', 'Radiology', 'tare', 'debulking'],
  ['Oduya', 'Interventional radiology', 'tare', 'tare'],
  ['Okafor', 'Pathology (cover)', 'cannotJudge', 'debulking'],
];
const ballots = (round: 2 | 3) => people.map((person) => ({ voterId: person[0], voter: person[0], discipline: person[1], positionId: person[round] }));

export const openVote: VoteView = {
  kind: 'open',
  positions: [
    { id: 'debulking', label: 'Debulking' },
    { id: 'prrt', label: '¹⁷⁷Lu PRRT' },
    { id: 'tare', label: 'TARE, ⁹⁰Y' },
    { id: 'cannotJudge', label: 'Cannot judge' },
  ],
  rounds: [
    { label: 'First vote, opened 09:00', short: 'First', ballots: ballots(2) },
    { label: 'Second vote, 09:06', short: 'Second', ballots: ballots(3) },
  ],
  dissents: [
    {
      id: '1',
      person: 'Dr Hanne Brekke-Stone',
      discipline: 'nuclear medicine',
      text: 'Progressive, receptor-positive midgut disease is the population of the only phase III trial we have here (NETTER-1, E288). I would give PRRT first and keep surgery.',
      acknowledged: { by: 'Prof. Valkenaar', at: '2026-07-23T09:10:52', text: 'Order of treatment is an open question, EQ-04. The reason for keeping PRRT is stated in the recommendation.' },
    },
    { id: '2', person: 'Dr Rafael Oduya', discipline: 'interventional radiology', text: 'Two sessions of embolisation would reach the same relief with less risk.' },
  ],
};
