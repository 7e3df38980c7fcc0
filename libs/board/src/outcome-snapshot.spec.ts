import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import fc from 'fast-check';
import { asJson, NotJsonError } from './json-value.js';
import {
  buildOutcomeSnapshot,
  changedPlaces,
  snapshotHash,
  snapshotText,
  type SnapshotParts,
} from './outcome-snapshot.js';
import { signatureStatus } from './sign-off.js';

const sha256 = (bytes: Uint8Array): Uint8Array => createHash('sha256').update(bytes).digest();
const canonicalJson = (value: unknown): string => canonicalize(value) as string;
/** How many random changes of one value; CONSILIUM_MODEL_RUNS for the long form. */
const CHANGES = Number(process.env['CONSILIUM_MODEL_RUNS'] ?? 400);
const AT = '2026-07-23T09:14:00Z';

const fact = (elementId: string, value: number | string, enteredAt = AT) => ({
  elementId,
  state: 'known' as const,
  value,
  observedOn: '2026-07-09',
  pendingUntil: null,
  source: { kind: 'document', label: 'MRI report' },
  enteredById: 'radiologist',
  enteredAt,
});
const ballot = (seatId: string, optionId: string) => ({
  ballotId: `b-${seatId}`,
  voter: { personId: seatId, seatId, discipline: 'surgery' as const, role: 'core' as const },
  content: { position: { kind: 'option' as const, optionId }, confidence: 'high' as const, drivers: [] },
});
const attendance = (personId: string) => ({
  personId,
  discipline: 'surgery' as const,
  role: 'core' as const,
  coversPersonId: null,
  mode: 'room' as const,
  arrivedAt: AT,
  leftAt: null,
  recused: false,
});
const dissent = (personId: string) => ({
  dissentId: personId,
  personId,
  discipline: 'surgery' as const,
  reason: 'PRRT first',
  recordedAt: AT,
  acknowledgedBy: 'chair',
  acknowledgedAt: AT,
});
const PARTS: SnapshotParts = {
  caseId: 'case',
  caseNumber: 'C-2026-0147',
  caseVersion: 16,
  meetingId: 'meeting',
  meetingOn: '2026-07-23',
  organisationName: 'Fictional Hospital',
  boardName: 'Neuroendocrine tumour board',
  patient: {
    identifierSystem: 'urn:example',
    identifierValue: 'X-1',
    familyName: 'Example',
    givenName: 'Ada',
    birthDate: '1968-03-14',
    sex: 'female',
  },
  consultant: { name: 'Dr Example', contact: 'example@hospital.example' },
  summary: 'A fictional case.',
  people: [
    { personId: 'ada', name: 'Ada', discipline: 'surgery' },
    { personId: 'bo', name: 'Bo', discipline: 'surgery' },
  ],
  question: { code: 'resectability', text: 'Can enough be removed?' },
  wish: { state: 'notAsked' },
  facts: [fact('ki67Pct', 4), fact('ki67Pct', 12), fact('lesionCount', 14)],
  lesions: [
    { lesionId: 'x', number: 1, segment: '7', sizeCm: 4.2, plan: 'resect', x: 0.2, y: 0.4 },
    { lesionId: 'y', number: 2, segment: '4a', sizeCm: null, plan: null, x: null, y: null },
  ],
  assertions: [],
  settings: { debulkingPolicy: 'T80' },
  evaluation: {
    evaluationSha256: 'a'.repeat(64),
    knowledgeVersion: '2026.2',
    knowledgeSha256: 'b'.repeat(64),
    engineVersion: '0.1.0',
    options: [{ optionId: 'tae', status: 'supported', reasons: [], pending: [], byPolicy: {} }],
    criteria: [{ criterionId: 'IAT-IND-01', verdict: 'met' }],
  },
  attendance: [attendance('ada'), attendance('bo')],
  firstRound: {
    roundId: 'r1',
    caseId: 'case',
    number: 1,
    ballots: [ballot('ada', 'tae'), ballot('bo', 'tace')],
    notCast: [],
  },
  secondRound: {
    roundId: 'r2',
    caseId: 'case',
    number: 2,
    ballots: [ballot('bo', 'tae'), ballot('ada', 'tae')],
    notCast: [],
  },
  recommendation: {
    position: { kind: 'option', optionId: 'tae' },
    intent: 'symptomControl',
    conditions: [{ condition: 'a', then: 'b', otherwise: 'c', thenOptionId: undefined }],
    rationale: 'symptoms',
    reasonAgainstStatus: '',
    keptForLater: [],
    trialOffered: 'none',
    wishConsidered: '',
    actions: [{ what: 'angiography', ownerId: 'ada', dueOn: '2026-08-01' }],
    nextReviewOn: null,
    communicatorId: 'ada',
  },
  dissents: [dissent('ada'), dissent('bo')],
  signatories: {
    chair: { personId: 'chair', office: 'chair', replacedBecause: null },
    disciplines: [],
    otherVoterIds: [],
  },
  confirmedById: 'chair',
  confirmedAt: AT,
  amendsSha256: null,
  addendumText: null,
};
const hashOf = (parts: SnapshotParts): string =>
  snapshotHash(snapshotText(buildOutcomeSnapshot(parts), canonicalJson), sha256);

describe('outcome snapshot', () => {
  it('has one text, which hashes as any tool hashes it', () => {
    const text = snapshotText(buildOutcomeSnapshot(PARTS), canonicalJson);
    expect(snapshotHash(text, sha256)).toBe(createHash('sha256').update(text, 'utf8').digest('hex'));
    expect(JSON.parse(text)).toMatchObject({
      format: 'consilium-outcome/1',
      caseId: 'case',
      rounds: [{ number: 1 }, { number: 2 }],
    });
    expect(canonicalJson(JSON.parse(text))).toBe(text);
  });

  it('does not depend on the order in which rows were read', () => {
    const lists = fc.record({
      facts: fc.shuffledSubarray([...PARTS.facts], { minLength: 3 }),
      lesions: fc.shuffledSubarray([...PARTS.lesions], { minLength: 2 }),
      attendance: fc.shuffledSubarray([...PARTS.attendance], { minLength: 2 }),
      dissents: fc.shuffledSubarray([...PARTS.dissents], { minLength: 2 }),
    });
    fc.assert(fc.property(lists, (shuffled) => expect(hashOf({ ...PARTS, ...shuffled })).toBe(hashOf(PARTS))));
    const { firstRound } = PARTS;
    if (!firstRound) throw new Error('there is a first round');
    expect(hashOf({ ...PARTS, firstRound: { ...firstRound, ballots: firstRound.ballots.toReversed() } })).toBe(
      hashOf(PARTS),
    );
  });

  it('has another hash after any change of one field', () => {
    const original = JSON.parse(canonicalJson(buildOutcomeSnapshot(PARTS))) as Record<string, unknown>;
    const leaves = changedPlaces(original, {}).length;
    expect(leaves).toBe(Object.keys(original).length);
    const places = leafPlaces(original);
    const before = snapshotHash(canonicalJson(original), sha256);
    for (const place of places) {
      const changed = structuredClone(original);
      alterLeaf(changed, place);
      expect(changedPlaces(original, changed)).toEqual([place.join('.')]);
      expect(snapshotHash(canonicalJson(changed), sha256)).not.toBe(before);
    }
    expect(places.length).toBeGreaterThan(100);
  });

  it('leaves no signature valid when any one value is another, whatever it was changed to', () => {
    const original = JSON.parse(canonicalJson(buildOutcomeSnapshot(PARTS))) as Record<string, unknown>;
    const signed = { caseId: 'case', sha256: snapshotHash(canonicalJson(original), sha256) };
    const change = fc.tuple(fc.constantFrom(...leafPlaces(original)), fc.jsonValue({ stringUnit: 'grapheme' }));
    fc.assert(
      fc.property(change, ([place, value]) => {
        const changed = structuredClone(original);
        const parent = place.slice(0, -1).reduce<Record<string, unknown>>((part, key) => part[key] as Record<string, unknown>, changed);
        const last = place.at(-1) as string;
        fc.pre(canonicalJson(parent[last]) !== canonicalJson(value));
        parent[last] = value;
        const shown = { caseId: 'case', sha256: snapshotHash(canonicalJson(changed), sha256) };
        expect(signatureStatus(signed, shown)).toBe('stale');
        expect(signatureStatus(signed, { ...signed, caseId: 'another case' })).toBe('foreign');
      }),
      { numRuns: CHANGES },
    );
  });

  it('leaves out an absent round and an undefined optional', () => {
    expect(buildOutcomeSnapshot({ ...PARTS, secondRound: null }).rounds.map(({ number }) => number)).toEqual([1]);
    expect(buildOutcomeSnapshot(PARTS).recommendation.conditions).toEqual([
      { condition: 'a', then: 'b', otherwise: 'c' },
    ]);
  });

  it.each<[string, unknown]>([
    ['NaN', Number.NaN],
    ['infinity', Number.POSITIVE_INFINITY],
    ['half a character', '\ud800'],
    ['a date object', new Date(0)],
    ['undefined in a list', [undefined]],
    ['a function', () => 1],
    ['a map', new Map()],
  ])('refuses %s, which canonical text would change', (_what, value) => {
    expect(() => buildOutcomeSnapshot({ ...PARTS, settings: { odd: value as string } })).toThrow(NotJsonError);
    expect(() => buildOutcomeSnapshot({ ...PARTS, settings: { odd: value as string } })).toThrow('settings.odd');
  });

  it('copies plain values unchanged', () => {
    fc.assert(
      fc.property(fc.jsonValue({ stringUnit: 'grapheme' }), (value) => {
        expect(JSON.stringify(asJson(value))).toBe(JSON.stringify(value));
      }),
    );
  });
});

/** Paths of every leaf of an object, empty lists and objects included. */
function leafPlaces(value: unknown, place: readonly string[] = []): readonly (readonly string[])[] {
  if (typeof value !== 'object' || value === null || Object.keys(value).length === 0) return [place];
  return Object.entries(value).flatMap(([key, inner]) => leafPlaces(inner, [...place, key]));
}

function alterLeaf(root: Record<string, unknown>, place: readonly string[]): void {
  const parent = place
    .slice(0, -1)
    .reduce<Record<string, unknown>>((node, key) => node[key] as Record<string, unknown>, root);
  const key = place.at(-1) as string;
  const leaf = parent[key];
  parent[key] =
    typeof leaf === 'string'
      ? `${leaf} `
      : typeof leaf === 'number'
        ? leaf + 1
        : typeof leaf === 'boolean'
          ? !leaf
          : 'altered';
}
