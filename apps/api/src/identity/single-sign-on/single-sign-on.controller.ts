import { Body, Controller, Get, HttpCode, Inject, Post, Req, Res } from '@nestjs/common';
import { SingleSignOnAddress, SingleSignOnStart, type SingleSignOnProblem } from '@consilium/contracts';
import type { FastifyReply } from 'fastify';
import { CONFIG, type Config } from '../../config/config.js';
import { CurrentAct, type Act } from '../../platform/acts/act.js';
import type { RequestWithActor } from '../../platform/authorisation/authorisation.guard.js';
import { Public, Requires, WhileEnrolling, WhileLocked } from '../../platform/authorisation/requires.decorator.js';
import { Answers } from '../../platform/openapi/answers.decorator.js';
import { requireOwnPage } from '../own-page.js';
import { SessionStart, visitOf } from '../session-start.js';
import { ATTEMPT_MINUTES, SingleSignOn } from './single-sign-on.js';

/** Names the browser that left for the provider. Lax: it has to come along when the provider sends the browser back. */
const BROWSER_COOKIE = 'consilium_sso';
const PATH = '/api/v1/session/single-sign-on';

/** Pages that go on after the provider. */
const SIGN_IN = '/sign-in';
const CONFIRMED = '/sign-in/confirmed';

@Controller('session/single-sign-on')
export class SingleSignOnController {
  constructor(
    private readonly singleSignOn: SingleSignOn,
    private readonly start: SessionStart,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** The address of the provider at which to sign in. */
  @Public()
  @Post()
  @HttpCode(200)
  @Answers(SingleSignOnAddress)
  async leave(@Body({ schema: SingleSignOnStart }) { next }: SingleSignOnStart, @Req() request: RequestWithActor, @Res({ passthrough: true }) reply: FastifyReply): Promise<SingleSignOnAddress> {
    requireOwnPage(request);
    return this.send(await this.singleSignOn.start(next, null), reply);
  }

  /** The address at which whoever is signed in proves that they are still there. */
  @Requires('session.reauthenticate')
  @WhileEnrolling()
  @WhileLocked()
  @Post('reauthentication')
  @HttpCode(200)
  @Answers(SingleSignOnAddress)
  async leaveToProve(@CurrentAct() act: Act): Promise<SingleSignOnAddress> {
    return this.send(await this.singleSignOn.start(CONFIRMED, act.actor), act.reply);
  }

  /** Where the provider sends people back. Always goes on to a page, which says what happened. */
  @Public()
  @Get('callback')
  @HttpCode(303)
  @Answers(null)
  async comeBack(@Req() request: RequestWithActor, @Res() reply: FastifyReply): Promise<void> {
    const query = request.url.split('?')[1] ?? '';
    const state = new URLSearchParams(query).get('state') ?? '';
    const back = await this.singleSignOn.comeBack(query, state, request.cookies[BROWSER_COOKIE] ?? '', visitOf(request));
    void reply.clearCookie(BROWSER_COOKIE, { path: PATH }).header('cache-control', 'no-store');
    switch (back.kind) {
      case 'signedIn':
        await this.start.begin(back.token, request, reply);
        return void reply.redirect(back.to, 303);
      case 'asked':
        // Behind the fragment: no log and no other server sees the ticket.
        return void reply.redirect(`${SIGN_IN}?next=${encodeURIComponent(back.to)}#second-step=${back.asked.ticket}`, 303);
      case 'proven':
        return void reply.redirect(CONFIRMED, 303);
      case 'refused':
        return void reply.redirect(withProblem(back.wasProof ? CONFIRMED : SIGN_IN, back.problem), 303);
    }
  }

  private send({ address, browser }: { readonly address: string; readonly browser: string }, reply: FastifyReply): SingleSignOnAddress {
    void reply.header('cache-control', 'no-store').setCookie(BROWSER_COOKIE, browser, { path: PATH, httpOnly: true, sameSite: 'lax', secure: this.config.PUBLIC_URL.startsWith('https:'), maxAge: ATTEMPT_MINUTES * 60 });
    return { address };
  }
}

const withProblem = (path: string, problem: SingleSignOnProblem): string => `${path}?problem=${problem}`;
