import { ageInYears, formatDate, formatNumber, formatQuantity, readNumber } from './format';

describe('numbers', () => {
  it('sets thousands off by a narrow space in both languages', () => {
    expect(formatNumber(48190, 'en')).toBe('48\u202f190');
    expect(formatNumber(48190.5, 'de')).toBe('48\u202f190,5');
  });

  it('keeps the unit with its number and uses a true minus', () => {
    expect(formatQuantity(-4, '%', 'en')).toBe('\u22124\u00a0%');
  });

  it.each([
    ['4,5', 4.5], ['4.5', 4.5], ['  12 ', 12], ['1 240', 1240], ['1\u202f240', 1240], ['\u22123', -3], ['0', 0], ['1,234', 1.234],
  ])('reads %j', (text, value) => {
    expect(readNumber(text)).toEqual({ kind: 'number', value });
  });

  it.each([['<3', '<', 3], ['>= 70', '≥', 70], ['≤ 0,5', '≤', 0.5]])('reads the bound %j', (text, comparator, value) => {
    expect(readNumber(text)).toEqual({ kind: 'bounded', comparator, value });
  });

  it.each(['abc', '1,2,3', '1.240,5', '12 mg', '--3', '1e5', 'Infinity', '０'])('does not guess at %j', (text) => {
    expect(readNumber(text).kind).toBe('unreadable');
  });

  it('takes nothing for nothing', () => {
    expect(readNumber('   ').kind).toBe('empty');
  });
});

describe('dates', () => {
  it('writes the day before the month in both languages', () => {
    expect(formatDate('2026-07-23', 'date', 'en')).toBe('23 Jul 2026');
    expect(formatDate('2026-07-23', 'date', 'de')).toBe('23. Juli 2026');
  });

  it('never shifts a calendar date', () => {
    expect(formatDate('2024-02-29', 'date', 'en')).toBe('29 Feb 2024');
    expect(formatDate('2026-01-01', 'monthYear', 'en')).toBe('January 2026');
  });

  it('gives signatures in UTC and says so', () => {
    expect(formatDate('2026-07-23T08:11:42Z', 'utcTime', 'en')).toBe('08:11:42\u00a0UTC');
  });

  it('leaves what is no date as it is', () => {
    expect(formatDate('booked', 'date', 'en')).toBe('booked');
  });

  it('counts a birthday as reached on the day itself', () => {
    expect(ageInYears('1968-03-14', new Date(2026, 2, 13))).toBe(57);
    expect(ageInYears('1968-03-14', new Date(2026, 2, 14))).toBe(58);
    expect(ageInYears('1968-02-29', new Date(2026, 1, 28))).toBe(57);
  });
});
