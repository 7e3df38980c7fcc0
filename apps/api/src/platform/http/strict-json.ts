/**
 * JSON as a careful reader takes it: no duplicate keys, no `__proto__`, no depth beyond 64, no lone halves of surrogate
 * pairs in keys. `JSON.parse` alone would keep the last of two keys in silence.
 */
import { Refusal } from '../errors/refusal.js';

const MAX_DEPTH = 64;
const forbiddenKeys = new Set(['__proto__', 'constructor', 'prototype']);

/** @throws Refusal malformedRequest that says what is wrong and where. */
export function readStrictJson(text: string): unknown {
  checkStructure(text);
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw new Refusal('malformedRequest', { detail: 'The body is not valid JSON.' });
  }
}

/** Walks the text once, without recursion, remembering the keys of each open object. */
function checkStructure(text: string): void {
  const open: Array<Set<string> | null> = [];
  let expectsKey = false;
  for (let at = 0; at < text.length; at += 1) {
    switch (text[at]) {
      case '{':
        open.push(new Set());
        expectsKey = true;
        break;
      case '[':
        open.push(null);
        expectsKey = false;
        break;
      case '}':
      case ']':
        open.pop();
        expectsKey = false;
        break;
      case ',':
        expectsKey = open.at(-1) instanceof Set;
        break;
      case '"': {
        const end = endOfString(text, at);
        if (expectsKey) checkKey(open.at(-1), text.slice(at, end + 1));
        expectsKey = false;
        at = end;
        break;
      }
    }
    if (open.length > MAX_DEPTH) throw new Refusal('malformedRequest', { detail: `The body is nested deeper than ${MAX_DEPTH} levels.` });
  }
}

function endOfString(text: string, start: number): number {
  for (let at = start + 1; at < text.length; at += 1) {
    if (text[at] === '\\') at += 1;
    else if (text[at] === '"') return at;
  }
  throw new Refusal('malformedRequest', { detail: 'The body is not valid JSON: a text is not closed.' });
}

function checkKey(keys: Set<string> | null | undefined, raw: string): void {
  let key: string;
  try {
    key = JSON.parse(raw) as string;
  } catch {
    throw new Refusal('malformedRequest', { detail: 'The body is not valid JSON.' });
  }
  if (forbiddenKeys.has(key)) throw new Refusal('malformedRequest', { detail: `The name "${key}" is not allowed.` });
  if (keys?.has(key) === true) throw new Refusal('malformedRequest', { detail: `The name "${key.slice(0, 60)}" appears twice in one object.` });
  keys?.add(key);
}
