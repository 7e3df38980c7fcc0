import type { ChaseItem } from '@consilium/contracts';

/** A row as the database gives it, before it is known what the caller may do with it. */
export interface ChaseRow extends Omit<ChaseItem, 'answer' | 'closed' | 'createdAt' | 'owedByMe' | 'mayAnswer' | 'mayChange'> {
  readonly answer: { text: string; attachmentId: string | null; by: { id: string; displayName: string } } | null;
  readonly answeredAt: Date | null;
  readonly closed: { as: NonNullable<ChaseItem['closed']>['as']; by: { id: string; displayName: string } } | null;
  readonly closedAt: Date | null;
  readonly createdAt: Date;
  readonly caseState: string;
  readonly referrerId: string | null;
}

const someone = (alias: string): string => `json_build_object('id', ${alias}.id, 'displayName', ${alias}.display_name)`;

/** Items with their case and people; `i` is the item, `c` its case. */
export const CHASE_SELECT = /* sql */ `
  SELECT i.id, json_build_object('id', c.id, 'number', c.number, 'boardId', c.board_id, 'patientShort', p.family_name || ', ' || left(p.given_name, 1) || '.') AS "case",
         i.item_id AS "itemId", i.ask, i.owner_role AS "ownerRole", CASE WHEN o.id IS NULL THEN NULL ELSE ${someone('o')} END AS owner,
         i.owner_label AS "ownerLabel", i.due_on::text AS "dueOn", i.state,
         CASE WHEN i.answer IS NULL THEN NULL ELSE json_build_object('text', i.answer, 'attachmentId', i.answer_attachment_id, 'by', ${someone('a')}) END AS answer,
         i.answered_at AS "answeredAt",
         CASE WHEN i.closed_as IS NULL THEN NULL ELSE json_build_object('as', i.closed_as, 'by', ${someone('z')}) END AS closed, i.closed_at AS "closedAt",
         EXISTS (SELECT 1 FROM case_fact f WHERE f.case_id = i.case_id AND f.element = i.item_id AND f.retired_at IS NULL AND f.state = 'known' AND f.entered_at > i.created_at) AS "recordedSince",
         i.reminders, i.last_reminded_on::text AS "lastRemindedOn", ${someone('b')} AS "createdBy", i.created_at AS "createdAt", i.version,
         c.state AS "caseState", c.referrer_id AS "referrerId"
    FROM chase_item i JOIN board_case c ON c.id = i.case_id JOIN patient p ON p.id = c.patient_id
    JOIN person b ON b.id = i.created_by LEFT JOIN person o ON o.id = i.owner_id
    LEFT JOIN person a ON a.id = i.answered_by LEFT JOIN person z ON z.id = i.closed_by`;
