import { Body, Controller, Get, HttpCode, Param, Post, Put } from '@nestjs/common';
import { BallotInput, RoundCommand, Deliberation, Round } from '@consilium/contracts';
import type { EntityManager } from 'typeorm';
import { CurrentAct, type Act } from '../../platform/acts/act.js';
import { Acts } from '../../platform/acts/acts.js';
import { Requires } from '../../platform/authorisation/requires.decorator.js';
import { notFound } from '../../platform/errors/refusal.js';
import { Answers } from '../../platform/openapi/answers.decorator.js';
import { DeliberationReader } from '../deliberation-reader.js';
import { PersonNames } from '../person-names.js';
import { roundView } from './round-view.js';
import { RoundsService } from './rounds.service.js';

@Controller()
export class RoundsController {
  constructor(
    private readonly acts: Acts,
    private readonly rounds: RoundsService,
    private readonly reader: DeliberationReader,
  ) {}

  @Requires('deliberation.read', 'case')
  @Get('meetings/:meetingId/cases/:caseId/deliberation')
  @Answers(Deliberation)
  async read(@Param('meetingId') meetingId: string, @Param('caseId') caseId: string, @CurrentAct() act: Act): Promise<Deliberation> {
    return this.acts.read(act, async (manager) => {
      requireId(meetingId);
      await this.reader.noteReading(manager, act.actor, meetingId, caseId);
      return { body: await this.reader.read(manager, act.actor, meetingId, caseId) };
    });
  }

  @Requires('round.open', 'agendaCase', 'agendaItemId')
  @Post('agenda-items/:agendaItemId/rounds')
  @HttpCode(201)
  @Answers(Deliberation)
  async open(@Param('agendaItemId') agendaItemId: string, @CurrentAct() act: Act): Promise<Deliberation> {
    return this.acts.perform(act, async (manager) => {
      const item = await itemOf(manager, agendaItemId);
      await this.rounds.open(manager, act.actor, agendaItemId, item);
      return { status: 201, body: await this.reader.read(manager, act.actor, item.meetingId, item.caseId) };
    });
  }

  @Requires('round.close', 'round')
  @Post('rounds/:roundId/commands')
  @HttpCode(200)
  @Answers(Deliberation)
  async command(@Param('roundId') roundId: string, @Body({ schema: RoundCommand }) input: RoundCommand, @CurrentAct() act: Act): Promise<Deliberation> {
    return this.acts.perform(act, async (manager) => {
      const { meeting, caseId } = await this.rounds.command(manager, act.actor, roundId, input);
      return { body: await this.reader.read(manager, act.actor, meeting.id, caseId) };
    });
  }

  /** The first ballot needs no If-Match; a later one names the version it replaces. The answer says nothing of the vote. */
  @Requires('ballot.cast', 'round')
  @Put('rounds/:roundId/ballot')
  @Answers(Round, { ifMatch: 'optional', otherStatuses: [201] })
  async cast(@Param('roundId') roundId: string, @Body({ schema: BallotInput }) input: BallotInput, @CurrentAct() act: Act): Promise<Round> {
    return this.acts.perform(act, async (manager) => {
      const { table, stored, version, isFirst } = await this.rounds.cast(manager, act.actor, roundId, act.ifMatch, input);
      return { status: isFirst ? 201 : 200, version, body: roundView(stored, table.register, table.now, act.actor.personId, PersonNames.none) };
    });
  }
}

async function itemOf(manager: EntityManager, agendaItemId: string): Promise<{ meetingId: string; caseId: string }> {
  const [item] = await manager.query<Array<{ meetingId: string; caseId: string }>>(`SELECT meeting_id AS "meetingId", case_id AS "caseId" FROM agenda_item WHERE id = $1`, [agendaItemId]);
  if (item === undefined) throw notFound();
  return item;
}

const requireId = (text: string): void => {
  if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text)) throw notFound();
};
