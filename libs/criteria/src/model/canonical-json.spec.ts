import { canonicalJson } from './canonical-json.js';

describe('canonical JSON', () => {
  it.each([
    [{ b: 1, a: [true, null] }, '{"a":[true,null],"b":1}'],
    [{ '\u20ac': 1, '\r': 2, '\u{1f600}': 3, '\ufb33': 4 }, '{"\\r":2,"\u20ac":1,"\u{1f600}":3,"\ufb33":4}'],
    [[333333333.33333329, 1e30, 4.5, 0.002, 1e-27, -0], '[333333333.3333333,1e+30,4.5,0.002,1e-27,0]'],
    [{ kept: null, left: undefined }, '{"kept":null}'],
  ])('writes %j', (value, text) => {
    expect(canonicalJson(value)).toBe(text);
  });

  it.each([
    [{ a: [Number.NaN] }, '$.a[0]'],
    [{ a: Number.POSITIVE_INFINITY }, '$.a'],
    [{ a: () => 1 }, '$.a'],
  ])('refuses what has no JSON form, by path', (value, path) => {
    expect(() => canonicalJson(value)).toThrow(path);
  });
});
