import { Injectable } from '@nestjs/common';
import { shift } from '@consilium/board';
import { allowedActions, isAllowed, type CaseStateCode, type Deliberation, type OutcomeRecord, type Recommendation, type RecommendationInput } from '@consilium/contracts';
import type { EntityManager } from 'typeorm';
import { MeetingQuorum } from '../meetings/meeting-quorum.js';
import { MeetingRecord } from '../meetings/meeting-record.js';
import type { MeetingHead } from '../meetings/meeting-room.js';
import { utc } from '../meetings/utc.js';
import { standingOf, type Actor } from '../platform/authorisation/actor.js';
import { notFound } from '../platform/errors/refusal.js';
import { CaseTables, stageOf, type CaseTable } from './case-table.js';
import { OutcomeStore } from './outcomes/outcome-store.js';
import { PersonNames } from './person-names.js';
import { dissentsOf } from './recommendations/dissents-of.js';
import { RoundStore, openedRoundOf, type StoredRound } from './rounds/round-store.js';
import { roundView } from './rounds/round-view.js';

type Head = MeetingHead & { readonly sequence: string; readonly caseState: CaseStateCode; readonly referrerId: string | null };

interface RecommendationRow {
  readonly id: string;
  readonly content: RecommendationInput;
  readonly state: 'draft' | 'confirmed';
  readonly scribeId: string | null;
  readonly confirmedBy: string | null;
  readonly confirmedAt: string | null;
  readonly version: number;
}

/** Everything the room shows about a case, as one person may see it. */
@Injectable()
export class DeliberationReader {
  constructor(
    private readonly tables: CaseTables,
    private readonly rounds: RoundStore,
    private readonly quorum: MeetingQuorum,
    private readonly outcomes: OutcomeStore,
    private readonly record: MeetingRecord,
  ) {}

  async read(manager: EntityManager, actor: Actor, meetingId: string, caseId: string): Promise<Deliberation> {
    // Read first: whatever follows is at least as new, so a client that follows from this number misses nothing.
    const head = await this.head(manager, meetingId, caseId);
    const table = await this.tables.read(manager, head, caseId);
    const rounds = await this.rounds.ofCase(manager, meetingId, caseId, table.register);
    const recommendation = await this.recommendationRow(manager, table);
    const acting = await this.tables.actingChair(manager, table);
    const names = await this.names(manager, rounds, recommendation, acting.ok ? acting.chair.personId : null);
    const standing = standingOf(actor, head.boardId, head.referrerId, caseId);
    const mayReadOutcome = isAllowed('outcome.read', standing, head.caseState);
    const outcome = await this.outcomes.currentOf(manager, meetingId, caseId);
    const addenda = mayReadOutcome ? await this.outcomes.addendaOf(manager, caseId) : [];
    return {
      caseId,
      meetingId,
      stage: stageOf(rounds, recommendation?.state ?? null, head.caseState === 'signedOff'),
      actingChair: acting.ok ? { person: names.of(acting.chair.personId), office: acting.chair.office, replacedBecause: acting.chair.replacedBecause } : null,
      quorum: await this.quorum.read(manager, caseId, table),
      rounds: rounds.map((stored) => roundView(stored, table.register, table.now, actor.personId, names)),
      shift: shiftOf(rounds),
      recommendation: recommendation === null ? null : await this.recommendationView(manager, table, recommendation, names),
      outcome: outcome !== null && mayReadOutcome ? await this.outcomes.view(manager, outcome) : null,
      addenda: await inTurn(addenda, (row) => this.outcomes.view(manager, row)),
      allowedActions: allowedActions(standing, head.caseState),
      sequence: Number(head.sequence),
    };
  }

  async recommendation(manager: EntityManager, meetingId: string, caseId: string): Promise<Recommendation> {
    const table = await this.tables.read(manager, await this.head(manager, meetingId, caseId), caseId);
    const row = await this.recommendationRow(manager, table);
    if (row === null) throw notFound();
    return this.recommendationView(manager, table, row, await this.names(manager, [], row, null));
  }

  /**
   * Notes who looked at the case. People in the room while the case is on the table are not noted again with every
   * refresh: the register and the start and end of the discussion say that they saw it.
   */
  async noteReading(manager: EntityManager, actor: Actor, meetingId: string, caseId: string): Promise<void> {
    const [seen] = await manager.query<Array<{ boardId: string; version: number; isInTheRoom: boolean }>>(
      `SELECT m.board_id AS "boardId", c.version,
              i.state = 'inDiscussion' AND EXISTS (SELECT 1 FROM attendance a WHERE a.meeting_id = m.id AND a.person_id = $3 AND a.left_at IS NULL) AS "isInTheRoom"
         FROM meeting m JOIN agenda_item i ON i.meeting_id = m.id AND i.case_id = $2 JOIN board_case c ON c.id = i.case_id WHERE m.id = $1`,
      [meetingId, caseId, actor.personId],
    );
    if (seen === undefined) throw notFound();
    if (!seen.isInTheRoom) await this.record.note(manager, actor, { boardId: seen.boardId, caseId }, 'caseRead', { caseId, version: seen.version, parts: ['deliberation'] });
  }

  private async head(manager: EntityManager, meetingId: string, caseId: string): Promise<Head> {
    const [head] = await manager.query<Head[]>(
      `SELECT m.id, m.board_id AS "boardId", m.chair_id AS "chairId", m.state, m.current_item_id AS "currentItemId", m.version, m.event_sequence AS sequence,
              c.state AS "caseState", c.referrer_id AS "referrerId"
         FROM meeting m JOIN agenda_item i ON i.meeting_id = m.id AND i.case_id = $2 JOIN board_case c ON c.id = i.case_id WHERE m.id = $1`,
      [meetingId, caseId],
    );
    if (head === undefined) throw notFound();
    return head;
  }

  private async recommendationRow(manager: EntityManager, { meeting, caseId }: CaseTable): Promise<RecommendationRow | null> {
    const [row] = await manager.query<RecommendationRow[]>(
      `SELECT id, content, state, scribe_id AS "scribeId", confirmed_by AS "confirmedBy", ${utc('confirmed_at')} AS "confirmedAt", version
         FROM recommendation WHERE meeting_id = $1 AND case_id = $2`,
      [meeting.id, caseId],
    );
    return row ?? null;
  }

  private async recommendationView(manager: EntityManager, { meeting, caseId }: CaseTable, row: RecommendationRow, names: PersonNames): Promise<Recommendation> {
    const dissents = await dissentsOf(manager, row.id);
    const dissenters = await PersonNames.read(manager, dissents.flatMap(({ personId, acknowledgedBy }) => [personId, acknowledgedBy]));
    return {
      id: row.id,
      caseId,
      meetingId: meeting.id,
      content: row.content,
      state: row.state,
      scribe: names.maybe(row.scribeId),
      confirmedBy: names.maybe(row.confirmedBy),
      confirmedAt: row.confirmedAt,
      dissents: dissents.map(({ dissentId, personId, reason, recordedAt, acknowledgedBy, acknowledgedAt }) => ({
        id: dissentId,
        person: dissenters.of(personId),
        reason,
        recordedAt,
        acknowledgedBy: dissenters.maybe(acknowledgedBy),
        acknowledgedAt,
      })),
      version: row.version,
    };
  }

  private names(manager: EntityManager, rounds: readonly StoredRound[], row: RecommendationRow | null, chairId: string | null): Promise<PersonNames> {
    const voters = rounds.flatMap(({ round, ballots }) => [...ballots.flatMap(({ voterId, seatId }) => [voterId, seatId]), ...(round.closing?.notCast ?? []).map(({ personId }) => personId)]);
    return PersonNames.read(manager, [...voters, chairId, row?.scribeId ?? null, row?.confirmedBy ?? null]);
  }
}

function shiftOf(rounds: readonly StoredRound[]): Deliberation['shift'] {
  const [first, second] = [1, 2].map((number) => rounds.find(({ round }) => round.number === number)).map((stored) => (stored === undefined ? null : openedRoundOf(stored)));
  if (!first || !second) return null;
  const moved = shift(first, second);
  return { ...moved, seats: [...moved.seats] };
}

/** One after the other: a transaction has one connection. */
async function inTurn<Row>(rows: readonly Row[], view: (row: Row) => Promise<OutcomeRecord>): Promise<OutcomeRecord[]> {
  const shown: OutcomeRecord[] = [];
  for (const row of rows) shown.push(await view(row));
  return shown;
}
