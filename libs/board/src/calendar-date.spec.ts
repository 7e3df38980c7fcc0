import { compareDates, daysBetween, isCalendarDate } from './calendar-date.js';

describe('calendar date', () => {
  it.each([
    ['2028-02-29', true],
    ['2027-02-29', false],
    ['2026-13-01', false],
    ['2026-3-1', false],
    ['12.03.2026', false],
    ['03/12/2026', false],
    ['0001-01-01', false],
    ['9999-12-31', false],
  ])('%s exists: %s', (text, expected) => {
    expect(isCalendarDate(text)).toBe(expected);
  });

  it('counts whole days, over a leap day and over the nights of clock changes', () => {
    expect(daysBetween('2028-02-28', '2028-03-01')).toBe(2);
    expect(daysBetween('2026-03-28', '2026-03-30')).toBe(2);
    expect(daysBetween('2026-10-26', '2026-10-24')).toBe(-2);
    expect(compareDates('2026-07-01', '2026-07-02')).toBe(-1);
  });

  it('throws on text that is no date', () => {
    expect(() => daysBetween('soon', '2026-07-02')).toThrow(RangeError);
  });
});
