import { Readable } from 'node:stream';
import { Body, Controller, Get, HttpCode, Param, Post, Query, StreamableFile } from '@nestjs/common';
import { CaseFindingDraft, Finding, FindingAnswer, FindingDecision, FindingFileQuery, FindingListQuery, FindingPage, OrganisationFindingDraft } from '@consilium/contracts';
import { CurrentAct, requireIfMatch, type Act } from '../platform/acts/act.js';
import { Acts } from '../platform/acts/acts.js';
import { Requires } from '../platform/authorisation/requires.decorator.js';
import { Answers } from '../platform/openapi/answers.decorator.js';
import { findingLines, findingWords } from './finding-file.js';
import { FindingsService } from './findings.service.js';

@Controller('audit')
export class FindingsController {
  constructor(
    private readonly acts: Acts,
    private readonly findings: FindingsService,
  ) {}

  @Requires('finding.list')
  @Get('findings')
  @Answers(FindingPage)
  async page(@Query({ schema: FindingListQuery }) query: FindingListQuery, @CurrentAct() act: Act): Promise<FindingPage> {
    return this.acts.read(act, async (manager) => {
      const page = await this.findings.page(manager, act.actor, query);
      await this.findings.recordRead(manager, act.actor, page.items, 'findings');
      return { body: page };
    });
  }

  /** The list as a file. That it was taken stands in the record before its first line leaves. */
  @Requires('finding.list')
  @Get('findings/file')
  @Answers(['text/csv'])
  async file(@Query({ schema: FindingFileQuery }) { language, ...filters }: FindingFileQuery, @CurrentAct() act: Act): Promise<StreamableFile> {
    const found = await this.acts.read(act, async (manager) => {
      const body = await this.findings.all(manager, act.actor, filters);
      await this.findings.recordRead(manager, act.actor, body, 'findingsFile');
      return { body };
    });
    void act.reply
      .header('content-type', 'text/csv; charset=utf-8')
      .header('content-disposition', `attachment; filename="${findingWords[language].fileName}"`)
      .header('cache-control', 'private, no-store')
      .header('x-content-type-options', 'nosniff');
    return new StreamableFile(Readable.from(findingLines(found, language)));
  }

  @Requires('finding.raise', 'case')
  @Post('cases/:caseId/findings')
  @Answers(Finding)
  async raise(@Param('caseId') caseId: string, @Body({ schema: CaseFindingDraft }) draft: CaseFindingDraft, @CurrentAct() act: Act): Promise<Finding> {
    return this.acts.perform(act, async (manager) => {
      const body = await this.findings.ofCase(manager, act.actor, caseId, draft);
      return { body, version: body.version, status: 201 };
    });
  }

  @Requires('finding.raiseOrganisation')
  @Post('findings')
  @Answers(Finding)
  async raiseOfOrganisation(@Body({ schema: OrganisationFindingDraft }) draft: OrganisationFindingDraft, @CurrentAct() act: Act): Promise<Finding> {
    return this.acts.perform(act, async (manager) => {
      const body = await this.findings.ofOrganisation(manager, act.actor, draft);
      return { body, version: body.version, status: 201 };
    });
  }

  @Requires('finding.answer', 'finding')
  @Post('findings/:findingId/answer')
  @HttpCode(200)
  @Answers(Finding, { ifMatch: 'required' })
  async answer(@Param('findingId') findingId: string, @Body({ schema: FindingAnswer }) { text }: FindingAnswer, @CurrentAct() act: Act): Promise<Finding> {
    const expected = requireIfMatch(act);
    return this.acts.perform(act, async (manager) => {
      const body = await this.findings.answer(manager, act.actor, findingId, expected, text);
      return { body, version: body.version };
    });
  }

  @Requires('finding.decide', 'finding')
  @Post('findings/:findingId/decision')
  @HttpCode(200)
  @Answers(Finding, { ifMatch: 'required' })
  async decide(@Param('findingId') findingId: string, @Body({ schema: FindingDecision }) decision: FindingDecision, @CurrentAct() act: Act): Promise<Finding> {
    const expected = requireIfMatch(act);
    return this.acts.perform(act, async (manager) => {
      const body = await this.findings.decide(manager, act.actor, findingId, expected, decision);
      return { body, version: body.version };
    });
  }
}
