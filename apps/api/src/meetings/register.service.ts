import { Injectable } from '@nestjs/common';
import { declareInterest, recordArrival, recordDeparture } from '@consilium/board';
import { isAllowed, type AttendanceInput, type BoardRole, type DisciplineCode, type InterestInput } from '@consilium/contracts';
import type { EntityManager } from 'typeorm';
import { standingOf, type Actor } from '../platform/authorisation/actor.js';
import { Refusal, invalidField, notFound } from '../platform/errors/refusal.js';
import { AttendanceEntity } from './attendance.entity.js';
import { InterestEntity } from './interest.entity.js';
import { MeetingEvents } from './meeting-events.js';
import { MeetingRecord } from './meeting-record.js';
import { MeetingRoom, seatOf, type MeetingHead } from './meeting-room.js';
import { asRuled } from './rulings.js';

interface Belonging {
  readonly displayName: string;
  readonly discipline: DisciplineCode | null;
  readonly boardRole: BoardRole | null;
  readonly isCoverFor: string[];
}

/** The register of a meeting: who is there, for which seat, from when to when, and with which interests. */
@Injectable()
export class RegisterService {
  constructor(
    private readonly room: MeetingRoom,
    private readonly events: MeetingEvents,
    private readonly record: MeetingRecord,
  ) {}

  /**
   * Notes an arrival. What a person may be in the room follows from the board's memberships and named covers, not from
   * what is asked for: a guest cannot be entered as a voter.
   */
  async arrive(manager: EntityManager, actor: Actor, meetingId: string, input: AttendanceInput): Promise<void> {
    const meeting = await this.lockAttendable(manager, meetingId);
    this.requireOwnOrClerk(actor, meeting, input.personId);
    const belonging = await this.belonging(manager, meeting, input.personId);
    const { discipline, coversPersonId } = this.seatFor(belonging, input);
    const { register, now: arrivedAt } = await this.room.state(manager, meetingId);
    const seatId = seatOf(input.role, input.personId, coversPersonId);
    const { personId, role, mode } = input;
    asRuled(recordArrival(register, { personId, discipline, role, seatId, mode, arrivedAt }));
    const [stay] = await manager.query<Array<{ id: string }>>(
      `INSERT INTO attendance (organisation_id, meeting_id, person_id, discipline, role, mode, covers_person_id, arrived_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8) RETURNING id`,
      [actor.organisationId, meetingId, personId, discipline, role, mode, coversPersonId, arrivedAt],
    );
    await this.tell(manager, actor, meeting, stay!.id, personId, 'arrived', { ...(discipline === null ? {} : { discipline }), capacity: role });
  }

  async depart(manager: EntityManager, actor: Actor, attendanceId: string): Promise<string> {
    const found = await manager.getRepository(AttendanceEntity).findOneBy({ id: attendanceId });
    if (found === null) throw notFound();
    const meeting = await this.lockAttendable(manager, found.meetingId);
    this.requireOwnOrClerk(actor, meeting, found.personId);
    const { register, now: leftAt } = await this.room.state(manager, meeting.id);
    const stay = await manager.getRepository(AttendanceEntity).findOneByOrFail({ id: attendanceId });
    if (stay.leftAt !== null) throw new Refusal('conflict', { reason: 'attendance.notPresent', detail: 'This stay has ended already.' });
    asRuled(recordDeparture(register, stay.personId, leftAt));
    await manager.query(`UPDATE attendance SET left_at = $2 WHERE id = $1`, [attendanceId, leftAt]);
    await this.tell(manager, actor, meeting, attendanceId, stay.personId, 'left', {});
    return meeting.id;
  }

  /** One declares one's own interest. One that recuses keeps the person out of the case from this moment on. */
  async declare(manager: EntityManager, actor: Actor, meetingId: string, input: InterestInput): Promise<void> {
    const meeting = await this.lockAttendable(manager, meetingId);
    const [listed] = await manager.query<unknown[]>(`SELECT 1 FROM agenda_item WHERE meeting_id = $1 AND case_id = $2`, [meetingId, input.caseId]);
    if (listed === undefined) throw invalidField('caseId', 'is not on the agenda of this meeting');
    const { register, now: declaredAt } = await this.room.state(manager, meetingId);
    asRuled(declareInterest(register, { personId: actor.personId, caseId: input.caseId, recuses: input.recuses, declaredAt }));
    const [interest] = await manager.query<Array<Pick<InterestEntity, 'id'>>>(
      `INSERT INTO interest (organisation_id, meeting_id, case_id, person_id, kind, text, recuses, declared_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8) RETURNING id`,
      [actor.organisationId, meetingId, input.caseId, actor.personId, input.kind, input.text, input.recuses, declaredAt],
    );
    await this.events.append(manager, meetingId, 'interestDeclared', input.caseId, { interestId: interest!.id, recuses: input.recuses });
    await this.record.note(manager, actor, { boardId: meeting.boardId, caseId: input.caseId }, 'interestDeclared', {
      meetingId,
      caseId: input.caseId,
      interestId: interest!.id,
      personId: actor.personId,
      kind: input.kind,
    });
  }

  private async lockAttendable(manager: EntityManager, meetingId: string): Promise<MeetingHead> {
    const meeting = await this.room.lock(manager, meetingId);
    if (meeting.state !== 'published' && meeting.state !== 'open') {
      throw new Refusal('conflict', { reason: 'meeting.notOpen', detail: 'The register runs from the publication of the agenda to the end of the meeting.' });
    }
    return meeting;
  }

  /** Members sign themselves in and out; the coordinator and the chair keep the register for everybody. */
  private requireOwnOrClerk(actor: Actor, meeting: MeetingHead, personId: string): void {
    if (personId === actor.personId || isAllowed('meeting.callCase', standingOf(actor, meeting.boardId), null)) return;
    throw new Refusal('forbidden', { reason: 'meeting.recordAttendance', detail: 'You can enter yourself; the coordinator or the chair enters others.' });
  }

  private async belonging(manager: EntityManager, meeting: MeetingHead, personId: string): Promise<Belonging> {
    const [found] = await manager.query<Belonging[]>(
      `SELECT p.display_name AS "displayName", CASE WHEN b.role = 'coordinator' THEN b.discipline ELSE coalesce(b.discipline, p.discipline) END AS discipline, b.role AS "boardRole",
              ARRAY(SELECT v.absent_person_id FROM board_cover v WHERE v.board_id = $1 AND v.cover_person_id = p.id AND current_date BETWEEN v.valid_from AND v.valid_to)::text[] AS "isCoverFor"
         FROM person p LEFT JOIN board_membership b
           ON b.person_id = p.id AND b.board_id = $1 AND b.valid_from <= current_date AND (b.valid_to IS NULL OR b.valid_to >= current_date)
        WHERE p.id = $2 AND p.is_active ORDER BY b.role = 'guest' LIMIT 1`,
      [meeting.boardId, personId],
    );
    if (found === undefined) throw invalidField('personId', 'is nobody of your organisation');
    return found;
  }

  private seatFor(belonging: Belonging, input: AttendanceInput): { readonly discipline: DisciplineCode | null; readonly coversPersonId: string | null } {
    const { boardRole, discipline, isCoverFor } = belonging;
    if (input.role === 'core' && (boardRole === null || boardRole === 'guest')) throw invalidField('role', 'is only for members of the board; enter this person as cover or guest');
    if (input.role === 'cover' && (input.coversPersonId === null || !isCoverFor.includes(input.coversPersonId))) {
      throw invalidField('coversPersonId', 'must be a member for whom this person is named as cover today');
    }
    if (input.role !== 'cover' && input.coversPersonId !== null) throw invalidField('coversPersonId', 'is only for a cover');
    return { discipline: input.role === 'guest' ? null : discipline, coversPersonId: input.coversPersonId };
  }

  private async tell(manager: EntityManager, actor: Actor, meeting: MeetingHead, attendanceId: string, personId: string, change: 'arrived' | 'left', more: { discipline?: string; capacity?: string }): Promise<void> {
    await this.events.append(manager, meeting.id, 'attendanceChanged', null, { attendanceId, present: change === 'arrived' });
    await this.record.note(manager, actor, { boardId: meeting.boardId, caseId: null }, 'attendanceRecorded', { meetingId: meeting.id, attendanceId, personId, change, ...more });
  }
}
