/** Reads the machine-readable tables of the clinical catalogue, kept here as the yardstick of the library. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

export type Row = Readonly<Record<string, string>>;

const folder = join(import.meta.dirname, 'catalogue');

export const criteriaRows = (): Row[] => readTable('criteria.csv');
export const optionRows = (): Row[] => readTable('options.csv');
export const dictionaryRows = (): Row[] => readTable('dictionary.csv');

function readTable(name: string): Row[] {
  const [header = [], ...records] = parseCsv(readFileSync(join(folder, name), 'utf8'));
  return records.map((record) => Object.fromEntries(header.map((column, index) => [column, record[index] ?? ''])));
}

/** RFC 4180: quoted fields may hold commas, line breaks and doubled quotes. */
export function parseCsv(text: string): string[][] {
  const records: string[][] = [];
  let record: string[] = [];
  let field = '';
  let quoted = false;
  for (let index = 0; index < text.length; index++) {
    const character = text[index];
    if (quoted) {
      if (character !== '"') field += character;
      else if (text[index + 1] === '"') field += text[++index];
      else quoted = false;
    } else if (character === '"') quoted = true;
    else if (character === ',' || character === '\n') {
      record.push(field);
      field = '';
      if (character === '\n') {
        records.push(record);
        record = [];
      }
    } else if (character !== '\r') field += character;
  }
  if (field !== '' || record.length > 0) records.push([...record, field]);
  return records;
}
