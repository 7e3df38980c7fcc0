/** A signed record with what is frozen beside it, for specs, drills and the benchmark. Patients and people are invented. */
import { createHash } from 'node:crypto';
import { canonicalJson } from '@consilium/audit-chain';
import type { OutcomeSnapshot } from '@consilium/board';
import { nelmEngine } from '@consilium/knowledge-nelm';
import type { FrozenOutcome } from '../orders/frozen.js';

export interface RecordSample {
  readonly snapshot: OutcomeSnapshot;
  readonly text: string;
  readonly sha256: string;
  readonly frozen: FrozenOutcome;
}

const uuid = (number: number): string => `00000000-0000-4000-8000-${number.toString(16).padStart(12, '0')}`;
export const samplePeople = [
  { id: uuid(1), name: 'Prof. Ingrid Valkenaar', discipline: 'surgery' },
  { id: uuid(2), name: 'Dr Jonas Lindqvist', discipline: 'medicalOncology' },
  { id: uuid(3), name: 'Dr Mei-Lin Castellane', discipline: 'radiology' },
  { id: uuid(4), name: 'Dr Hanne Brekke-Stone', discipline: 'nuclearMedicine' },
  { id: uuid(5), name: 'A. Fenwick', discipline: null },
] as const;
const [surgeon, oncologist, radiologist, nuclear, coordinator] = samplePeople;

/** A functional tumour of which 84 % can be removed; what is missing leaves other options open. */
const evaluation = nelmEngine.evaluate(
  {
    functionalStatus: 'functional', hormonalSyndrome: 'carcinoid', hormonalSymptoms: true, predictedCytoreductionPct: 84, completeResectionFeasible: false, differentiation: 'well', reportedGrade: 'G2', ki67Pct: 12,
    miliary: false, flrAdequate: true, carcinoidHeartDisease: false, multipleComorbidities: false, liverBurdenPct: { low: 30, high: 35 }, lesionCount: 14, bilobar: true, lesionsPredominantlySmall: false,
    hepaticFailure: false, uncorrectableCoagulopathy: false, performanceStatusEcog: 1, patientPreference: 'wantsSurgery', primaryStatus: 'resected', extrahepaticDisease: 'absent', liverReplacementImminent: false, rapidProgression: false,
  },
  { policy: 'T70' },
);

export interface RecordWish {
  readonly caseId?: string;
  readonly caseNumber?: string;
  readonly meetingId?: string;
  readonly familyName?: string;
}

export function recordSample({ caseId = uuid(100), caseNumber = 'C-2026-0147', meetingId = uuid(200), familyName = 'Birchwood' }: RecordWish = {}): RecordSample {
  const ballot = (person: (typeof samplePeople)[number], optionId: string): OutcomeSnapshot['rounds'][number]['ballots'][number] => ({
    personId: person.id as never, seatId: person.id as never, discipline: person.discipline as never, role: 'core', content: { position: { kind: 'option', optionId: optionId as never }, confidence: 'high', drivers: [] },
  });
  const present = [surgeon, oncologist, radiologist, nuclear];
  const snapshot = {
    format: 'consilium-outcome/1', caseId, caseNumber, caseVersion: 16, meetingId, meetingOn: '2026-07-23',
    question: { code: 'liverDirected', text: 'Can enough of the liver disease be removed to relieve the symptoms?' },
    wish: { state: 'asked', text: 'I want the flushing to stop.', askedBy: 'Sr M. Tansley', askedOn: '2026-07-15' },
    facts: [
      { elementId: 'predictedCytoreductionPct', state: 'known', value: 84, observedOn: '2026-07-15', pendingUntil: null, source: { kind: 'document', label: 'CT' }, enteredById: surgeon.id, enteredAt: '2026-07-15T09:00:00.000Z' },
      { elementId: 'ki67Pct', state: 'known', value: 12, observedOn: '2026-06-03', pendingUntil: null, source: { kind: 'document', label: 'Histology' }, enteredById: coordinator.id, enteredAt: '2026-06-04T09:00:00.000Z' },
      { elementId: 'carcinoidHeartDisease', state: 'known', value: false, observedOn: '2026-07-02', pendingUntil: null, source: { kind: 'document', label: 'Echocardiography' }, enteredById: coordinator.id, enteredAt: '2026-07-02T09:00:00.000Z' },
      { elementId: 'mitoticCount', state: 'pending', value: null, observedOn: null, pendingUntil: '2026-08-01', source: { kind: 'person', label: '' }, enteredById: coordinator.id, enteredAt: '2026-07-02T09:00:00.000Z' },
    ],
    lesions: [
      { lesionId: uuid(301), number: 1, segment: '7', sizeCm: 4.2, plan: 'resect' },
      { lesionId: uuid(302), number: 2, segment: '2', sizeCm: null, plan: null },
    ],
    assertions: [],
    settings: { debulkingPolicy: 'T70' },
    evaluation: {
      evaluationSha256: '0f'.repeat(32), knowledgeVersion: '2026.1.0', knowledgeSha256: 'a3'.repeat(32), engineVersion: '1.0.0',
      options: evaluation.options.map(({ id, status, reasons }) => ({ optionId: id, status, reasons })),
      criteria: evaluation.criteria.map(({ id, verdict }) => ({ criterionId: id, verdict })),
    },
    attendance: present.map(({ id, discipline }) => ({ personId: id, discipline, role: 'core', coversPersonId: null, mode: 'room', arrivedAt: '2026-07-23T07:28:00.000Z', leftAt: null, recused: false })),
    rounds: [
      { number: 1, ballots: [ballot(surgeon, 'debulking-cytoreduction'), ballot(oncologist, 'prrt-lu177'), ballot(radiologist, 'debulking-cytoreduction'), ballot(nuclear, 'prrt-lu177')], notCastIds: [] },
      { number: 2, ballots: [ballot(surgeon, 'debulking-cytoreduction'), ballot(oncologist, 'debulking-cytoreduction'), ballot(radiologist, 'debulking-cytoreduction')], notCastIds: [nuclear.id] },
    ],
    recommendation: {
      position: { kind: 'option', optionId: 'debulking-cytoreduction' }, intent: 'symptomControl',
      conditions: [{ condition: 'echocardiography shows no carcinoid heart disease', then: 'operate', otherwise: 're-list' }],
      rationale: 'Functional tumour with symptoms on lanreotide.', reasonAgainstStatus: '', keptForLater: [{ optionId: 'prrt-lu177', why: 'on progression' }], trialOffered: '', wishConsidered: 'An operation is what she asked for.',
      actions: [{ what: 'Theatre date', ownerId: surgeon.id, dueOn: '2026-07-31' }], nextReviewOn: '2026-11-19', communicatorId: oncologist.id,
    },
    dissents: [{ dissentId: uuid(401), personId: nuclear.id, discipline: 'nuclearMedicine', reason: 'I would give PRRT first.', recordedAt: '2026-07-23T08:10:00.000Z', acknowledgedBy: surgeon.id, acknowledgedAt: '2026-07-23T08:11:00.000Z' }],
    signatories: { chair: { personId: surgeon.id, capacity: 'chair' }, disciplines: [{ discipline: 'medicalOncology', candidateIds: [oncologist.id] }, { discipline: 'radiology', candidateIds: [radiologist.id] }], otherVoterIds: [nuclear.id] },
    confirmedById: surgeon.id, confirmedAt: '2026-07-23T08:19:12.000Z', amendsSha256: null, addendumText: null,
  } as unknown as OutcomeSnapshot;
  const text = canonicalJson(snapshot);
  const sha256 = createHash('sha256').update(text, 'utf8').digest('hex');
  const frozen: FrozenOutcome = {
    format: 'consilium-frozen-outcome/2',
    letterhead: { organisation: 'Northmoor University Hospital', board: 'NET liver board', addressLines: [], footer: '', isDemo: true, logo: null, wording: {}, templateVersion: 1 },
    patient: { familyName, givenName: 'Elspeth', birthDate: '1968-03-14', sex: 'female', identifier: 'NMU-0418-277' },
    case: { summary: 'Ileal tumour, resected 2023.', urgency: 'routine', consultant: { name: 'Dr Samira Oyelaran', contact: 'oncology@northmoor.example' }, patientKnows: '' },
    meeting: { title: 'NET liver board', startsAt: '2026-07-23T07:30:00.000Z', timeZone: 'Europe/Berlin' },
    kind: 'outcome',
    createdAt: '2026-07-23T08:19:30.000Z',
    people: samplePeople.map((person) => ({ ...person })),
    lesionPlaces: [{ number: 1, x: 0.16, y: 0.44 }],
    evaluation: JSON.parse(JSON.stringify(evaluation)) as FrozenOutcome['evaluation'],
    signatures: [surgeon, oncologist, radiologist].map(({ id, name, discipline }, index) => ({
      personId: id, name, discipline, capacity: index === 0 ? ('chair' as const) : ('requiredDiscipline' as const), meaning: 'approved' as const, reason: '', signedAt: `2026-07-23T08:2${index}:05.000Z`, sha256,
    })),
    chainHead: { position: 1412, hash: '7c1e'.repeat(16) },
  };
  return { snapshot, text, sha256, frozen };
}
