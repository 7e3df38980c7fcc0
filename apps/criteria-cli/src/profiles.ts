/** Reads the profiles a command is given: one object, or a list of them. */
import { readFileSync } from 'node:fs';
import { text } from 'node:stream/consumers';
import type { Readable } from 'node:stream';
import { FactError, type CaseFacts, type Engine } from '@consilium/criteria';
import { InputError } from './input-error.js';
import { parseStrictJson } from './strict-json.js';

export interface Profiles {
  /** Whether a list was given; the answer then is a list too. */
  readonly many: boolean;
  readonly items: readonly CaseFacts[];
}

/** @throws InputError naming the place of the first fault in any profile. */
export async function readProfiles(file: string, stdin: Readable, engine: Engine): Promise<Profiles> {
  const value = parseStrictJson(await read(file, stdin));
  const many = Array.isArray(value);
  const items = (many ? value : [value]) as CaseFacts[];
  items.forEach((item, index) => {
    try {
      engine.checkFacts(item);
    } catch (error) {
      if (!(error instanceof FactError)) throw error;
      const place = many ? `[${index}]` : '';
      throw new InputError(place && error.path ? `${place}.${error.path}` : place || error.path, error.reason);
    }
  });
  return { many, items };
}

async function read(file: string, stdin: Readable): Promise<string> {
  if (file === '-') return text(stdin);
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw new InputError(file, `cannot be read (${(error as NodeJS.ErrnoException).code ?? 'unknown reason'})`);
  }
}
