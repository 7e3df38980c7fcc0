/** docs/asvs.csv names a test for each control; a name that leads nowhere is worth less than none. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const checkout = join(import.meta.dirname, '../..');

interface Row {
  readonly id: string;
  readonly level: string;
  readonly words: string;
  readonly applies: string;
  readonly status: string;
  readonly control: string;
  readonly tests: string[];
}

/** RFC 4180, as far as the file uses it. */
function rowsOf(text: string): string[][] {
  return text
    .trimEnd()
    .split('\n')
    .map((line) => [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(([, quoted, plain]) => (quoted === undefined ? (plain ?? '') : quoted.replaceAll('""', '"'))));
}

const [head, ...lines] = rowsOf(readFileSync(join(checkout, 'docs/asvs.csv'), 'utf8'));
const rows: Row[] = lines.map(([id = '', level = '', words = '', applies = '', status = '', control = '', tests = '']) => ({ id, level, words, applies, status, control, tests: tests === '' ? [] : tests.split(' | ') }));

describe('docs/asvs.csv', () => {
  it('has every requirement of levels 1 and 2 of ASVS 5.0 once', () => {
    expect(head).toEqual(['requirement', 'level', 'in our words', 'applies', 'status', 'control or reason', 'tests']);
    // OWASP ASVS 5.0.0 has 70 requirements of level 1 and 183 of level 2.
    expect([rows.filter(({ level }) => level === '1').length, rows.filter(({ level }) => level === '2').length]).toEqual([70, 183]);
    expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length);
    expect(rows.filter(({ id }) => !/^V(?:[1-9]|1[0-7])\.[1-9]\.\d{1,2}$/.test(id))).toEqual([]);
  });

  it('says of each whether it applies and is met, and why', () => {
    const wrong = rows.filter(({ applies, status, words, control }) => words === '' || control === '' || (applies === 'yes' ? !['met', 'partly', 'not met'].includes(status) : applies !== 'no' || status !== ''));
    expect(wrong).toEqual([]);
  });

  it('claims nothing met without a test', () => {
    expect(rows.filter(({ status, tests }) => status === 'met' && tests.length === 0).map(({ id }) => id)).toEqual([]);
    expect(rows.filter(({ status, tests }) => !['met', 'partly'].includes(status) && tests.length > 0).map(({ id }) => id)).toEqual([]);
  });

  it.each([...new Set(rows.flatMap(({ tests }) => tests))])('names a test that exists: %s', (name) => {
    const [file = '', title] = name.split(' :: ');
    expect(file).toMatch(/\.spec\.ts$/);
    expect(existsSync(join(checkout, file))).toBe(true);
    const text = readFileSync(join(checkout, file), 'utf8');
    // A title stands in quotes or backticks behind `it(` or, with a table, behind `])(`.
    const titles = [...text.matchAll(/\(\s*(?:'([^'\n]+)'|"([^"\n]+)"|`([^`\n]+)`),\s*(?:async\s*)?(?:\(|function)/g)].map(([, single, double, back]) => single ?? double ?? back ?? '');
    expect(titles.length).toBeGreaterThan(0);
    if (title !== undefined) expect(titles.filter((found) => found.includes(title))).not.toEqual([]);
  });
});
