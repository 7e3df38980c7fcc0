import { CRITERION_BASIS, EVIDENCE_BASES } from '../criterion-basis.js';
import { CRITERION_IDS, ELEMENT_IDS, ELEMENTS_BY_GROUP, LANGUAGES, OPTION_IDS } from '../ids.js';
import { catalogueTable } from '../testing/catalogue-tables.js';
import { complaints, textsBelow } from '../testing/text-rules.js';
import { WORDING } from './index.js';

const isStated = (text: string | undefined): boolean => text !== undefined && text !== '' && text !== '-';

describe('ids', () => {
  it('are those of the catalogue, in its order', () => {
    expect(CRITERION_IDS).toEqual(catalogueTable('criteria').map((row) => row['id']));
    expect(OPTION_IDS).toEqual(catalogueTable('options').map((row) => row['id']));
    expect(ELEMENT_IDS).toEqual(catalogueTable('dictionary').map((row) => row['id']));
  });

  it('are unique and complete: 230 criteria, 39 options, 90 elements in 8 groups', () => {
    expect(new Set(CRITERION_IDS).size).toBe(230);
    expect(new Set(OPTION_IDS).size).toBe(39);
    expect(new Set(ELEMENT_IDS).size).toBe(90);
    expect(Object.keys(ELEMENTS_BY_GROUP)).toHaveLength(8);
  });
});

describe.each(LANGUAGES)('wording in %s', (language) => {
  const wording = WORDING[language];

  it('has every text in the form the product needs', () => {
    const faults = textsBelow(wording)
      .map(({ path, text }) => ({ path, text, found: complaints(text, language) }))
      .filter(({ found }) => found.length > 0);
    expect(faults).toEqual([]);
  });

  it('carries a note exactly where the catalogue has one', () => {
    for (const row of catalogueTable('criteria')) {
      const criterion = wording.criteria[row['id'] as keyof typeof wording.criteria];
      expect({ id: row['id'], note: isStated(criterion.note) }).toEqual({ id: row['id'], note: isStated(row['note']) });
    }
  });

  it('gives an option its aim, basis and note exactly where the catalogue does', () => {
    for (const row of catalogueTable('options')) {
      const option = wording.options[row['id'] as keyof typeof wording.options];
      expect({ id: row['id'], intent: isStated(option.intent), basis: isStated(option.basis), note: isStated(option.note) }).toEqual({
        id: row['id'],
        intent: isStated(row['intent']),
        basis: isStated(row['basis']),
        note: isStated(row['note']),
      });
    }
  });

  it('names a unit exactly where the dictionary has one', () => {
    for (const row of catalogueTable('dictionary')) {
      const element: { unit?: string } = wording.elements[row['id'] as keyof typeof wording.elements];
      expect({ id: row['id'], unit: isStated(element.unit) }).toEqual({ id: row['id'], unit: isStated(row['unit']) });
    }
  });

  it('keeps short names short enough for a matrix cell and unique', () => {
    const names = OPTION_IDS.map((id) => wording.options[id].shortName);
    expect(new Set(names).size).toBe(names.length);
    expect(names.filter((name) => name.length > 26)).toEqual([]);
  });

  it('keeps statements to one line', () => {
    expect(CRITERION_IDS.filter((id) => wording.criteria[id].statement.length > 90)).toEqual([]);
  });
});

describe('basis of criteria', () => {
  it('is the same for criteria whose evidence the catalogue describes in the same words, and every basis is used', () => {
    const described = new Map<string, Set<string>>();
    for (const row of catalogueTable('criteria')) {
      const basis = CRITERION_BASIS[row['id'] as keyof typeof CRITERION_BASIS];
      expect({ id: row['id'], stated: basis !== null }).toEqual({ id: row['id'], stated: isStated(row['evidence']) });
      const texts = described.get(row['evidence'] ?? '') ?? new Set();
      described.set(row['evidence'] ?? '', texts.add(basis ?? 'none'));
    }
    expect([...described].filter(([, bases]) => bases.size > 1)).toEqual([]);
    expect([...new Set(Object.values(CRITERION_BASIS).filter((basis) => basis !== null))].sort()).toEqual([...EVIDENCE_BASES].sort());
  });
});

describe('wording across languages', () => {
  it('has the same keys in both', () => {
    const paths = (language: 'en' | 'de') => textsBelow(WORDING[language]).map(({ path }) => path);
    expect(paths('de')).toEqual(paths('en'));
  });

  it('names the same figures, identifiers and studies in both', () => {
    const figures = (text: string) => (text.replace(/(\d),(\d)/g, '$1.$2').match(/[A-Z0-9]+(?:-[A-Z0-9]+)*\d|\d+(?:\.\d+)?/g) ?? []).sort();
    const german = new Map(textsBelow(WORDING.de).map(({ path, text }) => [path, text]));
    const differing = textsBelow(WORDING.en)
      .map(({ path, text }) => ({ path, en: figures(text), de: figures(german.get(path) ?? '') }))
      .filter(({ en, de }) => en.join() !== de.join());
    expect(differing).toEqual([]);
  });
});
