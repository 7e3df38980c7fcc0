import { READINESS_ITEM_IDS } from '@consilium/board';
import type { CaseChase, ChaseAnswer, ChaseChange, ChaseClosing, ChaseInput, ChaseItem } from '@consilium/contracts';
import { nelmKnowledge } from '@consilium/knowledge-nelm';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { CaseAudit } from '../cases/case-audit.js';
import { CaseLoader } from '../cases/case-loader.js';
import { standingOf, type Actor } from '../platform/authorisation/actor.js';
import { Refusal, refusedField, notFound, stale } from '../platform/errors/refusal.js';
import { MeetingReadinessReader } from '../readiness/meeting-readiness.js';
import { ChaseReader } from './chase-reader.js';

const knownItems = new Set<string>([...READINESS_ITEM_IDS, ...nelmKnowledge.elements.map(({ id }) => id), 'other']);

interface Locked {
  readonly boardCase: { readonly id: string; readonly boardId: string };
  readonly item: ChaseItem;
}

/** Asks for what is missing and keeps track of it. Recording the value itself stays an act on the case sheet. */
@Injectable()
export class ChaseService {
  constructor(
    private readonly loader: CaseLoader,
    private readonly audit: CaseAudit,
    private readonly reader: ChaseReader,
    private readonly readiness: MeetingReadinessReader,
  ) {}

  /** Items of a case, and what readiness finds missing that nobody was asked for. */
  async ofCase(manager: EntityManager, actor: Actor, caseId: string): Promise<CaseChase> {
    const items = await this.reader.ofCase(manager, actor, caseId);
    const found = await this.readiness.readCase(manager, caseId);
    const asked = new Set(items.filter(({ state }) => state !== 'closed').map(({ itemId }) => itemId));
    const suggested = found.findings.filter(({ itemId, effect }) => effect !== 'none' && itemId !== 'presenter' && !asked.has(itemId));
    return { items, suggested, cutOffAt: found.cutOffAt };
  }

  async ask(manager: EntityManager, actor: Actor, caseId: string, input: ChaseInput): Promise<ChaseItem> {
    const boardCase = await this.loader.lock(manager, caseId, null);
    const standing = standingOf(actor, boardCase.boardId, boardCase.referrerId);
    if (standing.boardRole === null && input.ownerRole !== 'coordinator') throw refusedField('ownerRole', 'chase.coordinatorOnly');
    if (!knownItems.has(input.itemId)) throw refusedField('itemId', 'chase.unknownItem');
    await this.checkOwner(manager, input.ownerId);
    await this.checkDue(manager, input.dueOn);
    const [made] = await manager.query<Array<{ id: string }>>(
      `INSERT INTO chase_item (organisation_id, case_id, item_id, ask, owner_role, owner_id, owner_label, due_on, created_by)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT DO NOTHING RETURNING id`,
      [actor.organisationId, caseId, input.itemId, input.ask, input.ownerRole, input.ownerId, input.ownerLabel, input.dueOn, actor.personId],
    );
    if (made === undefined) throw new Refusal('conflict', { reason: 'chase.askedAlready', detail: 'This was asked for already. Change the item there is, or close it first.' });
    await this.audit.record(manager, actor, boardCase, 'chaseAsked', { caseId, chaseItemId: made.id, item: input.itemId, ownerRole: input.ownerRole, dueOn: input.dueOn });
    return this.reader.one(manager, actor, made.id);
  }

  async change(manager: EntityManager, actor: Actor, itemId: string, expected: number, input: ChaseChange): Promise<ChaseItem> {
    const { boardCase, item } = await this.lock(manager, actor, itemId);
    if (item.version !== expected) throw stale(item.version);
    if (item.state === 'closed') throw closedAlready();
    await this.checkOwner(manager, input.ownerId ?? null);
    if (input.dueOn !== undefined) await this.checkDue(manager, input.dueOn);
    const next = { ...{ ask: item.ask, ownerRole: item.ownerRole, ownerId: item.owner?.id ?? null, ownerLabel: item.ownerLabel, dueOn: item.dueOn }, ...input };
    if (next.ownerRole === 'external' && next.ownerLabel === '') throw refusedField('ownerLabel', 'chase.nameMissing');
    await manager.query(`UPDATE chase_item SET ask = $2, owner_role = $3, owner_id = $4, owner_label = $5, due_on = $6, version = version + 1 WHERE id = $1`, [
      itemId,
      next.ask,
      next.ownerRole,
      next.ownerId,
      next.ownerLabel,
      next.dueOn,
    ]);
    await this.audit.record(manager, actor, boardCase, 'chaseChanged', { caseId: boardCase.id, chaseItemId: itemId, fields: Object.keys(input) });
    return this.reader.one(manager, actor, itemId);
  }

  async answer(manager: EntityManager, actor: Actor, itemId: string, input: ChaseAnswer): Promise<ChaseItem> {
    const { boardCase, item } = await this.lock(manager, actor, itemId);
    if (item.state === 'closed') throw closedAlready();
    if (!item.mayAnswer) throw new Refusal('forbidden', { reason: 'chase.answer', detail: 'Only whoever owes it, or the coordinator, answers here.' });
    if (input.attachmentId !== null) {
      const found = await manager.query<unknown[]>(`SELECT 1 FROM attachment WHERE id = $1 AND case_id = $2 AND withdrawn_at IS NULL`, [input.attachmentId, boardCase.id]);
      if (found.length === 0) throw refusedField('attachmentId', 'file.notOfCase');
    }
    await manager.query(
      `UPDATE chase_item SET state = 'answered', answer = $2, answer_attachment_id = $3, answered_by = $4, answered_at = clock_timestamp(), version = version + 1 WHERE id = $1`,
      [itemId, input.text, input.attachmentId, actor.personId],
    );
    await this.audit.record(manager, actor, boardCase, 'chaseAnswered', { caseId: boardCase.id, chaseItemId: itemId, ...(input.attachmentId === null ? {} : { attachmentId: input.attachmentId }) });
    return this.reader.one(manager, actor, itemId);
  }

  async close(manager: EntityManager, actor: Actor, itemId: string, input: ChaseClosing): Promise<ChaseItem> {
    const { boardCase, item } = await this.lock(manager, actor, itemId);
    if (item.state === 'closed') return item;
    await manager.query(`UPDATE chase_item SET state = 'closed', closed_as = $2, closed_by = $3, closed_at = clock_timestamp(), version = version + 1 WHERE id = $1`, [itemId, input.as, actor.personId]);
    await this.audit.record(manager, actor, boardCase, 'chaseClosed', { caseId: boardCase.id, chaseItemId: itemId, reasonCode: input.as });
    return this.reader.one(manager, actor, itemId);
  }

  /** Takes a closing back. */
  async reopen(manager: EntityManager, actor: Actor, itemId: string): Promise<ChaseItem> {
    const { boardCase, item } = await this.lock(manager, actor, itemId);
    if (item.state === 'open') return item;
    await manager
      .query(`UPDATE chase_item SET state = 'open', closed_as = NULL, closed_by = NULL, closed_at = NULL, version = version + 1 WHERE id = $1`, [itemId])
      .catch((error: { code?: unknown }) => {
        throw error.code === '23505' ? new Refusal('conflict', { reason: 'chase.askedAlready', detail: 'This was asked for again in the meantime.' }) : error;
      });
    await this.audit.record(manager, actor, boardCase, 'chaseReopened', { caseId: boardCase.id, chaseItemId: itemId });
    return this.reader.one(manager, actor, itemId);
  }

  /** Case before item: the order of locks is the same everywhere. */
  private async lock(manager: EntityManager, actor: Actor, itemId: string): Promise<Locked> {
    const [found] = await manager.query<Array<{ caseId: string }>>(`SELECT case_id AS "caseId" FROM chase_item WHERE id = $1`, [itemId]);
    if (found === undefined) throw notFound();
    const boardCase = await this.loader.lock(manager, found.caseId, null);
    return { boardCase, item: await this.reader.one(manager, actor, itemId) };
  }

  private async checkOwner(manager: EntityManager, ownerId: string | null): Promise<void> {
    if (ownerId === null) return;
    const found = await manager.query<unknown[]>(`SELECT 1 FROM person WHERE id = $1 AND is_active`, [ownerId]);
    if (found.length === 0) throw refusedField('ownerId', 'person.unknown');
  }

  private async checkDue(manager: EntityManager, dueOn: string): Promise<void> {
    const [today] = await manager.query<Array<{ today: string }>>(`SELECT current_date::text AS today`);
    if (dueOn < today!.today) throw refusedField('dueOn', 'date.past');
  }
}

const closedAlready = (): Refusal => new Refusal('conflict', { reason: 'chase.closed', detail: 'This item is closed. Reopen it first.' });
