import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { AddendumInput, SignatureInput, OutcomeRecord } from '@consilium/contracts';
import { CaseAudit } from '../../cases/case-audit.js';
import { CaseLoader } from '../../cases/case-loader.js';
import { CurrentAct, type Act } from '../../platform/acts/act.js';
import { Acts } from '../../platform/acts/acts.js';
import { Requires } from '../../platform/authorisation/requires.decorator.js';
import { notFound } from '../../platform/errors/refusal.js';
import { Answers } from '../../platform/openapi/answers.decorator.js';
import { AddendaService } from './addenda.service.js';
import { OutcomeStore } from './outcome-store.js';
import { SigningService } from './signing.service.js';

@Controller('outcomes/:outcomeId')
export class OutcomesController {
  constructor(
    private readonly acts: Acts,
    private readonly store: OutcomeStore,
    private readonly signing: SigningService,
    private readonly addenda: AddendaService,
    private readonly cases: CaseLoader,
    private readonly caseAudit: CaseAudit,
  ) {}

  @Requires('outcome.read', 'outcome')
  @Get()
  @Answers(OutcomeRecord)
  async read(@Param('outcomeId') outcomeId: string, @CurrentAct() act: Act): Promise<OutcomeRecord> {
    return this.acts.read(act, async (manager) => {
      const row = await this.store.find(manager, outcomeId);
      if (row === null) throw notFound();
      const boardCase = await this.cases.load(manager, row.caseId);
      await this.caseAudit.record(manager, act.actor, boardCase, 'caseRead', { caseId: row.caseId, version: boardCase.version, parts: ['outcome'] });
      return { body: await this.store.view(manager, row) };
    });
  }

  @Requires('outcome.sign', 'outcome')
  @Post('signatures')
  @HttpCode(201)
  @Answers(OutcomeRecord)
  async sign(@Param('outcomeId') outcomeId: string, @Body({ schema: SignatureInput }) input: SignatureInput, @CurrentAct() act: Act): Promise<OutcomeRecord> {
    return this.acts.perform(act, async (manager) => ({ status: 201, body: await this.store.view(manager, await this.signing.sign(manager, act.actor, outcomeId, input)) }));
  }

  @Requires('outcome.addendum', 'outcome')
  @Post('addenda')
  @HttpCode(201)
  @Answers(OutcomeRecord)
  async addendum(@Param('outcomeId') outcomeId: string, @Body({ schema: AddendumInput }) input: AddendumInput, @CurrentAct() act: Act): Promise<OutcomeRecord> {
    return this.acts.perform(act, async (manager) => ({ status: 201, body: await this.store.view(manager, await this.addenda.add(manager, act.actor, outcomeId, input)) }));
  }
}
