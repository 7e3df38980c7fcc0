import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { FIELD_REFUSALS } from '@consilium/contracts';
import { fieldRefusal } from './field-refusal';

type Words = { refusal: Record<string, string>; sheet: Record<string, string> };
const wordsOf = (language: 'en' | 'de'): Words => JSON.parse(readFileSync(join(import.meta.dirname, `../../../../i18n/${language}/cases.json`), 'utf8')) as Words;
const placesOf = (text: string): string[] => [...text.matchAll(/\{+(\w+)\}+/g)].map((found) => found[1]!);

/** Says as the translation does: the key itself where there are no words. */
const sayIn = (words: Words) => (key: string, parameters: Record<string, string | number> = {}): string => {
  const found = key.startsWith('cases.refusal.') ? words.refusal[key.slice('cases.refusal.'.length)] : words.sheet[key.slice('cases.sheet.'.length)];
  return (found ?? key).replace(/\{\{(\w+)\}\}/g, (_, name: string) => String(parameters[name] ?? ''));
};

describe.each(['en', 'de'] as const)('why a field was refused, in %s', (language) => {
  const words = wordsOf(language);

  it('has words for every reason the server has, and for no other', () => {
    expect(Object.keys(words.refusal).sort()).toEqual(Object.keys(FIELD_REFUSALS).sort());
  });

  it('names nothing the server does not say', () => {
    const further = ['min', 'max', 'unit'];
    for (const [reason, text] of Object.entries(words.refusal)) {
      const said = [...placesOf(FIELD_REFUSALS[reason as keyof typeof FIELD_REFUSALS]), ...(reason.startsWith('fact.') ? further : [])];
      expect(said).toEqual(expect.arrayContaining(placesOf(text)));
    }
  });

  it('quotes the server where there are none', () => {
    expect(fieldRefusal({ path: 'value', message: 'is odd' }, sayIn(words), language)).toContain('is odd');
    expect(fieldRefusal({ path: 'value', message: 'is odd', reason: 'moon.full' }, sayIn(words), language)).toContain('is odd');
  });
});

describe('a refused number', () => {
  it('is written as the reader writes numbers', () => {
    const refused = { path: 'value', message: '', reason: 'fact.outOfRange', parameters: { value: 101.5 } };
    expect(fieldRefusal(refused, sayIn(wordsOf('de')), 'de')).toMatch(/^101,5 liegt/);
    expect(fieldRefusal(refused, sayIn(wordsOf('en')), 'en')).toMatch(/^101\.5 lies/);
  });
});
