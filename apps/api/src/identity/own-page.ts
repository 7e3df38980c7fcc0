import type { FastifyRequest } from 'fastify';
import { Refusal } from '../platform/errors/refusal.js';

/** Before there is a session there is no forgery token: requests of other sites are refused by what the browser says of them. */
export function requireOwnPage(request: FastifyRequest): void {
  const site = request.headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin' && site !== 'none') throw new Refusal('csrf');
}
