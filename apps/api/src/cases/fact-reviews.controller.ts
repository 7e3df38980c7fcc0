import { Controller, HttpCode, Param, Post } from '@nestjs/common';
import { CaseSheet } from '@consilium/contracts';
import { CurrentAct, type Act } from '../platform/acts/act.js';
import { Acts } from '../platform/acts/acts.js';
import { Requires } from '../platform/authorisation/requires.decorator.js';
import { Answers } from '../platform/openapi/answers.decorator.js';
import { CaseSheetService } from './case-sheet.service.js';
import { FactReviewsService } from './fact-reviews.service.js';

@Controller('facts/:factId')
export class FactReviewsController {
  constructor(
    private readonly acts: Acts,
    private readonly reviews: FactReviewsService,
    private readonly sheet: CaseSheetService,
  ) {}

  @Requires('case.reviewFact', 'fact')
  @Post('review')
  @HttpCode(200)
  @Answers(CaseSheet)
  async review(@Param('factId') factId: string, @CurrentAct() act: Act): Promise<CaseSheet> {
    return this.acts.perform(act, async (manager) => {
      const { caseId, version } = await this.reviews.review(manager, act.actor, factId);
      return { body: await this.sheet.read(manager, caseId), version };
    });
  }
}
