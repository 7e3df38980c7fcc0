import { Inject, Injectable } from '@nestjs/common';
import type { Session } from '@consilium/contracts';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CONFIG, type Config } from '../config/config.js';
import { Refusal } from '../platform/errors/refusal.js';
import { Authenticator } from './authenticator.js';
import type { Visit } from './opening.js';
import { setSessionCookies } from './session-cookies.js';
import { IdentityProvider } from './single-sign-on/provider.js';
import { sessionView } from './session-view.js';

/** Hands a new session to the browser that signed in. */
@Injectable()
export class SessionStart {
  constructor(
    private readonly authenticator: Authenticator,
    private readonly provider: IdentityProvider,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async begin(token: string, request: FastifyRequest, reply: FastifyReply): Promise<Session> {
    const actor = await this.authenticator.authenticate(token, String(request.id));
    if (actor === null) throw new Refusal('signInRefused');
    setSessionCookies(reply, this.config, token);
    return sessionView(actor, this.config, this.provider.signOutAddress());
  }
}

export const visitOf = (request: FastifyRequest): Visit => ({ requestId: String(request.id), userAgent: request.headers['user-agent']?.replace(/[^\x20-\x7e]/g, '').slice(0, 300) ?? null });
