/**
 * What past meetings left behind: register, two opened rounds, recommendation, dissent, the signed record and its
 * signatures. Built by the same pure rules as a live meeting, so that it verifies like one.
 */
import { createHash } from 'node:crypto';
import { canonicalBallotText, commitTo, needsReasonAgainstStatus, votersAt, type BallotContent, type Dissent, type OpenedRound, type Recommendation, type Voter } from '@consilium/board';
import { demoCases, type DemoCase } from './demo-cases.js';
import { dayFromToday, demoId } from './demo-ids.js';
import { demoMeetings, type DemoMeeting } from './demo-meetings.js';
import { demoOutcomes, type DemoOutcome } from './demo-outcomes.js';
import { personId } from './demo-people.js';
import { caseId } from './seed-cases.js';
import { meetingId } from './seed-meetings.js';
import { after, seedRegister, type Sitting } from './seed-register.js';
import { evaluateCase, freeze, seedSignatures, sha256 } from './seed-signed-record.js';
import { Json, type SeedWriter } from './seed-writer.js';

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

  const evaluated = await evaluateCase(writer, sitting, boardCase, at);
  const chosen = evaluated.evaluation.options.find((option) => option.id === outcome.chosen);
  const isAgainst = chosen !== undefined && needsReasonAgainstStatus(chosen.status);
  const recommendation = recommendationOf(outcome, boardCase, dayFromToday(today, meeting.day + 21), isAgainst);
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
  const snapshot = await freeze(writer, sitting, boardCase, evaluated, { first, second, recommendation, dissents, at });
  await seedSignatures(writer, boardCase, snapshot, at, meeting);
  if (boardCase.state === 'signedOff') await seedActions(writer, boardCase, recommendation, today);
}

/** With the last signature the actions are somebody's; those whose day is over were done on it. */
async function seedActions(writer: SeedWriter, boardCase: DemoCase, { actions }: Recommendation, today: Date): Promise<void> {
  for (const [index, { what, ownerId, dueOn }] of actions.entries()) {
    await writer.insert('action_item', {
      id: demoId(`action ${boardCase.key} ${index}`), organisation_id: writer.organisationId, case_id: caseId(boardCase), recommendation_id: demoId(`recommendation ${boardCase.key}`),
      what, owner_id: ownerId, due_on: dueOn, done_at: dueOn < dayFromToday(today, 0) ? `${dueOn}T10:00:00Z` : null,
    });
  }
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

const recommendationOf = (outcome: DemoOutcome, boardCase: DemoCase, dueOn: string, isAgainst: boolean): Recommendation => ({
  position: { kind: 'option', optionId: outcome.chosen },
  intent: outcome.intent,
  conditions: outcome.conditions,
  rationale: outcome.rationale,
  reasonAgainstStatus: isAgainst ? 'Discussed with what the criteria say on screen; the board takes this course all the same.' : '',
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
