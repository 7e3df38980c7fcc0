import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { workspaceRoot } from '../database/data-source.js';
import { openApiDocument } from './document.js';
import type { JsonSchema } from './json-schemas.js';
import { routesOf } from './route-table.js';

/** The document of a whole application. @param module its root module. */
export function apiDocument(module: unknown): JsonSchema {
  const { version } = JSON.parse(readFileSync(join(workspaceRoot, 'package.json'), 'utf8')) as { version: string };
  return openApiDocument(routesOf(module), version);
}
