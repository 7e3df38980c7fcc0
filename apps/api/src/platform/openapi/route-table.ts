/** Every route of the application with what its decorators say: for the OpenAPI document and for generated tests. */
import { RequestMethod } from '@nestjs/common';
import { HTTP_CODE_METADATA, METHOD_METADATA, PATH_METADATA, ROUTE_ARGS_METADATA } from '@nestjs/common/constants.js';
import type { z } from 'zod';
import { PUBLIC, REQUIREMENT, WHILE_LOCKED, type Requirement } from '../authorisation/requires.decorator.js';
import { ANSWER, type AnswerDescription } from './answers.decorator.js';

export interface Route {
  /** `CasesController.read` */
  readonly name: string;
  readonly method: 'get' | 'post' | 'put' | 'patch' | 'delete';
  /** Below `/api/v1`, with parameters as `:caseId`. */
  readonly path: string;
  readonly status: number;
  readonly isPublic: boolean;
  /** Reachable while the session is locked for idleness. */
  readonly whileLocked: boolean;
  readonly requirement: Requirement | null;
  readonly body: z.ZodType | null;
  readonly query: z.ZodType | null;
  readonly answer: AnswerDescription | null;
  readonly handler: (...args: never[]) => unknown;
}

type Class = abstract new (...args: never[]) => object;
type Handler = (...args: never[]) => unknown;

/** Numbers Nest gives to the decorated parameters of a handler. */
const BODY = 3;
const QUERY = 4;

/** Every route reachable from the module, through static and dynamic imports, sorted by path and method. */
export function routesOf(module: unknown): Route[] {
  return controllersOf(module)
    .flatMap((controller) => handlersOf(controller).map((name) => routeOf(controller, name)))
    .sort((one, other) => (one.path === other.path ? one.method.localeCompare(other.method) : one.path < other.path ? -1 : 1));
}

function controllersOf(module: unknown, seen = new Set<unknown>()): Class[] {
  const dynamic = typeof module === 'object' && module !== null && 'module' in module ? (module as { module: unknown; controllers?: Class[]; imports?: unknown[] }) : null;
  const plain = dynamic === null ? module : dynamic.module;
  if (typeof plain !== 'function' || seen.has(plain)) return [];
  seen.add(plain);
  const controllers = [...((Reflect.getMetadata('controllers', plain) ?? []) as Class[]), ...(dynamic?.controllers ?? [])];
  const imports = [...((Reflect.getMetadata('imports', plain) ?? []) as unknown[]), ...(dynamic?.imports ?? [])];
  return [...controllers, ...imports.flatMap((imported) => controllersOf(imported, seen))];
}

const memberOf = (controller: Class, name: string): unknown => (controller.prototype as Record<string, unknown>)[name];

const handlersOf = (controller: Class): string[] =>
  Object.getOwnPropertyNames(controller.prototype).filter((name) => {
    const member = name === 'constructor' ? null : memberOf(controller, name);
    return typeof member === 'function' && Reflect.hasMetadata(PATH_METADATA, member);
  });

function routeOf(controller: Class, name: string): Route {
  const handler = memberOf(controller, name) as Handler;
  const method = RequestMethod[Reflect.getMetadata(METHOD_METADATA, handler) as number]!.toLowerCase() as Route['method'];
  const parameters = (Reflect.getMetadata(ROUTE_ARGS_METADATA, controller, name) ?? {}) as Record<string, { schema?: z.ZodType }>;
  const schemaOf = (kind: number): z.ZodType | null => Object.entries(parameters).find(([key]) => key.startsWith(`${kind}:`))?.[1].schema ?? null;
  return {
    name: `${controller.name}.${name}`,
    method,
    path: joined(Reflect.getMetadata(PATH_METADATA, controller) as string, Reflect.getMetadata(PATH_METADATA, handler) as string),
    status: (Reflect.getMetadata(HTTP_CODE_METADATA, handler) as number | undefined) ?? (method === 'post' ? 201 : 200),
    isPublic: Reflect.getMetadata(PUBLIC, handler) === true,
    whileLocked: Reflect.getMetadata(WHILE_LOCKED, handler) === true,
    requirement: (Reflect.getMetadata(REQUIREMENT, handler) as Requirement | undefined) ?? null,
    body: schemaOf(BODY),
    query: schemaOf(QUERY),
    answer: (Reflect.getMetadata(ANSWER, handler) as AnswerDescription | undefined) ?? null,
    handler,
  };
}

const joined = (...parts: string[]): string => `/${parts.flatMap((part) => part.split('/')).filter((part) => part !== '').join('/')}`;
