/** The one place where an error becomes an HTTP answer: `application/problem+json`, never a stack. */
import { randomUUID } from 'node:crypto';
import { Catch, HttpException, Logger, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { Problem, ProblemCode } from '@consilium/contracts';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Metrics } from '../metrics/metrics.js';
import { databaseErrorCode, isDatabaseUnavailable } from './database-errors.js';
import { Refusal } from './refusal.js';

const answers: Record<ProblemCode, readonly [status: number, title: string]> = {
  validation: [400, 'Some fields need attention'],
  malformedRequest: [400, 'The request could not be read'],
  notSignedIn: [401, 'Sign in first'],
  signInRefused: [401, 'The e-mail address or the password is not right'],
  signInLocked: [429, 'Too many attempts'],
  sessionLocked: [423, 'The session is locked'],
  csrf: [403, 'The request did not come from this application'],
  forbidden: [403, 'You may not do this'],
  notFound: [404, 'Not found'],
  erased: [410, 'This case was erased'],
  stale: [412, 'Changed in the meantime'],
  preconditionRequired: [428, 'The version you edit is missing'],
  conflict: [409, 'This cannot be done now'],
  illegalTransition: [409, 'This cannot be done now'],
  idempotencyReplayDiffers: [422, 'This request was sent before with other content'],
  idempotencyInProgress: [409, 'The same request is still running'],
  reauthenticationRequired: [401, 'Enter your password again'],
  tooLarge: [413, 'Too large'],
  unsupportedMediaType: [415, 'This kind of content is not understood'],
  tooManyRequests: [429, 'Too many requests'],
  unavailable: [503, 'The service is not available right now'],
  unexpected: [500, 'Something went wrong on our side'],
};

const codeOfStatus: Record<number, ProblemCode> = {
  400: 'malformedRequest',
  401: 'notSignedIn',
  403: 'forbidden',
  404: 'notFound',
  409: 'conflict',
  413: 'tooLarge',
  415: 'unsupportedMediaType',
  429: 'tooManyRequests',
  503: 'unavailable',
};

/**
 * An error as the log may hold it. Messages of the database and of parsers quote what they were given, which may be a name:
 * of those only the kind, the code and the way through our own code are kept.
 */
function withoutData(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  const code = databaseErrorCode(error);
  if (code === null && !(error instanceof SyntaxError)) return error.stack ?? error.message;
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  return [`${error.name} ${code ?? ''}`.trim(), ...frames].join('\n');
}

@Catch()
export class ProblemFilter implements ExceptionFilter {
  private readonly logger = new Logger('Problem');

  constructor(private readonly metrics: Pick<Metrics, 'refused'>) {}

  catch(error: unknown, host: ArgumentsHost): void {
    if (host.getType() !== 'http') return;
    const request = host.switchToHttp().getRequest<FastifyRequest>();
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    const requestId = typeof request.id === 'string' ? request.id : randomUUID();
    const refusal = this.asRefusal(error, requestId);
    this.metrics.refused(refusal.code);
    // One security event for each refused request. Codes only: what was sent may hold anything.
    if (answers[refusal.code][0] < 500) this.logger.log({ requestId, event: 'requestRefused', code: refusal.code, reason: refusal.given.reason, status: answers[refusal.code][0] });
    const [status, title] = answers[refusal.code];
    const { retryAfterSeconds, ...given } = refusal.given;
    const problem: Problem = {
      type: `urn:consilium:problem:${refusal.code}`,
      title,
      status,
      code: refusal.code,
      ...(given.reason === undefined ? {} : { reason: given.reason }),
      ...(given.detail === undefined ? {} : { detail: given.detail }),
      ...(given.fields === undefined ? {} : { fields: [...given.fields] }),
      ...(given.currentVersion === undefined ? {} : { currentVersion: given.currentVersion }),
      requestId,
    };
    if (retryAfterSeconds !== undefined) void reply.header('retry-after', String(Math.ceil(retryAfterSeconds)));
    void reply.status(status).header('cache-control', 'no-store').type('application/problem+json').send(JSON.stringify(problem));
  }

  private asRefusal(error: unknown, requestId: string): Refusal {
    if (error instanceof Refusal) return error;
    if (isDatabaseUnavailable(error)) {
      this.logger.warn({ requestId, message: 'database unavailable', error: (error as Error).message });
      return new Refusal('unavailable', { retryAfterSeconds: 5, detail: 'The database cannot be reached, so nothing is confirmed. Try again in a few seconds.' });
    }
    const status = error instanceof HttpException ? error.getStatus() : (error as { statusCode?: unknown } | null)?.statusCode;
    if (typeof status === 'number' && status >= 400 && status < 500) {
      const code = codeOfStatus[status] ?? 'malformedRequest';
      return code === 'notFound'
        ? new Refusal('notFound', { detail: 'There is nothing at this address.' })
        : new Refusal(code, { detail: error instanceof Error ? error.message : '' });
    }
    this.logger.error({ requestId, message: 'unexpected error', error: withoutData(error) });
    return new Refusal('unexpected', { detail: `It has been logged under the number ${requestId}. Nothing half-done was stored.` });
  }
}
