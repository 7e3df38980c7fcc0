import { Body, Controller, Delete, HttpCode, Param, Patch, Post } from '@nestjs/common';
import { id as idSchema, PasskeyAdded, PasskeyName, PasskeyOptions, PasskeyRegistration } from '@consilium/contracts';
import { CurrentAct, type Act } from '../../platform/acts/act.js';
import { Acts } from '../../platform/acts/acts.js';
import { Requires, WhileEnrolling } from '../../platform/authorisation/requires.decorator.js';
import { notFound } from '../../platform/errors/refusal.js';
import { Answers } from '../../platform/openapi/answers.decorator.js';
import { PasskeySecurityService } from './passkey-security.service.js';

/** My passkeys. What may hold recovery codes is kept under no Idempotency-Key: it is readable once. */
@Controller('account/passkeys')
export class PasskeysController {
  constructor(
    private readonly acts: Acts,
    private readonly security: PasskeySecurityService,
  ) {}

  @Requires('account.changeSecurity')
  @WhileEnrolling()
  @Post('options')
  @HttpCode(200)
  @Answers(PasskeyOptions)
  async options(@CurrentAct() act: Act): Promise<PasskeyOptions> {
    return this.acts.perform({ ...act, idempotencyKey: null }, async (manager) => ({ body: await this.security.startPasskey(manager, act.actor) }));
  }

  @Requires('account.changeSecurity')
  @WhileEnrolling()
  @Post()
  @HttpCode(201)
  @Answers(PasskeyAdded)
  async add(@Body({ schema: PasskeyRegistration }) input: PasskeyRegistration, @CurrentAct() act: Act): Promise<PasskeyAdded> {
    return this.acts.perform({ ...act, idempotencyKey: null }, async (manager) => ({ status: 201, body: await this.security.addPasskey(manager, act.actor, input) }));
  }

  @Requires('account.changeSecurity')
  @Patch(':passkeyId')
  @HttpCode(204)
  @Answers(null)
  async rename(@Param('passkeyId') passkeyId: string, @Body({ schema: PasskeyName }) { name }: PasskeyName, @CurrentAct() act: Act): Promise<void> {
    requireId(passkeyId);
    await this.acts.perform(act, async (manager) => ({ status: 204, body: await this.security.renamePasskey(manager, act.actor, passkeyId, name) }));
  }

  @Requires('account.changeSecurity')
  @Delete(':passkeyId')
  @HttpCode(204)
  @Answers(null)
  async remove(@Param('passkeyId') passkeyId: string, @CurrentAct() act: Act): Promise<void> {
    requireId(passkeyId);
    await this.acts.perform(act, async (manager) => ({ status: 204, body: await this.security.removePasskey(manager, act.actor, passkeyId) }));
  }
}

function requireId(passkeyId: string): void {
  if (!idSchema.safeParse(passkeyId).success) throw notFound();
}
