import { Body, Controller, Header, HttpCode, Post, Req } from '@nestjs/common';
import { LinkQuestion, LinkRedemption as LinkRedemptionInput, PasswordForgotten, LinkAnswer } from '@consilium/contracts';
import type { FastifyRequest } from 'fastify';
import { Public } from '../../platform/authorisation/requires.decorator.js';
import { Answers } from '../../platform/openapi/answers.decorator.js';
import { requireOwnPage } from '../own-page.js';
import { ForgottenPassword } from './forgotten-password.js';
import { LinkRedemption } from './link-redemption.js';

/** For people who cannot sign in yet. Secrets come in the body, never in an address. */
@Controller()
export class AccountLinksController {
  constructor(
    private readonly redemption: LinkRedemption,
    private readonly forgotten: ForgottenPassword,
  ) {}

  @Public()
  @Post('account-links/holder')
  @HttpCode(200)
  @Header('cache-control', 'no-store')
  @Answers(LinkAnswer)
  async look(@Body({ schema: LinkQuestion }) { secret }: LinkQuestion, @Req() request: FastifyRequest): Promise<LinkAnswer> {
    requireOwnPage(request);
    return this.redemption.look(secret, String(request.id));
  }

  @Public()
  @Post('account-links/redemption')
  @HttpCode(204)
  @Answers(null)
  async redeem(@Body({ schema: LinkRedemptionInput }) { secret, password }: LinkRedemptionInput, @Req() request: FastifyRequest): Promise<void> {
    requireOwnPage(request);
    await this.redemption.redeem(secret, password, String(request.id));
  }

  /** 202 for every address. */
  @Public()
  @Post('password-requests')
  @HttpCode(202)
  @Answers(null)
  async forget(@Body({ schema: PasswordForgotten }) { email }: PasswordForgotten, @Req() request: FastifyRequest): Promise<void> {
    requireOwnPage(request);
    await this.forgotten.request(email, String(request.id));
  }
}
