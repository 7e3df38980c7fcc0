import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { Actor } from '../authorisation/actor.js';
import type { RequestWithActor } from '../authorisation/authorisation.guard.js';
import { Refusal } from '../errors/refusal.js';

/** One request of a signed-in person, as services see it: who, under which key, against which version. */
export interface Act {
  readonly actor: Actor;
  readonly route: string;
  readonly body: unknown;
  readonly idempotencyKey: string | null;
  /** Version of `If-Match`; null when the header is missing. */
  readonly ifMatch: number | null;
  readonly reply: FastifyReply;
}

/** Reads `If-Match`: one strong ETag with a row version, e.g. `"7"`. */
export function parseIfMatch(header: string | string[] | undefined): number | null {
  if (header === undefined) return null;
  const found = typeof header === 'string' ? /^"([1-9]\d{0,9})"$/.exec(header.trim()) : null;
  if (found === null) {
    throw new Refusal('malformedRequest', { detail: 'If-Match must carry one version in quotation marks, for example "7".' });
  }
  return Number(found[1]);
}

export function parseIdempotencyKey(header: string | string[] | undefined): string | null {
  if (header === undefined) return null;
  if (typeof header !== 'string' || !/^[A-Za-z0-9_-]{8,200}$/.test(header)) {
    throw new Refusal('malformedRequest', { detail: 'Idempotency-Key must be 8 to 200 letters, digits, hyphens or underscores.' });
  }
  return header;
}

/** Hands a controller the act of the running request. */
export const CurrentAct = createParamDecorator((_: unknown, context: ExecutionContext): Act => {
  const request = context.switchToHttp().getRequest<RequestWithActor>();
  if (request.actor === undefined) throw new Refusal('notSignedIn');
  return {
    actor: request.actor,
    route: `${request.method} ${request.routeOptions.url ?? ''} ${JSON.stringify(request.params)}`,
    body: request.body,
    idempotencyKey: parseIdempotencyKey(request.headers['idempotency-key']),
    ifMatch: parseIfMatch(request.headers['if-match']),
    reply: context.switchToHttp().getResponse<FastifyReply>(),
  };
});

/** The version the caller saw. @throws Refusal preconditionRequired without the header. */
export function requireIfMatch(act: Act): number {
  if (act.ifMatch === null) {
    throw new Refusal('preconditionRequired', { detail: 'Send If-Match with the version you edited, so that nobody is overwritten.' });
  }
  return act.ifMatch;
}
