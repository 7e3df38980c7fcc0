import { Body, Controller, Delete, HttpCode, Param, Patch, Post } from '@nestjs/common';
import { AgendaBreakInput, AgendaItemChange, AgendaItemCommand, AgendaItemInput, MeetingDetail } from '@consilium/contracts';
import type { EntityManager } from 'typeorm';
import { CurrentAct, requireIfMatch, type Act } from '../platform/acts/act.js';
import { Acts, type Answer } from '../platform/acts/acts.js';
import { Requires } from '../platform/authorisation/requires.decorator.js';
import { Answers } from '../platform/openapi/answers.decorator.js';
import { AgendaService } from './agenda.service.js';
import { DiscussionService } from './discussion.service.js';
import { MeetingReader } from './meeting-reader.js';

/** The agenda. `If-Match` carries the version of the meeting: the list is edited as one thing. */
@Controller()
export class AgendaController {
  constructor(
    private readonly acts: Acts,
    private readonly agenda: AgendaService,
    private readonly discussion: DiscussionService,
    private readonly reader: MeetingReader,
  ) {}

  @Requires('meeting.editAgenda', 'meeting')
  @Post('meetings/:meetingId/agenda-items')
  @HttpCode(201)
  @Answers(MeetingDetail, { ifMatch: 'optional' })
  async add(@Param('meetingId') meetingId: string, @Body({ schema: AgendaItemInput }) input: AgendaItemInput, @CurrentAct() act: Act): Promise<MeetingDetail> {
    return this.acts.perform(act, async (manager) => {
      await this.agenda.add(manager, act.actor, meetingId, act.ifMatch, input);
      return this.answer(manager, act, meetingId, 201);
    });
  }

  @Requires('meeting.editAgenda', 'meeting')
  @Post('meetings/:meetingId/breaks')
  @HttpCode(201)
  @Answers(MeetingDetail, { ifMatch: 'optional' })
  async addBreak(@Param('meetingId') meetingId: string, @Body({ schema: AgendaBreakInput }) input: AgendaBreakInput, @CurrentAct() act: Act): Promise<MeetingDetail> {
    return this.acts.perform(act, async (manager) => {
      await this.agenda.addBreak(manager, act.actor, meetingId, act.ifMatch, input);
      return this.answer(manager, act, meetingId, 201);
    });
  }

  @Requires('meeting.editAgenda', 'agendaItem')
  @Patch('agenda-items/:agendaItemId')
  @Answers(MeetingDetail, { ifMatch: 'required' })
  async change(@Param('agendaItemId') agendaItemId: string, @Body({ schema: AgendaItemChange }) input: AgendaItemChange, @CurrentAct() act: Act): Promise<MeetingDetail> {
    const expected = requireIfMatch(act);
    return this.acts.perform(act, async (manager) => {
      await this.agenda.change(manager, act.actor, agendaItemId, expected, input);
      return this.answer(manager, act, await this.agenda.meetingOf(manager, agendaItemId));
    });
  }

  @Requires('meeting.editAgenda', 'agendaItem')
  @Delete('agenda-items/:agendaItemId')
  @Answers(MeetingDetail, { ifMatch: 'required' })
  async remove(@Param('agendaItemId') agendaItemId: string, @CurrentAct() act: Act): Promise<MeetingDetail> {
    const expected = requireIfMatch(act);
    return this.acts.perform(act, async (manager) => {
      const meetingId = await this.agenda.meetingOf(manager, agendaItemId);
      await this.agenda.remove(manager, act.actor, agendaItemId, expected);
      return this.answer(manager, act, meetingId);
    });
  }

  @Requires('meeting.callCase', 'agendaItem')
  @Post('agenda-items/:agendaItemId/commands')
  @HttpCode(200)
  @Answers(MeetingDetail)
  async command(@Param('agendaItemId') agendaItemId: string, @Body({ schema: AgendaItemCommand }) input: AgendaItemCommand, @CurrentAct() act: Act): Promise<MeetingDetail> {
    return this.acts.perform(act, async (manager) => this.answer(manager, act, await this.discussion.command(manager, act.actor, agendaItemId, input)));
  }

  private async answer(manager: EntityManager, act: Act, meetingId: string, status = 200): Promise<Answer<MeetingDetail>> {
    const body = await this.reader.read(manager, act.actor, meetingId);
    return { body, status, version: body.version };
  }
}
