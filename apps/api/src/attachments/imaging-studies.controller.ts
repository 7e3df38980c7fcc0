import { Body, Controller, Delete, Get, HttpCode, Param, Post, Put } from '@nestjs/common';
import { ImagingSiteInput, ImagingStudyInput, id as idSchema, ImagingSite, ImagingStudy } from '@consilium/contracts';
import { z } from 'zod';
import { CurrentAct, requireIfMatch, type Act } from '../platform/acts/act.js';
import { Acts } from '../platform/acts/acts.js';
import { Requires } from '../platform/authorisation/requires.decorator.js';
import { notFound } from '../platform/errors/refusal.js';
import { Answers } from '../platform/openapi/answers.decorator.js';
import { ImagingStudiesService } from './imaging-studies.service.js';

@Controller()
export class ImagingStudiesController {
  constructor(
    private readonly acts: Acts,
    private readonly studies: ImagingStudiesService,
  ) {}

  @Requires('case.recordFact', 'case')
  @Post('cases/:caseId/imaging-studies')
  @HttpCode(201)
  @Answers(z.array(ImagingStudy))
  async record(@Param('caseId') caseId: string, @Body({ schema: ImagingStudyInput }) input: ImagingStudyInput, @CurrentAct() act: Act): Promise<ImagingStudy[]> {
    return this.acts.perform(act, async (manager) => {
      await this.studies.record(manager, act.actor, caseId, input);
      return { status: 201, body: await this.studies.list(manager, caseId) };
    });
  }

  @Requires('case.recordFact', 'imagingStudy', 'studyId')
  @Delete('imaging-studies/:studyId')
  @Answers(z.array(ImagingStudy))
  async retire(@Param('studyId') studyId: string, @CurrentAct() act: Act): Promise<ImagingStudy[]> {
    return this.acts.perform(act, async (manager) => {
      const caseId = await this.studies.retire(manager, act.actor, studyId);
      return { body: await this.studies.list(manager, caseId) };
    });
  }

  @Requires('imagingSite.list')
  @Get('imaging-sites')
  @Answers(z.array(ImagingSite))
  async sites(@CurrentAct() act: Act): Promise<ImagingSite[]> {
    return this.acts.read(act, async (manager) => ({ body: await this.studies.sites(manager) }));
  }

  @Requires('imagingSite.change')
  @Post('imaging-sites')
  @HttpCode(201)
  @Answers(ImagingSite)
  async addSite(@Body({ schema: ImagingSiteInput }) input: ImagingSiteInput, @CurrentAct() act: Act): Promise<ImagingSite> {
    return this.acts.perform(act, async (manager) => {
      const body = await this.studies.saveSite(manager, act.actor, null, input);
      return { status: 201, body, version: body.version };
    });
  }

  @Requires('imagingSite.change')
  @Put('imaging-sites/:siteId')
  @Answers(ImagingSite, { ifMatch: 'required' })
  async changeSite(@Param('siteId') siteId: string, @Body({ schema: ImagingSiteInput }) input: ImagingSiteInput, @CurrentAct() act: Act): Promise<ImagingSite> {
    const version = requireIfMatch(act);
    if (!idSchema.safeParse(siteId).success) throw notFound();
    return this.acts.perform(act, async (manager) => {
      const body = await this.studies.saveSite(manager, act.actor, { id: siteId, version }, input);
      return { body, version: body.version };
    });
  }
}
