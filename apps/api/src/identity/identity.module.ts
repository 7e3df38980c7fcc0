import { Global, Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { AuthorisationGuard } from '../platform/authorisation/authorisation.guard.js';
import { FreshAuthentication } from '../platform/authorisation/fresh-authentication.js';
import { TargetResolver } from '../platform/authorisation/target-resolver.js';
import { Acts } from '../platform/acts/acts.js';
import { Authenticator } from './authenticator.js';
import { SessionController } from './session.controller.js';
import { SessionGuard } from './session.guard.js';
import { SessionsService } from './sessions.service.js';

@Global()
@Module({
  controllers: [SessionController],
  providers: [
    Authenticator,
    SessionsService,
    TargetResolver,
    Acts,
    FreshAuthentication,
    // Order matters: first who asks, then whether they may.
    { provide: APP_GUARD, useClass: SessionGuard },
    { provide: APP_GUARD, useClass: AuthorisationGuard },
  ],
  exports: [Authenticator, TargetResolver, Acts, FreshAuthentication],
})
export class IdentityModule {}
