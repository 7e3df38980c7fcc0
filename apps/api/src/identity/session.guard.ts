import { Inject, Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { CONFIG, type Config } from '../config/config.js';
import type { RequestWithActor } from '../platform/authorisation/authorisation.guard.js';
import { NOWHERE, RefusedAttempts } from '../platform/authorisation/refused-attempts.js';
import { PUBLIC, REQUIREMENT, WHILE_ENROLLING, WHILE_LOCKED, type Requirement } from '../platform/authorisation/requires.decorator.js';
import { Refusal } from '../platform/errors/refusal.js';
import { Authenticator } from './authenticator.js';
import { CSRF_HEADER, SESSION_COOKIE, csrfMatches } from './session-cookies.js';

const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS']);

/** Finds out who asks, before the permission table is asked. */
@Injectable()
export class SessionGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly authenticator: Authenticator,
    private readonly refused: RefusedAttempts,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    if (context.getType() !== 'http') return true;
    const flags = [context.getHandler(), context.getClass()];
    if (this.reflector.getAllAndOverride<boolean>(PUBLIC, flags)) return true;
    const request = context.switchToHttp().getRequest<RequestWithActor>();
    const token = request.cookies[SESSION_COOKIE];
    const actor = token === undefined ? null : await this.authenticator.authenticate(token, String(request.id));
    if (token === undefined || actor === null) throw new Refusal('notSignedIn');
    if (!safeMethods.has(request.method) && !csrfMatches(this.config, token, request.headers[CSRF_HEADER])) {
      await this.refused.record(actor, this.reflector.get<Requirement>(REQUIREMENT, context.getHandler()), NOWHERE, 'csrf');
      throw new Refusal('csrf', { detail: 'Load the page again and repeat what you did.' });
    }
    // Not recorded: a screen that stays open asks again and again. Unlocking is.
    if (actor.isIdle && !this.reflector.getAllAndOverride<boolean>(WHILE_LOCKED, flags)) {
      throw new Refusal('sessionLocked', { detail: 'Enter your password to go on. What you typed is kept.' });
    }
    if (actor.mustEnrol && !this.reflector.getAllAndOverride<boolean>(WHILE_ENROLLING, flags)) {
      throw new Refusal('forbidden', { reason: 'secondFactor.enrol', detail: 'Your organisation asks for a second factor. Set it up under "My account" first.' });
    }
    request.actor = actor;
    return true;
  }
}
