/**
 * One round of sealed ballots on one case.
 *
 * The round knows commitments, not votes: what was voted enters only when the chair opens the seal, and only for ballots that
 * count. Each seat has one ballot in force; it may be replaced until the round closes, and what it replaced is never opened.
 */
import {
  isRecused,
  voterOrReason,
  votersAt,
  type AttendanceRegister,
  type NotVoting,
  type Voter,
} from './attendance-register.js';
import type { BallotContent, BallotPlace } from './ballot.js';
import { isSha256Hex, verifyCommitment, type Sha256 } from './commitment.js';
import type { BallotId, CaseId, RoundId, SeatId, Sha256Hex } from './identifiers.js';
import type { Instant } from './instant.js';
import { refuse, type Ruling } from './ruling.js';

export type RoundNumber = 1 | 2;
export type RoundState = 'prepared' | 'open' | 'closed' | 'opened';

/** A ballot as the log knows it: whose and where, and the commitment to what it says. */
export interface AcceptedBallot extends BallotPlace {
  readonly commitment: Sha256Hex;
  /** The ballot of the same seat that this one replaced, or null for the first. */
  readonly replaces: BallotId | null;
  readonly voter: Voter;
}

export interface BallotRound {
  readonly roundId: RoundId;
  readonly caseId: CaseId;
  readonly number: RoundNumber;
  readonly state: RoundState;
  /** In the order in which each voter's first was accepted; replaced ones may be left out, since they never count. */
  readonly accepted: readonly AcceptedBallot[];
  /** Fixed at closing: ballots that count, and voters in the room who cast none. Null before. */
  readonly closing: { readonly countedBallotIds: readonly BallotId[]; readonly notCast: readonly Voter[] } | null;
}

/** A ballot handed in. `replaces` names the ballot the voter believes to be in force for the seat, null for none. */
export interface BallotSubmission {
  readonly ballotId: BallotId;
  readonly roundId: RoundId;
  readonly caseId: CaseId;
  readonly voterId: string;
  readonly commitment: Sha256Hex;
  readonly replaces: BallotId | null;
}

export const ROUND_REASONS = {
  'ballot.foreign': 'This ballot belongs to another case or round.',
  'ballot.roundNotOpen': 'The round has not been opened yet.',
  'ballot.late': 'The round is closed; the ballot was not taken.',
  'ballot.voterAbsent': 'Only people in the attendance register vote.',
  'ballot.voterConflicted': 'An interest in this case is declared; the seat does not vote.',
  'ballot.voterIsGuest': 'Guests do not vote.',
  'ballot.voterWithoutVote': 'This member has no vote on this board.',
  'ballot.seatHeldByMember': 'The member is in the room and votes for this seat.',
  'ballot.replayed': 'This ballot was handed in before.',
  'ballot.doubled': 'A ballot is in force for this seat. To change it, replace it.',
  'ballot.seatAlreadyVoted': 'Another person has voted for this seat in this round.',
  'ballot.stale': 'The ballot you are replacing is no longer the one in force. Look again and decide.',
  'ballot.commitmentMalformed': 'The commitment is not a SHA-256 hash.',
  'round.alreadyOpen': 'The round is open already.',
  'round.alreadyClosed': 'The round is closed already.',
  'round.notOpen': 'The round has not been opened yet.',
  'round.notClosed': 'Close the round before opening the seal.',
  'round.sealAlreadyOpened': 'The seal is open already.',
  'round.disclosureIncomplete': 'Ballot {ballotId} is not disclosed; the seal stays closed.',
  'round.disclosureForeign': 'Ballot {ballotId} does not count in this round; the seal stays closed.',
  'round.commitmentMismatch': 'Ballot {ballotId} is not the one that was sealed; the seal stays closed.',
} as const;
export type RoundRefusalCode = keyof typeof ROUND_REASONS;
type RoundRuling = Ruling<{ readonly round: BallotRound }, RoundRefusalCode>;

const NOT_VOTING: Readonly<Record<NotVoting, RoundRefusalCode>> = {
  absent: 'ballot.voterAbsent',
  recused: 'ballot.voterConflicted',
  guest: 'ballot.voterIsGuest',
  withoutVote: 'ballot.voterWithoutVote',
  seatHeldByMember: 'ballot.seatHeldByMember',
};

/** The register and the instant at which an act on the round takes place. */
export interface RoomAt {
  readonly register: AttendanceRegister;
  readonly instant: Instant;
}

export function prepareRound(roundId: RoundId, caseId: CaseId, number: RoundNumber): BallotRound {
  return { roundId, caseId, number, state: 'prepared', accepted: [], closing: null };
}

export function openRound(round: BallotRound): RoundRuling {
  if (round.state === 'open') return refuse(ROUND_REASONS, 'round.alreadyOpen');
  if (round.state !== 'prepared') return refuse(ROUND_REASONS, 'round.alreadyClosed');
  return { ok: true, round: { ...round, state: 'open' } };
}

/** The ballot in force for a seat. A person who declared an interest after voting no longer has one. */
function inForce(round: BallotRound, seatId: SeatId, room: RoomAt): AcceptedBallot | undefined {
  return round.accepted.findLast(
    (ballot) => ballot.seatId === seatId && !isRecused(room.register, ballot.voterId, round.caseId, room.instant),
  );
}

/** Takes a ballot, or says why not. The order of the checks decides which reason a ballot with several faults is given. */
export function castBallot(
  round: BallotRound,
  submission: BallotSubmission,
  room: RoomAt,
): Ruling<{ readonly round: BallotRound; readonly ballot: AcceptedBallot }, RoundRefusalCode> {
  if (submission.roundId !== round.roundId || submission.caseId !== round.caseId)
    return refuse(ROUND_REASONS, 'ballot.foreign');
  if (round.state === 'prepared') return refuse(ROUND_REASONS, 'ballot.roundNotOpen');
  if (round.state !== 'open') return refuse(ROUND_REASONS, 'ballot.late');
  const standing = voterOrReason(room.register, round.caseId, submission.voterId, room.instant);
  if ('notVoting' in standing) return refuse(ROUND_REASONS, NOT_VOTING[standing.notVoting]);
  if (!isSha256Hex(submission.commitment)) return refuse(ROUND_REASONS, 'ballot.commitmentMalformed');
  const { voter } = standing;
  const seen = round.accepted.some(
    (ballot) => ballot.ballotId === submission.ballotId || ballot.commitment === submission.commitment,
  );
  if (seen) return refuse(ROUND_REASONS, 'ballot.replayed');
  const current = inForce(round, voter.seatId, room);
  if (current && current.voterId !== voter.personId) return refuse(ROUND_REASONS, 'ballot.seatAlreadyVoted');
  if (current && submission.replaces === null) return refuse(ROUND_REASONS, 'ballot.doubled');
  if ((current?.ballotId ?? null) !== submission.replaces) return refuse(ROUND_REASONS, 'ballot.stale');
  const ballot: AcceptedBallot = { ...submission, seatId: voter.seatId, voter };
  return { ok: true, round: { ...round, accepted: [...round.accepted, ballot] }, ballot };
}

/** Ballots in force, by seat. Of an unopened round nothing but their number may ever leave the server: not whose they are. */
export function ballotsInForce(round: BallotRound, room: RoomAt): readonly AcceptedBallot[] {
  const seats = new Set(round.accepted.map(({ seatId }) => seatId));
  return [...seats].flatMap((seatId) => inForce(round, seatId, room) ?? []);
}

/**
 * Closes the round and fixes what counts: the ballot in force of each seat, also of voters who have left since, and without
 * people who declared an interest in the meantime. Voters in the room without a ballot are noted as not cast; absent members
 * are not counted at all.
 */
export function closeRound(round: BallotRound, room: RoomAt): RoundRuling {
  if (round.state === 'prepared') return refuse(ROUND_REASONS, 'round.notOpen');
  if (round.state !== 'open') return refuse(ROUND_REASONS, 'round.alreadyClosed');
  const counted = ballotsInForce(round, room);
  const votedSeats = new Set(counted.map(({ seatId }) => seatId));
  const notCast = votersAt(room.register, round.caseId, room.instant).filter(({ seatId }) => !votedSeats.has(seatId));
  const closing = { countedBallotIds: counted.map(({ ballotId }) => ballotId), notCast };
  return { ok: true, round: { ...round, state: 'closed', closing } };
}

/** What is disclosed of one ballot when the seal is opened. */
export interface BallotDisclosure {
  readonly ballotId: BallotId;
  readonly content: BallotContent;
  readonly salt: Uint8Array;
}

export interface OpenedBallot {
  readonly ballotId: BallotId;
  readonly voter: Voter;
  readonly content: BallotContent;
}

export interface OpenedRound {
  readonly roundId: RoundId;
  readonly caseId: CaseId;
  readonly number: RoundNumber;
  /** Ballots that count, in the order of acceptance of each seat's first ballot. */
  readonly ballots: readonly OpenedBallot[];
  /** Voters in the room at closing who cast none: neither a vote nor an abstention. */
  readonly notCast: readonly Voter[];
}

/** Opens the seal: every ballot that counts, none that does not, and each exactly as committed. All or nothing. */
export function openSeal(
  round: BallotRound,
  disclosures: readonly BallotDisclosure[],
  sha256: Sha256,
): Ruling<{ readonly round: BallotRound; readonly opened: OpenedRound }, RoundRefusalCode> {
  if (round.state === 'opened') return refuse(ROUND_REASONS, 'round.sealAlreadyOpened');
  if (round.state !== 'closed' || round.closing === null) return refuse(ROUND_REASONS, 'round.notClosed');
  const { countedBallotIds, notCast } = round.closing;
  const foreign = disclosures.find(
    ({ ballotId }, index) =>
      !countedBallotIds.includes(ballotId) || disclosures.findIndex((other) => other.ballotId === ballotId) !== index,
  );
  if (foreign) return refuse(ROUND_REASONS, 'round.disclosureForeign', { ballotId: foreign.ballotId });

  const ballots: OpenedBallot[] = [];
  for (const ballotId of countedBallotIds) {
    const disclosure = disclosures.find((candidate) => candidate.ballotId === ballotId);
    const sealed = round.accepted.find((candidate) => candidate.ballotId === ballotId);
    if (!disclosure || !sealed) return refuse(ROUND_REASONS, 'round.disclosureIncomplete', { ballotId });
    if (!verifyCommitment(sealed.commitment, sealed, disclosure.content, disclosure.salt, sha256)) {
      return refuse(ROUND_REASONS, 'round.commitmentMismatch', { ballotId });
    }
    ballots.push({ ballotId, voter: sealed.voter, content: disclosure.content });
  }
  const { roundId, caseId, number } = round;
  return { ok: true, round: { ...round, state: 'opened' }, opened: { roundId, caseId, number, ballots, notCast } };
}
