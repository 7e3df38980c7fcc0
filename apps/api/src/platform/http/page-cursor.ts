import { invalidField } from '../errors/refusal.js';

/** The key of the last row of a page, opaque to the caller. */
export const encodeCursor = (key: readonly string[]): string => Buffer.from(JSON.stringify(key)).toString('base64url');

/** @throws Refusal validation for a text that is no cursor of ours. */
export function decodeCursor(cursor: string): [string, string] {
  try {
    const key: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    if (Array.isArray(key) && key.length === 2 && key.every((part) => typeof part === 'string')) {
      const [first, second] = key as [string, string];
      if (/^\d{4}-\d\d-\d\d[ T][\d:.+-]+Z?$|^\d+$/.test(first) && /^[0-9a-f-]{36}$/.test(second)) return [first, second];
    }
  } catch {
    // Falls through to the refusal.
  }
  throw invalidField('after', 'is not a page mark of this list; start from the first page');
}
