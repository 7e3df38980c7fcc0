import { Global, Module } from '@nestjs/common';
import { APP_GUARD, APP_INTERCEPTOR } from '@nestjs/core';
import { AuthorisationGuard } from '../platform/authorisation/authorisation.guard.js';
import { FreshAuthentication } from '../platform/authorisation/fresh-authentication.js';
import { RefusedAttempts, RefusedAttemptsInterceptor } from '../platform/authorisation/refused-attempts.js';
import { TargetResolver } from '../platform/authorisation/target-resolver.js';
import { Acts } from '../platform/acts/acts.js';
import { Authenticator } from './authenticator.js';
import { AccountController } from './account/account.controller.js';
import { CredentialRecord } from './account/credential-record.js';
import { PasskeySecurityService } from './account/passkey-security.service.js';
import { PasskeysController } from './account/passkeys.controller.js';
import { AccountHelpController } from './account/account-help.controller.js';
import { AccountHelp } from './account/account-help.js';
import { SecurityNotices } from './account/security-notices.js';
import { AccountSecurityService } from './account/account-security.service.js';
import { SignInPolicyController } from './account/sign-in-policy.controller.js';
import { Attempts } from './attempts.js';
import { DemoSignInController } from './demo/demo-sign-in.controller.js';
import { DemoSignIn } from './demo/demo-sign-in.js';
import { FixedAccounts } from './demo/fixed-accounts.js';
import { AccountLinksController } from './links/account-links.controller.js';
import { ForgottenPassword } from './links/forgotten-password.js';
import { LinkDelivery } from './links/link-delivery.js';
import { LinkRedemption } from './links/link-redemption.js';
import { OneTimeLinks } from './links/one-time-links.js';
import { SessionOpening } from './opening.js';
import { Challenges } from './passkeys/challenges.js';
import { PasskeyProof } from './passkeys/passkey-proof.js';
import { PasskeySignInController } from './passkeys/passkey-sign-in.controller.js';
import { Passkeys } from './passkeys/passkeys.js';
import { RelyingParty } from './passkeys/relying-party.js';
import { ReauthenticationService } from './reauthentication.js';
import { SecondFactorKey } from './second-factor/second-factor-key.js';
import { SecondFactors } from './second-factor/second-factors.js';
import { SessionController } from './session.controller.js';
import { SessionGuard } from './session.guard.js';
import { SessionStart } from './session-start.js';
import { SessionsService } from './sessions.service.js';
import { SignInWaysController } from './sign-in-ways.controller.js';
import { FederatedAccounts } from './single-sign-on/federated-accounts.js';
import { IdentityProvider } from './single-sign-on/provider.js';
import { SingleSignOnController } from './single-sign-on/single-sign-on.controller.js';
import { SingleSignOn } from './single-sign-on/single-sign-on.js';
import { Strangers } from './strangers.js';

@Global()
@Module({
  controllers: [SignInWaysController, SessionController, PasskeySignInController, SingleSignOnController, DemoSignInController, AccountLinksController, AccountController, PasskeysController, SignInPolicyController, AccountHelpController],
  providers: [
    Authenticator,
    SessionsService,
    SessionOpening,
    SessionStart,
    ReauthenticationService,
    Strangers,
    DemoSignIn,
    FixedAccounts,
    IdentityProvider,
    FederatedAccounts,
    SingleSignOn,
    RelyingParty,
    Challenges,
    Passkeys,
    PasskeyProof,
    CredentialRecord,
    PasskeySecurityService,
    SecurityNotices,
    AccountHelp,
    Attempts,
    SecondFactorKey,
    SecondFactors,
    AccountSecurityService,
    OneTimeLinks,
    LinkDelivery,
    LinkRedemption,
    ForgottenPassword,
    TargetResolver,
    Acts,
    FreshAuthentication,
    RefusedAttempts,
    // Order matters: first who asks, then whether they may.
    { provide: APP_GUARD, useClass: SessionGuard },
    { provide: APP_GUARD, useClass: AuthorisationGuard },
    { provide: APP_INTERCEPTOR, useClass: RefusedAttemptsInterceptor },
  ],
  exports: [Authenticator, FixedAccounts, IdentityProvider, TargetResolver, Acts, FreshAuthentication, OneTimeLinks, LinkDelivery],
})
export class IdentityModule {}
