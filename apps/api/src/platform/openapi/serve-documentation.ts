/** `/api/openapi.json`, and a reader of it at `/api/docs`: our own files, under the same strict content policy as the rest. */
import { createReadStream } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { Readable } from 'node:stream';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { JsonSchema } from './json-schemas.js';

const page = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Consilium API</title>
<link rel="icon" type="image/svg+xml" href="/favicon.svg">
<link rel="stylesheet" href="/api/docs/swagger-ui.css">
<link rel="stylesheet" href="/api/docs/reader.css">
</head>
<body>
<main id="reader"></main>
<noscript><p>The reader needs JavaScript; the document itself is at <a href="/api/openapi.json">/api/openapi.json</a>.</p></noscript>
<script src="/api/docs/swagger-ui-bundle.js"></script>
<script src="/api/docs/reader.js"></script>
</body>
</html>
`;

/** Requests tried from the page carry the forgery token, as the application's own do. */
const script = `'use strict';
SwaggerUIBundle({
  url: '/api/openapi.json',
  dom_id: '#reader',
  deepLinking: true,
  docExpansion: 'none',
  defaultModelsExpandDepth: 0,
  filter: true,
  validatorUrl: null,
  requestInterceptor: (request) => {
    const token = /(?:^|; )consilium_csrf=([^;]+)/.exec(document.cookie);
    if (token !== null && request.method !== 'GET') request.headers['X-CSRF-Token'] = token[1];
    return request;
  },
});
`;

const styles = `body { margin: 0; background: #fff; }
.swagger-ui .topbar { display: none; }
`;

/** The reader is Swagger UI from its package; these two of its files are all it needs. */
const readerFiles = { 'swagger-ui.css': 'text/css', 'swagger-ui-bundle.js': 'text/javascript' } as const;

/** @param document made on the first request: nobody waits for it at start. */
export function serveDocumentation(fastify: FastifyInstance, document: () => JsonSchema): void {
  const folder = dirname(createRequire(import.meta.url).resolve('swagger-ui-dist/package.json'));
  let text: string | null = null;
  const serve = (path: string, type: string, content: () => string | Readable): void => {
    fastify.get(path, (_request: FastifyRequest, reply: FastifyReply) => reply.type(`${type}; charset=utf-8`).header('cache-control', 'no-cache').send(content()));
  };
  serve('/api/openapi.json', 'application/json', () => (text ??= JSON.stringify(document())));
  serve('/api/docs', 'text/html', () => page);
  serve('/api/docs/reader.js', 'text/javascript', () => script);
  serve('/api/docs/reader.css', 'text/css', () => styles);
  for (const [file, type] of Object.entries(readerFiles)) serve(`/api/docs/${file}`, type, () => createReadStream(join(folder, file)));
}
