import { Body, Controller, Delete, Get, HttpCode, Inject, Post, Put, Req, Res } from '@nestjs/common';
import { Reauthentication, SignIn, type Session } from '@consilium/contracts';
import type { FastifyReply } from 'fastify';
import { CONFIG, type Config } from '../config/config.js';
import { CurrentAct, type Act } from '../platform/acts/act.js';
import type { RequestWithActor } from '../platform/authorisation/authorisation.guard.js';
import { Public, Requires, WhileLocked } from '../platform/authorisation/requires.decorator.js';
import { Refusal } from '../platform/errors/refusal.js';
import { Authenticator } from './authenticator.js';
import { requireOwnPage } from './own-page.js';
import { clearSessionCookies, setSessionCookies } from './session-cookies.js';
import { SessionsService } from './sessions.service.js';

@Controller('session')
export class SessionController {
  constructor(
    private readonly sessions: SessionsService,
    private readonly authenticator: Authenticator,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** Signs in. Requests from other sites are refused by Sec-Fetch-Site, since no forgery token exists yet. */
  @Public()
  @Post()
  @HttpCode(200)
  async signIn(@Body({ schema: SignIn }) input: SignIn, @Req() request: RequestWithActor, @Res({ passthrough: true }) reply: FastifyReply): Promise<Session> {
    requireOwnPage(request);
    const requestId = String(request.id);
    const token = await this.sessions.signIn(input, requestId);
    const actor = await this.authenticator.authenticate(token, requestId);
    if (actor === null) throw new Refusal('signInRefused');
    setSessionCookies(reply, this.config, token);
    return this.sessions.describe(actor);
  }

  @Requires('session.read')
  @Get()
  read(@CurrentAct() act: Act): Session {
    return this.sessions.describe(act.actor);
  }

  @Requires('session.reauthenticate')
  @WhileLocked()
  @Put('reauthentication')
  @HttpCode(204)
  async reauthenticate(@Body({ schema: Reauthentication }) input: Reauthentication, @CurrentAct() act: Act): Promise<void> {
    await this.sessions.reauthenticate(act.actor, input);
  }

  @Requires('session.read')
  @WhileLocked()
  @Delete()
  @HttpCode(204)
  async signOut(@CurrentAct() act: Act): Promise<void> {
    await this.sessions.signOut(act.actor);
    clearSessionCookies(act.reply);
  }
}
