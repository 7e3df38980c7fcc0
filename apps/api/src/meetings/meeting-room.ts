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

interface InterestRow {
  personId: string;
  caseId: string;
  recuses: boolean;
  declaredAt: Instant;
}

/** Who is and was there, and when it is. */
export interface RoomState {
  readonly register: AttendanceRegister;
  readonly now: Instant;
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

  /** The same for acts on the agenda, which a closed or cancelled meeting keeps as it is. */
  async lockEditable(manager: EntityManager, meetingId: string, expectedVersion: number | null): Promise<MeetingHead> {
    const meeting = await this.lock(manager, meetingId, expectedVersion);
    if (meeting.state === 'closed' || meeting.state === 'cancelled') {
      throw new Refusal('conflict', { reason: meeting.state === 'closed' ? 'meeting.alreadyClosed' : 'meeting.cancelled', detail: `The meeting is ${meeting.state}; its agenda stays as it is.` });
    }
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
    const [found] = await manager.query<Array<{ now: Instant }>>(`SELECT ${NOW} AS now`, [meetingId]);
    return found!.now;
  }

  /** The register of the whole meeting, and the moment of the act. */
  async state(manager: EntityManager, meetingId: string): Promise<RoomState> {
    const [found] = await manager.query<Array<{ stays: StayRow[]; interests: InterestRow[]; now: Instant }>>(
      `SELECT ${NOW} AS now,
              (SELECT coalesce(json_agg(json_build_object('personId', person_id, 'discipline', discipline, 'role', role, 'mode', mode, 'coversPersonId', covers_person_id,
                                                          'arrivedAt', ${utc('arrived_at')}, 'leftAt', ${utc('left_at')}) ORDER BY arrived_at, id), '[]')
                 FROM attendance WHERE meeting_id = $1) AS stays,
              (SELECT coalesce(json_agg(json_build_object('personId', person_id, 'caseId', case_id, 'recuses', recuses, 'declaredAt', ${utc('declared_at')})
                                        ORDER BY declared_at, id), '[]')
                 FROM interest WHERE meeting_id = $1) AS interests`,
      [meetingId],
    );
    const { stays, interests, now } = found!;
    return {
      now,
      register: {
        attendances: stays.map(({ coversPersonId, ...stay }) => ({ ...stay, seatId: seatOf(stay.role, stay.personId, coversPersonId) })),
        interests: interests.map((interest) => ({ ...interest, withdrawnAt: null })),
      },
    };
  }
}

/** A seat carries the id of the member it belongs to, also while a cover holds it. */
export const seatOf = (role: StayRow['role'], personId: string, coversPersonId: string | null): string | null =>
  role === 'core' ? personId : role === 'cover' ? coversPersonId : null;

const NOW = utc(`greatest(clock_timestamp(), (
  SELECT max(at) + interval '1 microsecond' FROM (
    SELECT greatest(max(arrived_at), max(left_at)) AS at FROM attendance WHERE meeting_id = $1
    UNION ALL SELECT max(declared_at) FROM interest WHERE meeting_id = $1
    UNION ALL SELECT greatest(max(opened_at), max(closed_at), max(seal_opened_at)) FROM ballot_round WHERE meeting_id = $1
    UNION ALL SELECT max(confirmed_at) FROM recommendation WHERE meeting_id = $1
  ) recorded))`);
