import { parseRange } from './byte-range.js';

describe('range of a file', () => {
  it.each([
    [undefined, null],
    ['bytes=0-99', { start: 0, end: 99 }],
    ['bytes=100-', { start: 100, end: 999 }],
    ['bytes=-10', { start: 990, end: 999 }],
    ['bytes=-5000', { start: 0, end: 999 }],
    ['bytes=900-5000', { start: 900, end: 999 }],
    ['bytes=999-999', { start: 999, end: 999 }],
    ['bytes=1000-', 'unsatisfiable'],
    ['bytes=-0', 'unsatisfiable'],
    // Answered with the whole file: several ranges, another unit, an end before its start, nonsense.
    ['bytes=0-1,5-6', null],
    ['lines=1-2', null],
    ['bytes=9-3', null],
    ['bytes=-', null],
    ['bytes=99999999999999999999-', null],
  ])('%s of 1000 bytes', (header, expected) => {
    expect(parseRange(header, 1000)).toEqual(expected);
  });
});
