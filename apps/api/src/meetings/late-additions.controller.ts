import { Body, Controller, Delete, Get, HttpCode, Param, Post } from '@nestjs/common';
import { LateAdditionDecision, ListingPreview, MeetingDetail } from '@consilium/contracts';
import type { EntityManager } from 'typeorm';
import { CurrentAct, type Act } from '../platform/acts/act.js';
import { Acts, type Answer } from '../platform/acts/acts.js';
import { Requires } from '../platform/authorisation/requires.decorator.js';
import { Answers } from '../platform/openapi/answers.decorator.js';
import { LateAdditionsService } from './late-additions.service.js';
import { Listings } from './listings.js';
import { MeetingReader } from './meeting-reader.js';
import { MeetingRecord } from './meeting-record.js';

/** What a listing asks for, and the chair's answer to one that comes after the cut-off. */
@Controller()
export class LateAdditionsController {
  constructor(
    private readonly acts: Acts,
    private readonly lateAdditions: LateAdditionsService,
    private readonly listings: Listings,
    private readonly reader: MeetingReader,
    private readonly record: MeetingRecord,
  ) {}

  @Requires('meeting.editAgenda', 'meeting')
  @Get('meetings/:meetingId/listing/:caseId')
  @Answers(ListingPreview)
  async preview(@Param('meetingId') meetingId: string, @Param('caseId') caseId: string, @CurrentAct() act: Act): Promise<ListingPreview> {
    return this.acts.read(act, async (manager) => {
      const { boardId, ...body } = await this.listings.preview(manager, act.actor, meetingId, caseId);
      await this.record.note(manager, act.actor, { boardId, caseId: null }, 'meetingRead', { meetingId, caseIds: [caseId] });
      return { body };
    });
  }

  @Requires('meeting.assentLate', 'lateAddition')
  @Post('late-additions/:lateAdditionId/decision')
  @HttpCode(200)
  @Answers(MeetingDetail)
  async decide(@Param('lateAdditionId') lateAdditionId: string, @Body({ schema: LateAdditionDecision }) input: LateAdditionDecision, @CurrentAct() act: Act): Promise<MeetingDetail> {
    return this.acts.perform(act, async (manager) => this.answer(manager, act, await this.lateAdditions.decide(manager, act.actor, lateAdditionId, input)));
  }

  @Requires('meeting.editAgenda', 'lateAddition')
  @Delete('late-additions/:lateAdditionId')
  @Answers(MeetingDetail)
  async withdraw(@Param('lateAdditionId') lateAdditionId: string, @CurrentAct() act: Act): Promise<MeetingDetail> {
    return this.acts.perform(act, async (manager) => this.answer(manager, act, await this.lateAdditions.withdraw(manager, act.actor, lateAdditionId)));
  }

  private async answer(manager: EntityManager, act: Act, meetingId: string): Promise<Answer<MeetingDetail>> {
    const body = await this.reader.read(manager, act.actor, meetingId);
    return { body, version: body.version };
  }
}
