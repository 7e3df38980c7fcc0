import { allowedActions, type FollowUp } from '@consilium/contracts';
import { standingOf, type Actor } from '../platform/authorisation/actor.js';

interface FollowUpRow extends Omit<FollowUp, 'foundAt' | 'settled' | 'maySettle' | 'mayReopen'> {
  readonly foundAt: Date;
  readonly because: string | null;
  readonly by: { readonly id: string; readonly displayName: string } | null;
  readonly settledAt: Date | null;
  readonly referrerId: string | null;
}
export type { FollowUpRow };

/** Tasks with their case and people; `f` is the task, `c` its case. */
export const FOLLOW_UP_SELECT = /* sql */ `
  SELECT f.id, json_build_object('id', c.id, 'number', c.number, 'boardId', c.board_id, 'state', c.state, 'patientShort', p.family_name || ', ' || left(p.given_name, 1) || '.') AS "case",
         f.reason_id AS "reasonId", f.element_ids AS "elementIds", f.found_at AS "foundAt", f.owner_role AS "ownerRole", f.due_on::text AS "dueOn", f.state,
         f.settled_because AS because, CASE WHEN s.id IS NULL THEN NULL ELSE json_build_object('id', s.id, 'displayName', s.display_name) END AS by, f.settled_at AS "settledAt",
         CASE WHEN n.id IS NULL THEN NULL ELSE json_build_object('id', n.id, 'number', n.number) END AS "nextCase", f.version, c.referrer_id AS "referrerId"
    FROM follow_up f JOIN board_case c ON c.id = f.case_id JOIN patient p ON p.id = c.patient_id
    LEFT JOIN person s ON s.id = f.settled_by LEFT JOIN board_case n ON n.id = f.next_case_id`;

export function toFollowUp({ foundAt, because, by, settledAt, referrerId, ...row }: FollowUpRow, actor: Actor): FollowUp {
  const allowed = new Set<string>(allowedActions(standingOf(actor, row.case.boardId, referrerId), row.case.state));
  const maySettle = row.state === 'open' && allowed.has('followUp.settle');
  return {
    ...row,
    foundAt: foundAt.toISOString(),
    settled: settledAt === null || by === null ? null : { because: because ?? '', by, at: settledAt.toISOString() },
    maySettle,
    mayReopen: maySettle && allowed.has('case.reopen'),
  };
}
