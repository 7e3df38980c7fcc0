import { Controller, Get } from '@nestjs/common';
import { SignInWays } from '@consilium/contracts';
import { Public } from '../platform/authorisation/requires.decorator.js';
import { Answers } from '../platform/openapi/answers.decorator.js';
import { DemoSignIn } from './demo/demo-sign-in.js';
import { RelyingParty } from './passkeys/relying-party.js';
import { IdentityProvider } from './single-sign-on/provider.js';

/** What the sign-in page may offer here. The same for everybody: it says nothing about any account. */
@Controller('sign-in-ways')
export class SignInWaysController {
  constructor(
    private readonly party: RelyingParty,
    private readonly provider: IdentityProvider,
    private readonly demo: DemoSignIn,
  ) {}

  @Public()
  @Get()
  @Answers(SignInWays)
  async read(): Promise<SignInWays> {
    return { passkeys: this.party.isPossible, singleSignOn: this.provider.name, demoAccounts: await this.demo.accounts() };
  }
}
