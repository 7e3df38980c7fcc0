import { Body, Controller, Get, HttpCode, Param, Post, Query, Req, type StreamableFile } from '@nestjs/common';
import { DocumentOrderInput, DocumentOrder } from '@consilium/contracts';
import type { FastifyRequest } from 'fastify';
import type { EntityManager } from 'typeorm';
import { CurrentAct, type Act } from '../../platform/acts/act.js';
import { Acts } from '../../platform/acts/acts.js';
import { Requires } from '../../platform/authorisation/requires.decorator.js';
import { Refusal, invalidField, notFound } from '../../platform/errors/refusal.js';
import { Answers } from '../../platform/openapi/answers.decorator.js';
import { DocumentOrders, type PlacedOrder } from '../orders/document-orders.js';
import { ruleOf } from '../orders/document-request.js';
import { OrderReader, toDocumentOrder } from '../orders/order-reader.js';
import { DocumentAccess, boardOf, orderingActor } from './document-access.js';
import { ContentQuery, DocumentOrderList, documentMediaTypes } from './document-contracts.js';
import { DocumentFile } from './document-file.js';

/** Documents of a case: those of its signed outcome, and its one-page summary. */
@Controller('cases/:caseId')
export class CaseDocumentsController {
  constructor(
    private readonly acts: Acts,
    private readonly orders: DocumentOrders,
    private readonly reader: OrderReader,
    private readonly access: DocumentAccess,
    private readonly file: DocumentFile,
  ) {}

  @Requires('document.list', 'case')
  @Get('documents')
  @Answers(DocumentOrderList)
  async list(@Param('caseId') caseId: string, @CurrentAct() act: Act): Promise<DocumentOrderList> {
    return this.acts.read(act, async (manager) => {
      const orders = await this.reader.ofCase(manager, caseId);
      await this.access.recordList(manager, act.actor, orders, { boardId: await boardOf(manager, 'board_case', caseId), caseId });
      return { body: { items: orders.map(toDocumentOrder) } };
    });
  }

  /** 201 for a new order; 200 when the same document was ordered before. */
  @Requires('document.order', 'case')
  @Post('documents')
  @HttpCode(201)
  @Answers(DocumentOrder, { otherStatuses: [200] })
  async order(@Param('caseId') caseId: string, @Body({ schema: DocumentOrderInput }) input: DocumentOrderInput, @CurrentAct() act: Act): Promise<DocumentOrder> {
    if (ruleOf(input.kind, input.format)?.basis !== 'outcome') throw invalidField('kind', 'this kind, in this format, is not made from an outcome');
    return this.acts.perform(act, async (manager) => {
      const outcomeId = await signedOutcome(manager, caseId);
      const actor = orderingActor(act.actor, await boardOf(manager, 'board_case', caseId));
      const [placed] = await this.orders.orderForOutcome(manager, actor, outcomeId, [input]);
      return this.answer(manager, placed!);
    });
  }

  /** The summary shows what the case page shows, so whoever may read the case may print it. */
  @Requires('summary.order', 'case')
  @Post('summaries')
  @HttpCode(201)
  @Answers(DocumentOrder, { otherStatuses: [200] })
  async orderSummary(@Param('caseId') caseId: string, @Body({ schema: DocumentOrderInput }) input: DocumentOrderInput, @CurrentAct() act: Act): Promise<DocumentOrder> {
    return this.acts.perform(act, async (manager) => {
      const actor = orderingActor(act.actor, await boardOf(manager, 'board_case', caseId));
      const [placed] = await this.orders.orderForCase(manager, actor, caseId, [input]);
      return this.answer(manager, placed!);
    });
  }

  @Requires('summary.read', 'case')
  @Get('summaries/:orderId/content')
  @Answers(documentMediaTypes)
  async summary(@Param('caseId') caseId: string, @Param('orderId') orderId: string, @Query({ schema: ContentQuery }) query: ContentQuery, @CurrentAct() act: Act, @Req() request: FastifyRequest): Promise<StreamableFile | undefined> {
    const order = await this.access.open(act.actor, orderId, (found) => found.caseId === caseId && found.kind === 'caseOnePager');
    return this.file.send(order, request, act.reply, query.disposition);
  }

  /** 201 for a new order; 200 when the log has not grown since the last one. */
  @Requires('dossier.order', 'case')
  @Post('dossiers')
  @HttpCode(201)
  @Answers(DocumentOrder)
  async orderDossier(@Param('caseId') caseId: string, @Body({ schema: DocumentOrderInput }) input: DocumentOrderInput, @CurrentAct() act: Act): Promise<DocumentOrder> {
    return this.acts.perform(act, async (manager) => {
      const actor = orderingActor(act.actor, await boardOf(manager, 'board_case', caseId));
      const [placed] = await this.orders.orderForLog(manager, actor, caseId, [input]);
      return this.answer(manager, placed!);
    });
  }

  @Requires('dossier.read', 'case')
  @Get('dossiers/:orderId')
  @Answers(DocumentOrder)
  async dossierState(@Param('caseId') caseId: string, @Param('orderId') orderId: string, @CurrentAct() act: Act): Promise<DocumentOrder> {
    return this.acts.read(act, async (manager) => {
      const order = await this.reader.one(manager, orderId);
      if (order.caseId !== caseId || order.kind !== 'auditDossier') throw notFound();
      return { body: toDocumentOrder(order) };
    });
  }

  @Requires('dossier.read', 'case')
  @Get('dossiers/:orderId/content')
  @Answers(documentMediaTypes)
  async dossier(@Param('caseId') caseId: string, @Param('orderId') orderId: string, @Query({ schema: ContentQuery }) query: ContentQuery, @CurrentAct() act: Act, @Req() request: FastifyRequest): Promise<StreamableFile | undefined> {
    const order = await this.access.open(act.actor, orderId, (found) => found.caseId === caseId && found.kind === 'auditDossier');
    return this.file.send(order, request, act.reply, query.disposition);
  }

  private async answer(manager: EntityManager, { orderId, isNew }: PlacedOrder): Promise<{ status: number; body: DocumentOrder }> {
    return { status: isNew ? 201 : 200, body: toDocumentOrder(await this.reader.one(manager, orderId)) };
  }
}

/** The newest signed record of the case: the outcome, or its latest addendum. */
async function signedOutcome(manager: EntityManager, caseId: string): Promise<string> {
  const rows = await manager.query<Array<{ id: string; state: string }>>(`SELECT id, state FROM outcome_record WHERE case_id = $1 ORDER BY created_at DESC`, [caseId]);
  if (rows.length === 0) throw notFound();
  const signed = rows.find(({ state }) => state === 'signedOff');
  if (signed === undefined) throw new Refusal('conflict', { reason: 'document.outcomeNotSigned', detail: 'Documents are made from the signed outcome. Wait for the required signatures.' });
  return signed.id;
}
