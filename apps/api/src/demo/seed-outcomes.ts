/**
 * What past meetings left behind: register, two opened rounds, recommendation, dissent, the signed record and its
 * signatures. Built by the same pure rules as a live meeting, so that it verifies like one.
 */
import { createHash } from 'node:crypto';
import { canonicalJson } from '@consilium/audit-chain';
import {
  buildOutcomeSnapshot,
  canonicalBallotText,
  commitTo,
  determineSignatories,
  neededDisciplines,
  openOptionIds,
  profileOfCase,
  signingCapacity,
  snapshotHash,
  snapshotText,
  votersAt,
  type BallotContent,
  type Dissent,
  type OpenedRound,
  type OutcomeSnapshot,
  type Recommendation,
  type Voter,
} from '@consilium/board';
import { nelmEngine, publishedVersions } from '@consilium/knowledge-nelm';
import { OutcomeParts } from '../deliberation/outcomes/outcome-parts.js';
import { demoBoards } from './demo-boards.js';
import { demoCases, type DemoCase } from './demo-cases.js';
import { dayFromToday, demoId } from './demo-ids.js';
import { demoMeetings, type DemoMeeting } from './demo-meetings.js';
import { demoOutcomes, type DemoOutcome } from './demo-outcomes.js';
import { demoPeople, personId } from './demo-people.js';
import { caseId } from './seed-cases.js';
import { meetingId } from './seed-meetings.js';
import { after, seedRegister, type Sitting } from './seed-register.js';
import { Json, type SeedWriter } from './seed-writer.js';

const sha256 = (bytes: Uint8Array): Uint8Array => createHash('sha256').update(bytes).digest();
/** 32 bytes that look random and are the same on every machine; a live ballot draws its salt at random. */
const demoSalt = (name: string): Buffer => createHash('sha256').update(`demo salt\n${name}`).digest();

export async function seedOutcomes(writer: SeedWriter, today: Date): Promise<void> {
  for (const meeting of demoMeetings.filter(({ state }) => state === 'closed' || state === 'open')) {
    const sitting = await seedRegister(writer, today, meeting);
    for (const [index, boardCase] of demoCases.filter((one) => one.meeting === meeting.key).entries()) {
      if (boardCase.state !== 'listed') await seedOutcome(writer, today, sitting, boardCase, index);
    }
  }
}

async function seedOutcome(writer: SeedWriter, today: Date, sitting: Sitting, boardCase: DemoCase, index: number): Promise<void> {
  const { meeting, register } = sitting;
  const id = caseId(boardCase);
  const at = (minutes: number): string => after(sitting.startsAt, index * 9 + minutes);
  const outcome = demoOutcomes[boardCase.profile];
  const voters = votersAt(register, id, at(1));
  const first = await seedRound(writer, boardCase, meeting, 1, voters, outcome, at);
  const second = await seedRound(writer, boardCase, meeting, 2, voters, outcome, at);

  const recommendation = recommendationOf(outcome, boardCase, dayFromToday(today, meeting.day + 21));
  const recommendationId = demoId(`recommendation ${boardCase.key}`);
  const chair = personId(meeting.chair);
  await writer.insert('recommendation', {
    id: recommendationId,
    organisation_id: writer.organisationId,
    meeting_id: meetingId(meeting.key),
    case_id: id,
    content: new Json(recommendation),
    state: 'confirmed',
    scribe_id: personId('fenwick'),
    confirmed_by: chair,
    confirmed_at: at(7),
  });
  const dissents = await seedDissent(writer, boardCase, recommendationId, outcome, chair, at);
  const snapshot = await freeze(writer, sitting, boardCase, { first, second, recommendation, dissents, at });
  await seedSignatures(writer, boardCase, snapshot, at, meeting);
}

async function seedRound(
  writer: SeedWriter,
  boardCase: DemoCase,
  meeting: DemoMeeting,
  number: 1 | 2,
  voters: readonly Voter[],
  outcome: DemoOutcome,
  at: (minutes: number) => string,
): Promise<OpenedRound> {
  const id = caseId(boardCase);
  const roundId = demoId(`round ${boardCase.key} ${number}`);
  const start = number === 1 ? 1 : 5;
  await writer.insert('ballot_round', {
    id: roundId,
    organisation_id: writer.organisationId,
    meeting_id: meetingId(meeting.key),
    case_id: id,
    number,
    state: 'opened',
    opened_at: at(start),
    closed_at: at(start + 1),
    seal_opened_at: at(start + 1),
  });
  const ballots = [];
  for (const [seat, voter] of voters.entries()) {
    const ballotId = demoId(`ballot ${boardCase.key} ${number} ${voter.personId}`);
    const place = { ballotId, roundId, caseId: id, seatId: voter.seatId, voterId: voter.personId };
    const content = contentOf(outcome, number, seat, voters.length);
    const salt = demoSalt(`${ballotId}`);
    await writer.insert('ballot', {
      id: ballotId,
      organisation_id: writer.organisationId,
      round_id: roundId,
      voter_id: voter.personId,
      covers_person_id: voter.role === 'cover' ? voter.seatId : null,
      discipline: voter.discipline,
      // Taken over with its seal open: there is nothing left to unseal.
      ciphertext: Buffer.alloc(0),
      key_id: 'imported',
      commitment: Buffer.from(commitTo(place, content, salt, sha256), 'hex'),
      cast_at: at(start),
      opened_text: canonicalBallotText(place, content),
      salt,
    });
    ballots.push({ ballotId, voter, content });
  }
  const round = { meetingId: meetingId(meeting.key), roundId };
  await writer.record(id, 'roundOpened', personId(meeting.chair), 'chair', at(start), { ...round, caseId: id, round: number });
  await writer.record(id, 'roundClosed', personId(meeting.chair), 'chair', at(start + 1), { ...round, ballots: ballots.length });
  await writer.record(id, 'sealOpened', personId(meeting.chair), 'chair', at(start + 1), {
    ...round,
    ballotIds: ballots.map(({ ballotId }) => ballotId),
    voterIds: ballots.map(({ voter }) => voter.personId),
  });
  return { roundId, caseId: id, number, ballots, notCast: [] };
}

/** In the first round a third differs and one cannot judge; in the second nearly all agree. */
function contentOf(outcome: DemoOutcome, number: 1 | 2, seat: number, seats: number): BallotContent {
  const differs = number === 1 ? seat % 3 === 1 : outcome.dissent !== null && seat === seats - 2;
  if (number === 1 && seat === seats - 1) return { position: { kind: 'cannotJudge', reason: 'outside my field' }, confidence: null, drivers: [] };
  return { position: { kind: 'option', optionId: differs ? outcome.minority : outcome.chosen }, confidence: differs ? 'moderate' : 'high', drivers: [] };
}

const recommendationOf = (outcome: DemoOutcome, boardCase: DemoCase, dueOn: string): Recommendation => ({
  position: { kind: 'option', optionId: outcome.chosen },
  intent: outcome.intent,
  conditions: outcome.conditions,
  rationale: outcome.rationale,
  reasonAgainstStatus: 'Discussed with what the criteria say on screen; the board takes this course all the same.',
  keptForLater: outcome.keptForLater,
  trialOffered: '',
  wishConsidered: boardCase.wish === null ? '' : 'Read out and followed.',
  actions: [{ what: outcome.action, ownerId: personId('oyelaran'), dueOn }],
  nextReviewOn: dueOn,
  communicatorId: personId('oyelaran'),
});

async function seedDissent(writer: SeedWriter, boardCase: DemoCase, recommendationId: string, outcome: DemoOutcome, chair: string, at: (minutes: number) => string): Promise<Dissent[]> {
  if (outcome.dissent === null) return [];
  const id = caseId(boardCase);
  const dissentId = demoId(`dissent ${boardCase.key}`);
  const dissenter = personId('marchetti');
  await writer.insert('dissent', {
    id: dissentId,
    organisation_id: writer.organisationId,
    recommendation_id: recommendationId,
    case_id: id,
    person_id: dissenter,
    reason: outcome.dissent,
    recorded_at: at(6),
    acknowledged_by: chair,
    acknowledged_at: at(7),
  });
  await writer.record(id, 'dissentRecorded', dissenter, 'specialist', at(6), { caseId: id, dissentId, recommendationId });
  return [{ dissentId, personId: dissenter, discipline: 'radiotherapy', reason: outcome.dissent, recordedAt: at(6), acknowledgedBy: chair, acknowledgedAt: at(7) }];
}

interface Deliberated {
  readonly first: OpenedRound;
  readonly second: OpenedRound;
  readonly recommendation: Recommendation;
  readonly dissents: readonly Dissent[];
  readonly at: (minutes: number) => string;
}

/** Evaluates the case, keeps the evaluation, and freezes the record. */
async function freeze(writer: SeedWriter, { meeting, register }: Sitting, boardCase: DemoCase, { first, second, recommendation, dissents, at }: Deliberated): Promise<OutcomeSnapshot> {
  const id = caseId(boardCase);
  const parts = new OutcomeParts();
  const { settings } = demoBoards[meeting.board];
  const facts = await parts.facts(writer.manager, id);
  const lesions = await parts.lesions(writer.manager, id);
  const profile = profileOfCase(
    facts.map(({ elementId, value, state, observedOn }) => ({ element: elementId, value: value as never, state, observedOn })),
    lesions.map((lesion) => ({ ...lesion, nearHilum: null, nearVessel: null, nearPortal: null, nearGut: null })),
    settings,
    at(0).slice(0, 10),
  );
  const request = { policy: settings.debulkingPolicy, settings: settings.assumptions };
  const evaluation = nelmEngine.evaluate(profile.facts, request);
  const resultText = canonicalJson(evaluation);
  const knowledgeHash = publishedVersions.find(({ version }) => version === evaluation.knowledge.version)!.hash;
  const evaluationId = demoId(`evaluation ${boardCase.key}`);
  const evaluationSha256 = createHash('sha256').update(resultText).digest('hex');
  const caseVersion = 1 + facts.length;
  const inputText = canonicalJson({ facts: profile.facts, competing: profile.competing, request });
  await writer.insert('evaluation', {
    id: evaluationId,
    organisation_id: writer.organisationId,
    case_id: id,
    case_version: caseVersion,
    input_text: inputText,
    result_text: resultText,
    sha256: Buffer.from(evaluationSha256, 'hex'),
    knowledge_version: evaluation.knowledge.version,
    knowledge_hash: Buffer.from(knowledgeHash, 'hex'),
    engine_version: evaluation.engine,
    created_at: at(7),
  });
  await writer.record(id, 'evaluationStored', personId(meeting.chair), 'chair', at(7), {
    caseId: id,
    caseVersion,
    evaluationId,
    knowledgeVersion: evaluation.knowledge.version,
    factsHash: createHash('sha256').update(inputText).digest('hex'),
    resultHash: evaluationSha256,
  });

  const { needs } = neededDisciplines({
    openOptionIds: openOptionIds(evaluation.options.map((option) => ({ optionId: option.id, status: option.status, sourceSilent: option.ceiling === 'seedSilent' }))),
    conflictingElementIds: Object.keys(profile.competing),
    base: settings.baseQuorum,
  });
  const chairs = { chairId: personId(meeting.chair), deputyIds: [] };
  const ruling = determineSignatories({ chairs, register, caseId: id, needs, instant: at(7), secondRoundVoters: second.ballots.map(({ voter }) => voter) });
  if (!ruling.ok) throw new Error(`Demo case ${boardCase.key}: ${ruling.reason}`);
  const withoutPeople = {
    ...(await parts.head(writer.manager, meetingId(meeting.key), id)),
    caseId: id,
    caseVersion,
    meetingId: meetingId(meeting.key),
    facts,
    lesions,
    assertions: [],
    evaluation: {
      evaluationSha256,
      knowledgeVersion: evaluation.knowledge.version,
      knowledgeSha256: knowledgeHash,
      engineVersion: evaluation.engine,
      options: evaluation.options.map((option) => ({
        optionId: option.id,
        status: option.status,
        reasons: option.reasons,
        pending: option.pending,
        byPolicy: Object.fromEntries(Object.entries(option.byPolicy ?? {}).map(([policy, result]) => [policy, result.status])),
      })),
      criteria: evaluation.criteria.map((criterion) => ({ criterionId: criterion.id, verdict: criterion.verdict })),
    },
    attendance: parts.attendance(register, id, at(7)),
    firstRound: first,
    secondRound: second,
    recommendation,
    dissents,
    signatories: ruling.signatories,
    confirmedById: chairs.chairId,
    confirmedAt: at(7),
    amendsSha256: null,
    addendumText: null,
  };
  return buildOutcomeSnapshot({ ...withoutPeople, people: await parts.peopleIn(writer.manager, withoutPeople) });
}

/** The chair and one of each required discipline sign; in a case that waits, only the chair has. */
async function seedSignatures(writer: SeedWriter, boardCase: DemoCase, snapshot: OutcomeSnapshot, at: (minutes: number) => string, meeting: DemoMeeting): Promise<void> {
  const id = caseId(boardCase);
  const text = snapshotText(snapshot, canonicalJson);
  const hash = snapshotHash(text, sha256);
  const outcomeId = demoId(`outcome ${boardCase.key}`);
  const isSigned = boardCase.state === 'signedOff';
  await writer.insert('outcome_record', {
    id: outcomeId,
    organisation_id: writer.organisationId,
    meeting_id: meetingId(meeting.key),
    case_id: id,
    kind: 'outcome',
    canonical_text: text,
    sha256: Buffer.from(hash, 'hex'),
    required: new Json(snapshot.signatories),
    state: isSigned ? 'signedOff' : 'awaitingSignatures',
    created_at: at(7),
    imported: true,
  });
  await writer.record(id, 'recommendationConfirmed', personId(meeting.chair), 'chair', at(7), {
    caseId: id,
    version: snapshot.caseVersion,
    recommendationId: demoId(`recommendation ${boardCase.key}`),
    recommendationVersion: 1,
    contentHash: hash,
  });
  const { chair, disciplines } = snapshot.signatories;
  const signers = isSigned ? [chair.personId, ...disciplines.flatMap(({ candidateIds }) => candidateIds.slice(0, 1))] : [chair.personId];
  for (const [turn, signer] of [...new Set(signers)].entries()) {
    const person = demoPeople.find((someone) => someone.id === signer)!;
    const signatureId = demoId(`signature ${boardCase.key} ${person.key}`);
    const signedAt = after(at(8), turn);
    await writer.insert('signature', {
      id: signatureId,
      organisation_id: writer.organisationId,
      outcome_record_id: outcomeId,
      case_id: id,
      person_id: signer,
      name_shown: person.displayName,
      discipline: person.discipline,
      capacity: signingCapacity(snapshot.signatories, signer) ?? 'voter',
      meaning: 'approved',
      sha256: Buffer.from(hash, 'hex'),
      authenticated_at: signedAt,
      signed_at: signedAt,
    });
    await writer.record(id, 'outcomeSigned', signer, signer === chair.personId ? 'chair' : 'specialist', signedAt, { caseId: id, outcomeId, signatureId, meaning: 'approved', contentHash: hash });
  }
}
