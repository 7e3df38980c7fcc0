import { Inject, Injectable } from '@nestjs/common';
import type { DeliveryChannel, DeliveryCommand, DeliveryInput, DeliveryState } from '@consilium/contracts';
import type { EntityManager } from 'typeorm';
import { AuditLog } from '../../audit/audit-log.js';
import { CONFIG, type Config } from '../../config/config.js';
import { Mail } from '../../mail/mail.js';
import { Refusal, invalidField } from '../../platform/errors/refusal.js';
import { isLetter } from '../orders/document-request.js';
import type { OrderingActor } from '../orders/document-orders.js';
import { OrderReader, type StoredOrder } from '../orders/order-reader.js';
import { DeliveryReader, channelsOpen, type StoredDelivery } from './delivery-reader.js';
import { deliveryWords } from './delivery-words.js';

interface Receiver {
  readonly recipient: string;
  readonly address: string | null;
  readonly personId: string | null;
}

/** Sends released letters on their way. Each act, its mail and its audit entry are one transaction, the caller's. */
@Injectable()
export class Deliveries {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly mail: Mail,
    private readonly orders: OrderReader,
    private readonly reader: DeliveryReader,
    private readonly auditLog: AuditLog,
  ) {}

  get channels(): DeliveryChannel[] {
    return channelsOpen(this.mail.isConfigured, this.config.LETTER_DELIVERY);
  }

  /** @throws Refusal conflict before the letter is released, or when the channel is not open here */
  async deliver(manager: EntityManager, actor: OrderingActor, orderId: string, input: DeliveryInput): Promise<StoredDelivery> {
    await manager.query(`SELECT 1 FROM document_order WHERE id = $1 FOR UPDATE`, [orderId]);
    const order = await this.orders.one(manager, orderId);
    this.requireDeliverable(order, input.channel);
    const receiver = await this.receiverOf(manager, order.caseId!, input);
    const state: DeliveryState = input.channel === 'print' ? 'handedOver' : 'waiting';
    const [made] = await manager.query<Array<{ id: string }>>(
      `INSERT INTO document_delivery (organisation_id, order_id, channel, recipient, recipient_person_id, address, state, requested_by, sent_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, CASE WHEN $7 = 'handedOver' THEN clock_timestamp() END) RETURNING id`,
      [actor.organisationId, orderId, input.channel, receiver.recipient, receiver.personId, receiver.address, state, actor.personId],
    );
    const delivery = await this.reader.one(manager, made!.id);
    if (receiver.address !== null) await this.write(manager, order, delivery, receiver.address);
    await this.record(manager, actor, delivery, state);
    return this.reader.one(manager, delivery.id);
  }

  /** @throws Refusal conflict for a command the present state does not allow */
  async command(manager: EntityManager, actor: OrderingActor, deliveryId: string, { command }: DeliveryCommand): Promise<StoredDelivery> {
    await manager.query(`SELECT 1 FROM document_delivery WHERE id = $1 FOR UPDATE`, [deliveryId]);
    const delivery = await this.reader.one(manager, deliveryId);
    const state = await this.carryOut(manager, delivery, command);
    await manager.query(`UPDATE document_delivery SET state = $2, error = NULL, sent_at = CASE WHEN $2 = 'sent' THEN clock_timestamp() END WHERE id = $1`, [deliveryId, state]);
    await this.record(manager, actor, delivery, state);
    return this.reader.one(manager, deliveryId);
  }

  private async carryOut(manager: EntityManager, { id, organisationId, state }: StoredDelivery, command: DeliveryCommand['command']): Promise<DeliveryState> {
    const mailKey = { organisationId, key: mailKeyOf(id) };
    if (command === 'again') {
      if (state !== 'failed' && state !== 'unknown') throw refuse('delivery.notFailed', 'Only a letter that failed, or whose fate is unknown, is sent again.');
      if (!this.mail.isConfigured) throw notConfigured();
      if (!(await this.mail.sendAgain(manager, mailKey))) throw refuse('delivery.tooLate', 'The message is no longer kept. Deliver the letter anew.');
      return 'waiting';
    }
    if (command === 'cancel') {
      if (state !== 'waiting' || !(await this.mail.giveUp(manager, mailKey))) throw refuse('delivery.underWay', 'The letter is on its way already, or it has arrived.');
      return 'cancelled';
    }
    if (state !== 'unknown') throw refuse('delivery.notUnknown', 'Only where nobody knows whether the letter arrived can somebody say that it did.');
    return 'sent';
  }

  private requireDeliverable(order: StoredOrder, channel: DeliveryChannel): void {
    if (!isLetter(order.kind)) throw refuse('document.notALetter', 'Only letters leave the board.');
    if (order.releasedAt === null || order.documentId === null) throw refuse('delivery.notReleased', 'No letter leaves before a named clinician has released it.');
    if (order.format !== 'pdf') throw refuse('delivery.notPdf', 'Letters are delivered as PDF. Save the other formats and pass them on by hand.');
    if (!this.channels.includes(channel)) throw this.mail.isConfigured ? refuse('delivery.channelClosed', 'This way of delivery is switched off here.') : notConfigured();
  }

  private async receiverOf(manager: EntityManager, caseId: string, input: DeliveryInput): Promise<Receiver> {
    if (input.channel === 'print') return { recipient: input.recipient, address: null, personId: null };
    if (input.channel === 'attachment') return { recipient: input.recipient, address: input.address, personId: null };
    const person = (await this.reader.linkReceivers(manager, caseId)).find(({ id }) => id === input.personId);
    if (person === undefined) throw invalidField('personId', 'a link goes to whoever referred the case, or to a member of its board');
    return { recipient: person.displayName, address: person.email, personId: person.id };
  }

  private async write(manager: EntityManager, order: StoredOrder, delivery: StoredDelivery, to: string): Promise<void> {
    const words = deliveryWords[order.language];
    const [names] = await manager.query<Array<{ board: string; organisation: string }>>(
      `SELECT b.name AS board, o.name AS organisation FROM board b JOIN organisation o ON o.id = b.organisation_id WHERE b.id = $1`,
      [delivery.boardId],
    );
    const { board, organisation } = names!;
    const lines = delivery.channel === 'link' ? words.link(board, organisation, new URL(`/letters/${delivery.id}`, this.config.PUBLIC_URL).href) : words.attachment(board, organisation, delivery.requestedBy.displayName);
    await this.mail.send(manager, { organisationId: delivery.organisationId, purpose: 'letter', key: mailKeyOf(delivery.id), subjectId: delivery.id, to, subject: words.subject, text: lines.join('\n') });
  }

  private async record(manager: EntityManager, actor: OrderingActor, { id, documentId, caseId, channel, recipientPersonId }: StoredDelivery, state: DeliveryState): Promise<void> {
    await this.auditLog.append(manager, {
      organisationId: actor.organisationId,
      caseId,
      event: 'documentDelivered',
      actorId: actor.personId,
      actorRole: actor.role,
      outcome: 'success',
      payload: { documentId, deliveryId: id, channel, state, ...(recipientPersonId === null ? {} : { recipientId: recipientPersonId }) },
      requestId: actor.requestId,
    });
  }
}

const mailKeyOf = (deliveryId: string): string => `delivery:${deliveryId}`;

const refuse = (reason: string, detail: string): Refusal => new Refusal('conflict', { reason, detail });
const notConfigured = (): Refusal => refuse('delivery.mailNotConfigured', 'No mail server is configured. Print the letter instead.');
