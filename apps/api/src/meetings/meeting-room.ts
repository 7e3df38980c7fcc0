import { Injectable } from '@nestjs/common';
import type { AttendanceRegister, Discipline, Instant, MeetingState } from '@consilium/board';
import type { EntityManager } from 'typeorm';
import { Refusal, notFound, stale } from '../platform/errors/refusal.js';
import { utc } from './utc.js';

/** The head of a meeting as an act needs it. */
export interface MeetingHead {
  readonly id: string;
  readonly boardId: string;
  readonly chairId: string;
  readonly state: MeetingState;
  readonly currentItemId: string | null;
  readonly version: number;
}

interface StayRow {
  personId: string;
  discipline: Discipline | null;
  role: 'core' | 'cover' | 'guest';
  mode: 'room' | 'remote';
  coversPersonId: string | null;
  arrivedAt: Instant;
  leftAt: Instant | null;
}

/** The room of a meeting: its lock, its clock and its register, read for the rules of `@consilium/board`. */
@Injectable()
export class MeetingRoom {
  /**
   * Locks the meeting until the transaction ends. Every act that changes something in a meeting begins here and takes
   * its further locks in the order agenda item, case, round, ballot, so that no two acts wait for each other.
   * @param expectedVersion version the caller saw; null where the act does not edit what was read.
   * @throws Refusal stale when somebody was faster.
   */
  async lock(manager: EntityManager, meetingId: string, expectedVersion: number | null = null): Promise<MeetingHead> {
    const [meeting] = await manager.query<MeetingHead[]>(
      `SELECT id, board_id AS "boardId", chair_id AS "chairId", state, current_item_id AS "currentItemId", version
         FROM meeting WHERE id = $1 FOR NO KEY UPDATE`,
      [meetingId],
    );
    if (meeting === undefined) throw notFound();
    if (expectedVersion !== null && meeting.version !== expectedVersion) throw stale(meeting.version);
    return meeting;
  }

  requireOpen(meeting: MeetingHead): void {
    if (meeting.state !== 'open') throw new Refusal('conflict', { reason: 'meeting.notOpen', detail: 'This is possible only while the meeting is open.' });
  }

  /** Raises the version after a change of the head or the agenda. @returns the new version. */
  async raiseVersion(manager: EntityManager, meetingId: string): Promise<number> {
    const [rows] = await manager.query<[Array<{ version: number }>, number]>(`UPDATE meeting SET version = version + 1 WHERE id = $1 RETURNING version`, [meetingId]);
    return rows[0]!.version;
  }

  /**
   * The moment at which an act takes place: the database's clock, but always after everything this meeting has on
   * record. Were the clock set back in the middle of a meeting, people in the room would otherwise count as not yet
   * arrived. Call it under the meeting's lock.
   */
  async now(manager: EntityManager, meetingId: string): Promise<Instant> {
    const [found] = await manager.query<Array<{ now: Instant }>>(
      `SELECT ${utc(`greatest(clock_timestamp(), (
         SELECT max(at) + interval '1 microsecond' FROM (
           SELECT greatest(max(arrived_at), max(left_at)) AS at FROM attendance WHERE meeting_id = $1
           UNION ALL SELECT max(declared_at) FROM interest WHERE meeting_id = $1
           UNION ALL SELECT greatest(max(opened_at), max(closed_at), max(seal_opened_at)) FROM ballot_round WHERE meeting_id = $1
           UNION ALL SELECT max(confirmed_at) FROM recommendation WHERE meeting_id = $1
         ) recorded))`)} AS now`,
      [meetingId],
    );
    return found!.now;
  }

  /** Register of the whole meeting. A seat carries the id of the member it belongs to, also while a cover holds it. */
  async register(manager: EntityManager, meetingId: string): Promise<AttendanceRegister> {
    const stays = await manager.query<StayRow[]>(
      `SELECT person_id AS "personId", discipline, role, mode, covers_person_id AS "coversPersonId", ${utc('arrived_at')} AS "arrivedAt", ${utc('left_at')} AS "leftAt"
         FROM attendance WHERE meeting_id = $1 ORDER BY arrived_at, id`,
      [meetingId],
    );
    const interests = await manager.query<Array<{ personId: string; caseId: string; recuses: boolean; declaredAt: Instant }>>(
      `SELECT person_id AS "personId", case_id AS "caseId", recuses, ${utc('declared_at')} AS "declaredAt" FROM interest WHERE meeting_id = $1 ORDER BY declared_at, id`,
      [meetingId],
    );
    return {
      attendances: stays.map(({ coversPersonId, ...stay }) => ({ ...stay, seatId: stay.role === 'core' ? stay.personId : stay.role === 'cover' ? coversPersonId : null })),
      interests: interests.map((interest) => ({ ...interest, withdrawnAt: null })),
    };
  }
}
