import type { AuditEventName, AuditPayload } from '@consilium/audit-chain';
import type { CaseFindingDraft, Finding, FindingDecision, FindingListQuery, FindingPage, OrganisationFindingDraft } from '@consilium/contracts';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { AuditLog } from '../audit/audit-log.js';
import { auditRole, type Actor } from '../platform/authorisation/actor.js';
import { Refusal, invalidField, notFound, stale } from '../platform/errors/refusal.js';
import { decodeCursor, encodeCursor } from '../platform/http/page-cursor.js';
import { answersFor, FINDING_SELECT, toFinding, type FindingRow } from './finding-rows.js';

/** Findings of one list or file at most. */
export const MOST_FINDINGS = 10_000;

type Filters = Pick<FindingListQuery, 'show' | 'caseId'>;
const SHOWN: Readonly<Record<Filters['show'], string | null>> = { running: `f.state IN ('open', 'answered')`, settled: `f.state IN ('closed', 'withdrawn')`, all: null };
/** What a decision makes of a finding, and how the record calls it. */
const DECIDED = { close: ['closed', 'closed'], return: ['open', 'returned'], withdraw: ['withdrawn', 'withdrawn'] } as const;

/** What auditors found: raised by them, answered by whom it was put to, settled by an auditor. The record keeps each step. */
@Injectable()
export class FindingsService {
  constructor(private readonly auditLog: AuditLog) {}

  /** What is due first comes first. */
  async page(manager: EntityManager, actor: Actor, { after, limit, ...filters }: FindingListQuery): Promise<FindingPage> {
    const rows = await this.rows(manager, actor, filters, limit + 1, after);
    const shown = rows.slice(0, limit);
    const last = shown.at(-1);
    return { items: shown.map((row) => toFinding(row, actor)), next: rows.length > limit && last !== undefined ? encodeCursor([`${last.dueOn} 00:00:00+00`, last.id]) : null };
  }

  /** All of them, for a file. @throws Refusal tooLarge beyond `MOST_FINDINGS` */
  async all(manager: EntityManager, actor: Actor, filters: Filters): Promise<Finding[]> {
    const rows = await this.rows(manager, actor, filters, MOST_FINDINGS + 1);
    if (rows.length > MOST_FINDINGS) throw new Refusal('tooLarge', { reason: 'finding.tooMany', detail: `More than ${MOST_FINDINGS} findings fit. Take them case by case.` });
    return rows.map((row) => toFinding(row, actor));
  }

  async ofCase(manager: EntityManager, actor: Actor, caseId: string, draft: CaseFindingDraft): Promise<Finding> {
    return this.raise(manager, actor, caseId, draft.ownerRole, draft);
  }

  async ofOrganisation(manager: EntityManager, actor: Actor, draft: OrganisationFindingDraft): Promise<Finding> {
    return this.raise(manager, actor, null, 'administrator', draft);
  }

  /** @throws Refusal forbidden for whom it was not put to, conflict when it waits for no answer, stale for an older version */
  async answer(manager: EntityManager, actor: Actor, findingId: string, expected: number, text: string): Promise<Finding> {
    const found = await this.lock(manager, findingId, expected);
    if (!answersFor(actor, found)) throw new Refusal('forbidden', { reason: 'finding.notYours', detail: 'This finding was put to somebody else.' });
    if (found.state !== 'open') throw new Refusal('conflict', { reason: 'finding.notOpen', detail: 'This finding waits for no answer.' });
    await manager.query(`UPDATE finding SET state = 'answered', answer = $2, answered_by = $3, answered_at = clock_timestamp(), version = version + 1 WHERE id = $1`, [findingId, text, actor.personId]);
    return this.changed(manager, actor, found, 'answered');
  }

  /** @throws Refusal conflict when it is settled, or when there is no answer to close it with or to send back */
  async decide(manager: EntityManager, actor: Actor, findingId: string, expected: number, { decision, text }: FindingDecision): Promise<Finding> {
    const found = await this.lock(manager, findingId, expected);
    if (found.state !== 'open' && found.state !== 'answered') throw new Refusal('conflict', { reason: 'finding.settled', detail: 'This finding was settled in the meantime.' });
    if (decision !== 'withdraw' && found.state !== 'answered') throw new Refusal('conflict', { reason: 'finding.notAnswered', detail: 'There is no answer yet. A finding that should not have been raised is withdrawn.' });
    const [state, change] = DECIDED[decision];
    await manager.query(`UPDATE finding SET state = $2, verdict = $3, decided_by = $4, decided_at = clock_timestamp(), version = version + 1 WHERE id = $1`, [findingId, state, text, actor.personId]);
    return this.changed(manager, actor, found, change);
  }

  /** One entry for findings that were read. @param list how, as `findings` or `findingsFile` */
  async recordRead(manager: EntityManager, actor: Actor, findings: readonly Finding[], list: string): Promise<void> {
    await this.append(manager, actor, null, 'findingListRead', { findingIds: findings.map(({ id }) => id), list });
  }

  private async raise(manager: EntityManager, actor: Actor, caseId: string | null, ownerRole: string, { severity, text, dueOn, entryId }: OrganisationFindingDraft): Promise<Finding> {
    if (entryId !== null) {
      const [entry] = await manager.query<unknown[]>(`SELECT 1 FROM audit.entry WHERE entry_id = $1 AND case_id IS NOT DISTINCT FROM $2`, [entryId, caseId]);
      if (entry === undefined) throw invalidField('entryId', caseId === null ? 'is no entry of the organisation’s own record' : 'is no entry of this case');
    }
    const [due] = await manager.query<Array<{ past: boolean }>>(`SELECT $1::date < current_date AS past`, [dueOn]);
    if (due?.past === true) throw invalidField('dueOn', 'lies in the past');
    const [made] = await manager.query<Array<{ id: string }>>(
      `INSERT INTO finding (organisation_id, case_id, entry_id, severity, body, owner_role, due_on, raised_by) VALUES ($1, $2, $3, $4, $5, $6, $7, $8) RETURNING id`,
      [actor.organisationId, caseId, entryId, severity, text, ownerRole, dueOn, actor.personId],
    );
    const findingId = made!.id;
    const found = await this.one(manager, findingId);
    await this.append(manager, actor, found, 'findingRaised', { findingId, ...(caseId === null ? {} : { caseId }), ...(entryId === null ? {} : { entryId }), severity, ownerRole, dueOn });
    return toFinding(found, actor);
  }

  private async changed(manager: EntityManager, actor: Actor, finding: FindingRow, change: string): Promise<Finding> {
    await this.append(manager, actor, finding, 'findingChanged', { findingId: finding.id, ...(finding.case === null ? {} : { caseId: finding.case.id }), change });
    return toFinding(await this.one(manager, finding.id), actor);
  }

  /** Findings about the organisation are for auditors and administrators; those about cases for whoever sees the board. */
  private async rows(manager: EntityManager, actor: Actor, { show, caseId }: Filters, limit: number, after?: string): Promise<FindingRow[]> {
    const parameters: unknown[] = [];
    const bind = (value: unknown): string => `$${parameters.push(value)}`;
    const seesOrganisation = actor.roles.some((role) => role === 'auditor' || role === 'administrator');
    const conditions = [`(c.board_id = ANY (scope.boards())${seesOrganisation ? ' OR f.case_id IS NULL' : ''})`];
    const shown = SHOWN[show];
    if (shown !== null) conditions.push(shown);
    if (caseId !== undefined) conditions.push(`f.case_id = ${bind(caseId)}`);
    if (after !== undefined) {
      const [dueOn, id] = decodeCursor(after);
      conditions.push(`(f.due_on, f.id) > (${bind(dueOn.slice(0, 10))}::date, ${bind(id)}::uuid)`);
    }
    return manager.query<FindingRow[]>(`${FINDING_SELECT} WHERE ${conditions.join(' AND ')} ORDER BY f.due_on, f.id LIMIT ${bind(limit)}`, parameters);
  }

  private async lock(manager: EntityManager, findingId: string, expected: number): Promise<FindingRow> {
    await manager.query(`SELECT 1 FROM finding WHERE id = $1 FOR UPDATE`, [findingId]);
    const found = await this.one(manager, findingId);
    if (found.version !== expected) throw stale(found.version);
    return found;
  }

  private async one(manager: EntityManager, findingId: string): Promise<FindingRow> {
    const [row] = await manager.query<FindingRow[]>(`${FINDING_SELECT} WHERE f.id = $1`, [findingId]);
    if (row === undefined) throw notFound();
    return row;
  }

  private async append<Event extends AuditEventName>(manager: EntityManager, actor: Actor, finding: FindingRow | null, event: Event, payload: AuditPayload<Event>): Promise<void> {
    await this.auditLog.append(manager, {
      organisationId: actor.organisationId,
      caseId: finding?.case?.id ?? null,
      event,
      actorId: actor.personId,
      actorRole: auditRole(actor, finding?.case?.boardId ?? null),
      outcome: 'success',
      payload,
      requestId: actor.requestId,
    });
  }
}
