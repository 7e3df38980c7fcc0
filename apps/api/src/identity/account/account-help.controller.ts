import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { AccountHelpReason, PersonSignIn } from '@consilium/contracts';
import { CurrentAct, type Act } from '../../platform/acts/act.js';
import { Acts } from '../../platform/acts/acts.js';
import { Requires } from '../../platform/authorisation/requires.decorator.js';
import { Answers } from '../../platform/openapi/answers.decorator.js';
import { AccountHelp } from './account-help.js';

/** Help for somebody who lost device and codes, or whose identity at the provider changed. Nobody does this for themselves. */
@Controller('administration/people/:personId')
export class AccountHelpController {
  constructor(
    private readonly acts: Acts,
    private readonly help: AccountHelp,
  ) {}

  @Requires('person.list', 'person')
  @Get('sign-in')
  @Answers(PersonSignIn)
  async read(@Param('personId') personId: string, @CurrentAct() act: Act): Promise<PersonSignIn> {
    return this.acts.read(act, async (manager) => ({ body: await this.help.signInOf(manager, act.actor, personId) }));
  }

  @Requires('person.invite', 'person')
  @Post('second-factor-removal')
  @HttpCode(204)
  @Answers(null)
  async removeSecondFactors(@Param('personId') personId: string, @Body({ schema: AccountHelpReason }) { reason }: AccountHelpReason, @CurrentAct() act: Act): Promise<void> {
    await this.acts.perform(act, async (manager) => ({ status: 204, body: await this.help.give(manager, act.actor, personId, 'secondFactorRemoved', reason) }));
  }

  @Requires('person.invite', 'person')
  @Post('identity-removal')
  @HttpCode(204)
  @Answers(null)
  async unlinkIdentity(@Param('personId') personId: string, @Body({ schema: AccountHelpReason }) { reason }: AccountHelpReason, @CurrentAct() act: Act): Promise<void> {
    await this.acts.perform(act, async (manager) => ({ status: 204, body: await this.help.give(manager, act.actor, personId, 'identityUnlinked', reason) }));
  }
}
