import { Injectable } from '@nestjs/common';
import type { AuditEventName, AuditPayload } from '@consilium/audit-chain';
import type { EntityManager } from 'typeorm';
import { AuditLog } from '../../audit/audit-log.js';
import { Refusal } from '../../platform/errors/refusal.js';
import { isLetter } from './document-request.js';
import { ORDER_CHANNEL, type OrderingActor } from './document-orders.js';
import { OrderReader, type StoredOrder } from './order-reader.js';

/** What people do with an order after it was placed. Each act and its audit entry are one transaction, the caller's. */
@Injectable()
export class OrderCommands {
  constructor(
    private readonly reader: OrderReader,
    private readonly auditLog: AuditLog,
  ) {}

  /** A clinician lets a letter leave. The name stays with the order. @throws Refusal conflict */
  async release(manager: EntityManager, actor: OrderingActor, orderId: string): Promise<StoredOrder> {
    const order = await this.lock(manager, orderId);
    if (!isLetter(order.kind)) throw refuse('document.notALetter', 'Only letters are released; the other documents stay on the board.');
    if (order.state !== 'made' || order.documentId === null || order.sha256 === null) throw refuse('document.notMade', 'The letter is not made yet. Release it when it can be read.');
    if (order.releasedAt !== null) throw refuse('document.alreadyReleased', 'The letter is released already.');
    await manager.query(`UPDATE document_order SET released_by = $2, released_at = clock_timestamp() WHERE id = $1`, [orderId, actor.personId]);
    await this.record(manager, actor, order, 'documentReleased', { documentId: order.documentId, contentHash: order.sha256 });
    return this.reader.one(manager, orderId);
  }

  /** Takes back an order of a batch; one that was made meanwhile stays. */
  async cancelIfOpen(manager: EntityManager, actor: OrderingActor, orderId: string): Promise<void> {
    if ((await this.lock(manager, orderId)).state !== 'made') await this.cancel(manager, actor, orderId);
  }

  /** Takes back an order that is not made yet; an attempt under way will find that it may not publish. @throws Refusal conflict */
  async cancel(manager: EntityManager, actor: OrderingActor, orderId: string): Promise<StoredOrder> {
    const order = await this.lock(manager, orderId);
    if (order.state === 'made') throw refuse('document.alreadyMade', 'The document is made already and stays in the record.');
    if (order.state === 'cancelled') return order;
    await manager.query(`UPDATE document_order SET state = 'cancelled', error = NULL WHERE id = $1`, [orderId]);
    await this.record(manager, actor, order, 'documentCancelled', { orderId, attempt: order.attempts });
    return this.reader.one(manager, orderId);
  }

  /** Gives an order that failed, or was cancelled, to the worker again. @throws Refusal conflict */
  async retry(manager: EntityManager, actor: OrderingActor, orderId: string): Promise<StoredOrder> {
    const order = await this.lock(manager, orderId);
    if (order.state !== 'failed' && order.state !== 'cancelled') throw refuse('document.notFailed', 'Only a failed or cancelled document is made again.');
    await manager.query(`UPDATE document_order SET state = 'ordered', progress = 0, error = NULL WHERE id = $1`, [orderId]);
    await this.record(manager, actor, order, 'documentOrdered', this.subject(order));
    await manager.query(`SELECT pg_notify('${ORDER_CHANNEL}', $1)`, [orderId]);
    return this.reader.one(manager, orderId);
  }

  private async lock(manager: EntityManager, orderId: string): Promise<StoredOrder> {
    await manager.query(`SELECT 1 FROM document_order WHERE id = $1 FOR UPDATE`, [orderId]);
    return this.reader.one(manager, orderId);
  }

  private subject({ id, kind, caseId, meetingId }: StoredOrder): AuditPayload<'documentOrdered'> {
    return { orderId: id, kind, ...(caseId === null ? {} : { caseId }), ...(meetingId === null ? {} : { meetingId }) };
  }

  private async record<Event extends AuditEventName>(manager: EntityManager, actor: OrderingActor, order: StoredOrder, event: Event, payload: AuditPayload<Event>): Promise<void> {
    await this.auditLog.append(manager, {
      organisationId: actor.organisationId,
      caseId: order.caseId,
      event,
      actorId: actor.personId,
      actorRole: actor.role,
      outcome: 'success',
      payload,
      requestId: actor.requestId,
    });
  }
}

const refuse = (reason: string, detail: string): Refusal => new Refusal('conflict', { reason, detail });
