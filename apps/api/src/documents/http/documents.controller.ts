import { Controller, Get, HttpCode, Param, Post, Query, Req, type StreamableFile } from '@nestjs/common';
import { DocumentOrder } from '@consilium/contracts';
import type { FastifyRequest } from 'fastify';
import { CurrentAct, type Act } from '../../platform/acts/act.js';
import { Acts } from '../../platform/acts/acts.js';
import { Requires } from '../../platform/authorisation/requires.decorator.js';
import { Answers } from '../../platform/openapi/answers.decorator.js';
import { OrderCommands } from '../orders/order-commands.js';
import { OrderReader, toDocumentOrder } from '../orders/order-reader.js';
import { DocumentAccess, boardOf, orderingActor } from './document-access.js';
import { ContentQuery, documentMediaTypes } from './document-contracts.js';
import { DocumentFile } from './document-file.js';

/** Read under rights of their own, at the case. */
const withOwnDoor: ReadonlySet<string> = new Set(['caseOnePager', 'auditDossier']);

/** One document of a case: its state, its bytes, and what people do with it. */
@Controller('documents/:orderId')
export class DocumentsController {
  constructor(
    private readonly acts: Acts,
    private readonly commands: OrderCommands,
    private readonly reader: OrderReader,
    private readonly access: DocumentAccess,
    private readonly file: DocumentFile,
  ) {}

  @Requires('document.list', 'document', 'orderId')
  @Get()
  @Answers(DocumentOrder)
  async read(@Param('orderId') orderId: string, @CurrentAct() act: Act): Promise<DocumentOrder> {
    return this.acts.read(act, async (manager) => ({ body: toDocumentOrder(await this.reader.one(manager, orderId)) }));
  }

  @Requires('document.read', 'document', 'orderId')
  @Get('content')
  @Answers(documentMediaTypes)
  async content(@Param('orderId') orderId: string, @Query({ schema: ContentQuery }) query: ContentQuery, @CurrentAct() act: Act, @Req() request: FastifyRequest): Promise<StreamableFile | undefined> {
    const order = await this.access.open(act.actor, orderId, ({ caseId, kind }) => caseId !== null && !withOwnDoor.has(kind));
    return this.file.send(order, request, act.reply, query.disposition);
  }

  /** No letter leaves before a named clinician releases it. */
  @Requires('document.release', 'document', 'orderId')
  @Post('release')
  @HttpCode(200)
  @Answers(DocumentOrder)
  async release(@Param('orderId') orderId: string, @CurrentAct() act: Act): Promise<DocumentOrder> {
    return this.command(act, orderId, 'release');
  }

  @Requires('document.retry', 'document', 'orderId')
  @Post('retry')
  @HttpCode(200)
  @Answers(DocumentOrder)
  async retry(@Param('orderId') orderId: string, @CurrentAct() act: Act): Promise<DocumentOrder> {
    return this.command(act, orderId, 'retry');
  }

  @Requires('document.cancel', 'document', 'orderId')
  @Post('cancel')
  @HttpCode(200)
  @Answers(DocumentOrder)
  async cancel(@Param('orderId') orderId: string, @CurrentAct() act: Act): Promise<DocumentOrder> {
    return this.command(act, orderId, 'cancel');
  }

  private async command(act: Act, orderId: string, command: 'release' | 'retry' | 'cancel'): Promise<DocumentOrder> {
    return this.acts.perform(act, async (manager) => {
      const { caseId } = await this.reader.one(manager, orderId);
      const actor = orderingActor(act.actor, caseId === null ? null : await boardOf(manager, 'board_case', caseId));
      return { body: toDocumentOrder(await this.commands[command](manager, actor, orderId)) };
    });
  }
}
