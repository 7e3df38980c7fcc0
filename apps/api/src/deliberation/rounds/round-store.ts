import { Injectable } from '@nestjs/common';
import {
  closeRound,
  type AcceptedBallot,
  type AttendanceRegister,
  type BallotRound,
  type Discipline,
  type Instant,
  type OpenedRound,
  type RoundNumber,
} from '@consilium/board';
import type { EntityManager } from 'typeorm';
import { notFound } from '../../platform/errors/refusal.js';
import { utc } from '../../meetings/utc.js';
import { contentOfBallotText } from '../ballots/ballot-text.js';

/** A round as stored, with the rule's view of it. */
export interface StoredRound {
  readonly round: BallotRound;
  readonly meetingId: string;
  readonly openedAt: Instant;
  readonly closedAt: Instant | null;
  readonly sealOpenedAt: Instant | null;
  /** One of each voter: the one in force, in the order in which the voters cast their first. */
  readonly ballots: readonly StoredBallot[];
}

export interface StoredBallot extends AcceptedBallot {
  readonly version: number;
  readonly castAt: Instant;
  readonly openedText: string | null;
}

interface RoundRow {
  id: string;
  meetingId: string;
  caseId: string;
  number: RoundNumber;
  state: 'open' | 'closed' | 'opened';
  openedAt: Instant;
  closedAt: Instant | null;
  sealOpenedAt: Instant | null;
}

interface BallotRow {
  id: string;
  roundId: string;
  voterId: string;
  coversPersonId: string | null;
  discipline: Discipline;
  commitment: string;
  version: number;
  castAt: Instant;
  replaces: string | null;
  openedText: string | null;
}

/**
 * Reads rounds with their ballots. What was voted is only ever read from rounds whose seal is open. What was replaced is
 * never opened and is not read at all, so that an act costs the same however often people change their mind.
 */
@Injectable()
export class RoundStore {
  /** Both rounds of a case in a meeting, first one first. */
  async ofCase(manager: EntityManager, meetingId: string, caseId: string, register: AttendanceRegister): Promise<readonly StoredRound[]> {
    return this.read(manager, `r.meeting_id = $1 AND r.case_id = $2`, [meetingId, caseId], register, '');
  }

  /** Locks the round's row: from here on, closing and casting have one order. */
  async lock(manager: EntityManager, roundId: string, register: AttendanceRegister): Promise<StoredRound> {
    const [round] = await this.read(manager, `r.id = $1`, [roundId], register, 'FOR UPDATE');
    if (round === undefined) throw notFound();
    return round;
  }

  private async read(manager: EntityManager, condition: string, parameters: unknown[], register: AttendanceRegister, locking: string): Promise<StoredRound[]> {
    const rows = await manager.query<RoundRow[]>(
      `SELECT r.id, r.meeting_id AS "meetingId", r.case_id AS "caseId", r.number, r.state, ${utc('r.opened_at')} AS "openedAt",
              ${utc('r.closed_at')} AS "closedAt", ${utc('r.seal_opened_at')} AS "sealOpenedAt"
         FROM ballot_round r WHERE ${condition} ORDER BY r.number ${locking}`,
      parameters,
    );
    if (rows.length === 0) return [];
    const ballots = await manager.query<BallotRow[]>(
      `SELECT b.id, b.round_id AS "roundId", b.voter_id AS "voterId", b.covers_person_id AS "coversPersonId", b.discipline, encode(b.commitment, 'hex') AS commitment,
              b.version, ${utc('b.cast_at')} AS "castAt", before.id AS replaces, b.opened_text AS "openedText"
         FROM ballot b
         JOIN ballot first ON first.round_id = b.round_id AND first.voter_id = b.voter_id AND first.version = 1
         LEFT JOIN ballot before ON before.round_id = b.round_id AND before.voter_id = b.voter_id AND before.version = b.version - 1
        WHERE b.round_id = ANY ($1) AND b.replaced_at IS NULL ORDER BY first.cast_at, first.id`,
      [rows.map(({ id }) => id)],
    );
    return rows.map((row) => storedRound(row, ballots.filter(({ roundId }) => roundId === row.id), register));
  }
}

function storedRound(row: RoundRow, rows: readonly BallotRow[], register: AttendanceRegister): StoredRound {
  const ballots = rows.map((ballot): StoredBallot => {
    const seatId = ballot.coversPersonId ?? ballot.voterId;
    return {
      ballotId: ballot.id,
      roundId: row.id,
      caseId: row.caseId,
      seatId,
      voterId: ballot.voterId,
      commitment: ballot.commitment,
      replaces: ballot.replaces,
      voter: { personId: ballot.voterId, seatId, discipline: ballot.discipline, role: ballot.coversPersonId === null ? 'core' : 'cover' },
      version: ballot.version,
      castAt: ballot.castAt,
      openedText: ballot.openedText,
    };
  });
  const open: BallotRound = { roundId: row.id, caseId: row.caseId, number: row.number, state: 'open', accepted: ballots, closing: null };
  return {
    round: row.closedAt === null ? open : { ...open, state: row.state, closing: closingOf(open, register, row.closedAt) },
    meetingId: row.meetingId,
    openedAt: row.openedAt,
    closedAt: row.closedAt,
    sealOpenedAt: row.sealOpenedAt,
    ballots,
  };
}

/** What counted when the round was closed follows from the register at that instant, whatever entered it later. */
function closingOf(open: BallotRound, register: AttendanceRegister, closedAt: Instant): BallotRound['closing'] {
  const closed = closeRound(open, { register, instant: closedAt });
  if (!closed.ok) throw new Error(closed.reason);
  return closed.round.closing;
}

/** What a round says once its seal is open; null before. */
export function openedRoundOf(stored: StoredRound): OpenedRound | null {
  const { round, ballots } = stored;
  if (round.state !== 'opened' || round.closing === null) return null;
  const counted = round.closing.countedBallotIds.map((ballotId) => {
    const ballot = ballots.find((candidate) => candidate.ballotId === ballotId);
    if (ballot === undefined || ballot.openedText === null) throw new Error(`Ballot ${ballotId} of the opened round ${round.roundId} has no text.`);
    return { ballotId, voter: ballot.voter, content: contentOfBallotText(ballot.openedText) };
  });
  return { roundId: round.roundId, caseId: round.caseId, number: round.number, ballots: counted, notCast: round.closing.notCast };
}
