import { Body, Controller, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import {
  AttendanceInput,
  InterestInput,
  MeetingChange,
  MeetingCommand,
  MeetingEventQuery,
  MeetingInput,
  MeetingListQuery,
  isAllowed,
  MeetingDetail,
  MeetingEventList,
  MeetingPage,
} from '@consilium/contracts';
import type { EntityManager } from 'typeorm';
import { CurrentAct, requireIfMatch, type Act } from '../platform/acts/act.js';
import { Acts, type Answer } from '../platform/acts/acts.js';
import { standingOf } from '../platform/authorisation/actor.js';
import { Requires } from '../platform/authorisation/requires.decorator.js';
import { Refusal } from '../platform/errors/refusal.js';
import { Answers } from '../platform/openapi/answers.decorator.js';
import { MeetingEventLog } from './meeting-event-log.js';
import { MeetingList } from './meeting-list.js';
import { MeetingReader } from './meeting-reader.js';
import { MeetingReading } from './meeting-reading.js';
import { MeetingsService } from './meetings.service.js';
import { RegisterService } from './register.service.js';

@Controller()
export class MeetingsController {
  constructor(
    private readonly acts: Acts,
    private readonly list: MeetingList,
    private readonly reader: MeetingReader,
    private readonly reading: MeetingReading,
    private readonly meetings: MeetingsService,
    private readonly register: RegisterService,
    private readonly eventLog: MeetingEventLog,
  ) {}

  @Requires('meeting.list')
  @Get('meetings')
  @Answers(MeetingPage)
  async page(@Query({ schema: MeetingListQuery }) query: MeetingListQuery, @CurrentAct() act: Act): Promise<MeetingPage> {
    return this.acts.read(act, async (manager) => ({ body: await this.list.page(manager, query) }));
  }

  @Requires('meeting.create', 'board', 'body.boardId')
  @Post('meetings')
  @HttpCode(201)
  @Answers(MeetingDetail)
  async create(@Body({ schema: MeetingInput }) input: MeetingInput, @CurrentAct() act: Act): Promise<MeetingDetail> {
    return this.acts.perform(act, async (manager) => this.answer(manager, act, await this.meetings.create(manager, act.actor, input), 201));
  }

  @Requires('meeting.read', 'meeting')
  @Get('meetings/:meetingId')
  @Answers(MeetingDetail)
  async read(@Param('meetingId') meetingId: string, @CurrentAct() act: Act): Promise<MeetingDetail> {
    return this.acts.read(act, async (manager) => {
      const answer = await this.answer(manager, act, meetingId);
      await this.reading.note(manager, act.actor, answer.body);
      return answer;
    });
  }

  @Requires('meeting.change', 'meeting')
  @Patch('meetings/:meetingId')
  @Answers(MeetingDetail, { ifMatch: 'required' })
  async change(@Param('meetingId') meetingId: string, @Body({ schema: MeetingChange }) input: MeetingChange, @CurrentAct() act: Act): Promise<MeetingDetail> {
    const expected = requireIfMatch(act);
    return this.acts.perform(act, async (manager) => {
      await this.meetings.change(manager, act.actor, meetingId, expected, input);
      return this.answer(manager, act, meetingId);
    });
  }

  /** One route for the steps of a meeting's life; which step is allowed is asked of the table again, per command. */
  @Requires('meeting.read', 'meeting')
  @Post('meetings/:meetingId/commands')
  @HttpCode(200)
  @Answers(MeetingDetail, { ifMatch: 'optional' })
  async command(@Param('meetingId') meetingId: string, @Body({ schema: MeetingCommand }) input: MeetingCommand, @CurrentAct() act: Act): Promise<MeetingDetail> {
    return this.acts.perform(act, async (manager) => {
      const [meeting] = await manager.query<Array<{ boardId: string }>>(`SELECT board_id AS "boardId" FROM meeting WHERE id = $1`, [meetingId]);
      if (!isAllowed(`meeting.${input.command}`, standingOf(act.actor, meeting?.boardId ?? null), null)) {
        throw new Refusal('forbidden', { reason: `meeting.${input.command}`, detail: 'Your role does not allow this step.' });
      }
      await this.meetings.command(manager, act.actor, meetingId, act.ifMatch, input.command, input.reason ?? '');
      return this.answer(manager, act, meetingId);
    });
  }

  @Requires('meeting.recordAttendance', 'meeting')
  @Post('meetings/:meetingId/attendance')
  @HttpCode(201)
  @Answers(MeetingDetail)
  async arrive(@Param('meetingId') meetingId: string, @Body({ schema: AttendanceInput }) input: AttendanceInput, @CurrentAct() act: Act): Promise<MeetingDetail> {
    return this.acts.perform(act, async (manager) => {
      await this.register.arrive(manager, act.actor, meetingId, input);
      return this.answer(manager, act, meetingId, 201);
    });
  }

  @Requires('meeting.recordAttendance', 'attendance')
  @Post('attendance/:attendanceId/departure')
  @HttpCode(200)
  @Answers(MeetingDetail)
  async depart(@Param('attendanceId') attendanceId: string, @CurrentAct() act: Act): Promise<MeetingDetail> {
    return this.acts.perform(act, async (manager) => this.answer(manager, act, await this.register.depart(manager, act.actor, attendanceId)));
  }

  @Requires('meeting.declareInterest', 'meeting')
  @Post('meetings/:meetingId/interests')
  @HttpCode(201)
  @Answers(MeetingDetail)
  async declare(@Param('meetingId') meetingId: string, @Body({ schema: InterestInput }) input: InterestInput, @CurrentAct() act: Act): Promise<MeetingDetail> {
    return this.acts.perform(act, async (manager) => {
      await this.register.declare(manager, act.actor, meetingId, input);
      return this.answer(manager, act, meetingId, 201);
    });
  }

  /** What a client that was cut off has missed. */
  @Requires('meeting.follow', 'meeting')
  @Get('meetings/:meetingId/events')
  @Answers(MeetingEventList)
  async events(@Param('meetingId') meetingId: string, @Query({ schema: MeetingEventQuery }) query: MeetingEventQuery, @CurrentAct() act: Act): Promise<MeetingEventList> {
    return this.acts.read(act, async (manager) => ({ body: await this.eventLog.after(manager, meetingId, query.after) }));
  }

  private async answer(manager: EntityManager, act: Act, meetingId: string, status = 200): Promise<Answer<MeetingDetail>> {
    const body = await this.reader.read(manager, act.actor, meetingId);
    return { body, status, version: body.version };
  }
}
