import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { AuditLog } from '../../audit/audit-log.js';
import type { Actor } from '../../platform/authorisation/actor.js';
import { auditRole, scopeOf } from '../../platform/authorisation/actor.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { notFound } from '../../platform/errors/refusal.js';
import type { OrderingActor } from '../orders/document-orders.js';
import { OrderReader, type StoredOrder } from '../orders/order-reader.js';

/** The board a case or a meeting belongs to, for the role an act is recorded under. */
export async function boardOf(manager: EntityManager, table: 'board_case' | 'meeting', id: string): Promise<string | null> {
  const [row] = await manager.query<Array<{ board_id: string }>>(`SELECT board_id FROM ${table} WHERE id = $1`, [id]);
  return row?.board_id ?? null;
}

export const orderingActor = (actor: Actor, boardId: string | null): OrderingActor => ({
  organisationId: actor.organisationId,
  personId: actor.personId,
  role: auditRole(actor, boardId),
  requestId: actor.requestId,
});

/** Opening a document: the entry that says who read it is committed before the first byte leaves. */
@Injectable()
export class DocumentAccess {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly reader: OrderReader,
    private readonly auditLog: AuditLog,
  ) {}

  /** @param belongs whether the order is one the route may show; any other answers like one that does not exist. */
  async open(actor: Actor, orderId: string, belongs: (order: StoredOrder) => boolean): Promise<StoredOrder> {
    return this.unitOfWork.run(scopeOf(actor), async (manager) => {
      const order = await this.reader.one(manager, orderId);
      if (!belongs(order)) throw notFound();
      if (order.documentId === null) return order;
      const boardId = order.caseId !== null ? await boardOf(manager, 'board_case', order.caseId) : order.meetingId === null ? null : await boardOf(manager, 'meeting', order.meetingId);
      await this.auditLog.append(manager, {
        organisationId: actor.organisationId,
        caseId: order.caseId,
        event: 'documentRead',
        actorId: actor.personId,
        actorRole: auditRole(actor, boardId, order.caseId),
        outcome: 'success',
        payload: { documentId: order.documentId, ...(order.caseId === null ? {} : { caseId: order.caseId }) },
        requestId: actor.requestId,
      });
      return order;
    });
  }

  /** Records who was shown which documents exist, in the chain of their case or, for a meeting, of the organisation. */
  async recordList(manager: EntityManager, actor: Actor, orders: readonly StoredOrder[], of: { readonly boardId: string | null; readonly caseId: string | null }): Promise<void> {
    await this.auditLog.append(manager, {
      organisationId: actor.organisationId,
      caseId: of.caseId,
      event: 'documentListRead',
      actorId: actor.personId,
      actorRole: auditRole(actor, of.boardId, of.caseId),
      outcome: 'success',
      payload: { documentIds: orders.flatMap(({ documentId }) => (documentId === null ? [] : [documentId])) },
      requestId: actor.requestId,
    });
  }
}
