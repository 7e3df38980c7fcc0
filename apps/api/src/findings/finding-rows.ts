import { isAllowed, type CaseStateCode, type Finding } from '@consilium/contracts';
import { standingOf, type Actor } from '../platform/authorisation/actor.js';

type Named = { readonly id: string; readonly displayName: string };

export interface FindingRow extends Omit<Finding, 'raised' | 'answer' | 'verdict' | 'mayAnswer' | 'mayDecide'> {
  readonly caseState: CaseStateCode | null;
  readonly raisedBy: Named;
  readonly raisedAt: Date;
  readonly answerText: string | null;
  readonly answeredBy: Named | null;
  readonly answeredAt: Date | null;
  readonly verdictText: string | null;
  readonly decidedBy: Named | null;
  readonly decidedAt: Date | null;
}

const named = (person: string): string => `CASE WHEN ${person}.id IS NULL THEN NULL ELSE json_build_object('id', ${person}.id, 'displayName', ${person}.display_name) END`;

/** Findings with their case, entry and people; `f` is the finding, `c` its case. */
export const FINDING_SELECT = /* sql */ `
  SELECT f.id, CASE WHEN c.id IS NULL THEN NULL ELSE json_build_object('id', c.id, 'number', c.number, 'boardId', b.id, 'boardName', b.name) END AS "case",
         CASE WHEN e.entry_id IS NULL THEN NULL ELSE json_build_object('id', e.entry_id, 'position', e."position", 'event', e.event, 'recordedAt', e.recorded_at) END AS entry,
         f.severity, f.body AS text, f.owner_role AS "ownerRole", f.due_on::text AS "dueOn", f.state = 'open' AND f.due_on < current_date AS "isOverdue", f.state,
         ${named('r')} AS "raisedBy", f.raised_at AS "raisedAt", f.answer AS "answerText", ${named('a')} AS "answeredBy", f.answered_at AS "answeredAt",
         f.verdict AS "verdictText", ${named('d')} AS "decidedBy", f.decided_at AS "decidedAt", f.version, c.state AS "caseState"
    FROM finding f LEFT JOIN board_case c ON c.id = f.case_id LEFT JOIN board b ON b.id = c.board_id LEFT JOIN audit.entry e ON e.entry_id = f.entry_id
    JOIN person r ON r.id = f.raised_by LEFT JOIN person a ON a.id = f.answered_by LEFT JOIN person d ON d.id = f.decided_by`;

export function toFinding({ caseState, raisedBy, raisedAt, answerText, answeredBy, answeredAt, verdictText, decidedBy, decidedAt, ...row }: FindingRow, actor: Actor): Finding {
  const standing = standingOf(actor, row.case?.boardId ?? null, null, row.case?.id ?? null);
  return {
    ...row,
    raised: { by: raisedBy, at: raisedAt.toISOString() },
    answer: said(answerText, answeredBy, answeredAt),
    verdict: said(verdictText, decidedBy, decidedAt),
    mayAnswer: row.state === 'open' && isAllowed('finding.answer', standing, caseState) && answersFor(actor, { ...row, raisedBy }),
    mayDecide: (row.state === 'open' || row.state === 'answered') && isAllowed('finding.decide', standing, caseState),
  };
}

/** Whether it was put to this person. A chair answers for the whole board, and nobody what they raised themselves. */
export function answersFor(actor: Actor, { ownerRole, ...finding }: Pick<FindingRow, 'ownerRole' | 'case' | 'raisedBy'>): boolean {
  if (finding.raisedBy.id === actor.personId) return false;
  if (ownerRole === 'administrator') return actor.roles.includes('administrator');
  const role = actor.memberships.find(({ boardId }) => boardId === finding.case?.boardId)?.role;
  return role === 'chair' || role === 'deputyChair' || role === ownerRole;
}

const said = (text: string | null, by: Named | null, at: Date | null): Finding['answer'] => (by === null || at === null ? null : { text: text ?? '', by, at: at.toISOString() });
