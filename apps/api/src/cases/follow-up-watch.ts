import { FOLLOW_UP_DAYS, comeDue, factsOfCourse, firedTriggers, isWatched, type FactsByElement, type FollowUpReasonId } from '@consilium/board';
import { Injectable } from '@nestjs/common';
import { IsNull, type EntityManager } from 'typeorm';
import { AuditLog } from '../audit/audit-log.js';
import { auditRole, type Actor } from '../platform/authorisation/actor.js';
import { CaseEvaluations } from './case-evaluations.js';
import type { CaseEntity } from './case.entity.js';
import { CourseEventEntity } from './course-event.entity.js';
import { FactEntity } from './fact.entity.js';

interface Found {
  readonly reasonId: FollowUpReasonId;
  readonly elementIds: readonly string[];
  readonly occasion: string;
}
interface Finder {
  readonly organisationId: string;
  readonly actorId: string | null;
  readonly role: string;
  readonly requestId: string;
}

/** Watches signed and deferred cases: what is recorded about them, or a date that passes, may call for discussing them again. */
@Injectable()
export class FollowUpWatch {
  constructor(
    private readonly evaluations: CaseEvaluations,
    private readonly auditLog: AuditLog,
  ) {}

  /** The facts before a change; null for a case that is not watched. */
  async before(manager: EntityManager, boardCase: Pick<CaseEntity, 'id' | 'state'>): Promise<FactsByElement | null> {
    return isWatched(boardCase.state) ? this.facts(manager, boardCase.id) : null;
  }

  /**
   * Opens a task for each trigger that fires between the facts before and now.
   * @param occasion id of what was recorded.
   */
  async after(manager: EntityManager, actor: Actor, boardCase: Pick<CaseEntity, 'id' | 'boardId'>, before: FactsByElement | null, occasion: string): Promise<void> {
    if (before === null) return;
    const fired = firedTriggers(before, await this.facts(manager, boardCase.id), await this.openOptions(manager, boardCase.id));
    const finder = { organisationId: actor.organisationId, actorId: actor.personId, role: auditRole(actor, boardCase.boardId, boardCase.id), requestId: actor.requestId };
    for (const { triggerId, changedElementIds } of fired) await this.open(manager, finder, boardCase.id, { reasonId: triggerId, elementIds: changedElementIds, occasion });
  }

  /** What has come due on this day. @returns how many tasks were opened. */
  async lookAtCalendar(manager: EntityManager, organisationId: string, requestId: string, { id, state }: { readonly id: string; readonly state: string }, today: string): Promise<number> {
    const facts = await manager.getRepository(FactEntity).findBy({ caseId: id, retiredAt: IsNull() });
    const [review] = await manager.query<Array<{ on: string | null }>>(
      `SELECT content ->> 'nextReviewOn' AS on FROM recommendation WHERE case_id = $1 AND state = 'confirmed' ORDER BY confirmed_at DESC LIMIT 1`,
      [id],
    );
    const due = comeDue({
      state,
      facts: facts.map((fact) => ({ ...fact, factId: fact.id, value: fact.value })),
      openOptionIds: await this.openOptions(manager, id),
      reviewOn: review?.on ?? null,
      today,
    });
    let opened = 0;
    for (const found of due) opened += await this.open(manager, { organisationId, actorId: null, role: 'worker', requestId }, id, found);
    return opened;
  }

  private async open(manager: EntityManager, finder: Finder, caseId: string, { reasonId, elementIds, occasion }: Found): Promise<number> {
    const [made] = await manager.query<Array<{ id: string; due_on: string }>>(
      `INSERT INTO follow_up (organisation_id, case_id, reason_id, element_ids, occasion, due_on) VALUES ($1, $2, $3, $4, $5, current_date + ${FOLLOW_UP_DAYS})
       ON CONFLICT DO NOTHING RETURNING id, due_on::text`,
      [finder.organisationId, caseId, reasonId, elementIds, occasion],
    );
    if (made === undefined) return 0;
    await this.auditLog.append(manager, {
      organisationId: finder.organisationId,
      caseId,
      event: 'followUpOpened',
      actorId: finder.actorId,
      actorRole: finder.role,
      outcome: 'success',
      payload: { caseId, followUpId: made.id, trigger: reasonId, dueOn: made.due_on },
      requestId: finder.requestId,
    });
    return 1;
  }

  private async facts(manager: EntityManager, caseId: string): Promise<FactsByElement> {
    const { profile, evaluation } = await this.evaluations.evaluate(manager, caseId);
    const course = await manager.getRepository(CourseEventEntity).findBy({ caseId, retiredAt: IsNull() });
    // A grade that becomes known is not a grade that changes.
    return { ...factsOfCourse(course), ...profile.facts, ...(evaluation.grade.length === 1 ? { grade: evaluation.grade } : {}) };
  }

  /** Options open when the board last looked at the case: those of the evaluation it kept; before that, those of now. */
  private async openOptions(manager: EntityManager, caseId: string): Promise<string[]> {
    const [kept] = await manager.query<Array<{ result_text: string }>>(`SELECT result_text FROM evaluation WHERE case_id = $1 ORDER BY created_at DESC LIMIT 1`, [caseId]);
    const options = kept === undefined ? (await this.evaluations.evaluate(manager, caseId)).evaluation.options : (JSON.parse(kept.result_text) as { options: Array<{ id: string; status: string }> }).options;
    return options.filter(({ status }) => status === 'supported' || status === 'consider' || status === 'insufficientData').map(({ id }) => id);
  }
}
