import { Body, Controller, HttpCode, Inject, Post, Req, Res } from '@nestjs/common';
import { PasskeyAssertion, PasskeyOptions, SecondFactorTicket, Session } from '@consilium/contracts';
import type { FastifyReply } from 'fastify';
import { CONFIG, type Config } from '../../config/config.js';
import { CurrentAct, type Act } from '../../platform/acts/act.js';
import type { RequestWithActor } from '../../platform/authorisation/authorisation.guard.js';
import { Public, Requires, WhileEnrolling, WhileLocked } from '../../platform/authorisation/requires.decorator.js';
import { Answers } from '../../platform/openapi/answers.decorator.js';
import { requireOwnPage } from '../own-page.js';
import { ReauthenticationService } from '../reauthentication.js';
import { newToken } from '../session-cookies.js';
import { SessionStart, visitOf } from '../session-start.js';
import { SessionsService } from '../sessions.service.js';
import { CHALLENGE_MINUTES } from './challenges.js';
import { Passkeys, challengeEnded } from './passkeys.js';

/** Names the browser a challenge was given to, while nobody is signed in. */
const BROWSER_COOKIE = 'consilium_passkey';
const PATH = '/api/v1/session/passkey';

/** Signing in with a passkey, alone or after the password, and proving one's presence with it. */
@Controller('session')
export class PasskeySignInController {
  constructor(
    private readonly passkeys: Passkeys,
    private readonly sessions: SessionsService,
    private readonly reauthentication: ReauthenticationService,
    private readonly start: SessionStart,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  @Public()
  @Post('passkey/options')
  @HttpCode(200)
  @Answers(PasskeyOptions)
  async options(@Req() request: RequestWithActor, @Res({ passthrough: true }) reply: FastifyReply): Promise<PasskeyOptions> {
    requireOwnPage(request);
    const browser = newToken();
    const options = await this.passkeys.requestOptions(null, 'signIn', { browser });
    void reply.header('cache-control', 'no-store').setCookie(BROWSER_COOKIE, browser, { path: PATH, httpOnly: true, sameSite: 'strict', secure: this.config.PUBLIC_URL.startsWith('https:'), maxAge: CHALLENGE_MINUTES * 60 });
    return options;
  }

  @Public()
  @Post('passkey')
  @HttpCode(200)
  @Answers(Session)
  async signIn(@Body({ schema: PasskeyAssertion }) assertion: PasskeyAssertion, @Req() request: RequestWithActor, @Res({ passthrough: true }) reply: FastifyReply): Promise<Session> {
    requireOwnPage(request);
    const browser = request.cookies[BROWSER_COOKIE];
    if (browser === undefined) throw challengeEnded();
    const token = await this.sessions.signInWithPasskey(assertion, browser, visitOf(request));
    void reply.clearCookie(BROWSER_COOKIE, { path: PATH });
    return this.start.begin(token, request, reply);
  }

  @Public()
  @Post('second-factor/passkey-options')
  @HttpCode(200)
  @Answers(PasskeyOptions)
  async secondFactorOptions(@Body({ schema: SecondFactorTicket }) { ticket }: SecondFactorTicket, @Req() request: RequestWithActor, @Res({ passthrough: true }) reply: FastifyReply): Promise<PasskeyOptions> {
    requireOwnPage(request);
    void reply.header('cache-control', 'no-store');
    return this.sessions.secondFactorOptions(ticket, String(request.id));
  }

  @Requires('session.reauthenticate')
  @WhileEnrolling()
  @WhileLocked()
  @Post('reauthentication/passkey-options')
  @HttpCode(200)
  @Answers(PasskeyOptions)
  async reauthenticationOptions(@CurrentAct() act: Act): Promise<PasskeyOptions> {
    void act.reply.header('cache-control', 'no-store');
    return this.reauthentication.passkeyOptions(act.actor);
  }
}
