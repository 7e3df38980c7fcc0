import 'reflect-metadata';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { AppModule } from '../../app.module.js';
import { workspaceRoot } from '../database/data-source.js';
import { apiDocument } from './api-document.js';
import { routesOf } from './route-table.js';

interface Operation {
  readonly operationId: string;
  readonly parameters: ReadonlyArray<{ $ref?: string; name?: string; in?: string }>;
  readonly requestBody?: { content: Record<string, { schema: unknown }> };
  readonly responses: Record<string, { content?: Record<string, { schema?: unknown }> }>;
}
interface Document {
  readonly paths: Record<string, Record<string, Operation>>;
  readonly components: { readonly schemas: Record<string, object> };
}

const routes = routesOf(AppModule);

describe('the OpenAPI document', () => {
  it.each(routes.map((route) => [route.name, route] as const))('%s says what it takes and what it answers', (_name, route) => {
    const { answer, method, body, handler } = route;
    if (answer === null) throw new Error('Add @Answers(schema) from platform/openapi/answers.decorator.js.');
    const source = handler.toString();
    // The header is described where the handler asks for it, and only there.
    expect(answer.ifMatch === 'required').toBe(source.includes('requireIfMatch('));
    expect(answer.ifMatch === 'optional').toBe(source.includes('.ifMatch') && !source.includes('requireIfMatch('));
    expect(answer.schema === null).toBe([202, 204, 303].includes(route.status));
    if (method === 'get' || method === 'delete') expect(body).toBeNull();
  });

  const document = apiDocument(AppModule) as unknown as Document;
  const operations = Object.entries(document.paths).flatMap(([path, methods]) => Object.entries(methods).map(([method, operation]) => ({ path, method, operation })));

  it('has one operation for every route, under a name of its own', () => {
    expect(operations).toHaveLength(routes.length);
    expect(new Set(operations.map(({ operation }) => operation.operationId)).size).toBe(routes.length);
  });

  it('describes every parameter of a path', () => {
    for (const { path, operation } of operations) {
      const inPath = operation.parameters.filter((parameter) => parameter.in === 'path').map(({ name }) => name);
      expect(inPath).toEqual([...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name));
    }
  });

  it('refers only to what it contains', () => {
    const references = [...JSON.stringify(document).matchAll(/"\$ref":"#\/([^"]+)"/g)].map(([, pointer]) => pointer!);
    expect(references.length).toBeGreaterThan(100);
    const at = (pointer: string): unknown => pointer.split('/').reduce<unknown>((part, key) => (part as Record<string, unknown> | undefined)?.[key], document);
    expect(references.filter((pointer) => at(pointer) === undefined)).toEqual([]);
    expect(JSON.stringify(document)).not.toMatch(/"(input|output):/);
  });

  it('holds schemas a validator of JSON Schema 2020-12 takes', () => {
    const ajv = new Ajv2020({ strict: false, validateFormats: false });
    ajv.addSchema({ $id: 'consilium', ...document });
    for (const name of Object.keys(document.components.schemas)) {
      expect(() => ajv.compile({ $ref: `consilium#/components/schemas/${name}` })).not.toThrow();
    }
    const signIn = ajv.compile({ $ref: 'consilium#/components/schemas/SignIn' });
    expect(signIn({ email: 'a@example.org', password: 'x' })).toBe(true);
    expect(signIn({ email: 'a@example.org', password: 'x', role: 'administrator' })).toBe(false);
  });

  it('refuses unknown fields in every body', () => {
    for (const { operation, path } of operations) {
      const schema = operation.requestBody?.content['application/json']?.schema;
      // The fields of a profile are the knowledge base's, which checks them itself.
      if (schema !== undefined && path !== '/evaluations') expect([path, isStrict(document, schema)]).toEqual([path, true]);
    }
  });

  it('is the one committed (else: npm run build && npm run docs:openapi)', () => {
    expect(JSON.parse(readFileSync(join(workspaceRoot, 'docs/openapi.json'), 'utf8'))).toEqual(JSON.parse(JSON.stringify(document)));
  });
});

interface Schema {
  readonly $ref?: string;
  readonly additionalProperties?: unknown;
  readonly oneOf?: readonly Schema[];
  readonly anyOf?: readonly Schema[];
}

/** Whether the schema, or each of its alternatives, refuses what it does not name. */
function isStrict(document: Document, schema: unknown): boolean {
  const { $ref: reference, additionalProperties, oneOf, anyOf } = schema as Schema;
  if (reference !== undefined) return isStrict(document, document.components.schemas[reference.split('/').at(-1)!]);
  const alternatives = oneOf ?? anyOf;
  return alternatives === undefined ? additionalProperties === false : alternatives.every((alternative) => isStrict(document, alternative));
}
