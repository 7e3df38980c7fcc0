import { Body, Controller, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import { ChaseAnswer, ChaseChange, ChaseClosing, ChaseInput, ChaseListQuery, CaseChase, ChaseItem, ChasePage } from '@consilium/contracts';
import { CaseAudit } from '../cases/case-audit.js';
import { CaseLoader } from '../cases/case-loader.js';
import { CurrentAct, requireIfMatch, type Act } from '../platform/acts/act.js';
import { Acts } from '../platform/acts/acts.js';
import { Requires } from '../platform/authorisation/requires.decorator.js';
import { Answers } from '../platform/openapi/answers.decorator.js';
import { ChaseReader } from './chase-reader.js';
import { ChaseService } from './chase.service.js';

@Controller()
export class ChaseController {
  constructor(
    private readonly acts: Acts,
    private readonly chase: ChaseService,
    private readonly reader: ChaseReader,
    private readonly loader: CaseLoader,
    private readonly audit: CaseAudit,
  ) {}

  @Requires('chase.list')
  @Get('chase-items')
  @Answers(ChasePage)
  async page(@Query({ schema: ChaseListQuery }) query: ChaseListQuery, @CurrentAct() act: Act): Promise<ChasePage> {
    return this.acts.read(act, async (manager) => {
      const page = await this.reader.page(manager, act.actor, query);
      await this.audit.recordList(manager, act.actor, query.boardId ?? null, { caseIds: [...new Set(page.items.map((item) => item.case.id))], list: 'chase' });
      return { body: page };
    });
  }

  @Requires('chase.read', 'case')
  @Get('cases/:caseId/chase')
  @Answers(CaseChase)
  async ofCase(@Param('caseId') caseId: string, @CurrentAct() act: Act): Promise<CaseChase> {
    return this.acts.read(act, async (manager) => {
      const boardCase = await this.loader.load(manager, caseId);
      await this.audit.record(manager, act.actor, boardCase, 'caseRead', { caseId, version: boardCase.version, parts: ['chase'] });
      return { body: await this.chase.ofCase(manager, act.actor, caseId) };
    });
  }

  @Requires('chase.ask', 'case')
  @Post('cases/:caseId/chase')
  @HttpCode(201)
  @Answers(ChaseItem)
  async ask(@Param('caseId') caseId: string, @Body({ schema: ChaseInput }) input: ChaseInput, @CurrentAct() act: Act): Promise<ChaseItem> {
    return this.acts.perform(act, async (manager) => {
      const body = await this.chase.ask(manager, act.actor, caseId, input);
      return { status: 201, body, version: body.version };
    });
  }

  @Requires('chase.change', 'chaseItem', 'itemId')
  @Patch('chase-items/:itemId')
  @Answers(ChaseItem, { ifMatch: 'required' })
  async change(@Param('itemId') itemId: string, @Body({ schema: ChaseChange }) input: ChaseChange, @CurrentAct() act: Act): Promise<ChaseItem> {
    const expected = requireIfMatch(act);
    return this.acts.perform(act, async (manager) => {
      const body = await this.chase.change(manager, act.actor, itemId, expected, input);
      return { body, version: body.version };
    });
  }

  @Requires('chase.answer', 'chaseItem', 'itemId')
  @Post('chase-items/:itemId/answer')
  @HttpCode(200)
  @Answers(ChaseItem)
  async answer(@Param('itemId') itemId: string, @Body({ schema: ChaseAnswer }) input: ChaseAnswer, @CurrentAct() act: Act): Promise<ChaseItem> {
    return this.acts.perform(act, async (manager) => ({ body: await this.chase.answer(manager, act.actor, itemId, input) }));
  }

  @Requires('chase.change', 'chaseItem', 'itemId')
  @Post('chase-items/:itemId/closing')
  @HttpCode(200)
  @Answers(ChaseItem)
  async close(@Param('itemId') itemId: string, @Body({ schema: ChaseClosing }) input: ChaseClosing, @CurrentAct() act: Act): Promise<ChaseItem> {
    return this.acts.perform(act, async (manager) => ({ body: await this.chase.close(manager, act.actor, itemId, input) }));
  }

  @Requires('chase.change', 'chaseItem', 'itemId')
  @Post('chase-items/:itemId/reopening')
  @HttpCode(200)
  @Answers(ChaseItem)
  async reopen(@Param('itemId') itemId: string, @CurrentAct() act: Act): Promise<ChaseItem> {
    return this.acts.perform(act, async (manager) => ({ body: await this.chase.reopen(manager, act.actor, itemId) }));
  }
}
