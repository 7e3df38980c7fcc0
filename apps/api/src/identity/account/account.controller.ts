import { Body, Controller, Delete, Get, HttpCode, Param, Post, Put } from '@nestjs/common';
import { PasswordChange, TotpConfirmation, id as idSchema, AccountSecurity, RecoveryCodes, TotpEnrolment } from '@consilium/contracts';
import { CurrentAct, type Act } from '../../platform/acts/act.js';
import { Acts } from '../../platform/acts/acts.js';
import { Requires, WhileEnrolling } from '../../platform/authorisation/requires.decorator.js';
import { notFound } from '../../platform/errors/refusal.js';
import { Answers } from '../../platform/openapi/answers.decorator.js';
import { clearSessionCookies } from '../session-cookies.js';
import { AccountSecurityService } from './account-security.service.js';

/** My own account. Answers with secrets are kept under no Idempotency-Key: they are readable once. */
@Controller('account')
export class AccountController {
  constructor(
    private readonly acts: Acts,
    private readonly security: AccountSecurityService,
  ) {}

  @Requires('account.readSecurity')
  @WhileEnrolling()
  @Get('security')
  @Answers(AccountSecurity)
  async read(@CurrentAct() act: Act): Promise<AccountSecurity> {
    return this.acts.read(act, async (manager) => ({ body: await this.security.read(manager, act.actor) }));
  }

  @Requires('account.changeSecurity')
  @WhileEnrolling()
  @Post('totp')
  @HttpCode(201)
  @Answers(TotpEnrolment)
  async startTotp(@CurrentAct() act: Act): Promise<TotpEnrolment> {
    return this.acts.perform(onceOnly(act), async (manager) => ({ status: 201, body: await this.security.startTotp(manager, act.actor) }));
  }

  @Requires('account.changeSecurity')
  @WhileEnrolling()
  @Post('totp/confirmation')
  @HttpCode(200)
  @Answers(RecoveryCodes)
  async confirmTotp(@Body({ schema: TotpConfirmation }) { code }: TotpConfirmation, @CurrentAct() act: Act): Promise<RecoveryCodes> {
    return this.acts.perform(onceOnly(act), async (manager) => ({ body: await this.security.confirmTotp(manager, act.actor, code) }));
  }

  @Requires('account.changeSecurity')
  @Delete('totp')
  @HttpCode(204)
  @Answers(null)
  async removeTotp(@CurrentAct() act: Act): Promise<void> {
    await this.acts.perform(act, async (manager) => ({ status: 204, body: await this.security.removeTotp(manager, act.actor) }));
  }

  @Requires('account.changeSecurity')
  @Post('recovery-codes')
  @HttpCode(200)
  @Answers(RecoveryCodes)
  async newRecoveryCodes(@CurrentAct() act: Act): Promise<RecoveryCodes> {
    return this.acts.perform(onceOnly(act), async (manager) => ({ body: await this.security.newRecoveryCodes(manager, act.actor) }));
  }

  @Requires('account.changeSecurity')
  @Put('password')
  @HttpCode(204)
  @Answers(null)
  async changePassword(@Body({ schema: PasswordChange }) { password }: PasswordChange, @CurrentAct() act: Act): Promise<void> {
    await this.acts.perform(act, async (manager) => ({ status: 204, body: await this.security.changePassword(manager, act.actor, password) }));
  }

  @Requires('account.changeSecurity')
  @Delete('sessions/:sessionId')
  @HttpCode(204)
  @Answers(null)
  async endSession(@Param('sessionId') sessionId: string, @CurrentAct() act: Act): Promise<void> {
    if (!idSchema.safeParse(sessionId).success) throw notFound();
    await this.acts.perform(act, async (manager) => ({ status: 204, body: await this.security.endSession(manager, act.actor, sessionId) }));
  }

  @Requires('account.changeSecurity')
  @WhileEnrolling()
  @Delete('sessions')
  @HttpCode(204)
  @Answers(null)
  async endAllSessions(@CurrentAct() act: Act): Promise<void> {
    await this.acts.perform(onceOnly(act), async (manager) => ({ status: 204, body: await this.security.endAllSessions(manager, act.actor) }));
    clearSessionCookies(act.reply);
  }
}

const onceOnly = (act: Act): Act => ({ ...act, idempotencyKey: null });
