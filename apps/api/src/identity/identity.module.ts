import { Global, Module } from '@nestjs/common';
import { APP_GUARD, APP_INTERCEPTOR } from '@nestjs/core';
import { AuthorisationGuard } from '../platform/authorisation/authorisation.guard.js';
import { FreshAuthentication } from '../platform/authorisation/fresh-authentication.js';
import { RefusedAttempts, RefusedAttemptsInterceptor } from '../platform/authorisation/refused-attempts.js';
import { TargetResolver } from '../platform/authorisation/target-resolver.js';
import { Acts } from '../platform/acts/acts.js';
import { Authenticator } from './authenticator.js';
import { AccountController } from './account/account.controller.js';
import { AccountSecurityService } from './account/account-security.service.js';
import { SignInPolicyController } from './account/sign-in-policy.controller.js';
import { Attempts } from './attempts.js';
import { AccountLinksController } from './links/account-links.controller.js';
import { ForgottenPassword } from './links/forgotten-password.js';
import { LinkDelivery } from './links/link-delivery.js';
import { LinkRedemption } from './links/link-redemption.js';
import { OneTimeLinks } from './links/one-time-links.js';
import { SecondFactorKey } from './second-factor/second-factor-key.js';
import { SecondFactors } from './second-factor/second-factors.js';
import { SessionController } from './session.controller.js';
import { SessionGuard } from './session.guard.js';
import { SessionsService } from './sessions.service.js';

@Global()
@Module({
  controllers: [SessionController, AccountLinksController, AccountController, SignInPolicyController],
  providers: [
    Authenticator,
    SessionsService,
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
  exports: [Authenticator, TargetResolver, Acts, FreshAuthentication, OneTimeLinks, LinkDelivery],
})
export class IdentityModule {}
