/** Serves the built libraries to a page as they are, under a policy that forbids code made from text. */
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join, normalize } from 'node:path';

const root = join(import.meta.dirname, '../../..');

const PAGE = `<!doctype html>
<meta charset="utf-8">
<script type="importmap">
  {"imports": {
    "@consilium/criteria": "/libs/criteria/dist/index.js",
    "@consilium/knowledge-nelm": "/libs/knowledge/nelm/dist/index.js"
  }}
</script>
<title>Conformance</title>`;

export interface Served {
  readonly url: string;
  close(): Promise<void>;
}

export async function serveLibraries(): Promise<Served> {
  const server = createServer((request, response) => {
    const path = normalize(new URL(request.url ?? '/', 'http://localhost').pathname);
    response.setHeader('Content-Security-Policy', "default-src 'self'; script-src 'self' 'unsafe-inline'");
    if (path === '/') {
      response.setHeader('Content-Type', 'text/html');
      response.end(PAGE);
      return;
    }
    if (!/^\/libs\/[a-z/-]+\/dist\/.+\.js$/.test(path)) {
      response.writeHead(404).end();
      return;
    }
    response.setHeader('Content-Type', 'text/javascript');
    readFile(join(root, path)).then(
      (text) => response.end(text),
      () => response.writeHead(404).end(),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
