import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { CONTRADICTIONS } from './contradictions.js';
import { EVIDENCE } from './evidence.js';
import { CONTRADICTION_IDS, CRITERION_IDS, LANGUAGES, OPEN_QUESTION_IDS, OPTION_IDS, SOURCE_KEYS } from './ids.js';
import { OPEN_QUESTIONS } from './open-questions.js';
import { SOURCES } from './sources.js';
import { complaints, textsBelow } from './testing/text-rules.js';
import { WORDING } from './wording/index.js';

const evidenceIds = EVIDENCE.map(({ id }) => id);
const figures = (text: string) => (text.replace(/(\d),(\d)/g, '$1.$2').match(/[A-Z0-9]+(?:-[A-Z0-9]+)*\d|\d+(?:\.\d+)?/g) ?? []).sort();

/** Pairs of English and German below a value, with the path of the pair. */
function localisedBelow(value: unknown, path = ''): { path: string; en: string; de: string }[] {
  if (value === null || typeof value !== 'object') return [];
  const { en, de } = value as { en?: unknown; de?: unknown };
  if (typeof en === 'string' && typeof de === 'string') return [{ path, en, de }];
  return Object.entries(value).flatMap(([key, inner]) => localisedBelow(inner, `${path}.${key}`));
}

describe('contradictions', () => {
  it('are the 62 of the catalogue, in order', () => {
    expect(CONTRADICTIONS.map(({ id }) => id)).toEqual([...CONTRADICTION_IDS]);
    expect(CONTRADICTION_IDS).toHaveLength(62);
  });

  it('have a type, two sides with a place each, and known options and evidence, each once', () => {
    for (const contradiction of CONTRADICTIONS) {
      expect(contradiction.types.length).toBeGreaterThan(0);
      expect(OPTION_IDS).toEqual(expect.arrayContaining([...contradiction.optionIds]));
      expect(evidenceIds).toEqual(expect.arrayContaining([...contradiction.evidenceIds]));
      expect(new Set(contradiction.evidenceIds).size).toBe(contradiction.evidenceIds.length);
      for (const { locators } of contradiction.statements) {
        expect(locators.length).toBeGreaterThan(0);
        for (const { source, place } of locators) {
          expect(SOURCE_KEYS).toContain(source);
          expect(place.trim()).not.toBe('');
        }
      }
    }
  });

  it('between sources name at least two of them', () => {
    const within = CONTRADICTIONS.filter(({ types, statements }) => types.includes('A') && new Set(statements.flatMap(({ locators }) => locators.map(({ source }) => source))).size < 2);
    // X-22 is CHAN2018 reporting a guideline on one side and series on the other.
    expect(within.map(({ id }) => id)).toEqual(['X-22']);
  });
});

describe('open questions', () => {
  it('are the 16 of the catalogue, in order', () => {
    expect(OPEN_QUESTIONS.map(({ id }) => id)).toEqual([...OPEN_QUESTION_IDS]);
    expect(OPEN_QUESTION_IDS).toHaveLength(16);
  });

  it('refer to known contradictions', () => {
    for (const { contradictionIds } of OPEN_QUESTIONS) expect(CONTRADICTION_IDS).toEqual(expect.arrayContaining([...contradictionIds]));
  });
});

describe('sources', () => {
  it('are the five, each under its own key', () => {
    expect(Object.keys(SOURCES)).toEqual([...SOURCE_KEYS]);
    for (const key of SOURCE_KEYS) expect(SOURCES[key].key).toBe(key);
  });
});

describe('texts of contradictions, questions and sources', () => {
  const pairs = localisedBelow({ CONTRADICTIONS, OPEN_QUESTIONS, SOURCES });

  it.each(LANGUAGES)('have the form the product needs in %s', (language) => {
    const faults = pairs.map((pair) => ({ path: pair.path, text: pair[language], found: complaints(pair[language], language) }));
    expect(faults.filter(({ found }) => found.length > 0)).toEqual([]);
  });

  it('name the same figures and identifiers in both languages', () => {
    expect(pairs.filter(({ en, de }) => figures(en).join() !== figures(de).join()).map(({ path, en, de }) => ({ path, en, de }))).toEqual([]);
  });
});

describe('identifiers in displayed texts', () => {
  it('all resolve', () => {
    const known = new Set<string>([...CRITERION_IDS, ...CONTRADICTION_IDS, ...OPEN_QUESTION_IDS, ...evidenceIds]);
    const prefixes = [...new Set([...known].map((id) => id.split('-')[0]))].filter((prefix) => prefix !== undefined && !/^E\d/.test(prefix));
    const mention = new RegExp(`\\b(?:${prefixes.join('|')})-(?:[A-Z0-9]+-)*[A-Z0-9]+\\b`, 'g');
    const texts = textsBelow({ WORDING, CONTRADICTIONS, OPEN_QUESTIONS }).filter(({ path }) => !/\.id$|Ids\.\d+$/.test(path));
    const unknown = texts.flatMap(({ path, text }) => (text.match(mention) ?? []).filter((id) => !known.has(id)).map((id) => ({ path, id })));
    // Names of two criteria families, used where the whole set is meant.
    expect([...new Set(unknown.map(({ id }) => id))].sort()).toEqual(['RESECT-CHAN', 'RESECT-ENETS']);
  });
});

describe('the content as code', () => {
  it('imports nothing from outside its folder', () => {
    const folder = fileURLToPath(new URL('.', import.meta.url));
    const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => /\.ts$/.test(file) && !/\.spec\.ts$|^testing/.test(file));
    const outside = files.flatMap((file) =>
      [...readFileSync(join(folder, file), 'utf8').matchAll(/from '([^']+)'/g)]
        .map(([, target = '']) => (target.startsWith('.') ? join(dirname(file), target) : target))
        .filter((target) => target.startsWith('..') || !files.includes(target.replace(/\.js$/, '.ts'))),
    );
    expect(files.length).toBeGreaterThan(40);
    expect(outside).toEqual([]);
  });
});
