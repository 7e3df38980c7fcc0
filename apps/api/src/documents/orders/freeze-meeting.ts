/** Freezes the present state of a meeting for agenda, minutes and action list. Runs in the transaction that orders them. */
import type { EntityManager } from 'typeorm';
import { FrozenMeeting } from './frozen.js';
import { readLetterhead, utcText } from './letterhead.js';

interface MeetingRow {
  readonly board_id: string;
  readonly title: string;
  readonly starts_at: string;
  readonly planned_minutes: number;
  readonly place: string;
  readonly link: string;
  readonly chair: string;
  readonly opened_at: string | null;
  readonly closed_at: string | null;
  readonly frozen_at: string;
}

interface RecommendationContent {
  readonly position: { readonly kind: 'option' | 'other' | 'noRecommendation'; readonly optionId?: string; readonly text?: string; readonly reason?: string };
  readonly conditions?: ReadonlyArray<{ readonly condition: string; readonly then: string; readonly otherwise?: string }>;
}

interface AgendaRow {
  readonly case_id: string;
  readonly number: string;
  readonly family_name: string;
  readonly given_name: string;
  readonly birth_date: string;
  readonly sex: string;
  readonly identifier_value: string;
  readonly question_code: string;
  readonly question_text: string;
  readonly summary: string;
  readonly minutes: number;
  readonly lane: string;
  readonly presenter: string | null;
  readonly reason: string;
  readonly waiver: { readonly by: string; readonly reason: string } | null;
  readonly late: { readonly askedBy: string; readonly assentedBy: string | null; readonly reason: string } | null;
  readonly content: RecommendationContent | null;
  readonly recommendation_state: 'draft' | 'confirmed' | null;
  readonly case_state: string;
  readonly dissents: readonly string[];
}

export async function freezeMeeting(manager: EntityManager, meetingId: string): Promise<FrozenMeeting> {
  const [row] = await manager.query<MeetingRow[]>(
    `SELECT m.board_id, m.title, ${utcText('m.starts_at')} AS starts_at, m.planned_minutes, m.place, m.link, p.display_name AS chair,
            ${utcText('m.opened_at')} AS opened_at, ${utcText('m.closed_at')} AS closed_at, ${utcText('now()')} AS frozen_at
       FROM meeting m JOIN person p ON p.id = m.chair_id WHERE m.id = $1`,
    [meetingId],
  );
  if (row === undefined) throw new Error('The meeting is not in scope.');
  const { letterhead, timeZone } = await readLetterhead(manager, row.board_id);
  return FrozenMeeting.parse({
    format: 'consilium-frozen-meeting/1',
    letterhead,
    frozenAt: row.frozen_at,
    meeting: {
      id: meetingId, title: row.title, startsAt: row.starts_at, timeZone, plannedMinutes: row.planned_minutes, place: row.place, link: row.link, chair: row.chair,
      openedAt: row.opened_at, closedAt: row.closed_at,
    },
    agenda: await readAgenda(manager, meetingId),
    breaks: await manager.query(
      `SELECT i.minutes, (SELECT count(*)::int FROM agenda_item o WHERE o.meeting_id = i.meeting_id AND o.kind = 'case' AND o.lane = 'discuss' AND o.position < i.position) AS "afterCases"
         FROM agenda_item i WHERE i.meeting_id = $1 AND i.kind = 'break' ORDER BY i.position`,
      [meetingId],
    ),
    attendance: await manager.query(
      `SELECT p.display_name AS name, a.discipline, a.role, a.mode, q.display_name AS covers, ${utcText('a.arrived_at')} AS "arrivedAt", ${utcText('a.left_at')} AS "leftAt"
         FROM attendance a JOIN person p ON p.id = a.person_id LEFT JOIN person q ON q.id = a.covers_person_id
        WHERE a.meeting_id = $1 ORDER BY a.arrived_at, a.id`,
      [meetingId],
    ),
    interests: await manager.query(
      `SELECT p.display_name AS name, c.number AS "caseNumber", i.kind, i.text, i.recuses
         FROM interest i JOIN person p ON p.id = i.person_id JOIN board_case c ON c.id = i.case_id WHERE i.meeting_id = $1 ORDER BY i.declared_at, i.id`,
      [meetingId],
    ),
  } satisfies Record<keyof FrozenMeeting, unknown>);
}

async function readAgenda(manager: EntityManager, meetingId: string): Promise<unknown[]> {
  const rows = await manager.query<AgendaRow[]>(
    `SELECT c.id AS case_id, c.number, p.family_name, p.given_name, p.birth_date::text AS birth_date, p.sex, p.identifier_value, c.question_code, c.question_text, c.summary,
            c.state AS case_state, i.minutes, i.lane, x.display_name AS presenter, i.reason, r.content,
            CASE WHEN w.id IS NOT NULL THEN json_build_object('by', w.display_name, 'reason', i.waiver_reason) END AS waiver,
            CASE WHEN lc.id IS NOT NULL THEN json_build_object('askedBy', la.display_name, 'assentedBy', CASE WHEN lc.id <> la.id THEN lc.display_name END, 'reason', i.late_reason) END AS late, r.state AS recommendation_state,
            coalesce((SELECT array_agg(q.display_name ORDER BY d.recorded_at) FROM dissent d JOIN person q ON q.id = d.person_id WHERE d.recommendation_id = r.id), '{}') AS dissents
       FROM agenda_item i JOIN board_case c ON c.id = i.case_id JOIN patient p ON p.id = c.patient_id
       LEFT JOIN person x ON x.id = i.presenter_id LEFT JOIN person w ON w.id = i.waiver_by
       LEFT JOIN person la ON la.id = i.late_asked_by LEFT JOIN person lc ON lc.id = i.late_assented_by
       LEFT JOIN recommendation r ON r.meeting_id = i.meeting_id AND r.case_id = i.case_id
      WHERE i.meeting_id = $1 ORDER BY i.position`,
    [meetingId],
  );
  const actions = await manager.query<Array<{ case_id: string; what: string; owner: string; dueOn: string; done: boolean }>>(
    `SELECT a.case_id, a.what, p.display_name AS owner, a.due_on::text AS "dueOn", a.done_at IS NOT NULL AS done
       FROM action_item a JOIN person p ON p.id = a.owner_id JOIN recommendation r ON r.id = a.recommendation_id
      WHERE r.meeting_id = $1 ORDER BY a.due_on, a.what, a.id`,
    [meetingId],
  );
  return rows.map((row) => ({
    caseNumber: row.number,
    patient: { familyName: row.family_name, givenName: row.given_name, birthDate: row.birth_date, sex: row.sex, identifier: row.identifier_value },
    question: { code: row.question_code, text: row.question_text },
    summary: row.summary,
    minutes: row.minutes,
    lane: row.lane,
    presenter: row.presenter,
    reason: row.reason,
    waiver: row.waiver,
    late: row.late,
    // A draft is not the board's word and stays out of the minutes.
    recommendation: row.content === null || row.recommendation_state !== 'confirmed' ? null : recommended(row, row.content, actions.filter(({ case_id }) => case_id === row.case_id)),
  }));
}

function recommended(row: AgendaRow, { position, conditions = [] }: RecommendationContent, actions: ReadonlyArray<{ what: string; owner: string; dueOn: string; done: boolean }>): unknown {
  return {
    kind: position.kind,
    optionId: position.optionId ?? null,
    text: position.text ?? position.reason ?? '',
    conditions: conditions.map(({ condition, then, otherwise = '' }) => ({ condition, then, otherwise })),
    dissents: row.dissents,
    actions: actions.map(({ what, owner, dueOn, done }) => ({ what, owner, dueOn, done })),
    signedOff: row.case_state === 'signedOff',
  };
}
