import fc from 'fast-check';
import { Refusal } from '../errors/refusal.js';
import { readStrictJson } from './strict-json.js';

describe('strict JSON', () => {
  it('reads what JSON.parse reads', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 6 }), (value) => {
        const text = JSON.stringify(value);
        let expected: unknown;
        try {
          expected = readStrictJson(text);
        } catch (error) {
          // Only names we refuse may differ.
          expect(text).toMatch(/__proto__|constructor|prototype/);
          expect(error).toBeInstanceOf(Refusal);
          return;
        }
        expect(expected).toEqual(JSON.parse(text));
      }),
    );
  });

  it.each([
    ['two equal names', '{"stance":"for","stance":"against"}'],
    ['two equal names, one escaped', '{"a":1,"\\u0061":2}'],
    ['two equal names deep inside', '{"a":[{"b":{"c":1,"d":2,"c":3}}]}'],
    ['__proto__', '{"__proto__":{"isAdmin":true}}'],
    ['constructor', '{"a":{"constructor":1}}'],
    ['an open text', '{"a":"b'],
    ['rubbish', '{a:1}'],
    ['10,000 levels', '['.repeat(10_000) + ']'.repeat(10_000)],
  ])('refuses %s', (_name, text) => {
    expect(() => readStrictJson(text)).toThrow(Refusal);
  });

  it('accepts the same name in different objects, and names as values', () => {
    expect(readStrictJson('[{"a":1},{"a":2},{"b":"a","c":["a","a"]}]')).toEqual([{ a: 1 }, { a: 2 }, { b: 'a', c: ['a', 'a'] }]);
  });
});
