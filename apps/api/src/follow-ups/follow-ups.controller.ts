import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { FollowUp, FollowUpListQuery, FollowUpPage, FollowUpReopening, FollowUpSettling } from '@consilium/contracts';
import { z } from 'zod';
import { CaseAudit } from '../cases/case-audit.js';
import { CaseLoader } from '../cases/case-loader.js';
import { CurrentAct, requireIfMatch, type Act } from '../platform/acts/act.js';
import { Acts } from '../platform/acts/acts.js';
import { Requires } from '../platform/authorisation/requires.decorator.js';
import { Answers } from '../platform/openapi/answers.decorator.js';
import { FollowUpsService } from './follow-ups.service.js';

@Controller()
export class FollowUpsController {
  constructor(
    private readonly acts: Acts,
    private readonly followUps: FollowUpsService,
    private readonly loader: CaseLoader,
    private readonly audit: CaseAudit,
  ) {}

  @Requires('followUp.list')
  @Get('follow-ups')
  @Answers(FollowUpPage)
  async page(@Query({ schema: FollowUpListQuery }) query: FollowUpListQuery, @CurrentAct() act: Act): Promise<FollowUpPage> {
    return this.acts.read(act, async (manager) => {
      const page = await this.followUps.page(manager, act.actor, query);
      await this.audit.recordList(manager, act.actor, query.boardId ?? null, { caseIds: [...new Set(page.items.map((item) => item.case.id))], list: 'followUps' });
      return { body: page };
    });
  }

  @Requires('followUp.read', 'case')
  @Get('cases/:caseId/follow-ups')
  @Answers(z.array(FollowUp))
  async ofCase(@Param('caseId') caseId: string, @CurrentAct() act: Act): Promise<FollowUp[]> {
    return this.acts.read(act, async (manager) => {
      const boardCase = await this.loader.load(manager, caseId);
      await this.audit.record(manager, act.actor, boardCase, 'caseRead', { caseId, version: boardCase.version, parts: ['followUps'] });
      return { body: await this.followUps.ofCase(manager, act.actor, caseId) };
    });
  }

  @Requires('followUp.settle', 'followUp')
  @Post('follow-ups/:followUpId/settling')
  @HttpCode(200)
  @Answers(FollowUp, { ifMatch: 'required' })
  async settle(@Param('followUpId') followUpId: string, @Body({ schema: FollowUpSettling }) input: FollowUpSettling, @CurrentAct() act: Act): Promise<FollowUp> {
    const expected = requireIfMatch(act);
    return this.acts.perform(act, async (manager) => {
      const body = await this.followUps.settle(manager, act.actor, followUpId, expected, input);
      return { body, version: body.version };
    });
  }

  @Requires('followUp.settle', 'followUp')
  @Post('follow-ups/:followUpId/reopening')
  @HttpCode(200)
  @Answers(FollowUp, { ifMatch: 'required' })
  async reopen(@Param('followUpId') followUpId: string, @Body({ schema: FollowUpReopening }) { because }: FollowUpReopening, @CurrentAct() act: Act): Promise<FollowUp> {
    const expected = requireIfMatch(act);
    return this.acts.perform(act, async (manager) => {
      const body = await this.followUps.reopen(manager, act.actor, followUpId, expected, because);
      return { body, version: body.version };
    });
  }
}
