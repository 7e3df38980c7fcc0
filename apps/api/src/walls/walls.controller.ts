import { Body, Controller, Delete, Get, HttpCode, Inject, Param, Post, Req, Res } from '@nestjs/common';
import { id as idSchema, WallDevice, WallPairing, WallPairingInput, WallState } from '@consilium/contracts';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { CONFIG, type Config } from '../config/config.js';
import { requireOwnPage } from '../identity/own-page.js';
import { CurrentAct, type Act } from '../platform/acts/act.js';
import { Acts } from '../platform/acts/acts.js';
import { Public, Requires } from '../platform/authorisation/requires.decorator.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { notFound } from '../platform/errors/refusal.js';
import { Answers } from '../platform/openapi/answers.decorator.js';
import { WallDevices } from './wall-devices.js';
import { WallView } from './wall-view.js';

/** The screen's own secret. It opens the two routes below its path, and no other route looks at it. */
const WALL_COOKIE = 'consilium_wall';
const PATH = '/api/v1/wall';

/** A screen on the wall: no person is signed in on it, and all it can do is look. */
@Controller('wall')
export class WallController {
  constructor(
    private readonly devices: WallDevices,
    private readonly view: WallView,
    private readonly unitOfWork: UnitOfWork,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** A screen asks to be paired, and shows the code. */
  @Public()
  @Post()
  @HttpCode(201)
  @Answers(WallPairing)
  async begin(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<WallPairing> {
    requireOwnPage(request);
    const { token, pairing } = await this.devices.begin();
    const year = 365 * 24 * 3600;
    void reply.header('cache-control', 'no-store').setCookie(WALL_COOKIE, token, { path: PATH, httpOnly: true, sameSite: 'strict', secure: this.config.PUBLIC_URL.startsWith('https:'), maxAge: year });
    return pairing;
  }

  /** What the screen shows now: the open meeting of its board, or that there is none. */
  @Public()
  @Get()
  @Answers(WallState)
  async look(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<WallState> {
    void reply.header('cache-control', 'no-store');
    const token = request.cookies[WALL_COOKIE];
    const wall = token === undefined ? null : await this.devices.find(token);
    if (wall === null) return { state: 'unpaired' };
    if (wall === 'waiting') return { state: 'waiting' };
    const { boardId, boardName, name, organisationId, meetingId } = wall;
    if (meetingId === null) return { state: 'locked', boardName, name };
    const requestId = String(request.id);
    const meeting = await this.unitOfWork.run({ organisationId, personId: null, boardIds: [boardId], requestId }, (manager) => this.view.read(manager, wall, meetingId, requestId));
    return { state: 'open', boardName, name, meeting };
  }
}

/** The screens of a board, for those who pair them and take them out of use. */
@Controller('boards/:boardId/walls')
export class BoardWallsController {
  constructor(
    private readonly acts: Acts,
    private readonly devices: WallDevices,
  ) {}

  @Requires('wall.list', 'board')
  @Get()
  @Answers(z.array(WallDevice))
  async list(@Param('boardId') boardId: string, @CurrentAct() act: Act): Promise<WallDevice[]> {
    return this.acts.read(act, async (manager) => ({ body: await this.devices.list(manager, boardId) }));
  }

  @Requires('wall.pair', 'board')
  @Post()
  @HttpCode(201)
  @Answers(WallDevice)
  async pair(@Param('boardId') boardId: string, @Body({ schema: WallPairingInput }) { code, name }: WallPairingInput, @CurrentAct() act: Act): Promise<WallDevice> {
    return this.acts.perform(act, async (manager) => ({ status: 201, body: await this.devices.pair(manager, act.actor, boardId, code, name) }));
  }

  @Requires('wall.revoke', 'board')
  @Delete(':wallId')
  @HttpCode(204)
  @Answers(null)
  async revoke(@Param('boardId') boardId: string, @Param('wallId') wallId: string, @CurrentAct() act: Act): Promise<void> {
    if (!idSchema.safeParse(wallId).success) throw notFound();
    await this.acts.perform(act, async (manager) => ({ status: 204, body: await this.devices.revoke(manager, act.actor, boardId, wallId) }));
  }
}
