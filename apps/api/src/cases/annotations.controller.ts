import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { AnnotationInput, Annotation } from '@consilium/contracts';
import { z } from 'zod';
import { CurrentAct, type Act } from '../platform/acts/act.js';
import { Acts } from '../platform/acts/acts.js';
import { Requires } from '../platform/authorisation/requires.decorator.js';
import { Answers } from '../platform/openapi/answers.decorator.js';
import { AnnotationsService } from './annotations.service.js';
import { CaseAudit } from './case-audit.js';
import { CaseLoader } from './case-loader.js';

@Controller()
export class AnnotationsController {
  constructor(
    private readonly acts: Acts,
    private readonly annotations: AnnotationsService,
    private readonly loader: CaseLoader,
    private readonly audit: CaseAudit,
  ) {}

  @Requires('case.read', 'case')
  @Get('cases/:caseId/annotations')
  @Answers(z.array(Annotation))
  async list(@Param('caseId') caseId: string, @CurrentAct() act: Act): Promise<Annotation[]> {
    return this.acts.read(act, async (manager) => {
      const boardCase = await this.loader.load(manager, caseId);
      await this.audit.record(manager, act.actor, boardCase, 'caseRead', { caseId, version: boardCase.version, parts: ['annotations'] });
      return { body: await this.annotations.list(manager, caseId) };
    });
  }

  @Requires('case.annotate', 'case')
  @Post('cases/:caseId/annotations')
  @HttpCode(201)
  @Answers(Annotation)
  async add(@Param('caseId') caseId: string, @Body({ schema: AnnotationInput }) input: AnnotationInput, @CurrentAct() act: Act): Promise<Annotation> {
    return this.acts.perform(act, async (manager) => ({ status: 201, body: await this.annotations.add(manager, act.actor, caseId, input) }));
  }

  @Requires('case.resolveAnnotation', 'annotation')
  @Post('annotations/:annotationId/resolution')
  @HttpCode(204)
  @Answers(null)
  async resolve(@Param('annotationId') annotationId: string, @CurrentAct() act: Act): Promise<void> {
    return this.acts.perform(act, async (manager) => {
      await this.annotations.resolve(manager, act.actor, annotationId);
      return { status: 204, body: undefined };
    });
  }
}
