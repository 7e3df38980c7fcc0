/** The signed record of a past case: evaluated, frozen, signed; as a live case would be. */
import { createHash } from 'node:crypto';
import { canonicalJson } from '@consilium/audit-chain';
import {
  buildOutcomeSnapshot,
  determineSignatories,
  neededDisciplines,
  openOptionIds,
  profileOfCase,
  signingCapacity,
  snapshotHash,
  snapshotText,
  type Dissent,
  type OpenedRound,
  type OutcomeSnapshot,
  type Recommendation,
} from '@consilium/board';
import { nelmEngine, publishedVersions } from '@consilium/knowledge-nelm';
import { OutcomeParts } from '../deliberation/outcomes/outcome-parts.js';
import { demoBoards } from './demo-boards.js';
import type { DemoCase } from './demo-cases.js';
import { demoId } from './demo-ids.js';
import type { DemoMeeting } from './demo-meetings.js';
import { demoPeople, personId } from './demo-people.js';
import { caseId } from './seed-cases.js';
import { meetingId } from './seed-meetings.js';
import { after, type Sitting } from './seed-register.js';
import { Json, type SeedWriter } from './seed-writer.js';

export const sha256 = (bytes: Uint8Array): Uint8Array => createHash('sha256').update(bytes).digest();

export interface Deliberated {
  readonly first: OpenedRound;
  readonly second: OpenedRound;
  readonly recommendation: Recommendation;
  readonly dissents: readonly Dissent[];
  readonly at: (minutes: number) => string;
}

/** The case as it stood in the meeting, and what the criteria say of it. */
export async function evaluateCase(writer: SeedWriter, { meeting }: Sitting, boardCase: DemoCase, at: (minutes: number) => string) {
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
  return { parts, settings, facts, lesions, profile, request, evaluation: nelmEngine.evaluate(profile.facts, request) };
}

/** Keeps the evaluation and freezes the record. */
export async function freeze(
  writer: SeedWriter,
  { meeting, register }: Sitting,
  boardCase: DemoCase,
  { parts, settings, facts, lesions, profile, request, evaluation }: Awaited<ReturnType<typeof evaluateCase>>,
  { first, second, recommendation, dissents, at }: Deliberated,
): Promise<OutcomeSnapshot> {
  const id = caseId(boardCase);
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
export async function seedSignatures(writer: SeedWriter, boardCase: DemoCase, snapshot: OutcomeSnapshot, at: (minutes: number) => string, meeting: DemoMeeting): Promise<void> {
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
