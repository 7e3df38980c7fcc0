/** The Fastify server around the Nest application: limits, headers, cookies, the web application's files. */
import { randomBytes, randomUUID } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import type { IncomingMessage } from 'node:http';
import { isAbsolute, join } from 'node:path';
import compress from '@fastify/compress';
import cookie from '@fastify/cookie';
import helmet from '@fastify/helmet';
import multipart from '@fastify/multipart';
import rateLimit from '@fastify/rate-limit';
import serveFiles from '@fastify/static';
import { Logger, StandardSchemaValidationPipe } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Config } from '../../config/config.js';
import { LiveAdapter } from '../../live/live.adapter.js';
import { workspaceRoot } from '../database/data-source.js';
import { DatabaseGate } from '../database/database-gate.js';
import { ProblemFilter } from '../errors/problem.filter.js';
import { Refusal } from '../errors/refusal.js';
import { Metrics } from '../metrics/metrics.js';
import { AnswerCheck } from '../openapi/answer-check.interceptor.js';
import { apiDocument } from '../openapi/api-document.js';
import { serveDocumentation } from '../openapi/serve-documentation.js';
import { refuseBrokenRequest } from './broken-requests.js';
import { fieldProblems, type SchemaIssue } from './field-problems.js';
import { readStrictJson } from './strict-json.js';

/** How the Nest application is created, in production and in tests: bodies are read by our own strict reader. */
export const applicationOptions = { bodyParser: false, bufferLogs: true, abortOnError: false } as const;

/** Largest JSON body, in bytes. */
const BODY_LIMIT = 1_048_576;

/** @param requestSeconds a request must be complete within this, however slowly it trickles in. */
export function createAdapter(requestSeconds: number): FastifyAdapter {
  return new FastifyAdapter({
    bodyLimit: BODY_LIMIT,
    // Also kept on the raw request, where the logger finds it.
    genReqId: (request: IncomingMessage) => ((request as IncomingMessage & { id?: string }).id ??= randomUUID()),
    requestIdHeader: false,
    trustProxy: 'loopback',
    connectionTimeout: 30_000,
    requestTimeout: requestSeconds * 1000,
    http: { headersTimeout: requestSeconds * 1000, connectionsCheckingInterval: 1000 },
    clientErrorHandler: refuseBrokenRequest,
    keepAliveTimeout: 10_000,
    return503OnClosing: true,
    forceCloseConnections: 'idle',
  });
}

export const validationPipe = (): StandardSchemaValidationPipe =>
  new StandardSchemaValidationPipe({
    exceptionFactory: (issues) => new Refusal('validation', { fields: issues.flatMap((issue) => fieldProblems(issue as SchemaIssue)).slice(0, 50) }),
  });

/**
 * Everything between the socket and the controllers; the same in production and in tests.
 * @param rootModule of the application, whose routes the API's document describes.
 */
export async function configureApplication(app: NestFastifyApplication, config: Config, rootModule: unknown): Promise<void> {
  const fastify = app.getHttpAdapter().getInstance() as unknown as FastifyInstance;
  app.setGlobalPrefix('api/v1');
  app.useGlobalPipes(validationPipe());
  app.useGlobalFilters(new ProblemFilter(app.get(Metrics)));
  if (config.CHECK_ANSWERS) app.useGlobalInterceptors(new AnswerCheck(app.get(Reflector)));
  app.useWebSocketAdapter(new LiveAdapter(app, config));
  app.enableShutdownHooks();

  fastify.removeContentTypeParser('application/json');
  fastify.addContentTypeParser('application/json', { parseAs: 'string' }, (_request, body, done) => {
    try {
      done(null, body === '' ? undefined : readStrictJson(body as string));
    } catch (error) {
      done(error as Error, undefined);
    }
  });

  const requests = new Logger('Http');
  const gate = app.get(DatabaseGate);
  const metrics = app.get(Metrics);
  fastify.addHook('onRequest', (request, _reply, done) => {
    if (request.url.startsWith('/api/v1/') && !request.url.startsWith('/api/v1/health/live')) gate.require();
    const encoding = request.headers['content-encoding'];
    if (encoding !== undefined && encoding !== 'identity') throw new Refusal('unsupportedMediaType', { detail: 'Send the body without compression.' });
    done();
  });
  fastify.addHook('onResponse', (request, reply, done) => {
    const seen = { method: request.method, route: request.routeOptions.url, status: reply.statusCode };
    metrics.seen({ ...seen, seconds: reply.elapsedTime / 1000 });
    // The template of the route, never the address itself.
    if (request.url.startsWith('/api/v1/') && !request.url.startsWith('/api/v1/health/')) requests.log({ event: 'request', requestId: request.id, ...seen, route: seen.route ?? 'none', ms: Math.round(reply.elapsedTime) });
    done();
  });

  await fastify.register(cookie);
  await fastify.register(multipart, { limits: { files: 1, fields: 4, parts: 6, fileSize: config.ATTACHMENT_MB * 1_000_000, fieldSize: 4096, fieldNameSize: 60, headerPairs: 20 } });
  // Answers are compressed; bodies are taken as they are, since a small one could unfold into a large one.
  await fastify.register(compress, { threshold: 2048, globalDecompression: false });
  await fastify.register(rateLimit, {
    global: true,
    max: 1200,
    timeWindow: '1 minute',
    // By session: a whole hospital may come from one address. Without one, by address.
    keyGenerator: (request: FastifyRequest) => /(?:^|; )consilium_session=([\w-]+)/.exec(request.headers.cookie ?? '')?.[1] ?? request.ip,
    allowList: (request: FastifyRequest) => request.url.startsWith('/api/v1/health/') || !request.url.startsWith('/api/'),
    errorResponseBuilder: () => new Refusal('tooManyRequests', { retryAfterSeconds: 30, detail: 'Wait half a minute, then go on.' }),
  });
  await fastify.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
        imgSrc: ["'self'", 'data:', 'blob:'],
        fontSrc: ["'self'"],
        connectSrc: ["'self'"],
        frameSrc: ["'self'", 'blob:'],
        frameAncestors: ["'none'"],
        formAction: ["'self'"],
        baseUri: ["'self'"],
        manifestSrc: ["'self'"],
        objectSrc: ["'none'"],
      },
    },
    strictTransportSecurity: config.PUBLIC_URL.startsWith('https:'),
    referrerPolicy: { policy: 'no-referrer' },
    crossOriginEmbedderPolicy: false,
  });
  serveDocumentation(fastify, () => apiDocument(rootModule));
  await serveWebApplication(fastify, config);
}

/** Where the built page wants the nonce of its answer. */
const NONCE_PLACE = '{{CSP_NONCE}}';

/** Hashed files are immutable; every other address is the application's page; `/api` stays JSON. */
async function serveWebApplication(fastify: FastifyInstance, config: Config): Promise<void> {
  const root = isAbsolute(config.WEB_ROOT) ? config.WEB_ROOT : join(workspaceRoot, config.WEB_ROOT);
  if (!existsSync(join(root, 'index.html'))) return;
  await fastify.register(serveFiles, {
    root,
    wildcard: false,
    index: false,
    setHeaders: (reply, path) => {
      void reply.header('cache-control', /-[A-Z0-9]{8}\.[a-z0-9]+$/.test(path) ? 'public, max-age=31536000, immutable' : 'no-cache');
    },
  });
  const template = readFileSync(join(root, 'index.html'), 'utf8');
  /** Angular writes component styles into style elements; each answer permits exactly those that carry its nonce. */
  const page = (_request: FastifyRequest, reply: FastifyReply) => {
    const nonce = randomBytes(16).toString('base64');
    const policy = String(reply.getHeader('content-security-policy') ?? '').replace("style-src 'self'", `style-src 'self' 'nonce-${nonce}'`);
    return reply.headers({ 'content-security-policy': policy, 'cache-control': 'no-store' }).type('text/html; charset=utf-8').send(template.replaceAll(NONCE_PLACE, nonce));
  };
  fastify.get('/', page);
  fastify.get('/*', (request, reply) => {
    const path = request.url.split('?')[0] ?? '';
    // A file that is gone must not be answered with the page: the browser would take it for a script.
    if (path.startsWith('/api/') || path.startsWith('/socket.io/') || /\.[a-z0-9]{2,5}$/i.test(path)) return reply.callNotFound();
    return page(request, reply);
  });
}
