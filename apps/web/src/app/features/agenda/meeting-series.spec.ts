import { nextOfSeries } from './meeting-series';

describe('the usual meeting', () => {
  // 18 November 2026 is a Wednesday.
  const now = new Date(2026, 10, 18, 9, 0);
  it.each([
    [4, '07:30', '2026-11-19T07:30'],
    [3, '12:00', '2026-11-18T12:00'],
    [3, '07:30', '2026-11-25T07:30'],
    [7, '10:00', '2026-11-22T10:00'],
    [2, '16:15', '2026-11-24T16:15'],
  ])('on weekday %i at %s is next on %s', (weekday, time, expected) => {
    expect(nextOfSeries({ weekday, time }, now)).toBe(expected);
  });
});
