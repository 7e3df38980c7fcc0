import { Body, Controller, Get, HttpCode, Param, Patch, Post, Put } from '@nestjs/common';
import { BoardInput, BoardNameChange, BoardSettings, BoardAccount, BoardVersion, SettingsEffect } from '@consilium/contracts';
import { z } from 'zod';
import type { EntityManager } from 'typeorm';
import { CurrentAct, requireIfMatch, type Act } from '../../platform/acts/act.js';
import { Acts, type Answer } from '../../platform/acts/acts.js';
import { Requires } from '../../platform/authorisation/requires.decorator.js';
import { Answers } from '../../platform/openapi/answers.decorator.js';
import { DeskRecord } from '../desk-record.js';
import { BoardsService } from './boards.service.js';
import { requireKnownSettings } from './settings-check.js';
import { SettingsEffects } from './settings-effect.js';

@Controller('administration/boards')
export class BoardsController {
  constructor(
    private readonly acts: Acts,
    private readonly boards: BoardsService,
    private readonly effects: SettingsEffects,
    private readonly record: DeskRecord,
  ) {}

  @Requires('board.list')
  @Get()
  @Answers(z.array(BoardAccount))
  async list(@CurrentAct() act: Act): Promise<BoardAccount[]> {
    return this.acts.read(act, async (manager) => {
      const boards = await this.boards.all(manager);
      await this.record.note(manager, act.actor, null, 'boardListRead', { boardIds: boards.map(({ id }) => id), parts: ['settings'] });
      return { body: boards };
    });
  }

  @Requires('board.create')
  @Post()
  @HttpCode(201)
  @Answers(BoardAccount)
  async create(@Body({ schema: BoardInput }) input: BoardInput, @CurrentAct() act: Act): Promise<BoardAccount> {
    return this.acts.perform(act, async (manager) => ({ ...(await this.shown(manager, await this.boards.create(manager, act.actor, input))), status: 201 }));
  }

  @Requires('board.readSettings', 'board')
  @Get(':boardId')
  @Answers(BoardAccount)
  async read(@Param('boardId') boardId: string, @CurrentAct() act: Act): Promise<BoardAccount> {
    return this.acts.read(act, async (manager) => {
      await this.record.note(manager, act.actor, boardId, 'boardListRead', { boardIds: [boardId], parts: ['settings'] });
      return this.shown(manager, boardId);
    });
  }

  @Requires('board.readSettings', 'board')
  @Get(':boardId/versions')
  @Answers(z.array(BoardVersion))
  async versions(@Param('boardId') boardId: string, @CurrentAct() act: Act): Promise<BoardVersion[]> {
    return this.acts.read(act, async (manager) => {
      await this.record.note(manager, act.actor, boardId, 'boardListRead', { boardIds: [boardId], parts: ['versions'] });
      return { body: await this.boards.versions(manager, boardId) };
    });
  }

  @Requires('board.change', 'board')
  @Patch(':boardId')
  @Answers(BoardAccount, { ifMatch: 'required' })
  async rename(@Param('boardId') boardId: string, @Body({ schema: BoardNameChange }) input: BoardNameChange, @CurrentAct() act: Act): Promise<BoardAccount> {
    const expected = requireIfMatch(act);
    return this.acts.perform(act, async (manager) => {
      await this.boards.rename(manager, act.actor, boardId, expected, input.name);
      return this.shown(manager, boardId);
    });
  }

  @Requires('board.changeSettings', 'board')
  @Put(':boardId/settings')
  @Answers(BoardAccount, { ifMatch: 'required' })
  async changeSettings(@Param('boardId') boardId: string, @Body({ schema: BoardSettings }) input: BoardSettings, @CurrentAct() act: Act): Promise<BoardAccount> {
    const expected = requireIfMatch(act);
    return this.acts.perform(act, async (manager) => {
      await this.boards.changeSettings(manager, act.actor, boardId, expected, input);
      return this.shown(manager, boardId);
    });
  }

  /** Changes nothing: how many open cases would show other options under these settings. */
  @Requires('board.changeSettings', 'board')
  @Post(':boardId/settings/effect')
  @HttpCode(200)
  @Answers(SettingsEffect)
  async effect(@Param('boardId') boardId: string, @Body({ schema: BoardSettings }) input: BoardSettings, @CurrentAct() act: Act): Promise<SettingsEffect> {
    requireKnownSettings(input);
    const now = await this.acts.read(act, async (manager) => {
      await this.record.note(manager, act.actor, boardId, 'boardListRead', { boardIds: [boardId], parts: ['effectOfSettings'] });
      return this.shown(manager, boardId);
    });
    return this.effects.preview(act.actor, boardId, now.settings, input);
  }

  private async shown(manager: EntityManager, boardId: string): Promise<Answer<BoardAccount>> {
    const board = await this.boards.one(manager, boardId);
    return { body: board, version: board.version };
  }
}
