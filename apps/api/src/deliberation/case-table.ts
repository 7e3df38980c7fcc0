import { Injectable } from '@nestjs/common';
import { actingChair, deliberationStage, type ActingChair, type Chairs, type DeliberationStage, type Ruling } from '@consilium/board';
import type { EntityManager } from 'typeorm';
import { MeetingChairs } from '../meetings/meeting-chairs.js';
import { MeetingRoom, type MeetingHead, type RoomState } from '../meetings/meeting-room.js';
import type { Actor } from '../platform/authorisation/actor.js';
import { Refusal, notFound } from '../platform/errors/refusal.js';
import type { StoredRound } from './rounds/round-store.js';

/** A case in a meeting, as every act on it finds it. */
export interface CaseTable extends RoomState {
  readonly meeting: MeetingHead;
  readonly caseId: string;
}

/** Loads and locks what the acts around one case have in common. */
@Injectable()
export class CaseTables {
  constructor(
    private readonly room: MeetingRoom,
    private readonly meetingChairs: MeetingChairs,
  ) {}

  /** Locks the meeting and reads its register. */
  async lock(manager: EntityManager, meetingId: string, caseId: string): Promise<CaseTable> {
    const meeting = await this.room.lock(manager, meetingId);
    return { meeting, caseId, ...(await this.room.state(manager, meetingId)) };
  }

  /** The same without a lock, for reading. */
  async read(manager: EntityManager, meeting: MeetingHead, caseId: string): Promise<CaseTable> {
    return { meeting, caseId, ...(await this.room.state(manager, meeting.id)) };
  }

  async ofRound(manager: EntityManager, roundId: string): Promise<CaseTable> {
    const [found] = await manager.query<Array<{ meetingId: string; caseId: string }>>(`SELECT meeting_id AS "meetingId", case_id AS "caseId" FROM ballot_round WHERE id = $1`, [roundId]);
    if (found === undefined) throw notFound();
    return this.lock(manager, found.meetingId, found.caseId);
  }

  /** The case must be the one on the table of an open meeting; its agenda item is locked. */
  async requireOnTheTable(manager: EntityManager, table: CaseTable): Promise<{ readonly itemId: string }> {
    const item = await this.lockItem(manager, table);
    if (item.state !== 'inDiscussion') throw new Refusal('conflict', { reason: 'agenda.notUnderDiscussion', detail: 'Call the case first: it is not under discussion in this meeting.' });
    return item;
  }

  /** The same, but a case in the standard-of-care lane gets its outcome without discussion and votes, while it waits. */
  async requireDecidable(manager: EntityManager, table: CaseTable): Promise<{ readonly itemId: string; readonly byStandardOfCare: boolean }> {
    const item = await this.lockItem(manager, table);
    if (item.lane === 'standardOfCare' && item.state === 'waiting') return { ...item, byStandardOfCare: true };
    return { ...(await this.requireOnTheTable(manager, table)), byStandardOfCare: false };
  }

  private async lockItem(manager: EntityManager, { meeting, caseId }: CaseTable): Promise<{ readonly itemId: string; readonly state: string; readonly lane: string }> {
    this.room.requireOpen(meeting);
    const [item] = await manager.query<Array<{ itemId: string; state: string; lane: string }>>(
      `SELECT id AS "itemId", state, lane FROM agenda_item WHERE meeting_id = $1 AND case_id = $2 FOR UPDATE`,
      [meeting.id, caseId],
    );
    if (item === undefined) throw notFound();
    return item;
  }

  /** Rights of this very moment: a membership or a cover that ended between the request's check and its transaction counts as ended. */
  async requireMember(manager: EntityManager, { meeting }: CaseTable, actor: Actor): Promise<void> {
    const [member] = await manager.query<unknown[]>(
      `SELECT 1 FROM board_membership WHERE board_id = $1 AND person_id = $2 AND role <> 'guest' AND valid_from <= current_date AND (valid_to IS NULL OR valid_to >= current_date)
       UNION ALL SELECT 1 FROM board_cover WHERE board_id = $1 AND cover_person_id = $2 AND current_date BETWEEN valid_from AND valid_to`,
      [meeting.boardId, actor.personId],
    );
    if (member === undefined) throw notFound();
  }

  chairs(manager: EntityManager, meeting: MeetingHead): Promise<Chairs> {
    return this.meetingChairs.of(manager, meeting);
  }

  async actingChair(manager: EntityManager, table: CaseTable): Promise<Ruling<{ readonly chair: ActingChair }>> {
    return actingChair(await this.chairs(manager, table.meeting), table.register, table.caseId, table.now);
  }

  /** @throws Refusal unless the person sits in the chair for this case now. */
  async requireActingChair(manager: EntityManager, table: CaseTable, actor: Actor): Promise<void> {
    const ruling = await this.actingChair(manager, table);
    if (!ruling.ok) throw new Refusal('conflict', { reason: ruling.code, detail: ruling.reason });
    if (ruling.chair.personId !== actor.personId) {
      throw new Refusal('conflict', { reason: 'chair.notActing', detail: 'Only the person in the chair for this case does this: the chair, or the deputy where the chair is away or has an interest.' });
    }
  }
}

/** Where the case stands, read from its rounds and its record. */
export function stageOf(rounds: readonly StoredRound[], recommendationState: 'draft' | 'confirmed' | null, signedOff: boolean): DeliberationStage {
  const stateOf = (number: 1 | 2) => {
    const state = rounds.find(({ round }) => round.number === number)?.round.state;
    return state === undefined || state === 'prepared' ? null : state;
  };
  return deliberationStage({ firstRound: stateOf(1), secondRound: stateOf(2), recommendationConfirmed: recommendationState === 'confirmed', signedOff });
}
