import { Body, Controller, Delete, Get, HttpCode, Param, Post, Put } from '@nestjs/common';
import { CourseEventInput, CriterionAssertionInput, FactInput, LesionInput, id as idSchema, CaseSheet, Fact } from '@consilium/contracts';
import { z } from 'zod';
import { CurrentAct, requireIfMatch, type Act } from '../platform/acts/act.js';
import { Acts } from '../platform/acts/acts.js';
import { Requires } from '../platform/authorisation/requires.decorator.js';
import { Answers } from '../platform/openapi/answers.decorator.js';
import { CaseAudit } from './case-audit.js';
import { CaseLoader } from './case-loader.js';
import { CaseSheetService } from './case-sheet.service.js';
import { CriterionAssertionsService } from './criterion-assertions.service.js';

const LesionList = z.strictObject({ lesions: z.array(LesionInput.extend({ id: idSchema.optional() })).max(200) });
type LesionList = z.infer<typeof LesionList>;

@Controller('cases/:caseId')
export class CaseSheetController {
  constructor(
    private readonly acts: Acts,
    private readonly sheet: CaseSheetService,
    private readonly loader: CaseLoader,
    private readonly assertions: CriterionAssertionsService,
    private readonly audit: CaseAudit,
  ) {}

  @Requires('case.read', 'case')
  @Get('sheet')
  @Answers(CaseSheet)
  async read(@Param('caseId') caseId: string, @CurrentAct() act: Act): Promise<CaseSheet> {
    return this.acts.read(act, async (manager) => {
      const sheet = await this.sheet.read(manager, caseId);
      const boardCase = await this.loader.load(manager, caseId);
      await this.audit.record(manager, act.actor, boardCase, 'caseRead', { caseId, version: sheet.version, parts: ['sheet'] });
      return { body: sheet, version: sheet.version };
    });
  }

  @Requires('case.readHistory', 'case')
  @Get('facts/:element/history')
  @Answers(z.array(Fact))
  async history(@Param('caseId') caseId: string, @Param('element') element: string, @CurrentAct() act: Act): Promise<Fact[]> {
    return this.acts.read(act, async (manager) => {
      const boardCase = await this.loader.load(manager, caseId);
      await this.audit.record(manager, act.actor, boardCase, 'caseRead', { caseId, version: boardCase.version, parts: ['factHistory'] });
      return { body: await this.sheet.history(manager, caseId, element) };
    });
  }

  @Requires('case.recordFact', 'case')
  @Put('facts/:element')
  @Answers(CaseSheet, { ifMatch: 'required' })
  async recordFact(@Param('caseId') caseId: string, @Param('element') element: string, @Body({ schema: FactInput }) input: FactInput, @CurrentAct() act: Act): Promise<CaseSheet> {
    const expected = requireIfMatch(act);
    return this.acts.perform(act, async (manager) => {
      const version = await this.sheet.recordFact(manager, act.actor, caseId, expected, element, input);
      return { body: await this.sheet.read(manager, caseId), version };
    });
  }

  @Requires('case.recordFact', 'case')
  @Delete('facts/:factId')
  @Answers(CaseSheet, { ifMatch: 'required' })
  async retireFact(@Param('caseId') caseId: string, @Param('factId') factId: string, @CurrentAct() act: Act): Promise<CaseSheet> {
    const expected = requireIfMatch(act);
    return this.acts.perform(act, async (manager) => {
      const version = await this.sheet.retireFact(manager, act.actor, caseId, expected, factId);
      return { body: await this.sheet.read(manager, caseId), version };
    });
  }

  @Requires('case.editLesions', 'case')
  @Put('lesions')
  @Answers(CaseSheet, { ifMatch: 'required' })
  async replaceLesions(@Param('caseId') caseId: string, @Body({ schema: LesionList }) input: LesionList, @CurrentAct() act: Act): Promise<CaseSheet> {
    const expected = requireIfMatch(act);
    return this.acts.perform(act, async (manager) => {
      const version = await this.sheet.replaceLesions(manager, act.actor, caseId, expected, input.lesions);
      return { body: await this.sheet.read(manager, caseId), version };
    });
  }

  @Requires('case.editCourse', 'case')
  @Post('course')
  @HttpCode(201)
  @Answers(CaseSheet)
  async addCourseEvent(@Param('caseId') caseId: string, @Body({ schema: CourseEventInput }) input: CourseEventInput, @CurrentAct() act: Act): Promise<CaseSheet> {
    return this.acts.perform(act, async (manager) => {
      const { version } = await this.sheet.addCourseEvent(manager, act.actor, caseId, input);
      return { status: 201, body: await this.sheet.read(manager, caseId), version };
    });
  }

  @Requires('case.editCourse', 'case')
  @Delete('course/:courseEventId')
  @Answers(CaseSheet)
  async retireCourseEvent(@Param('caseId') caseId: string, @Param('courseEventId') courseEventId: string, @CurrentAct() act: Act): Promise<CaseSheet> {
    return this.acts.perform(act, async (manager) => {
      const version = await this.sheet.retireCourseEvent(manager, act.actor, caseId, courseEventId);
      return { body: await this.sheet.read(manager, caseId), version };
    });
  }

  @Requires('case.assertCriterion', 'case')
  @Post('assertions')
  @HttpCode(200)
  @Answers(CaseSheet)
  async assertCriterion(@Param('caseId') caseId: string, @Body({ schema: CriterionAssertionInput }) input: CriterionAssertionInput, @CurrentAct() act: Act): Promise<CaseSheet> {
    return this.acts.perform(act, async (manager) => {
      const version = await this.assertions.assert(manager, act.actor, caseId, input);
      return { body: await this.sheet.read(manager, caseId), version };
    });
  }
}
