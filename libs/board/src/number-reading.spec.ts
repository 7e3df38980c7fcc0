import fc from 'fast-check';
import { readNumber, READING_REASONS, type NumberRule } from './number-reading.js';

const PERCENT: NumberRule = { min: 0, max: 100 };
const BURDEN: NumberRule = { min: 0, max: 100, intervalAllowed: true };
const COUNT: NumberRule = { min: 0, max: 1000, whole: true };
const FREE: NumberRule = { min: -1e15, max: 1e15 };
const read = (text: string, rule: NumberRule = PERCENT): unknown => {
  const reading = readNumber(text, rule);
  return reading.ok ? reading.value : reading.code;
};

describe('reading numbers', () => {
  it.each([
    ['3.5', 3.5],
    ['3,5', 3.5],
    [' 12 ', 12],
    ['\u00a012\u202f', 12],
    ['１２', 12],
    ['３．５', 3.5],
    ['+4', 4],
    ['0.125', 0.125],
    ['0,125', 0.125],
    ['007', 7],
    ['-0', 0],
  ])('understands %j', (text, value) => {
    expect(read(text)).toBe(value);
  });

  it.each([
    ['', 'reading.empty'],
    ['   ', 'reading.empty'],
    ['NaN', 'reading.notFinite'],
    ['Infinity', 'reading.notFinite'],
    ['-∞', 'reading.notFinite'],
    ['1e400', 'reading.exponentNotAllowed'],
    ['1e3', 'reading.exponentNotAllowed'],
    ['2,5E-3', 'reading.exponentNotAllowed'],
    ['0x10', 'reading.notDecimal'],
    ['0b11', 'reading.notDecimal'],
    ['1,234', 'reading.ambiguousSeparator'],
    ['1.234', 'reading.ambiguousSeparator'],
    ['1,234.5', 'reading.groupingNotAllowed'],
    ['1 234 567', 'reading.groupingNotAllowed'],
    ["1'234", 'reading.groupingNotAllowed'],
    ['9007199254740993', 'reading.tooPrecise'],
    ['101', 'reading.outOfRange'],
    ['-1', 'reading.outOfRange'],
    ['−1', 'reading.outOfRange'],
    ['<3', 'reading.limitNotAllowed'],
    ['≤3', 'reading.limitNotAllowed'],
    ['3-20', 'reading.intervalNotAllowed'],
    ['3–20', 'reading.intervalNotAllowed'],
    ['~30', 'reading.approximateNotAllowed'],
    ['ca. 30', 'reading.approximateNotAllowed'],
    ['etwa 30', 'reading.approximateNotAllowed'],
    ['30 %', 'reading.percentNotExpected'],
    ['10²', 'reading.notANumber'],
    ['٣', 'reading.notANumber'],
    ['four', 'reading.notANumber'],
    ['1.2.3', 'reading.notANumber'],
    ['.5', 'reading.notANumber'],
    ['5.', 'reading.notANumber'],
    ['true', 'reading.notANumber'],
    ['1\u0000', 'reading.notANumber'],
  ])('refuses %j: %s', (text, code) => {
    expect(read(text)).toBe(code);
  });

  it('refuses ten megabytes of digits without looking at them', () => {
    expect(read('1'.repeat(10_000_000))).toBe('reading.tooLong');
  });

  it('says both readings of an ambiguous separator', () => {
    expect(readNumber('1,234', FREE)).toMatchObject({ params: { decimal: '1.234', grouped: '1234' } });
    expect(read('1,2345', FREE)).toBe(1.2345);
    expect(read('1234,567', FREE)).toBe(1234.567);
  });

  it('takes ranges and limits where an interval may be recorded', () => {
    expect(read('30-35', BURDEN)).toEqual({ low: 30, high: 35 });
    expect(read('30 – 35', BURDEN)).toEqual({ low: 30, high: 35 });
    expect(read('30 to 35,5', BURDEN)).toEqual({ low: 30, high: 35.5 });
    expect(read('30 bis 35', BURDEN)).toEqual({ low: 30, high: 35 });
    expect(read('30-30', BURDEN)).toBe(30);
    expect(read('<30', BURDEN)).toEqual({ low: 0, high: 30 });
    expect(read('≥ 75', BURDEN)).toEqual({ low: 75, high: 100 });
    expect(read('35-30', BURDEN)).toBe('reading.intervalReversed');
    expect(read('30-101', BURDEN)).toBe('reading.outOfRange');
    expect(read('30-35-40', BURDEN)).toBe('reading.notANumber');
  });

  it('wants whole counts whole', () => {
    expect(read('14', COUNT)).toBe(14);
    expect(read('2.5', COUNT)).toBe('reading.notWhole');
    expect(read('2,0', COUNT)).toBe(2);
  });

  it('reads back every ordinary number it is given, with point or comma', () => {
    const decimals = fc.tuple(fc.integer({ min: -99_999, max: 99_999 }), fc.integer({ min: 0, max: 99 }));
    fc.assert(
      fc.property(decimals, fc.constantFrom('.', ','), ([whole, part], separator) => {
        const text = `${whole}${separator}${String(part).padStart(2, '0')}`;
        expect(read(text, FREE)).toBe(Number(text.replace(',', '.')) + 0);
      }),
    );
  });

  it('answers any text with a finite value within bounds or a known reason', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.stringMatching(/^[-+<>~0-9.,e x%]{0,12}$/)), (text) => {
        const reading = readNumber(text, BURDEN);
        if (!reading.ok) {
          expect(Object.keys(READING_REASONS)).toContain(reading.code);
          expect(reading.reason).not.toMatch(/[{}]/);
          return;
        }
        const { value } = reading;
        for (const bound of typeof value === 'number' ? [value] : [value.low, value.high]) {
          expect(Number.isFinite(bound) && bound >= 0 && bound <= 100 && !Object.is(bound, -0)).toBe(true);
        }
      }),
      { numRuns: 500 },
    );
  });
});
