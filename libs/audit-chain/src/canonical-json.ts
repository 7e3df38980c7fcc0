/** JSON Canonicalization Scheme (RFC 8785): one text for one value, so that a hash of it means something. */

export type JsonValue = null | boolean | number | string | readonly JsonValue[] | { readonly [name: string]: JsonValue | undefined };

/** Deeper values are refused, so that a hostile one cannot exhaust the stack. */
export const MAXIMUM_DEPTH = 64;

/** A value has no canonical form. `path` is a JSON Pointer (RFC 6901) to the place. */
export class NotCanonicalError extends Error {
  readonly code = 'payloadNotCanonical';

  constructor(
    readonly path: string,
    reason: string,
  ) {
    super(`The value at "${path}" has no canonical form: ${reason}.`);
    this.name = 'NotCanonicalError';
  }
}

/**
 * The canonical text of a value. Members whose value is undefined are left out, as JSON does.
 *
 * @throws NotCanonicalError for numbers that are not finite, lone surrogates, anything that is not JSON, and depth over 64
 */
export function canonicalJson(value: unknown): string {
  return write(value, '', 0);
}

function write(value: unknown, path: string, depth: number): string {
  if (depth > MAXIMUM_DEPTH) throw new NotCanonicalError(path, `deeper than ${MAXIMUM_DEPTH} levels`);
  if (value === null || value === true || value === false) return String(value);
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new NotCanonicalError(path, 'not a finite number');
    return JSON.stringify(value);
  }
  if (typeof value === 'string') return writeText(value, path);
  if (Array.isArray(value)) {
    return `[${value.map((item, index) => write(item, `${path}/${index}`, depth + 1)).join(',')}]`;
  }
  if (isPlainObject(value)) {
    const members = Object.keys(value)
      // The default order compares UTF-16 code units, which is what RFC 8785 section 3.2.3 asks for.
      .sort()
      .filter((name) => value[name] !== undefined)
      .map((name) => {
        const place = `${path}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`;
        return `${writeText(name, place)}:${write(value[name], place, depth + 1)}`;
      });
    return `{${members.join(',')}}`;
  }
  throw new NotCanonicalError(path, `${typeof value} is not JSON`);
}

/** With the u flag a pair is one character, so only lone halves match. */
const LONE_SURROGATE = /\p{Surrogate}/u;

function writeText(text: string, path: string): string {
  if (LONE_SURROGATE.test(text)) throw new NotCanonicalError(path, 'a lone surrogate');
  return JSON.stringify(text);
}

function isPlainObject(value: unknown): value is Record<string, unknown> {
  if (typeof value !== 'object' || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}
