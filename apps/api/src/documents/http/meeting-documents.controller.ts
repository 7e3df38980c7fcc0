import { Body, Controller, Get, HttpCode, Param, Post, Query, Req, type StreamableFile } from '@nestjs/common';
import { DocumentOrderInput, MeetingBatchCommand, MeetingBatchInput, DocumentOrder } from '@consilium/contracts';
import type { FastifyRequest } from 'fastify';
import { CurrentAct, type Act } from '../../platform/acts/act.js';
import { Acts } from '../../platform/acts/acts.js';
import { Requires } from '../../platform/authorisation/requires.decorator.js';
import { notFound } from '../../platform/errors/refusal.js';
import { Answers } from '../../platform/openapi/answers.decorator.js';
import { DocumentOrders } from '../orders/document-orders.js';
import { OrderCommands } from '../orders/order-commands.js';
import { OrderReader, toDocumentOrder } from '../orders/order-reader.js';
import { DocumentAccess, boardOf, orderingActor } from './document-access.js';
import { ContentQuery, DocumentOrderList, documentMediaTypes } from './document-contracts.js';
import { DocumentFile } from './document-file.js';

/** Documents of a meeting: agenda, minutes, action list; and how far the batch of its outcomes is. */
@Controller('meetings/:meetingId/documents')
export class MeetingDocumentsController {
  constructor(
    private readonly acts: Acts,
    private readonly orders: DocumentOrders,
    private readonly commands: OrderCommands,
    private readonly reader: OrderReader,
    private readonly access: DocumentAccess,
    private readonly file: DocumentFile,
  ) {}

  @Requires('meetingDocument.list', 'meeting')
  @Get()
  @Answers(DocumentOrderList)
  async list(@Param('meetingId') meetingId: string, @CurrentAct() act: Act): Promise<DocumentOrderList> {
    return this.acts.read(act, async (manager) => {
      const orders = await this.reader.ofMeeting(manager, meetingId);
      await this.access.recordList(manager, act.actor, orders, { boardId: await boardOf(manager, 'meeting', meetingId), caseId: null });
      return { body: { items: orders.map(toDocumentOrder) } };
    });
  }

  /** 201 for a new order; 200 when the same document of the same state of the meeting was ordered before. */
  @Requires('meetingDocument.order', 'meeting')
  @Post()
  @HttpCode(201)
  @Answers(DocumentOrder, { otherStatuses: [200] })
  async order(@Param('meetingId') meetingId: string, @Body({ schema: DocumentOrderInput }) input: DocumentOrderInput, @CurrentAct() act: Act): Promise<DocumentOrder> {
    return this.acts.perform(act, async (manager) => {
      const actor = orderingActor(act.actor, await boardOf(manager, 'meeting', meetingId));
      const [placed] = await this.orders.orderForMeeting(manager, actor, meetingId, [input]);
      return { status: placed!.isNew ? 201 : 200, body: toDocumentOrder(await this.reader.one(manager, placed!.orderId)) };
    });
  }

  /** Reports and letters of every signed outcome of the meeting; those ordered before stand as they are. */
  @Requires('meetingDocument.order', 'meeting')
  @Post('batch')
  @HttpCode(200)
  @Answers(DocumentOrderList)
  async orderBatch(@Param('meetingId') meetingId: string, @Body({ schema: MeetingBatchInput }) input: MeetingBatchInput, @CurrentAct() act: Act): Promise<DocumentOrderList> {
    return this.acts.perform(act, async (manager) => {
      const actor = orderingActor(act.actor, await boardOf(manager, 'meeting', meetingId));
      for (const { outcomeId, recipient } of await this.reader.signedOutcomes(manager, meetingId)) {
        const requests = input.kinds.map((kind) => ({ kind, format: 'pdf' as const, language: input.language, recipient: kind === 'referrerLetter' ? recipient : '' }));
        await this.orders.orderForOutcome(manager, actor, outcomeId, requests);
      }
      return { body: { items: (await this.reader.ofMeeting(manager, meetingId)).map(toDocumentOrder) } };
    });
  }

  @Requires('meetingDocument.order', 'meeting')
  @Post('commands')
  @HttpCode(200)
  @Answers(DocumentOrderList)
  async commandBatch(@Param('meetingId') meetingId: string, @Body({ schema: MeetingBatchCommand }) { command }: MeetingBatchCommand, @CurrentAct() act: Act): Promise<DocumentOrderList> {
    return this.acts.perform(act, async (manager) => {
      const actor = orderingActor(act.actor, await boardOf(manager, 'meeting', meetingId));
      const states = command === 'retryFailed' ? ['failed'] : ['ordered', 'queued', 'making'];
      for (const { id } of (await this.reader.ofMeeting(manager, meetingId)).filter(({ state }) => states.includes(state))) {
        // One that was made while this ran stays made.
        if (command === 'retryFailed') await this.commands.retry(manager, actor, id);
        else await this.commands.cancelIfOpen(manager, actor, id);
      }
      return { body: { items: (await this.reader.ofMeeting(manager, meetingId)).map(toDocumentOrder) } };
    });
  }

  @Requires('meetingDocument.read', 'meeting')
  @Get(':orderId/content')
  @Answers(documentMediaTypes)
  async content(@Param('meetingId') meetingId: string, @Param('orderId') orderId: string, @Query({ schema: ContentQuery }) query: ContentQuery, @CurrentAct() act: Act, @Req() request: FastifyRequest): Promise<StreamableFile | undefined> {
    // Documents of a case that was discussed are read under the rights of the case.
    const order = await this.access.open(act.actor, orderId, (found) => found.meetingId === meetingId && found.caseId === null);
    return this.file.send(order, request, act.reply, query.disposition);
  }

  @Requires('meetingDocument.order', 'meeting')
  @Post(':orderId/retry')
  @HttpCode(200)
  @Answers(DocumentOrder)
  async retry(@Param('meetingId') meetingId: string, @Param('orderId') orderId: string, @CurrentAct() act: Act): Promise<DocumentOrder> {
    return this.command(act, meetingId, orderId, 'retry');
  }

  @Requires('meetingDocument.order', 'meeting')
  @Post(':orderId/cancel')
  @HttpCode(200)
  @Answers(DocumentOrder)
  async cancel(@Param('meetingId') meetingId: string, @Param('orderId') orderId: string, @CurrentAct() act: Act): Promise<DocumentOrder> {
    return this.command(act, meetingId, orderId, 'cancel');
  }

  private async command(act: Act, meetingId: string, orderId: string, command: 'retry' | 'cancel'): Promise<DocumentOrder> {
    return this.acts.perform(act, async (manager) => {
      const found = await this.reader.one(manager, orderId);
      if (found.meetingId !== meetingId || found.caseId !== null) throw notFound();
      const actor = orderingActor(act.actor, await boardOf(manager, 'meeting', meetingId));
      return { body: toDocumentOrder(await this.commands[command](manager, actor, orderId)) };
    });
  }
}
