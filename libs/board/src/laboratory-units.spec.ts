import fc from 'fast-check';
import {
  convertLaboratoryValue,
  LABORATORY_QUANTITIES,
  laboratoryUnits,
  readLaboratoryValue,
  recogniseUnit,
  storedUnit,
} from './laboratory-units.js';

const bilirubin = (text: string, unit: string | null = null): unknown => {
  const ruling = readLaboratoryValue('bilirubin', text, unit);
  return ruling.ok ? ruling.reading : ruling.code;
};

describe('laboratory units', () => {
  it('knows 17.1 µmol/L of bilirubin as 1 mg/dL', () => {
    expect(convertLaboratoryValue('bilirubin', 1, 'mg/dL', 'µmol/L')).toBe(17.1);
    expect(convertLaboratoryValue('bilirubin', 34.2, 'µmol/L', 'mg/dL')).toBeCloseTo(2, 12);
    expect(convertLaboratoryValue('urinary5Hiaa', 191.18, 'mg/24 h', 'µmol/24 h')).toBeCloseTo(1000, 9);
    expect(convertLaboratoryValue('chromograninA', 470, 'ng/mL', 'µg/L')).toBe(470);
  });

  it.each(['µmol/L', 'μmol/L', 'umol/l', 'µMOL / l', 'μmol∕L'])('takes %s for µmol/L', (unit) => {
    expect(recogniseUnit('bilirubin', unit)).toBe('µmol/L');
  });

  it.each(['mg/dL', 'mg/dl', 'MG/DL', ' mg / dl'])('takes %s for mg/dL', (unit) => {
    expect(recogniseUnit('bilirubin', unit)).toBe('mg/dL');
  });

  it('takes a day and 24 hours for the same', () => {
    for (const unit of ['µmol/24h', 'µmol/d', 'umol/day', 'μmol/24 h'])
      expect(recogniseUnit('urinary5Hiaa', unit)).toBe('µmol/24 h');
    expect(recogniseUnit('chromograninA', 'mcg/L')).toBe('µg/L');
    expect(recogniseUnit('bilirubin', 'mmol/L')).toBeNull();
  });

  it('reads number and unit from one text or from two fields', () => {
    expect(bilirubin('13,7 µmol/L')).toEqual({
      value: 13.7 / 17.1,
      storedUnit: 'mg/dL',
      entered: { value: 13.7, unit: 'µmol/L' },
      implausible: null,
    });
    expect(bilirubin('0.8', 'mg/dl')).toMatchObject({ value: 0.8, entered: { unit: 'mg/dL' } });
    expect(bilirubin('0.8mg/dL', 'mg/dL')).toMatchObject({ value: 0.8 });
    expect(readLaboratoryValue('urinary5Hiaa', '470 µmol/24 h')).toMatchObject({ reading: { value: 470 } });
  });

  it.each([
    ['1.2', null, 'laboratory.unitMissing'],
    ['1.2 mmol/L', null, 'laboratory.unitUnknown'],
    ['1.2', 'stone', 'laboratory.unitUnknown'],
    ['14 µmol/L', 'mg/dL', 'laboratory.unitDoubled'],
    ['101 mg/dL', null, 'laboratory.outOfRange'],
    ['1711 µmol/L', null, 'laboratory.outOfRange'],
    ['<3 mg/dL', null, 'reading.limitNotAllowed'],
    ['1e3', 'mg/dL', 'reading.exponentNotAllowed'],
    ['mg/dL', null, 'reading.notANumber'],
    ['-1 mg/dL', null, 'reading.outOfRange'],
    ['', 'mg/dL', 'reading.empty'],
    ['9'.repeat(65), 'mg/dL', 'reading.tooLong'],
  ])('refuses %j with unit %s: %s', (text, unit, code) => {
    expect(bilirubin(text, unit)).toBe(code);
  });

  it('keeps an implausible value, flags it, and says in which unit it would be plausible', () => {
    expect(bilirubin('17 mg/dL')).toMatchObject({
      value: 17,
      implausible: { low: 0.1, high: 15, otherUnit: 'µmol/L' },
    });
    expect(bilirubin('1 µmol/L')).toMatchObject({ implausible: { otherUnit: 'mg/dL' } });
    expect(bilirubin('0 mg/dL')).toMatchObject({ implausible: { otherUnit: null } });
    expect(bilirubin('15 mg/dL')).toMatchObject({ implausible: null });
  });

  it('comes back to the same value through any other unit', () => {
    const value = fc.double({ min: 0.001, max: 10_000, noNaN: true });
    fc.assert(
      fc.property(fc.constantFrom(...LABORATORY_QUANTITIES), value, (quantity, original) => {
        for (const unit of laboratoryUnits(quantity)) {
          const there = convertLaboratoryValue(quantity, original, storedUnit(quantity), unit);
          const back = convertLaboratoryValue(quantity, there, unit, storedUnit(quantity));
          expect(Math.abs(back - original) / original).toBeLessThan(1e-12);
        }
      }),
    );
  });

  it('throws on a unit of another quantity', () => {
    expect(() => convertLaboratoryValue('bilirubin', 1, 'ng/mL', 'mg/dL')).toThrow(RangeError);
    expect(() => convertLaboratoryValue('bilirubin', 1, 'toString', 'mg/dL')).toThrow(RangeError);
  });
});
