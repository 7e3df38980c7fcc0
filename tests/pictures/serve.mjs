/**
 * Serves the built browser application as the product's server does: hashed files, index for every page, the strict
 * content security policy with a fresh nonce. There is no API; asking for the session says that nobody is signed in.
 */
import { randomBytes } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, resolve } from 'node:path';

/** The same setting as the product's server. */
const dist = resolve(process.env['WEB_ROOT'] ?? join(import.meta.dirname, '../../apps/web/dist/browser'));

/** @type {Record<string, string>} */
const TYPES = { '.js': 'text/javascript', '.css': 'text/css', '.svg': 'image/svg+xml', '.woff2': 'font/woff2', '.json': 'application/json', '.txt': 'text/plain' };

/** @param {string} nonce */
export const contentSecurityPolicy = (nonce) =>
  [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ');

/** @returns {Promise<{ url: string, close: () => Promise<void> }>} */
export async function serveApplication() {
  if (!existsSync(join(dist, 'index.html'))) throw new Error('The browser application is not built: npm run build');
  // Read once: a build that runs meanwhile must not mix two versions.
  const files = new Map(
    readdirSync(dist, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .map((path) => [path.slice(dist.length), readFileSync(path)]),
  );
  const index = String(files.get('/index.html'));
  const server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url ?? '/', 'http://localhost').pathname);
    if (path.startsWith('/api/')) {
      response.writeHead(401, { 'content-type': 'application/problem+json' });
      response.end(JSON.stringify({ type: 'about:blank', title: 'Not signed in', status: 401, code: 'notSignedIn', requestId: 'none' }));
      return;
    }
    const file = files.get(path);
    if (file && path !== '/index.html') {
      response.writeHead(200, { 'content-type': TYPES[extname(path)] ?? 'application/octet-stream' });
      response.end(file);
      return;
    }
    const nonce = randomBytes(16).toString('base64');
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': contentSecurityPolicy(nonce), 'cache-control': 'no-cache' });
    response.end(index.replaceAll('{{CSP_NONCE}}', nonce));
  });
  await new Promise((done) => server.listen(0, '127.0.0.1', () => done(undefined)));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('No port');
  return {
    url: `http://127.0.0.1:${address.port}`,
    close: () => new Promise((done) => server.close(() => done(undefined)).closeAllConnections()),
  };
}
