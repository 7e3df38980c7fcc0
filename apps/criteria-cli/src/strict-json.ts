/**
 * JSON as the standard intends it, for clinical input: a name given twice is an error (which of the two counts is
 * undefined), and so is nesting no profile needs.
 */
import { InputError } from './input-error.js';

/** A profile in a list, with a list of objects in it, needs five. */
const DEEPEST = 32;

/** @throws InputError naming the place. */
export function parseStrictJson(text: string): unknown {
  const source = text.startsWith('\uFEFF') ? text.slice(1) : text;
  let value: unknown;
  try {
    value = JSON.parse(source);
  } catch (error) {
    throw new InputError('', `not valid JSON: ${error instanceof Error ? error.message : String(error)}`);
  }
  refuseRepeatedNames(source);
  return value;
}

interface Level {
  /** Names seen, or null in a list. */
  readonly names: Set<string> | null;
  /** Name or position the scan is at. */
  at: string | number;
}

/** Scans valid JSON without building it. */
function refuseRepeatedNames(source: string): void {
  const levels: Level[] = [];
  let expectsName = false;
  for (let index = 0; index < source.length; index++) {
    const character = source.charCodeAt(index);
    switch (character) {
      case 0x22: {
        const end = endOfString(source, index);
        const level = levels.at(-1);
        if (expectsName && level?.names) {
          const name = JSON.parse(source.slice(index, end + 1)) as string;
          level.at = name;
          if (level.names.has(name)) throw new InputError(pathOf(levels), 'given twice');
          level.names.add(name);
          expectsName = false;
        }
        index = end;
        break;
      }
      case 0x7b:
      case 0x5b:
        levels.push(character === 0x7b ? { names: new Set(), at: '' } : { names: null, at: 0 });
        if (levels.length > DEEPEST) throw new InputError(pathOf(levels.slice(0, 4)), `nested deeper than ${DEEPEST}`);
        expectsName = character === 0x7b;
        break;
      case 0x7d:
      case 0x5d:
        levels.pop();
        expectsName = false;
        break;
      case 0x2c: {
        const level = levels.at(-1);
        if (level && typeof level.at === 'number') level.at++;
        expectsName = level?.names !== null;
        break;
      }
    }
  }
}

function endOfString(source: string, start: number): number {
  let index = start + 1;
  while (source.charCodeAt(index) !== 0x22) index += source.charCodeAt(index) === 0x5c ? 2 : 1;
  return index;
}

const pathOf = (levels: readonly Level[]): string =>
  levels.reduce(
    (path, level) =>
      typeof level.at === 'number' ? `${path}[${level.at}]` : path === '' ? level.at : `${path}.${level.at}`,
    '',
  );
