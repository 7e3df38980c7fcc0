/**
 * Signed records by chance: names in the scripts that are read from left to right, long texts, every outcome, meaning and
 * position there is. The same numbers give the same record. Everybody in it is invented.
 */
import { createHash } from 'node:crypto';
import { canonicalJson } from '@consilium/audit-chain';
import type { OutcomeSnapshot } from '@consilium/board';
import { disciplines, intents, lesionPlans, segments, signatureMeanings } from '@consilium/contracts';
import { nelmKnowledge } from '@consilium/knowledge-nelm';
import type { FrozenOutcome } from '../orders/frozen.js';
import { randomName, randomText, randomWord } from './random-words.js';
import { recordSample, type RecordSample } from './record-sample.js';

type Random = () => number;
type Position = OutcomeSnapshot['rounds'][number]['ballots'][number]['content']['position'];

const optionIds = nelmKnowledge.options.map(({ id }) => id);
const uuid = (number: number): string => `00000000-0000-4000-9000-${number.toString(16).padStart(12, '0')}`;
const below = (random: Random, most: number): number => Math.floor(random() * most);
const pick = <T>(random: Random, list: readonly T[]): T => list[below(random, list.length)]!;
const many = <T>(random: Random, least: number, most: number, make: (index: number) => T): T[] => Array.from({ length: least + below(random, most - least + 1) }, (_, index) => make(index));
const hex = (random: Random): string => Array.from({ length: 64 }, () => below(random, 16).toString(16)).join('');
const instant = (random: Random): string => new Date(Date.UTC(2024, 0, 1) + Math.floor(random() * 3 * 365 * 86_400_000)).toISOString();
const day = (random: Random): string => instant(random).slice(0, 10);

/** @param random numbers from 0 to 1 */
export function randomRecord(random: Random): RecordSample {
  const caseNumber = `C-${2020 + below(random, 10)}-${String(below(random, 10_000)).padStart(4, '0')}`;
  const sample = recordSample({ caseNumber });
  const people = many(random, 3, 14, (index) => ({ id: uuid(index + 1), name: randomName(random), discipline: random() < 0.08 ? null : pick(random, disciplines) }));
  const snapshot = randomSnapshot(random, sample.snapshot, people);
  const text = canonicalJson(snapshot);
  const sha256 = createHash('sha256').update(text, 'utf8').digest('hex');
  return { snapshot, text, sha256, frozen: randomFrozen(random, sample.frozen, snapshot, people, sha256) };
}

type Person = FrozenOutcome['people'][number];

function randomSnapshot(random: Random, sample: OutcomeSnapshot, people: readonly Person[]): OutcomeSnapshot {
  const anybody = (): string => pick(random, people).id;
  const position = (): Position => {
    const kind = random();
    if (kind < 0.8) return { kind: 'option', optionId: pick(random, optionIds) } as Position;
    return kind < 0.9 ? { kind: 'other', text: randomText(random, 90) } : { kind: 'cannotJudge', reason: randomText(random, 90) };
  };
  const voters = people.filter(() => random() < 0.8);
  const round = (number: 1 | 2): unknown => {
    const cast = voters.filter(() => random() < 0.9);
    return {
      number,
      ballots: cast.map(({ id, discipline }) => ({ personId: id, seatId: id, discipline, role: 'core', content: { position: position(), confidence: pick(random, ['low', 'moderate', 'high', null]), drivers: [] } })),
      notCastIds: voters.filter((voter) => !cast.includes(voter)).map(({ id }) => id),
    };
  };
  const isAddendum = random() < 0.12;
  const outcome = random();
  return {
    ...sample,
    question: { code: sample.question.code, text: randomText(random, 240) },
    wish: random() < 0.6 ? { state: 'asked', text: randomText(random, 400), askedBy: randomName(random), askedOn: day(random) } : random() < 0.5 ? { state: 'notAsked' } : { state: 'declinedToSay', askedBy: randomName(random), askedOn: day(random) },
    facts: sample.facts.filter(() => random() < 0.8).map((fact) => ({ ...fact, source: { ...fact.source, label: randomText(random, 60) }, enteredById: anybody() })),
    lesions: many(random, 0, 20, (index) => ({ lesionId: uuid(500 + index), number: index + 1, segment: pick(random, segments), sizeCm: random() < 0.2 ? null : Math.round(random() * 90) / 10, plan: random() < 0.2 ? null : pick(random, lesionPlans) })),
    attendance: people.map(({ id, discipline }) => ({ personId: id, discipline, role: 'core', coversPersonId: random() < 0.15 ? anybody() : null, mode: 'room', arrivedAt: instant(random), leftAt: null, recused: random() < 0.05 })),
    rounds: random() < 0.1 ? [] : random() < 0.3 ? [round(1)] : [round(1), round(2)],
    recommendation: {
      position: outcome < 0.7 ? { kind: 'option', optionId: pick(random, optionIds) } : outcome < 0.85 ? { kind: 'other', text: randomText(random, 160) } : { kind: 'noRecommendation', reason: randomText(random, 160) },
      intent: pick(random, intents),
      conditions: many(random, 0, 4, () => ({ condition: randomText(random, 120), then: randomText(random, 80), otherwise: random() < 0.3 ? '' : randomText(random, 80) })),
      rationale: randomText(random, random() < 0.1 ? 6_000 : 600),
      reasonAgainstStatus: random() < 0.5 ? '' : randomText(random, 200),
      keptForLater: many(random, 0, 3, () => ({ optionId: pick(random, optionIds), why: randomText(random, 100) })),
      trialOffered: random() < 0.5 ? '' : randomText(random, 100),
      wishConsidered: random() < 0.3 ? '' : randomText(random, 150),
      actions: many(random, 0, 8, () => ({ what: randomText(random, 120), ownerId: anybody(), dueOn: day(random) })),
      nextReviewOn: random() < 0.3 ? null : day(random),
      communicatorId: random() < 0.2 ? null : anybody(),
    },
    dissents: many(random, 0, 3, (index) => ({ dissentId: uuid(700 + index), personId: anybody(), discipline: pick(random, disciplines), reason: randomText(random, 300), recordedAt: instant(random), acknowledgedBy: random() < 0.3 ? null : anybody(), acknowledgedAt: instant(random) })),
    signatories: { chair: { personId: people[0]!.id, capacity: 'chair' }, disciplines: many(random, 0, 3, () => ({ discipline: pick(random, disciplines), candidateIds: [anybody()] })), otherVoterIds: voters.map(({ id }) => id) },
    confirmedById: anybody(),
    confirmedAt: instant(random),
    amendsSha256: isAddendum ? hex(random) : null,
    addendumText: isAddendum ? randomText(random, 300) : null,
  } as unknown as OutcomeSnapshot;
}

function randomFrozen(random: Random, sample: FrozenOutcome, snapshot: OutcomeSnapshot, people: readonly Person[], sha256: string): FrozenOutcome {
  const signatories = people.filter((_, index) => index === 0 || random() < 0.75);
  return {
    ...sample,
    letterhead: { ...sample.letterhead, organisation: randomText(random, 40), board: randomText(random, 30), addressLines: many(random, 0, 3, () => randomText(random, 30)), isDemo: random() < 0.5 },
    patient: { ...sample.patient, familyName: randomName(random), givenName: randomWord(random), identifier: `NMU-${below(random, 1_000_000)}`, sex: pick(random, ['female', 'male', 'other'] as const) },
    case: { ...sample.case, summary: randomText(random, 300), consultant: { name: randomName(random), contact: randomText(random, 40) } },
    meeting: { ...sample.meeting, title: randomText(random, 50), startsAt: instant(random) },
    kind: snapshot.amendsSha256 === null ? 'outcome' : 'addendum',
    createdAt: instant(random),
    people: people.map((person) => ({ ...person })),
    lesionPlaces: snapshot.lesions.map(({ number }) => ({ number, x: random(), y: random() })),
    evaluation: random() < 0.2 ? null : sample.evaluation,
    signatures: signatories.map(({ id, name, discipline }, index) => ({
      personId: id, name, discipline, capacity: index === 0 ? ('chair' as const) : random() < 0.5 ? ('requiredDiscipline' as const) : ('voter' as const),
      meaning: pick(random, signatureMeanings), reason: random() < 0.6 ? '' : randomText(random, 200), signedAt: instant(random), sha256,
    })),
    chainHead: random() < 0.05 ? null : { position: 1 + below(random, 1_000_000), hash: hex(random) },
  };
}
