import type { FollowUp, FollowUpListQuery, FollowUpPage, FollowUpSettling } from '@consilium/contracts';
import { isAllowed } from '@consilium/contracts';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { FreeTextVault } from '../audit/free-text/free-text-vault.js';
import { CaseAudit } from '../cases/case-audit.js';
import { CaseLoader } from '../cases/case-loader.js';
import { CaseRegistration } from '../cases/case-registration.js';
import { CaseTransitions } from '../cases/case-transitions.js';
import { standingOf, type Actor } from '../platform/authorisation/actor.js';
import { Refusal, notFound, stale } from '../platform/errors/refusal.js';
import { decodeCursor, encodeCursor } from '../platform/http/page-cursor.js';
import { FOLLOW_UP_SELECT, toFollowUp, type FollowUpRow } from './follow-up-rows.js';

interface Settled {
  readonly as: FollowUpSettling['as'];
  readonly because: string;
  readonly nextCaseId: string | null;
}

/** Shows what calls for another discussion, and settles it: done, dismissed with the reason, or taken up as a new episode. */
@Injectable()
export class FollowUpsService {
  constructor(
    private readonly loader: CaseLoader,
    private readonly audit: CaseAudit,
    private readonly transitions: CaseTransitions,
    private readonly registration: CaseRegistration,
    private readonly vault: FreeTextVault,
  ) {}

  /** Open tasks, what is due first comes first. */
  async page(manager: EntityManager, actor: Actor, query: FollowUpListQuery): Promise<FollowUpPage> {
    const parameters: unknown[] = [];
    const bind = (value: unknown): string => `$${parameters.push(value)}`;
    // Own referrals are in the scope too; what the board has to look at is the board's.
    const conditions = [`f.state = 'open'`, `f.organisation_id = scope.organisation()`, `c.board_id = ANY (scope.boards())`];
    if (query.boardId !== undefined) conditions.push(`c.board_id = ${bind(query.boardId)}`);
    if (query.after !== undefined) {
      const [dueOn, id] = decodeCursor(query.after);
      conditions.push(`(f.due_on, f.id) > (${bind(dueOn.slice(0, 10))}::date, ${bind(id)}::uuid)`);
    }
    const rows = await manager.query<FollowUpRow[]>(`${FOLLOW_UP_SELECT} WHERE ${conditions.join(' AND ')} ORDER BY f.due_on, f.id LIMIT ${bind(query.limit + 1)}`, parameters);
    const shown = rows.slice(0, query.limit);
    const last = shown.at(-1);
    return { items: shown.map((row) => toFollowUp(row, actor)), next: rows.length > query.limit && last !== undefined ? encodeCursor([`${last.dueOn} 00:00:00+00`, last.id]) : null };
  }

  async ofCase(manager: EntityManager, actor: Actor, caseId: string): Promise<FollowUp[]> {
    const rows = await manager.query<FollowUpRow[]>(`${FOLLOW_UP_SELECT} WHERE f.case_id = $1 ORDER BY (f.state <> 'open'), f.due_on, f.id`, [caseId]);
    return rows.map((row) => toFollowUp(row, actor));
  }

  async settle(manager: EntityManager, actor: Actor, followUpId: string, expected: number, { as, because }: FollowUpSettling): Promise<FollowUp> {
    const caseId = await this.caseOf(manager, followUpId);
    await this.loader.lock(manager, caseId, null);
    return this.close(manager, actor, followUpId, expected, { as, because, nextCaseId: null });
  }

  /** Opens the next episode of the patient and settles the task with it, in one step. */
  async reopen(manager: EntityManager, actor: Actor, followUpId: string, expected: number, because: string): Promise<FollowUp> {
    const caseId = await this.caseOf(manager, followUpId);
    const boardCase = await this.loader.lock(manager, caseId, null);
    if (!isAllowed('case.reopen', standingOf(actor, boardCase.boardId, boardCase.referrerId, caseId), boardCase.state)) {
      throw new Refusal('forbidden', { reason: 'case.reopen', detail: 'This case is not opened again from here: a deferred case is put on the list of a meeting.' });
    }
    const text = await this.vault.seal(manager, { organisationId: actor.organisationId, caseId }, because);
    await this.transitions.perform(manager, actor, caseId, null, 'reopen', text.id);
    const nextCaseId = await this.registration.openNextEpisode(manager, actor, caseId);
    return this.close(manager, actor, followUpId, expected, { as: 'done', because, nextCaseId });
  }

  private async close(manager: EntityManager, actor: Actor, followUpId: string, expected: number, { as, because, nextCaseId }: Settled): Promise<FollowUp> {
    const found = await this.one(manager, actor, followUpId);
    if (found.state !== 'open') throw new Refusal('conflict', { reason: 'followUp.settled', detail: 'This was settled in the meantime.' });
    if (found.version !== expected) throw stale(found.version);
    await manager.query(
      `UPDATE follow_up SET state = $2, settled_because = $3, settled_by = $4, settled_at = clock_timestamp(), next_case_id = $5, version = version + 1 WHERE id = $1`,
      [followUpId, as, because, actor.personId, nextCaseId],
    );
    await this.audit.record(manager, actor, { id: found.case.id, boardId: found.case.boardId }, 'followUpSettled', {
      caseId: found.case.id,
      followUpId,
      reasonCode: as,
      ...(nextCaseId === null ? {} : { nextCaseId }),
    });
    return this.one(manager, actor, followUpId);
  }

  private async one(manager: EntityManager, actor: Actor, followUpId: string): Promise<FollowUp> {
    const [row] = await manager.query<FollowUpRow[]>(`${FOLLOW_UP_SELECT} WHERE f.id = $1`, [followUpId]);
    if (row === undefined) throw notFound();
    return toFollowUp(row, actor);
  }

  private async caseOf(manager: EntityManager, followUpId: string): Promise<string> {
    const [found] = await manager.query<Array<{ caseId: string }>>(`SELECT case_id AS "caseId" FROM follow_up WHERE id = $1`, [followUpId]);
    if (found === undefined) throw notFound();
    return found.caseId;
  }
}
