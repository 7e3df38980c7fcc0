import { allowedActions, type CaseStateCode, type ChaseItem, type ChaseListQuery, type ChasePage } from '@consilium/contracts';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { standingOf, type Actor } from '../platform/authorisation/actor.js';
import { notFound } from '../platform/errors/refusal.js';
import { decodeCursor, encodeCursor } from '../platform/http/page-cursor.js';
import { CHASE_SELECT, type ChaseRow } from './chase-rows.js';

/** Reads what is owed: for one case, or over all cases in the order in which it is due. */
@Injectable()
export class ChaseReader {
  async ofCase(manager: EntityManager, actor: Actor, caseId: string): Promise<ChaseItem[]> {
    const rows = await manager.query<ChaseRow[]>(`${CHASE_SELECT} WHERE i.case_id = $1 ORDER BY (i.state = 'closed'), i.due_on, i.id`, [caseId]);
    return rows.map((row) => toChaseItem(row, actor));
  }

  async one(manager: EntityManager, actor: Actor, itemId: string): Promise<ChaseItem> {
    const [row] = await manager.query<ChaseRow[]>(`${CHASE_SELECT} WHERE i.id = $1`, [itemId]);
    if (row === undefined) throw notFound();
    return toChaseItem(row, actor);
  }

  /** What is due first comes first; closed items with the latest first. */
  async page(manager: EntityManager, actor: Actor, query: ChaseListQuery): Promise<ChasePage> {
    const parameters: unknown[] = [];
    const bind = (value: unknown): string => `$${parameters.push(value)}`;
    const conditions = [stateCondition[query.state]];
    if (query.boardId !== undefined) conditions.push(`c.board_id = ${bind(query.boardId)}`);
    if (query.ownerRole !== undefined) conditions.push(`i.owner_role = ${bind(query.ownerRole)}`);
    if (query.owner === 'me') conditions.push(owedBy(actor, bind));
    if (query.after !== undefined) {
      const [dueOn, id] = decodeCursor(query.after);
      conditions.push(`(i.due_on, i.id) > (${bind(dueOn.slice(0, 10))}::date, ${bind(id)}::uuid)`);
    }
    const rows = await manager.query<ChaseRow[]>(
      `${CHASE_SELECT} WHERE i.organisation_id = scope.organisation() AND ${conditions.join(' AND ')} ORDER BY i.due_on, i.id LIMIT ${bind(query.limit + 1)}`,
      parameters,
    );
    const shown = rows.slice(0, query.limit);
    const last = shown.at(-1);
    return {
      items: shown.map((row) => toChaseItem(row, actor)),
      next: rows.length > query.limit && last !== undefined ? encodeCursor([`${last.dueOn} 00:00:00+00`, last.id]) : null,
    };
  }
}

const stateCondition: Readonly<Record<ChaseListQuery['state'], string>> = {
  current: `i.state <> 'closed'`,
  answered: `i.state = 'answered'`,
  overdue: `i.state = 'open' AND i.due_on < current_date`,
  closed: `i.state = 'closed'`,
};

/** By name, or by the role the person has for the case. */
function owedBy(actor: Actor, bind: (value: unknown) => string): string {
  const byRole = actor.memberships.flatMap(({ boardId, role, discipline }) => {
    const roles = [...(role === 'coordinator' ? ['coordinator'] : []), ...(role === 'chair' || role === 'deputyChair' ? ['chair'] : []), ...(discipline === null ? [] : [discipline])];
    return roles.length === 0 ? [] : [`(c.board_id = ${bind(boardId)} AND i.owner_role = ANY (${bind(roles)}))`];
  });
  const me = bind(actor.personId);
  const unnamed = [`(i.owner_role = 'referrer' AND c.referrer_id = ${me})`, ...byRole].join(' OR ');
  return `(i.owner_id = ${me} OR (i.owner_id IS NULL AND (${unnamed})))`;
}

function isOwedBy(actor: Actor, row: ChaseRow): boolean {
  if (row.owner !== null) return row.owner.id === actor.personId;
  if (row.ownerRole === 'referrer') return row.referrerId === actor.personId;
  const membership = actor.memberships.find(({ boardId }) => boardId === row.case.boardId);
  if (membership === undefined) return false;
  if (row.ownerRole === 'coordinator') return membership.role === 'coordinator';
  if (row.ownerRole === 'chair') return membership.role === 'chair' || membership.role === 'deputyChair';
  return membership.discipline === row.ownerRole;
}

function toChaseItem({ answeredAt, closedAt, caseState, referrerId, ...row }: ChaseRow, actor: Actor): ChaseItem {
  const allowed = new Set<string>(allowedActions(standingOf(actor, row.case.boardId, referrerId), caseState as CaseStateCode));
  const owedByMe = isOwedBy(actor, { ...row, answeredAt, closedAt, caseState, referrerId });
  return {
    ...row,
    answer: row.answer === null || answeredAt === null ? null : { ...row.answer, at: answeredAt.toISOString() },
    closed: row.closed === null || closedAt === null ? null : { ...row.closed, at: closedAt.toISOString() },
    createdAt: row.createdAt.toISOString(),
    owedByMe: owedByMe && row.state === 'open',
    mayAnswer: row.state !== 'closed' && allowed.has('chase.answer') && (owedByMe || allowed.has('chase.change')),
    mayChange: allowed.has('chase.change'),
  };
}
