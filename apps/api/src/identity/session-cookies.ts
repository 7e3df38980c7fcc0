/** Cookies of a session: the token (HttpOnly) and the request-forgery token (readable, sent back as a header). */
import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { FastifyReply } from 'fastify';
import type { Config } from '../config/config.js';

export const SESSION_COOKIE = 'consilium_session';
export const CSRF_COOKIE = 'consilium_csrf';
export const CSRF_HEADER = 'x-csrf-token';

/** 256 random bits; only their SHA-256 is stored. */
export const newToken = (): string => randomBytes(32).toString('base64url');
export const hashToken = (token: string): Buffer => createHash('sha256').update(token).digest();

export const csrfTokenFor = (config: Config, token: string): string =>
  createHmac('sha256', config.SESSION_SECRET).update('csrf\n').update(token).digest('base64url');

export function csrfMatches(config: Config, token: string, given: string | string[] | undefined): boolean {
  if (typeof given !== 'string') return false;
  const expected = Buffer.from(csrfTokenFor(config, token));
  const offered = Buffer.from(given);
  return offered.length === expected.length && timingSafeEqual(offered, expected);
}

export function setSessionCookies(reply: FastifyReply, config: Config, token: string): void {
  const secure = config.PUBLIC_URL.startsWith('https:');
  const shared = { path: '/', sameSite: 'strict' as const, secure };
  void reply.setCookie(SESSION_COOKIE, token, { ...shared, httpOnly: true });
  void reply.setCookie(CSRF_COOKIE, csrfTokenFor(config, token), shared);
}

export function clearSessionCookies(reply: FastifyReply): void {
  void reply.clearCookie(SESSION_COOKIE, { path: '/' });
  void reply.clearCookie(CSRF_COOKIE, { path: '/' });
}
