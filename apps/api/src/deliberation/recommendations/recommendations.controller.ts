import { Body, Controller, HttpCode, Param, Post, Put } from '@nestjs/common';
import { DissentInput, RecommendationInput, id as idSchema, Deliberation, Recommendation } from '@consilium/contracts';
import { CurrentAct, requireIfMatch, type Act } from '../../platform/acts/act.js';
import { Acts } from '../../platform/acts/acts.js';
import { Requires } from '../../platform/authorisation/requires.decorator.js';
import { notFound } from '../../platform/errors/refusal.js';
import { Answers } from '../../platform/openapi/answers.decorator.js';
import { DeliberationReader } from '../deliberation-reader.js';
import { DissentsService } from './dissents.service.js';
import { RecommendationsService } from './recommendations.service.js';

@Controller()
export class RecommendationsController {
  constructor(
    private readonly acts: Acts,
    private readonly recommendations: RecommendationsService,
    private readonly dissents: DissentsService,
    private readonly reader: DeliberationReader,
  ) {}

  @Requires('recommendation.draft', 'case')
  @Put('meetings/:meetingId/cases/:caseId/recommendation')
  @Answers(Recommendation, { ifMatch: 'optional', otherStatuses: [201] })
  async draft(@Param('meetingId') meetingId: string, @Param('caseId') caseId: string, @Body({ schema: RecommendationInput }) input: RecommendationInput, @CurrentAct() act: Act): Promise<Recommendation> {
    return this.acts.perform(act, async (manager) => {
      if (!idSchema.safeParse(meetingId).success) throw notFound();
      const { isFirst, version } = await this.recommendations.draft(manager, act.actor, meetingId, caseId, act.ifMatch, input);
      return { status: isFirst ? 201 : 200, version, body: await this.reader.recommendation(manager, meetingId, caseId) };
    });
  }

  /** Takes the pen from whoever holds it; everybody in the room sees who writes. */
  @Requires('recommendation.draft', 'recommendation')
  @Post('recommendations/:recommendationId/pen')
  @HttpCode(200)
  @Answers(Recommendation)
  async takePen(@Param('recommendationId') recommendationId: string, @CurrentAct() act: Act): Promise<Recommendation> {
    return this.acts.perform(act, async (manager) => {
      const { meetingId, caseId, version } = await this.recommendations.takePen(manager, act.actor, recommendationId);
      return { version, body: await this.reader.recommendation(manager, meetingId, caseId) };
    });
  }

  /** `If-Match` is the version that was read back. */
  @Requires('recommendation.confirm', 'recommendation')
  @Post('recommendations/:recommendationId/confirmation')
  @HttpCode(200)
  @Answers(Deliberation, { ifMatch: 'required' })
  async confirm(@Param('recommendationId') recommendationId: string, @CurrentAct() act: Act): Promise<Deliberation> {
    const readBack = requireIfMatch(act);
    return this.acts.perform(act, async (manager) => {
      const { meetingId, caseId, version } = await this.recommendations.confirm(manager, act.actor, recommendationId, readBack);
      return { version, body: await this.reader.read(manager, act.actor, meetingId, caseId) };
    });
  }

  @Requires('dissent.record', 'recommendation')
  @Post('recommendations/:recommendationId/dissents')
  @HttpCode(201)
  @Answers(Deliberation)
  async dissent(@Param('recommendationId') recommendationId: string, @Body({ schema: DissentInput }) input: DissentInput, @CurrentAct() act: Act): Promise<Deliberation> {
    return this.acts.perform(act, async (manager) => {
      const { meeting, caseId } = await this.dissents.record(manager, act.actor, recommendationId, input.reason);
      return { status: 201, body: await this.reader.read(manager, act.actor, meeting.id, caseId) };
    });
  }

  @Requires('dissent.acknowledge', 'dissent')
  @Post('dissents/:dissentId/acknowledgement')
  @HttpCode(200)
  @Answers(Deliberation)
  async acknowledge(@Param('dissentId') dissentId: string, @CurrentAct() act: Act): Promise<Deliberation> {
    return this.acts.perform(act, async (manager) => {
      const { meeting, caseId } = await this.dissents.acknowledge(manager, act.actor, dissentId);
      return { body: await this.reader.read(manager, act.actor, meeting.id, caseId) };
    });
  }
}
