/** Plain JSON: what canonical text can hold without loss. */
import { isWellFormedText } from './utf8.js';

export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** Thrown for a value that JSON would drop, change or refuse; names the place. */
export class NotJsonError extends Error {
  constructor(place: string, what: string) {
    super(`${what} cannot be part of a signed record (at ${place === '' ? 'the top' : place})`);
    this.name = 'NotJsonError';
  }
}

/**
 * A copy that is plain JSON. Properties that are undefined are left out, because an absent optional and an undefined one mean the
 * same; everything else that JSON.stringify would silently alter (NaN, dates, undefined in lists, half a surrogate pair) throws.
 */
export function asJson(value: unknown, place = ''): Json {
  if (value === null || typeof value === 'boolean') return value;
  if (typeof value === 'string') {
    if (!isWellFormedText(value)) throw new NotJsonError(place, 'Text with half of a surrogate pair');
    return value;
  }
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new NotJsonError(place, String(value));
    return Object.is(value, -0) ? 0 : value;
  }
  if (Array.isArray(value)) return value.map((item, index) => asJson(item, inside(place, String(index))));
  if (typeof value === 'object' && Object.getPrototypeOf(value) === Object.prototype) {
    const entries = Object.entries(value).filter(([, inner]) => inner !== undefined);
    return Object.fromEntries(entries.map(([key, inner]) => [key, asJson(inner, inside(place, key))]));
  }
  throw new NotJsonError(place, value === undefined ? 'Undefined' : `A value of type ${typeof value}`);
}

function inside(place: string, key: string): string {
  return place === '' ? key : `${place}.${key}`;
}
