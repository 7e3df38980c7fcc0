/** The routes of the running code, so that generated tests try a new one without being told. */
import 'reflect-metadata';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { checkout } from '@consilium/launcher';

/**
 * @typedef {object} ServerRoute
 * @property {string} name as `CasesController.read`
 * @property {'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'} method
 * @property {string} path below /api/v1, parameters as `:caseId`
 * @property {boolean} isPublic
 * @property {{ action: string } | null} requirement
 * @property {boolean} takesBody whether it has a schema for a JSON body
 * @property {any} bodySchema JSON schema of the body; null without one
 */

/** @param {string} path */
const built = (path) => import(pathToFileURL(join(checkout, 'apps/api/dist', path)).href);

/** @returns {Promise<ServerRoute[]>} */
export async function serverRoutes() {
  const { AppModule } = await built('app.module.js');
  const { routesOf } = await built('platform/openapi/route-table.js');
  const { z } = await import('zod');
  return routesOf(AppModule).map((/** @type {any} */ { name, method, path, isPublic, requirement, body }) => ({
    name,
    method: method.toUpperCase(),
    path,
    isPublic,
    requirement,
    takesBody: body !== null,
    bodySchema: body === null ? null : withoutReferences(z.toJSONSchema(body, { io: 'input', unrepresentable: 'any' })),
  }));
}

/**
 * Puts each definition where it is referred to. Schemas of bodies are never recursive.
 *
 * @param {any} schema
 * @param {Record<string, any>} [definitions]
 * @returns {any}
 */
function withoutReferences(schema, definitions = schema.$defs ?? {}) {
  if (Array.isArray(schema)) return schema.map((part) => withoutReferences(part, definitions));
  if (typeof schema !== 'object' || schema === null) return schema;
  if (typeof schema.$ref === 'string') return withoutReferences(definitions[schema.$ref.split('/').at(-1) ?? ''] ?? {}, definitions);
  return Object.fromEntries(Object.entries(schema).flatMap(([name, part]) => (name === '$defs' ? [] : [[name, withoutReferences(part, definitions)]])));
}

/**
 * @param {string} path with parameters as `:caseId`
 * @param {(parameter: string) => string} value
 */
export const filledPath = (path, value) => path.replaceAll(/:(\w+)/g, (_, parameter) => encodeURIComponent(value(parameter)));
