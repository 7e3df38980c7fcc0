/** A frozen meeting and a frozen case, for specs. Patients and people are invented. */
import type { FrozenCase, FrozenChase, FrozenMeeting } from '../orders/frozen.js';
import type { FrozenDossier } from '../orders/frozen-dossier.js';
import { recordSample } from './record-sample.js';
import { outcomeSample } from './outcome-sample.js';

const { letterhead } = outcomeSample;
const patient = (familyName: string, givenName: string, birthDate: string, identifier: string): FrozenMeeting['agenda'][number]['patient'] => ({ familyName, givenName, birthDate, sex: 'female', identifier });

const entry = (position: number, event: string, actor: string | null, role: string, payload: Record<string, unknown> = {}, about = '', documentKind: string | null = null): FrozenDossier['entries'][number] => ({
  position, at: `2026-07-${String(10 + position).padStart(2, '0')}T08:00:00.000000Z`, event, outcome: 'success', actor, role, hash: position.toString(16).padStart(2, '0').repeat(32), payload, about, documentKind,
});

export function dossierSample(): FrozenDossier {
  const { text, sha256, frozen } = recordSample();
  return {
    format: 'consilium-frozen-dossier/1',
    letterhead: { ...letterhead, addressLines: [...letterhead.addressLines], wording: { ...letterhead.wording } },
    frozenAt: '2026-07-24T12:00:00.000Z',
    caseNumber: 'C-2026-0147',
    state: 'signedOff',
    question: { ...outcomeSample.question },
    referredBy: 'Dr P. Penhallow',
    outcome: { sha256, recordText: text, frozen },
    waivers: [{ meeting: 'NET liver board, 23 July', by: 'Prof. Ingrid Valkenaar', reason: 'the receptor scan comes on the day' }],
    attendance: [{ name: 'Prof. Ingrid Valkenaar', discipline: 'surgery', arrivedAt: '2026-07-23T07:30:00.000Z', leftAt: null, position: 311 }],
    entries: [
      entry(1, 'caseCreated', 'A. Fenwick', 'coordinator'),
      entry(2, 'factRecorded', 'Dr Mei-Lin Castellane', 'specialist', { field: 'liverBurdenPct' }),
      entry(3, 'factRecorded', 'Dr Mei-Lin Castellane', 'specialist', { field: 'ki67Pct' }),
      entry(4, 'ballotCast', 'Dr Jonas Lindqvist', 'specialist', { commitment: 'ab'.repeat(32) }, 'NET liver board, 23 July'),
      entry(5, 'documentDelivered', null, 'worker', { channel: 'attachment', state: 'unknown' }, 'Dr P. Marsh', 'referrerLetter'),
    ],
    reads: { count: 12, people: 5 },
    chainHead: { position: 17, hash: 'cd'.repeat(32) },
  };
}

export const meetingSample: FrozenMeeting = {
  format: 'consilium-frozen-meeting/1',
  letterhead: { ...letterhead, addressLines: [...letterhead.addressLines], wording: { ...letterhead.wording } },
  frozenAt: '2026-07-23T10:05:00.000Z',
  meeting: {
    id: '00000000-0000-4000-8000-0000000000aa', title: 'NET liver board, 23 July', startsAt: '2026-07-23T07:30:00.000Z', timeZone: 'Europe/Berlin', plannedMinutes: 90, place: 'Demonstration room 2', link: '',
    chair: 'Prof. Ingrid Valkenaar', openedAt: '2026-07-23T07:32:00.000Z', closedAt: '2026-07-23T09:01:00.000Z',
  },
  agenda: [
    {
      caseNumber: 'C-2026-0147', patient: patient('Birchwood', 'Elspeth', '1968-03-14', 'NMU-0418-277'), question: { code: 'liverDirected', text: outcomeSample.question.text }, summary: outcomeSample.summary,
      minutes: 12, lane: 'discuss', presenter: 'Dr Samira Oyelaran', reason: '', waiver: null, late: null,
      recommendation: {
        kind: 'option', optionId: 'debulking-cytoreduction', text: '', conditions: outcomeSample.recommendation.conditions.map((condition) => ({ ...condition })), dissents: ['Dr Hanne Brekke-Stone'],
        actions: outcomeSample.recommendation.actions.map((action, index) => ({ ...action, done: index === 0 })), signedOff: true,
      },
    },
    {
      caseNumber: 'C-2026-0151', patient: patient('Ashgrove', 'Merle', '1959-11-02', 'NMU-0430-018'), question: { code: 'prrt', text: 'Receptor-positive, progressive under octreotide. Radionuclide therapy now?' }, summary: '',
      minutes: 10, lane: 'discuss', presenter: 'Dr Jonas Lindqvist', reason: '', waiver: { by: 'Jo Fenwick', reason: 'The receptor scan is booked for Tuesday' }, late: { askedBy: 'Jo Fenwick', assentedBy: 'Prof. Ingrid Valkenaar', reason: 'Rising bilirubin' },
      recommendation: { kind: 'noRecommendation', optionId: null, text: 'The receptor scan is nine months old', conditions: [], dissents: [], actions: [{ what: 'New receptor scan', owner: 'Dr Hanne Brekke-Stone', dueOn: '2026-08-06', done: false }], signedOff: false },
    },
    {
      caseNumber: 'C-2026-0139', patient: patient('Kestrel', 'Odile', '1971-06-30', 'NMU-0399-551'), question: { code: 'surveillance', text: 'Stable for two years. May the interval be longer?' }, summary: '',
      minutes: 5, lane: 'standardOfCare', presenter: null, reason: 'Interval by protocol', waiver: null, late: null, recommendation: null,
    },
  ],
  breaks: [{ afterCases: 1, minutes: 10 }],
  attendance: [
    { name: 'Prof. Ingrid Valkenaar', discipline: 'surgery', role: 'core', mode: 'room', covers: null, arrivedAt: '2026-07-23T07:28:00.000Z', leftAt: null },
    { name: 'Dr Ngozi Okafor', discipline: 'pathology', role: 'cover', mode: 'remote', covers: 'Dr Yusuf Amrani', arrivedAt: '2026-07-23T07:35:00.000Z', leftAt: '2026-07-23T08:40:00.000Z' },
  ],
  interests: [{ name: 'Dr Jonas Lindqvist', caseNumber: 'C-2026-0151', kind: 'treating', text: 'follows the patient since 2024', recuses: false }],
};

export const caseSample: FrozenCase = {
  format: 'consilium-frozen-case/1',
  letterhead: { ...letterhead, addressLines: [...letterhead.addressLines], wording: { ...letterhead.wording } },
  frozenAt: '2026-07-22T12:00:00.000Z',
  caseNumber: 'C-2026-0147',
  caseVersion: 16,
  patient: patient('Birchwood', 'Elspeth', '1968-03-14', 'NMU-0418-277'),
  question: { ...outcomeSample.question },
  urgency: 'routine',
  summary: outcomeSample.summary,
  consultant: { ...outcomeSample.consultant },
  patientKnows: outcomeSample.patientKnows,
  wish: { state: 'asked', text: 'I want the flushing to stop so that I can teach again.', askedBy: 'Sr M. Tansley', askedOn: '2026-07-15' },
  facts: [
    { elementId: 'ki67Pct', state: 'known', value: 12, observedOn: '2026-06-03', source: 'Histology' },
    { elementId: 'differentiation', state: 'known', value: 'well', observedOn: '2026-06-03', source: 'Histology' },
    { elementId: 'liverBurdenPct', state: 'known', value: { low: 30, high: 35 }, observedOn: '2026-07-09', source: 'MRI' },
    { elementId: 'carcinoidHeartDisease', state: 'known', value: false, observedOn: '2026-07-02', source: 'Echocardiography' },
    { elementId: 'performanceStatusEcog', state: 'known', value: 1, observedOn: null, source: '' },
    { elementId: 'mitoticCount', state: 'pending', value: null, observedOn: null, source: '' },
  ],
  lesions: outcomeSample.lesions.map((lesion) => ({ ...lesion })),
  course: [
    { kind: 'surgery', label: 'Resection of the ileal tumour', startsOn: '2023-04-18', endsOn: null, response: null },
    { kind: 'systemic', label: 'Lanreotide 120 mg', startsOn: '2023-06-01', endsOn: null, response: 'SD' },
    { kind: 'disease', label: 'Progression in the liver', startsOn: '2026-05-11', endsOn: null, response: null },
  ],
  chainHead: { position: 211, hash: '7c1e09afd5b362c4a1b2c3d4e5f60718293a4b5c6d7e8f901a2b3c4d5e6fe18b' },
};

export const chaseSample: FrozenChase = {
  format: 'consilium-frozen-chase/1',
  letterhead: { ...letterhead, addressLines: [...letterhead.addressLines], wording: { ...letterhead.wording } },
  writtenOn: '2026-07-14',
  caseNumber: 'C-2026-0147',
  patient: patient('Birchwood', 'Elspeth', '1968-03-14', 'NMU-0418-277'),
  owner: { name: 'Dr P. Marsh, Harbour Practice', role: 'referrer' },
  coordinator: { name: 'A. Fenwick', contact: 'fenwick@northmoor.example' },
  meeting: { title: 'NET liver board, 23 July', startsAt: '2026-07-23T07:30:00.000Z', timeZone: 'Europe/Berlin' },
  items: [
    { itemId: 'ki67Pct', ask: 'The report of the biopsy of May names it; the page is missing.', dueOn: '2026-07-20', askedOn: '2026-07-09' },
    { itemId: 'wish', ask: '', dueOn: '2026-07-20', askedOn: '2026-07-09' },
    { itemId: 'other', ask: 'Discharge letter of the stay in June', dueOn: '2026-07-21', askedOn: '2026-07-14' },
  ],
};
