/** The OpenAPI 3.1 document, made from the routes' decorators, the zod contracts and the permission table. */
import { Problem, id as idSchema, permissionTable } from '@consilium/contracts';
import type { z } from 'zod';
import { JsonSchemas, type JsonSchema } from './json-schemas.js';
import type { Route } from './route-table.js';

export const API_PREFIX = '/api/v1';

const SESSION = { session: [] };

/** What a refusal with this status means here; every one is `application/problem+json`. */
const refusals: Record<number, string> = {
  400: 'The request could not be read, or a field is at fault; `fields` names each one by its path.',
  401: 'Nobody is signed in, or the password has to be entered again.',
  403: 'The permission table does not allow this, or the request did not come from this application.',
  404: 'It does not exist, or not for the person who asks: both are answered alike.',
  409: 'This cannot be done in the present state, or the same Idempotency-Key is still at work.',
  412: 'Changed since it was read; `currentVersion` is what is stored now.',
  413: 'The body is larger than 1 MiB.',
  415: 'The body is not JSON.',
  422: 'The Idempotency-Key belongs to a request with other content.',
  423: 'The session is locked for idleness.',
  428: 'If-Match is missing.',
  429: 'Too many requests; `Retry-After` says when to come back.',
  503: 'The database cannot be reached. Nothing is confirmed: `Retry-After` says when to ask again, with the same `Idempotency-Key`.',
};

/** @param version of the product. */
export function openApiDocument(routes: readonly Route[], version: string): JsonSchema {
  const schemas = new JsonSchemas();
  schemas.add(Problem, 'output');
  const paths: Record<string, Record<string, unknown>> = {};
  for (const route of routes) {
    const path = route.path.replace(/:(\w+)/g, '{$1}');
    (paths[path] ??= {})[route.method] = operation(route, schemas);
  }
  const { components, resolve } = schemas.finish();
  return {
    openapi: '3.1.0',
    info: {
      title: 'Consilium',
      version,
      summary: 'Multidisciplinary tumor-board system.',
      description:
        'Unknown fields are refused. Errors are `application/problem+json` with a stable `code`. Edits take `If-Match` with the version of the `ETag`; ' +
        'writes take `Idempotency-Key`, under which a repeated request acts once and gets the same answer. Lists are paged by key: pass `next` as `after`.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: API_PREFIX }],
    paths: resolve(paths),
    components: {
      schemas: components,
      responses: Object.fromEntries(Object.entries(refusals).map(([status, description]) => [`Problem${status}`, problemResponse(Number(status), description)])),
      headers: {
        ETag: { description: 'Version of what was answered, for `If-Match`.', schema: { type: 'string', pattern: '^"[1-9][0-9]*"$' } },
        'Retry-After': { description: 'Seconds after which to try again.', schema: { type: 'integer', minimum: 1 } },
      },
      parameters: {
        'If-Match': headerParameter('If-Match', true, 'The version you edited, from the ETag.', '^"[1-9][0-9]{0,9}"$'),
        'If-Match-Optional': headerParameter('If-Match', false, 'The version you saw, where there is one already.', '^"[1-9][0-9]{0,9}"$'),
        'Idempotency-Key': headerParameter('Idempotency-Key', false, 'A new random text for each act, the same when the act is repeated.', '^[A-Za-z0-9_-]{8,200}$'),
        'X-CSRF-Token': headerParameter('X-CSRF-Token', true, 'The value of the cookie `consilium_csrf`.'),
      },
      securitySchemes: {
        session: { type: 'apiKey', in: 'cookie', name: 'consilium_session', description: 'Set by signing in (`POST /session`); HttpOnly, SameSite=Strict.' },
      },
    },
  };
}

const headerParameter = (name: string, required: boolean, description: string, pattern?: string) => ({
  name,
  in: 'header',
  required,
  description,
  schema: { type: 'string', ...(pattern === undefined ? {} : { pattern }) },
});

const problemResponse = (status: number, description: string) => ({
  description,
  ...(status === 429 || status === 503 ? { headers: { 'Retry-After': { $ref: '#/components/headers/Retry-After' } } } : {}),
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
});

function operation(route: Route, schemas: JsonSchemas): Record<string, unknown> {
  const isWrite = route.method !== 'get';
  const [controller, method] = route.name.split('.') as [string, string];
  return {
    operationId: `${lowerFirst(controller.replace(/Controller$/, ''))}.${method}`,
    summary: `${words(controller.replace(/Controller$/, ''))}: ${words(method).toLowerCase()}`,
    tags: [route.path.split('/')[1]],
    ...(route.isPublic ? { security: [] } : { security: [SESSION] }),
    ...(route.requirement === null ? {} : { 'x-permission': permission(route) }),
    parameters: parameters(route, schemas, isWrite),
    ...(route.body === null ? {} : { requestBody: { required: !isOptional(route.body), content: { 'application/json': { schema: schemas.add(route.body, 'input') } } } }),
    ...(route.answer === null || route.answer.upload === null ? {} : { requestBody: uploadBody(route.answer.upload) }),
    responses: {
      ...successes(route, schemas),
      ...Object.fromEntries(refusalsOf(route, isWrite).map((status) => [status, { $ref: `#/components/responses/Problem${status}` }])),
    },
  };
}

const uploadBody = (fields: readonly string[]) => ({
  required: true,
  content: {
    'multipart/form-data': {
      schema: {
        type: 'object',
        required: ['file'],
        properties: { file: { type: 'string', contentMediaType: 'application/octet-stream' }, ...Object.fromEntries(fields.map((name) => [name, { type: 'string' }])) },
      },
    },
  },
});

function parameters(route: Route, schemas: JsonSchemas, isWrite: boolean): unknown[] {
  const inPath = [...route.path.matchAll(/:(\w+)/g)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    schema: name!.endsWith('Id') ? schemas.add(idSchema, 'input') : { type: 'string' },
  }));
  const shared = (name: string) => ({ $ref: `#/components/parameters/${name}` });
  return [
    ...inPath,
    ...(route.query === null ? [] : queryParameters(route.query, schemas)),
    ...(route.answer?.ifMatch === 'required' ? [shared('If-Match')] : []),
    ...(route.answer?.ifMatch === 'optional' ? [shared('If-Match-Optional')] : []),
    ...(isWrite && !route.isPublic ? [shared('Idempotency-Key'), shared('X-CSRF-Token')] : []),
  ];
}

/** Each field of the query's contract as a parameter of its own. */
function queryParameters(query: z.ZodType, schemas: JsonSchemas): unknown[] {
  const { shape = {} } = query as z.ZodType & { shape?: Record<string, z.ZodType> };
  return Object.entries(shape).map(([name, field]) => ({ name, in: 'query', required: !isOptional(field), schema: schemas.add(field, 'input') }));
}

const isOptional = (schema: z.ZodType): boolean => schema.safeParse(undefined).success;

function successes(route: Route, schemas: JsonSchemas): Record<string, unknown> {
  const answer = route.answer;
  if (answer === null) throw new Error(`${route.name} does not say what it answers: add @Answers(schema).`);
  const { schema } = answer;
  const content =
    schema === null ? undefined : isFile(schema) ? Object.fromEntries(schema.map((type) => [type, {}])) : { 'application/json': { schema: schemas.add(schema, 'output') } };
  const response = {
    description: schema === null ? 'Done.' : 'The answer.',
    ...(schema === null ? {} : { headers: { ETag: { $ref: '#/components/headers/ETag' } } }),
    ...(content === undefined ? {} : { content }),
  };
  return Object.fromEntries([route.status, ...answer.otherStatuses].map((status) => [status, response]));
}

export const isFile = (schema: z.ZodType | readonly string[]): schema is readonly string[] => Array.isArray(schema);

function refusalsOf(route: Route, isWrite: boolean): number[] {
  return [
    400,
    ...(route.isPublic ? (isWrite ? [401, 403] : []) : [401, 403, ...(route.whileLocked ? [] : [423])]),
    ...(route.path.includes(':') || (route.requirement !== null && route.requirement.target !== null) ? [404] : []),
    ...(isWrite && !route.isPublic ? [409, 422] : []),
    ...(route.answer?.ifMatch === 'required' ? [412, 428] : route.answer?.ifMatch === 'optional' ? [412] : []),
    ...(route.body === null ? [] : [413, 415]),
    429,
    503,
  ].sort((one, other) => one - other);
}

/** The rows of the table that allow the route's act. */
function permission({ requirement }: Route): unknown {
  const { action, target } = requirement!;
  const rows = permissionTable.filter((row) => row.action === action);
  return {
    action,
    ...(target === null ? {} : { target }),
    allowed: rows.map(({ role, relation, states }) => ({ role, relation, ...(states === null ? {} : { states }) })),
  };
}

const lowerFirst = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);
const words = (name: string): string => name.replace(/([a-z0-9])([A-Z])/g, (_, before: string, after: string) => `${before} ${after.toLowerCase()}`);
