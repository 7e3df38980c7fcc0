import { Body, Controller, HttpCode, Post, Req, Res } from '@nestjs/common';
import { DemoChoice, Session } from '@consilium/contracts';
import type { FastifyReply } from 'fastify';
import type { RequestWithActor } from '../../platform/authorisation/authorisation.guard.js';
import { Public } from '../../platform/authorisation/requires.decorator.js';
import { Answers } from '../../platform/openapi/answers.decorator.js';
import { requireOwnPage } from '../own-page.js';
import { SessionStart, visitOf } from '../session-start.js';
import { DemoSignIn } from './demo-sign-in.js';

@Controller('session/demo')
export class DemoSignInController {
  constructor(
    private readonly demo: DemoSignIn,
    private readonly start: SessionStart,
  ) {}

  /** Signs in as somebody of the demonstration, without a password. Does not exist without `DEMO=1`. */
  @Public()
  @Post()
  @HttpCode(200)
  @Answers(Session)
  async choose(@Body({ schema: DemoChoice }) { personId }: DemoChoice, @Req() request: RequestWithActor, @Res({ passthrough: true }) reply: FastifyReply): Promise<Session> {
    requireOwnPage(request);
    return this.start.begin(await this.demo.signIn(personId, visitOf(request)), request, reply);
  }
}
