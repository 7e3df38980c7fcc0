import { Body, Controller, Delete, Get, HttpCode, Inject, Post, Put, Req, Res } from '@nestjs/common';
import { Reauthentication, SecondFactor, SignIn, SecondFactorAsked, Session } from '@consilium/contracts';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { CONFIG, type Config } from '../config/config.js';
import { CurrentAct, type Act } from '../platform/acts/act.js';
import type { RequestWithActor } from '../platform/authorisation/authorisation.guard.js';
import { Public, Requires, WhileEnrolling, WhileLocked } from '../platform/authorisation/requires.decorator.js';
import { Refusal } from '../platform/errors/refusal.js';
import { Answers } from '../platform/openapi/answers.decorator.js';
import { Authenticator } from './authenticator.js';
import { requireOwnPage } from './own-page.js';
import { clearSessionCookies, setSessionCookies } from './session-cookies.js';
import { SessionsService, type Visit } from './sessions.service.js';

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
  @Answers(z.union([Session, SecondFactorAsked]), { otherStatuses: [202] })
  async signIn(@Body({ schema: SignIn }) input: SignIn, @Req() request: RequestWithActor, @Res({ passthrough: true }) reply: FastifyReply): Promise<Session | SecondFactorAsked> {
    requireOwnPage(request);
    const answer = await this.sessions.signIn(input, visitOf(request));
    if ('token' in answer) return this.begin(answer.token, request, reply);
    void reply.status(202).header('cache-control', 'no-store');
    return answer.asked;
  }

  /** The step after the password, for accounts that have a second factor. */
  @Public()
  @Post('second-factor')
  @HttpCode(200)
  @Answers(Session)
  async giveSecondFactor(@Body({ schema: SecondFactor }) input: SecondFactor, @Req() request: RequestWithActor, @Res({ passthrough: true }) reply: FastifyReply): Promise<Session> {
    requireOwnPage(request);
    return this.begin(await this.sessions.giveSecondFactor(input, visitOf(request)), request, reply);
  }

  @Requires('session.read')
  @WhileEnrolling()
  @Get()
  @Answers(Session)
  read(@CurrentAct() act: Act): Session {
    return this.sessions.describe(act.actor);
  }

  @Requires('session.reauthenticate')
  @WhileEnrolling()
  @WhileLocked()
  @Put('reauthentication')
  @HttpCode(204)
  @Answers(null)
  async reauthenticate(@Body({ schema: Reauthentication }) input: Reauthentication, @CurrentAct() act: Act): Promise<void> {
    await this.sessions.reauthenticate(act.actor, input);
  }

  @Requires('session.read')
  @WhileLocked()
  @WhileEnrolling()
  @Delete()
  @HttpCode(204)
  @Answers(null)
  async signOut(@CurrentAct() act: Act): Promise<void> {
    await this.sessions.signOut(act.actor);
    clearSessionCookies(act.reply);
  }

  private async begin(token: string, request: RequestWithActor, reply: FastifyReply): Promise<Session> {
    const actor = await this.authenticator.authenticate(token, String(request.id));
    if (actor === null) throw new Refusal('signInRefused');
    setSessionCookies(reply, this.config, token);
    return this.sessions.describe(actor);
  }
}

const visitOf = (request: RequestWithActor): Visit => ({ requestId: String(request.id), userAgent: request.headers['user-agent']?.replace(/[^\x20-\x7e]/g, '').slice(0, 300) ?? null });
