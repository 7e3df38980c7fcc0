import { Injectable } from '@nestjs/common';
import { allowedActions, type AgendaBreak, type AgendaItem, type Attendance, type Interest, type LateAddition, type MeetingDetail, type MeetingMember, type MeetingRow } from '@consilium/contracts';
import type { EntityManager } from 'typeorm';
import { standingOf, type Actor } from '../platform/authorisation/actor.js';
import { notFound } from '../platform/errors/refusal.js';
import { MeetingQuorum } from './meeting-quorum.js';
import { MeetingRoom } from './meeting-room.js';
import { personName, utc } from './utc.js';

export const meetingRowColumns = `m.id, m.board_id AS "boardId", b.name AS "boardName", m.title, ${utc('m.starts_at')} AS "startsAt",
  m.planned_minutes AS "plannedMinutes", m.place, m.link, ${personName('chair')} AS chair, m.state, m.version`;

/** Reads one meeting as its screens show it. */
@Injectable()
export class MeetingReader {
  constructor(
    private readonly room: MeetingRoom,
    private readonly quorum: MeetingQuorum,
  ) {}

  async read(manager: EntityManager, actor: Actor, meetingId: string): Promise<MeetingDetail> {
    // The number of the newest event is read first: what is read after it is at least as new, so a client that follows
    // from this number on misses nothing.
    const [head] = await manager.query<Array<Omit<MeetingRow, 'caseCount'> & { sequence: string; currentItemId: string | null; openedAt: string | null; closedAt: string | null; serverTime: string; cutOffAt: string }>>(
      `SELECT ${meetingRowColumns}, m.event_sequence AS sequence, m.current_item_id AS "currentItemId", ${utc('m.opened_at')} AS "openedAt",
              ${utc('m.closed_at')} AS "closedAt", ${utc('clock_timestamp()')} AS "serverTime",
              ${utc("m.starts_at - make_interval(hours => (b.settings ->> 'cutOffHours')::int)")} AS "cutOffAt"
         FROM meeting m JOIN board b ON b.id = m.board_id JOIN person chair ON chair.id = m.chair_id WHERE m.id = $1`,
      [meetingId],
    );
    if (head === undefined) throw notFound();
    const agenda = await this.agenda(manager, meetingId);
    const current = agenda.find(({ id }) => id === head.currentItemId);
    return {
      ...head,
      sequence: Number(head.sequence),
      agenda,
      breaks: await manager.query<AgendaBreak[]>(`SELECT id, position, minutes FROM agenda_item WHERE meeting_id = $1 AND kind = 'break' ORDER BY position`, [meetingId]),
      lateAdditions: await this.lateAdditions(manager, meetingId),
      attendance: await this.attendance(manager, meetingId),
      interests: await this.interests(manager, meetingId),
      members: await this.members(manager, meetingId),
      covers: await manager.query<MeetingDetail['covers']>(
        `SELECT ${personName('a')} AS absent, ${personName('c')} AS cover
           FROM meeting m JOIN board_cover v ON v.board_id = m.board_id JOIN person a ON a.id = v.absent_person_id JOIN person c ON c.id = v.cover_person_id
          WHERE m.id = $1 AND m.starts_at::date BETWEEN v.valid_from AND v.valid_to ORDER BY a.display_name`,
        [meetingId],
      ),
      quorum: current === undefined ? null : await this.quorum.read(manager, current.caseId, await this.room.state(manager, meetingId)),
      allowedActions: allowedActions(standingOf(actor, head.boardId), null),
    };
  }

  private agenda(manager: EntityManager, meetingId: string): Promise<AgendaItem[]> {
    return manager.query<AgendaItem[]>(
      `SELECT i.id, i.case_id AS "caseId", c.number AS "caseNumber", c.state AS "caseState", p.family_name || ', ' || left(p.given_name, 1) || '.' AS "patientShort",
              json_build_object('code', c.question_code, 'text', c.question_text) AS question, i.position, i.minutes, ${personName('presenter')} AS presenter,
              i.lane, i.reason, CASE WHEN i.waiver_by IS NOT NULL THEN json_build_object('by', ${personName('w')}, 'reason', i.waiver_reason) END AS waiver,
              CASE WHEN i.late_assented_by IS NOT NULL THEN json_build_object('reason', i.late_reason, 'askedBy', ${personName('la')}, 'assentedBy', ${personName('lc')}, 'assentedAt', ${utc('i.late_assented_at')}) END AS late,
              i.state, ${utc('i.started_at')} AS "startedAt", ${utc('i.presented_at')} AS "presentedAt", ${utc('i.finished_at')} AS "finishedAt"
         FROM agenda_item i JOIN board_case c ON c.id = i.case_id JOIN patient p ON p.id = c.patient_id
         LEFT JOIN person presenter ON presenter.id = i.presenter_id LEFT JOIN person w ON w.id = i.waiver_by
         LEFT JOIN person la ON la.id = i.late_asked_by LEFT JOIN person lc ON lc.id = i.late_assented_by
        WHERE i.meeting_id = $1 ORDER BY i.position`,
      [meetingId],
    );
  }

  private lateAdditions(manager: EntityManager, meetingId: string): Promise<LateAddition[]> {
    return manager.query<LateAddition[]>(
      `SELECT l.id, l.case_id AS "caseId", c.number AS "caseNumber", p.family_name || ', ' || left(p.given_name, 1) || '.' AS "patientShort",
              json_build_object('code', c.question_code, 'text', c.question_text) AS question, l.minutes, ${personName('presenter')} AS presenter, l.reason,
              l.waiver_reason AS "waiverReason", ${personName('a')} AS "askedBy", ${utc('l.asked_at')} AS "askedAt", l.state, ${personName('d')} AS "decidedBy",
              ${utc('l.decided_at')} AS "decidedAt", l.decision_reason AS "decisionReason"
         FROM late_addition l JOIN board_case c ON c.id = l.case_id JOIN patient p ON p.id = c.patient_id JOIN person a ON a.id = l.asked_by
         LEFT JOIN person presenter ON presenter.id = l.presenter_id LEFT JOIN person d ON d.id = l.decided_by
        WHERE l.meeting_id = $1 AND l.state IN ('asked', 'refused') ORDER BY l.asked_at, l.id`,
      [meetingId],
    );
  }

  private attendance(manager: EntityManager, meetingId: string): Promise<Attendance[]> {
    return manager.query<Attendance[]>(
      `SELECT a.id, ${personName('p')} AS person, a.discipline, a.role, a.mode, ${personName('v')} AS covers,
              ${utc('a.arrived_at')} AS "arrivedAt", ${utc('a.left_at')} AS "leftAt"
         FROM attendance a JOIN person p ON p.id = a.person_id LEFT JOIN person v ON v.id = a.covers_person_id
        WHERE a.meeting_id = $1 ORDER BY a.arrived_at, a.id`,
      [meetingId],
    );
  }

  private interests(manager: EntityManager, meetingId: string): Promise<Interest[]> {
    return manager.query<Interest[]>(
      `SELECT n.id, n.case_id AS "caseId", ${personName('p')} AS person, n.kind, n.text, n.recuses, ${utc('n.declared_at')} AS "declaredAt"
         FROM interest n JOIN person p ON p.id = n.person_id WHERE n.meeting_id = $1 ORDER BY n.declared_at, n.id`,
      [meetingId],
    );
  }

  private members(manager: EntityManager, meetingId: string): Promise<MeetingMember[]> {
    return manager.query<MeetingMember[]>(
      `SELECT DISTINCT ON (p.display_name, p.id) p.id, p.display_name AS "displayName", coalesce(b.discipline, p.discipline) AS discipline, b.role AS "boardRole"
         FROM meeting m JOIN board_membership b ON b.board_id = m.board_id JOIN person p ON p.id = b.person_id
        WHERE m.id = $1 AND p.is_active AND b.valid_from <= current_date AND (b.valid_to IS NULL OR b.valid_to >= current_date)
        ORDER BY p.display_name, p.id`,
      [meetingId],
    );
  }
}
