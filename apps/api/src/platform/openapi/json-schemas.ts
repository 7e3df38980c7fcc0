/** Zod contracts as JSON Schema (2020-12, which OpenAPI 3.1 uses), the named ones gathered once. */
import { z } from 'zod';

export type JsonSchema = { [key: string]: unknown };
type Direction = 'input' | 'output';

/**
 * Collects the named schemas of requests and answers. A contract whose two directions differ (a field with a default, for
 * example, may be left out of a request and is always in an answer) appears twice, the request's as `NameRequest`.
 */
export class JsonSchemas {
  private readonly found = new Map<string, Partial<Record<Direction, JsonSchema>>>();

  /** @returns a reference to the named schema, or the schema itself where it has no name. */
  add(schema: z.ZodType, direction: Direction): JsonSchema {
    const made = z.toJSONSchema(schema, { io: direction, unrepresentable: 'any' }) as JsonSchema & { $defs?: Record<string, JsonSchema> };
    const { $schema: _dialect, $defs: named = {}, ...rest } = made;
    for (const [name, part] of Object.entries(named)) this.keep(name, direction, part);
    const name = z.globalRegistry.get(schema)?.id;
    if (name === undefined) return marked(rest, direction) as JsonSchema;
    // Where a contract is used again inside another, zod has put it among the named ones already.
    if (!(name in named)) this.keep(name, direction, rest);
    return { $ref: marker(name, direction) };
  }

  /** The finished `components.schemas`, and a function that points references at them. */
  finish(): { components: Record<string, JsonSchema>; resolve: <Part>(part: Part) => Part } {
    const names = new Map<string, string>();
    const components: Record<string, JsonSchema> = {};
    const differing = this.differing();
    for (const [name, { input, output }] of [...this.found].sort(([one], [other]) => (one < other ? -1 : 1))) {
      const isSplit = differing.has(name) && input !== undefined && output !== undefined;
      const inputName = isSplit ? freeName(`${name}Request`, this.found) : name;
      names.set(marker(name, 'input'), `#/components/schemas/${inputName}`).set(marker(name, 'output'), `#/components/schemas/${name}`);
      if (output !== undefined) components[name] = output;
      if (input !== undefined && (isSplit || output === undefined)) components[inputName] = input;
    }
    const resolve = <Part>(part: Part): Part => withReferences(part, (reference) => names.get(reference) ?? reference) as Part;
    return { components: resolve(components), resolve };
  }

  private keep(name: string, direction: Direction, schema: JsonSchema): void {
    const { $id: _id, id: _name, ...rest } = schema;
    const known = this.found.get(name) ?? {};
    this.found.set(name, { ...known, [direction]: marked(rest, direction) as JsonSchema });
  }

  /** Names whose two directions differ, themselves or in a contract they refer to. */
  private differing(): Set<string> {
    const found = new Set<string>();
    const text = (schema: JsonSchema | undefined): string => JSON.stringify(withReferences(schema, (reference) => reference.replace(/^(input|output):/, ':')));
    for (const [name, { input, output }] of this.found) if (text(input) !== text(output)) found.add(name);
    for (let before = -1; before !== found.size; ) {
      before = found.size;
      for (const [name, { input, output }] of this.found) {
        withReferences([input, output], (reference) => {
          if (found.has(reference.slice(reference.indexOf(':') + 1))) found.add(name);
          return reference;
        });
      }
    }
    return found;
  }
}

const marker = (name: string, direction: Direction): string => `${direction}:${name}`;
const marked = (part: unknown, direction: Direction): unknown => withReferences(part, (reference) => reference.replace(/^#\/\$defs\//, `${direction}:`));
const freeName = (wished: string, taken: ReadonlyMap<string, unknown>): string => (taken.has(wished) ? freeName(`${wished}_`, taken) : wished);

/** A copy of the part in which each `$ref` is changed. */
function withReferences(part: unknown, change: (reference: string) => string): unknown {
  if (Array.isArray(part)) return part.map((item) => withReferences(item, change));
  if (typeof part !== 'object' || part === null) return part;
  return Object.fromEntries(Object.entries(part).map(([key, value]) => [key, key === '$ref' && typeof value === 'string' ? change(value) : withReferences(value, change)]));
}
