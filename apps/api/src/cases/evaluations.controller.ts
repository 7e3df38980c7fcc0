import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { FactError, SettingError, type CaseFacts, type Evaluation, type EvaluationSummary } from '@consilium/criteria';
import { EvaluationRequest } from '@consilium/contracts';
import { nelmEngine } from '@consilium/knowledge-nelm';
import { CurrentAct, type Act } from '../platform/acts/act.js';
import { Acts } from '../platform/acts/acts.js';
import { Requires } from '../platform/authorisation/requires.decorator.js';
import { invalidField } from '../platform/errors/refusal.js';
import { CaseAudit } from './case-audit.js';
import { CaseEvaluations } from './case-evaluations.js';

@Controller()
export class EvaluationsController {
  constructor(
    private readonly acts: Acts,
    private readonly evaluations: CaseEvaluations,
    private readonly audit: CaseAudit,
  ) {}

  /** Evaluates a profile. Nothing is stored. */
  @Requires('evaluation.run')
  @Post('evaluations')
  @HttpCode(200)
  evaluate(@Body({ schema: EvaluationRequest }) input: EvaluationRequest): EvaluationSummary {
    try {
      return nelmEngine.summarise(input.profile as CaseFacts, { policy: input.policy ?? null });
    } catch (error) {
      if (error instanceof FactError) throw invalidField(`profile.${error.path}`, error.reason);
      if (error instanceof SettingError) throw invalidField(error.path, error.message);
      throw error;
    }
  }

  /** The options of a case as its facts stand, with every criterion and the reasons. */
  @Requires('case.evaluate', 'case')
  @Get('cases/:caseId/evaluation')
  async ofCase(@Param('caseId') caseId: string, @CurrentAct() act: Act): Promise<{ version: number; evaluation: Evaluation }> {
    return this.acts.read(act, async (manager) => {
      const { boardCase, evaluation } = await this.evaluations.evaluate(manager, caseId);
      await this.audit.record(manager, act.actor, boardCase, 'caseRead', { caseId, version: boardCase.version, parts: ['evaluation'] });
      return { body: { version: boardCase.version, evaluation }, version: boardCase.version };
    });
  }
}
