import { createHash } from 'node:crypto';
import '@fastify/multipart';
import { Body, Controller, Get, HttpCode, Param, Post, Put, Req, StreamableFile } from '@nestjs/common';
import { DocumentLogo, DocumentTemplate, DocumentTemplateContent, DocumentTemplateVersion, LOGO_BYTES, TemplatePreviewInput, logoTypes } from '@consilium/contracts';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { CurrentAct, requireIfMatch, type Act } from '../../platform/acts/act.js';
import { Acts } from '../../platform/acts/acts.js';
import { Requires } from '../../platform/authorisation/requires.decorator.js';
import { Refusal, notFound } from '../../platform/errors/refusal.js';
import { Answers } from '../../platform/openapi/answers.decorator.js';
import { DocumentTemplates } from '../templates/document-templates.service.js';
import { PreviewDrawer } from '../templates/preview-drawer.js';
import { readLogoImage } from '../templates/template-reader.js';

/** Logo, address, foot line and wording of the organisation's documents. */
@Controller('document-template')
export class DocumentTemplatesController {
  constructor(
    private readonly acts: Acts,
    private readonly templates: DocumentTemplates,
    private readonly drawer: PreviewDrawer,
  ) {}

  @Requires('documentTemplate.read')
  @Get()
  @Answers(DocumentTemplate)
  async read(@CurrentAct() act: Act): Promise<DocumentTemplate> {
    return this.acts.read(act, async (manager) => {
      const body = await this.templates.read(manager);
      return { body, version: body.version };
    });
  }

  @Requires('documentTemplate.read')
  @Get('versions')
  @Answers(z.array(DocumentTemplateVersion))
  async versions(@CurrentAct() act: Act): Promise<DocumentTemplateVersion[]> {
    return this.acts.read(act, async (manager) => ({ body: await this.templates.versions(manager) }));
  }

  /** The whole template as edited; earlier documents keep the version they were ordered under. */
  @Requires('documentTemplate.change')
  @Put()
  @Answers(DocumentTemplate, { ifMatch: 'required' })
  async change(@Body({ schema: DocumentTemplateContent }) content: DocumentTemplateContent, @CurrentAct() act: Act): Promise<DocumentTemplate> {
    const expected = requireIfMatch(act);
    return this.acts.perform(act, async (manager) => {
      const body = await this.templates.change(manager, act.actor, expected, content);
      return { body, version: body.version };
    });
  }

  /** One part `file`: PNG, JPEG or SVG, known by its bytes. 200 where the same picture is there already. */
  @Requires('documentTemplate.change')
  @Post('logos')
  @HttpCode(201)
  @Answers(DocumentLogo, { otherStatuses: [200], upload: [] })
  async addLogo(@Req() request: FastifyRequest, @CurrentAct() act: Act): Promise<DocumentLogo> {
    const kept = this.templates.accept(await receiveLogo(request));
    return this.acts.perform({ ...act, body: { sha256: createHash('sha256').update(kept.bytes).digest('hex') } }, async (manager) => {
      const { logo, isNew } = await this.templates.addLogo(manager, act.actor, kept);
      return { status: isNew ? 201 : 200, body: logo };
    });
  }

  @Requires('documentTemplate.read')
  @Get('logos/:sha256')
  @Answers(logoTypes)
  async logo(@Param('sha256') sha256: string, @CurrentAct() act: Act): Promise<StreamableFile> {
    if (!/^[0-9a-f]{64}$/.test(sha256)) throw notFound();
    const found = await this.acts.read(act, async (manager) => {
      const logo = await readLogoImage(manager, sha256);
      if (logo === null) throw notFound();
      return { body: logo };
    });
    void act.reply
      .header('content-type', found.mediaType)
      .header('content-length', found.bytes)
      .header('cache-control', 'private, max-age=3600')
      .header('content-security-policy', `default-src 'none'; style-src 'none'; sandbox`)
      .header('x-content-type-options', 'nosniff');
    return new StreamableFile(found.content);
  }

  /** Changes nothing: a document of an invented record, as it would look under the draft. */
  @Requires('documentTemplate.change')
  @Post('preview')
  @HttpCode(200)
  @Answers(['application/pdf'])
  async preview(@Body({ schema: TemplatePreviewInput }) input: TemplatePreviewInput, @CurrentAct() act: Act): Promise<StreamableFile> {
    const wish = await this.acts.read(act, async (manager) => ({ body: await this.templates.preview(manager, act.actor, input) }));
    const bytes = await this.drawer.draw(wish);
    void act.reply.header('content-type', 'application/pdf').header('content-length', bytes.length).header('cache-control', 'no-store').header('x-content-type-options', 'nosniff');
    return new StreamableFile(bytes);
  }
}

/** @throws Refusal unsupportedMediaType, validation, tooLarge */
async function receiveLogo(request: FastifyRequest): Promise<Buffer> {
  if (!request.isMultipart()) throw new Refusal('unsupportedMediaType', { detail: 'Send the file as multipart/form-data.' });
  const file = await request.file({ limits: { fileSize: LOGO_BYTES + 1, files: 1, fields: 0 } });
  if (file === undefined || file.fieldname !== 'file') throw new Refusal('validation', { fields: [{ path: 'file', message: 'is missing' }] });
  const parts: Buffer[] = [];
  for await (const part of file.file) parts.push(part as Buffer);
  return Buffer.concat(parts);
}
