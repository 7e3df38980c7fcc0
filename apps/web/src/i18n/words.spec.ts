import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { actions } from '@consilium/contracts';
import { strayText } from './checks/stray-text';
import { inlineTemplates, type Template } from './checks/templates';

const workspace = join(import.meta.dirname, '../../../..');

/** Sources that hold words for people; specimens of the living page are data. */
const FOLDERS = ['libs/ui/src', 'apps/web/src'];
const NOT_FOR_READERS = [/\.spec\.ts$/, /\.harness\.ts$/, /\/testing\//, /\/specimens\//, /\/i18n\//];

const textOf = (file: string): string => readFileSync(join(workspace, file), 'utf8');

function sourceFiles(extension: 'ts' | 'html'): string[] {
  return FOLDERS.flatMap((folder) => readdirSync(join(workspace, folder), { recursive: true, encoding: 'utf8' }).map((file) => join(folder, file))).filter(
    (file) => file.endsWith(`.${extension}`) && !NOT_FOR_READERS.some((pattern) => pattern.test(file)),
  );
}

const templates = (): Template[] => [
  ...sourceFiles('ts').flatMap((file) => inlineTemplates(file, textOf(file))),
  ...sourceFiles('html')
    .filter((file) => !file.endsWith('src/index.html'))
    .map((file) => ({ file, html: textOf(file) })),
];

type Words = { [key: string]: string | Words };

const read = (file: string): Words => JSON.parse(textOf(file)) as Words;

/** The areas are named in `words.ts`; the file of an area may be spelt with dashes. */
const areas = new Map(
  [...textOf('apps/web/src/i18n/en/words.ts').matchAll(/import (\w+) from '\.\/([\w-]+)\.json'/g)].map((match) => [match[1] ?? '', match[2] ?? '']),
);

function flat(words: Words, path = ''): Map<string, string> {
  return new Map(Object.entries(words).flatMap(([key, value]) => (typeof value === 'string' ? [[`${path}${key}`, value] as const] : [...flat(value, `${path}${key}.`)])));
}

function wordsOf(language: 'en' | 'de'): Map<string, string> {
  const all: Words = { ui: read(`libs/ui/src/i18n/${language}.json`) };
  for (const [area, file] of areas) all[area] = read(`apps/web/src/i18n/${language}/${file}.json`);
  return flat(all);
}

const english = wordsOf('en');
const german = wordsOf('de');

describe('the words', () => {
  it('are the same set of keys in English and German', () => {
    expect([...german.keys()].sort()).toEqual([...english.keys()].sort());
  });

  it('are all there, none empty', () => {
    const empty = [...english, ...german].filter(([, text]) => text.trim() === '').map(([key]) => key);
    expect(empty).toEqual([]);
  });

  it('take the same parameters in both languages', () => {
    const parameters = (text = ''): string[] => [...text.matchAll(/\{\{\s*(\w+)\s*\}\}/g)].map((match) => match[1] ?? '').sort();
    const different = [...english].filter(([key, text]) => parameters(text).join() !== parameters(german.get(key)).join()).map(([key]) => key);
    expect(different).toEqual([]);
  });

  it('list every file of the folder, so that no words are forgotten', () => {
    const files = readdirSync(join(workspace, 'apps/web/src/i18n/en')).filter((file) => file.endsWith('.json'));
    expect(files.map((file) => file.replace('.json', '')).sort()).toEqual([...areas.values()].sort());
    expect(textOf('apps/web/src/i18n/de/words.ts')).toBe(textOf('apps/web/src/i18n/en/words.ts'));
  });

  it('never mix option and recommendation: what the software lists is called option', () => {
    const about = [...english, ...german].filter(([key, text]) => key.startsWith('ui.option') && /recommendation|empfehlung/i.test(text)).map(([key]) => key);
    expect(about).toEqual([]);
  });

  it('leave the decision to the clinician and the patient: the board recommends, the product lists options', () => {
    // Steps of procedure that somebody decides, and the sentences that say who does not.
    const procedure = [/^agenda\.late\./, /^agenda\.because\./, /^audit\.event\.lateAddition/, /^audit\.erasure\./, /\.stale$/, /^reports\.template\.block\.decision$/, /^sign-?[iI]n\.footer$/];
    const decided = [...english, ...german].filter(([key, text]) => /\bdeci[ds]|entsch(eid|ied)/i.test(text) && !procedure.some((pattern) => pattern.test(key))).map(([key, text]) => `${key}: ${text}`);
    expect(decided).toEqual([]);
  });
});

describe('the keys used in the code', () => {
  const names = ['ui', ...areas.keys()].join('|');
  const literal = new RegExp(`(?<!\\bid: ?)['\`]((?:${names})\\.[A-Za-z0-9.]*[A-Za-z0-9])['\`]`, 'g');
  const started = new RegExp(`['"\`]((?:${names})\\.(?:[A-Za-z0-9]+\\.)*)(?:'\\s*\\+|"\\s*\\+|\\$\\{)`, 'g');
  const rights = new Set<string>(actions);
  const files = [...sourceFiles('ts'), ...sourceFiles('html')];

  it('all exist', () => {
    const missing = files.flatMap((file) =>
      [...textOf(file).matchAll(literal)].map((match) => match[1] ?? '').filter((key) => !english.has(key) && !rights.has(key) && !isFileName(key)).map((key) => `${file}: ${key}`),
    );
    expect(missing).toEqual([]);
  });

  it('that are put together begin like one that exists', () => {
    const missing = files.flatMap((file) =>
      [...textOf(file).matchAll(started)].map((match) => match[1] ?? '').filter((prefix) => ![...english.keys()].some((key) => key.startsWith(prefix))).map((prefix) => `${file}: ${prefix}`),
    );
    expect(missing).toEqual([]);
  });
});

describe('templates', () => {
  it('hold no words of their own', () => {
    expect(templates().flatMap(strayText)).toEqual([]);
  });

  it('are all found', () => {
    expect(templates().length).toBeGreaterThan(60);
  });

  it('would be caught with a stray word, in text, in an attribute and in an expression', () => {
    const caught = (html: string): number => strayText({ file: 'x', html }).length;
    expect(caught('<p>Stray words</p>')).toBe(1);
    expect(caught('<p>v{{ version }} of it</p>')).toBe(1);
    expect(caught('<input placeholder="Type here" />')).toBe(1);
    expect(caught(`<b [title]="open ? 'Close it' : key">x</b>`)).toBe(1);
    expect(caught(`@if (a) { <i aria-label="Hidden words"></i> }`)).toBe(1);
    expect(caught(`<p>{{ 'ui.loading' | transloco }} · {{ name }}</p>`)).toBe(0);
    expect(caught('<svg role="img" viewBox="0 0 10 10"><path d="M0 0" /></svg>')).toBe(0);
  });

  it('write no style attribute, which the content security policy would drop', () => {
    const found = templates().filter(({ html }) => /\sstyle="/.test(html)).map(({ file }) => file);
    expect(found).toEqual([]);
  });
});

function isFileName(key: string): boolean {
  return /\.(json|html|css|csv|svg|pdf|ts|page|feature|routes|component)$/.test(key);
}
