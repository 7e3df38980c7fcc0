import fc from 'fast-check';
import { addMinutes, compareInstants, isInstant, minutesBetween, NotAnInstantError } from './instant.js';

const anyInstant = fc
  .date({ min: new Date('1970-01-01T00:00:00Z'), max: new Date('2200-01-01T00:00:00Z'), noInvalidDate: true })
  .map((date) => date.toISOString());

describe('instant', () => {
  it.each([
    ['2026-07-23T08:55:00Z', true],
    ['2026-07-23T08:55:00.123456Z', true],
    ['2028-02-29T00:00:00Z', true],
    ['2027-02-29T00:00:00Z', false],
    ['2026-07-23T08:55:00+02:00', false],
    ['2026-07-23T08:55:00', false],
    ['2026-07-23 08:55:00Z', false],
    ['2026-07-23T24:00:00Z', false],
    ['+275760-09-13T00:00:00Z', false],
    ['', false],
  ])('%s is an instant: %s', (text, expected) => {
    expect(isInstant(text)).toBe(expected);
  });

  it('tells two microseconds apart that a Date would merge', () => {
    expect(compareInstants('2026-07-23T08:55:00.000001Z', '2026-07-23T08:55:00.000002Z')).toBe(-1);
    expect(compareInstants('2026-07-23T08:55:00.1Z', '2026-07-23T08:55:00.100000Z')).toBe(0);
  });

  it('throws on text that is no instant instead of comparing it', () => {
    expect(() => compareInstants('yesterday', '2026-07-23T08:55:00Z')).toThrow(NotAnInstantError);
  });

  it('orders like time and adds elapsed minutes, also over the night of a clock change', () => {
    expect(addMinutes('2026-10-25T00:30:00Z', 60)).toBe('2026-10-25T01:30:00.000Z');
    fc.assert(
      fc.property(anyInstant, fc.integer({ min: -100_000, max: 100_000 }), (instant, minutes) => {
        const later = addMinutes(instant, minutes);
        expect(minutesBetween(instant, later)).toBeCloseTo(minutes, 6);
        expect(Math.sign(compareInstants(later, instant))).toBe(Math.sign(minutes));
      }),
    );
  });
});
