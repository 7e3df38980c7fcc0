import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { FactError, type CaseFacts, type Evaluation, type EvaluationSummary } from '@consilium/criteria';
import { CaseEvaluation, EvaluationOrder, EvaluationQuery, EvaluationRequest, EvaluationResult } from '@consilium/contracts';
import { nelmEngine } from '@consilium/knowledge-nelm';
import { z } from 'zod';
import { CurrentAct, type Act } from '../platform/acts/act.js';
import { Acts } from '../platform/acts/acts.js';
import { Requires } from '../platform/authorisation/requires.decorator.js';
import { invalidField } from '../platform/errors/refusal.js';
import { Answers } from '../platform/openapi/answers.decorator.js';
import { CaseAudit } from './case-audit.js';
import { CaseEvaluations } from './case-evaluations.js';

@Controller()
export class EvaluationsController {
  constructor(
    private readonly acts: Acts,
    private readonly evaluations: CaseEvaluations,
    private readonly audit: CaseAudit,
  ) {}

  /** Evaluates a profile, or each of a list. Nothing is stored. */
  @Requires('evaluation.run')
  @Post('evaluations')
  @HttpCode(200)
  @Answers(z.union([EvaluationResult, z.array(EvaluationResult)]))
  evaluate(@Body({ schema: EvaluationRequest }) input: EvaluationRequest, @Query({ schema: EvaluationQuery }) { policy }: EvaluationQuery): EvaluationSummary | EvaluationSummary[] {
    if (Array.isArray(input)) return input.map((profile, index) => summary(profile, policy, `[${index}]`));
    if (!('profile' in input)) return summary(input, policy, '');
    const order = EvaluationOrder.safeParse(input);
    if (order.success) return summary(order.data.profile, order.data.policy ?? policy, 'profile');
    const [issue] = order.error.issues;
    throw invalidField(issue?.path.join('.') ?? '', issue?.message ?? '');
  }

  /** The options of a case as its facts stand, with every criterion and the reasons. */
  @Requires('case.evaluate', 'case')
  @Get('cases/:caseId/evaluation')
  @Answers(CaseEvaluation)
  async ofCase(@Param('caseId') caseId: string, @CurrentAct() act: Act): Promise<{ version: number; evaluation: Evaluation }> {
    return this.acts.read(act, async (manager) => {
      const { boardCase, evaluation } = await this.evaluations.evaluate(manager, caseId);
      await this.audit.record(manager, act.actor, boardCase, 'caseRead', { caseId, version: boardCase.version, parts: ['evaluation'] });
      return { body: { version: boardCase.version, evaluation }, version: boardCase.version };
    });
  }
}

/** @param place where in the request the profile stands, for the path of a field at fault. */
function summary(profile: unknown, policy: EvaluationQuery['policy'], place: string): EvaluationSummary {
  try {
    return nelmEngine.summarise(profile as CaseFacts, { policy: policy ?? null });
  } catch (error) {
    if (error instanceof FactError) throw invalidField([place, error.path].filter(Boolean).join('.'), error.reason);
    throw error;
  }
}
