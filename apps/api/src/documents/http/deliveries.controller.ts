import { Body, Controller, Get, HttpCode, Inject, Param, Post, Query, Req, type StreamableFile } from '@nestjs/common';
import { DeliveryCommand, DeliveryInput, DeliveryList, DeliveryPassword, DocumentDelivery, ReceivedLetter } from '@consilium/contracts';
import type { FastifyRequest } from 'fastify';
import { AuditLog } from '../../audit/audit-log.js';
import { CONFIG, type Config } from '../../config/config.js';
import { CurrentAct, type Act } from '../../platform/acts/act.js';
import { Acts } from '../../platform/acts/acts.js';
import { auditRole, scopeOf } from '../../platform/authorisation/actor.js';
import { Requires } from '../../platform/authorisation/requires.decorator.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { invalidField, notFound } from '../../platform/errors/refusal.js';
import { Answers } from '../../platform/openapi/answers.decorator.js';
import { Deliveries } from '../delivery/deliveries.service.js';
import { deliveryPassword, deliveryPasswordKey } from '../delivery/delivery-password.js';
import { DeliveryReader, toDelivery } from '../delivery/delivery-reader.js';
import { OrderReader } from '../orders/order-reader.js';
import { DocumentAccess, boardOf, orderingActor } from './document-access.js';
import { ContentQuery, documentMediaTypes } from './document-contracts.js';
import { DocumentFile } from './document-file.js';

/** Letters on their way, for those who send them and those who receive them. */
@Controller()
export class DeliveriesController {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly acts: Acts,
    private readonly unitOfWork: UnitOfWork,
    private readonly deliveries: Deliveries,
    private readonly reader: DeliveryReader,
    private readonly orders: OrderReader,
    private readonly auditLog: AuditLog,
    private readonly file: DocumentFile,
    private readonly access: DocumentAccess,
  ) {}

  @Requires('document.list', 'document', 'orderId')
  @Get('documents/:orderId/deliveries')
  @Answers(DeliveryList)
  async list(@Param('orderId') orderId: string, @CurrentAct() act: Act): Promise<DeliveryList> {
    return this.acts.read(act, async (manager) => {
      const order = await this.orders.one(manager, orderId);
      const { caseId } = order;
      await this.access.recordList(manager, act.actor, [order], { boardId: caseId === null ? null : await boardOf(manager, 'board_case', caseId), caseId });
      const people = caseId === null ? [] : await this.reader.linkReceivers(manager, caseId);
      return {
        body: {
          items: (await this.reader.ofOrder(manager, orderId)).map(toDelivery),
          channels: this.deliveries.channels,
          people: people.map(({ id, displayName, discipline }) => ({ id, displayName, discipline })),
        },
      };
    });
  }

  @Requires('document.deliver', 'document', 'orderId')
  @Post('documents/:orderId/deliveries')
  @HttpCode(201)
  @Answers(DocumentDelivery)
  async deliver(@Param('orderId') orderId: string, @Body({ schema: DeliveryInput }) input: DeliveryInput, @CurrentAct() act: Act): Promise<DocumentDelivery> {
    return this.acts.perform(act, async (manager) => {
      const { caseId } = await this.orders.one(manager, orderId);
      const [row] = await manager.query<Array<{ board_id: string }>>(`SELECT board_id FROM board_case WHERE id = $1`, [caseId]);
      return { status: 201, body: toDelivery(await this.deliveries.deliver(manager, orderingActor(act.actor, row?.board_id ?? null), orderId, input)) };
    });
  }

  @Requires('document.deliver', 'delivery', 'deliveryId')
  @Post('deliveries/:deliveryId/commands')
  @HttpCode(200)
  @Answers(DocumentDelivery)
  async command(@Param('deliveryId') deliveryId: string, @Body({ schema: DeliveryCommand }) input: DeliveryCommand, @CurrentAct() act: Act): Promise<DocumentDelivery> {
    return this.acts.perform(act, async (manager) => {
      const { boardId } = await this.reader.one(manager, deliveryId);
      return { body: toDelivery(await this.deliveries.command(manager, orderingActor(act.actor, boardId), deliveryId, input)) };
    });
  }

  /** Told by telephone to whoever got the attachment. Looking it up is on the record. */
  @Requires('document.deliver', 'delivery', 'deliveryId')
  @Get('deliveries/:deliveryId/password')
  @Answers(DeliveryPassword)
  async password(@Param('deliveryId') deliveryId: string, @CurrentAct() act: Act): Promise<DeliveryPassword> {
    return this.acts.read(act, async (manager) => {
      const { channel, documentId, caseId, boardId } = await this.reader.one(manager, deliveryId);
      if (channel !== 'attachment') throw invalidField('deliveryId', 'only attachments have a password');
      await this.auditLog.append(manager, {
        organisationId: act.actor.organisationId,
        caseId,
        event: 'documentRead',
        actorId: act.actor.personId,
        actorRole: auditRole(act.actor, boardId),
        outcome: 'success',
        payload: { documentId, caseId, deliveryId },
        requestId: act.actor.requestId,
      });
      return { body: { password: deliveryPassword(deliveryPasswordKey(this.config), deliveryId) } };
    });
  }

  /** Where a link leads: what waits for the person it was sent to. Anybody else finds nothing here. */
  @Requires('delivery.open', 'delivery', 'deliveryId')
  @Get('deliveries/:deliveryId')
  @Answers(ReceivedLetter)
  async letter(@Param('deliveryId') deliveryId: string, @CurrentAct() act: Act): Promise<ReceivedLetter> {
    return this.acts.read(act, async (manager) => {
      if ((await this.reader.one(manager, deliveryId)).recipientPersonId !== act.actor.personId) throw notFound();
      return { body: await this.reader.letter(manager, deliveryId) };
    });
  }

  /** Opening the letter is what makes it read; the entry that says so is committed before the first byte leaves. */
  @Requires('delivery.open', 'delivery', 'deliveryId')
  @Get('deliveries/:deliveryId/content')
  @Answers(documentMediaTypes)
  async content(@Param('deliveryId') deliveryId: string, @Query({ schema: ContentQuery }) query: ContentQuery, @CurrentAct() act: Act, @Req() request: FastifyRequest): Promise<StreamableFile | undefined> {
    const order = await this.unitOfWork.run(scopeOf(act.actor), async (manager) => {
      const delivery = await this.reader.one(manager, deliveryId);
      if (delivery.recipientPersonId !== act.actor.personId) throw notFound();
      await manager.query(`UPDATE document_delivery SET read_at = clock_timestamp() WHERE id = $1 AND read_at IS NULL`, [deliveryId]);
      await this.auditLog.append(manager, {
        organisationId: act.actor.organisationId,
        caseId: delivery.caseId,
        event: 'documentRead',
        actorId: act.actor.personId,
        actorRole: auditRole(act.actor, delivery.boardId),
        outcome: 'success',
        payload: { documentId: delivery.documentId, caseId: delivery.caseId, deliveryId },
        requestId: act.actor.requestId,
      });
      return this.orders.one(manager, delivery.orderId);
    });
    return this.file.send(order, request, act.reply, query.disposition);
  }
}
