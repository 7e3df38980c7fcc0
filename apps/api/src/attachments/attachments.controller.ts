import { Body, Controller, Get, HttpCode, Inject, Param, Post, Query, Req, type StreamableFile } from '@nestjs/common';
import { AttachmentWithdrawal, attachmentTypes, Attachment, AttachmentReceipt, CaseFiles } from '@consilium/contracts';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { CaseAudit } from '../cases/case-audit.js';
import { CaseLoader } from '../cases/case-loader.js';
import { CONFIG, type Config } from '../config/config.js';
import { CurrentAct, type Act } from '../platform/acts/act.js';
import { Acts } from '../platform/acts/acts.js';
import { Requires } from '../platform/authorisation/requires.decorator.js';
import { Answers } from '../platform/openapi/answers.decorator.js';
import { AttachmentFile } from './attachment-file.js';
import { AttachmentsService } from './attachments.service.js';
import { ImagingStudiesService } from './imaging-studies.service.js';
import { receiveFile } from './received-file.js';

const ContentQuery = z.strictObject({ disposition: z.enum(['inline', 'attachment']).default('attachment') });
type ContentQuery = z.infer<typeof ContentQuery>;

@Controller()
export class AttachmentsController {
  constructor(
    private readonly acts: Acts,
    private readonly attachments: AttachmentsService,
    private readonly studies: ImagingStudiesService,
    private readonly file: AttachmentFile,
    private readonly loader: CaseLoader,
    private readonly audit: CaseAudit,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  @Requires('attachment.read', 'case')
  @Get('cases/:caseId/attachments')
  @Answers(CaseFiles)
  async list(@Param('caseId') caseId: string, @CurrentAct() act: Act): Promise<CaseFiles> {
    return this.acts.read(act, async (manager) => {
      const boardCase = await this.loader.load(manager, caseId);
      await this.audit.record(manager, act.actor, boardCase, 'caseRead', { caseId, version: boardCase.version, parts: ['attachments', 'imaging'] });
      const [attachments, studies] = [await this.attachments.list(manager, act.actor, boardCase), await this.studies.list(manager, caseId)];
      return { body: { attachments, studies, maximumBytes: this.config.ATTACHMENT_MB * 1_000_000 } };
    });
  }

  /** The body is multipart: one part `file`, and the fields `kind` and `label`. */
  @Requires('attachment.add', 'case')
  @Post('cases/:caseId/attachments')
  @HttpCode(201)
  @Answers(AttachmentReceipt, { otherStatuses: [200], upload: ['kind', 'label'] })
  async add(@Param('caseId') caseId: string, @Req() request: FastifyRequest, @CurrentAct() act: Act): Promise<AttachmentReceipt> {
    const file = await this.attachments.keep(act.actor, await receiveFile(request));
    // The retry key covers the very file and its fields.
    return this.acts.perform({ ...act, body: { sha256: file.sha256, ...file.fields } }, async (manager) => {
      const receipt = await this.attachments.add(manager, act.actor, caseId, file);
      return { status: receipt.alreadyThere ? 200 : 201, body: receipt };
    });
  }

  @Requires('attachment.read', 'attachment')
  @Get('attachments/:attachmentId/content')
  @Answers(attachmentTypes)
  async content(@Param('attachmentId') attachmentId: string, @Query({ schema: ContentQuery }) query: ContentQuery, @CurrentAct() act: Act): Promise<StreamableFile> {
    const attachment = await this.acts.read(act, async (manager) => ({ body: await this.attachments.open(manager, act.actor, attachmentId) }));
    return this.file.send(attachment, act.reply, query.disposition);
  }

  @Requires('attachment.withdraw', 'attachment')
  @Post('attachments/:attachmentId/withdrawal')
  @HttpCode(200)
  @Answers(Attachment)
  async withdraw(@Param('attachmentId') attachmentId: string, @Body({ schema: AttachmentWithdrawal }) input: AttachmentWithdrawal, @CurrentAct() act: Act): Promise<Attachment> {
    return this.acts.perform(act, async (manager) => ({ body: await this.attachments.withdraw(manager, act.actor, attachmentId, input) }));
  }
}
