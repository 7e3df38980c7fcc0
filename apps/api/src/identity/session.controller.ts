import { Body, Controller, Delete, Get, HttpCode, Inject, Post, Put, Req, Res } from '@nestjs/common';
import { Reauthentication, SecondFactor, SignIn, SecondFactorAsked, SecondFactorTicket, Session } from '@consilium/contracts';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { CONFIG, type Config } from '../config/config.js';
import { CurrentAct, type Act } from '../platform/acts/act.js';
import type { RequestWithActor } from '../platform/authorisation/authorisation.guard.js';
import { Public, Requires, WhileEnrolling, WhileLocked } from '../platform/authorisation/requires.decorator.js';
import { Answers } from '../platform/openapi/answers.decorator.js';
import { requireOwnPage } from './own-page.js';
import { ReauthenticationService } from './reauthentication.js';
import { clearSessionCookies } from './session-cookies.js';
import { SessionStart, visitOf } from './session-start.js';
import { sessionView } from './session-view.js';
import { IdentityProvider } from './single-sign-on/provider.js';
import { SessionsService } from './sessions.service.js';

@Controller('session')
export class SessionController {
  constructor(
    private readonly sessions: SessionsService,
    private readonly reauthentication: ReauthenticationService,
    private readonly start: SessionStart,
    private readonly provider: IdentityProvider,
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
    if ('token' in answer) return this.start.begin(answer.token, request, reply);
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
    return this.start.begin(await this.sessions.giveSecondFactor(input, visitOf(request)), request, reply);
  }

  /** What is still asked, for somebody who comes back from the identity provider. */
  @Public()
  @Post('second-factor/methods')
  @HttpCode(200)
  @Answers(SecondFactorAsked)
  async secondFactorMethods(@Body({ schema: SecondFactorTicket }) { ticket }: SecondFactorTicket, @Req() request: RequestWithActor, @Res({ passthrough: true }) reply: FastifyReply): Promise<SecondFactorAsked> {
    requireOwnPage(request);
    void reply.header('cache-control', 'no-store');
    return this.sessions.askedOf(ticket, String(request.id));
  }

  /** Also answers for a locked session, so that a page that is loaded again can offer to unlock it. */
  @Requires('session.read')
  @WhileLocked()
  @WhileEnrolling()
  @Get()
  @Answers(Session)
  read(@CurrentAct() act: Act): Session {
    return sessionView(act.actor, this.config, this.provider.signOutAddress());
  }

  @Requires('session.reauthenticate')
  @WhileEnrolling()
  @WhileLocked()
  @Put('reauthentication')
  @HttpCode(204)
  @Answers(null)
  async reauthenticate(@Body({ schema: Reauthentication }) input: Reauthentication, @CurrentAct() act: Act): Promise<void> {
    await this.reauthentication.prove(act.actor, input);
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
}
