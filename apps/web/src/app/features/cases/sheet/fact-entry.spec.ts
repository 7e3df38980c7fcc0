import { asStoredCodes, codesOf, controlOf, entryText, readEntry, takesInterval, unitsOf } from './fact-entry';

describe('entry of facts', () => {
  it('knows how each kind of element is entered', () => {
    expect(controlOf('bilobar')).toBe('boolean');
    expect(controlOf('differentiation')).toBe('code');
    expect(controlOf('ki67Pct')).toBe('number');
    expect(controlOf('bilirubinMgDl')).toBe('laboratory');
    expect(controlOf('extrahepaticSites')).toBe('codes');
    expect(controlOf('availability')).toBe('words');
    expect(controlOf('segmentsInvolved')).toBe('codes');
    expect(asStoredCodes('segmentsInvolved', ['2', '7'])).toEqual([2, 7]);
    expect(asStoredCodes('extrahepaticSites', ['bone'])).toEqual(['bone']);
    expect(controlOf('lesions')).toBe('elsewhere');
    expect(controlOf('hormoneMarkers')).toBe('structure');
    expect(controlOf('tumourBiomarkers')).toBe('structure');
    expect(controlOf('priorTreatments')).toBe('structure');
    expect(codesOf('extrahepaticSites')).toEqual(['bone', 'peritoneum', 'lung', 'other']);
    expect(takesInterval('liverBurdenPct')).toBe(true);
    expect(takesInterval('ki67Pct')).toBe(false);
  });

  it('reads decimal comma and point alike, and a percent sign that repeats the unit', () => {
    expect(readEntry('ki67Pct', '4,5', null)).toEqual({ ok: true, value: 4.5 });
    expect(readEntry('ki67Pct', '4.5 %', null)).toEqual({ ok: true, value: 4.5 });
  });

  it('reads intervals only where the dictionary has them', () => {
    expect(readEntry('liverBurdenPct', '30–35', null)).toEqual({ ok: true, value: { low: 30, high: 35 } });
    expect(readEntry('liverBurdenPct', '<30', null)).toEqual({ ok: true, value: { low: 0, high: 30 } });
    expect(readEntry('ki67Pct', '<3', null)).toMatchObject({ ok: false, code: 'reading.limitNotAllowed' });
    expect(readEntry('liverBurdenPct', '35-30', null)).toMatchObject({ ok: false, code: 'reading.intervalReversed' });
  });

  it('refuses what cannot be', () => {
    expect(readEntry('ki67Pct', '101', null)).toMatchObject({ ok: false, code: 'reading.outOfRange' });
    expect(readEntry('ki67Pct', '-1', null)).toMatchObject({ ok: false, code: 'reading.outOfRange' });
    expect(readEntry('lesionCount', '2,5', null)).toMatchObject({ ok: false, code: 'reading.notWhole' });
    expect(readEntry('maxLesionSizeCm', '0', null)).toMatchObject({ ok: false, code: 'reading.outOfRange' });
    expect(readEntry('ki67Pct', 'four', null)).toMatchObject({ ok: false, code: 'reading.notANumber' });
  });

  it('converts bilirubin and keeps what was typed', () => {
    expect(readEntry('bilirubinMgDl', '0,8', 'mg/dL')).toEqual({ ok: true, value: 0.8 });
    expect(readEntry('bilirubinMgDl', '13,7', 'µmol/L')).toEqual({ ok: true, value: 0.8012, enteredText: '13.7 µmol/L' });
    expect(readEntry('bilirubinMgDl', '13.7 \u03bcmol/l', 'mg/dL')).toMatchObject({ ok: true, enteredText: '13.7 µmol/L' });
  });

  it('doubts a bilirubin that looks like the other unit, and keeps it', () => {
    expect(readEntry('bilirubinMgDl', '17', 'mg/dL')).toMatchObject({ ok: true, value: 17, doubt: { key: 'cases.sheet.implausibleUnit', parameters: { unit: 'mg/dL', other: 'µmol/L' } } });
    expect(unitsOf('bilirubinMgDl')).toEqual(['mg/dL', 'µmol/L']);
  });

  it('writes stored values as they are typed', () => {
    expect(entryText(4.5, 'de')).toBe('4,5');
    expect(entryText(1240, 'en')).toBe('1240');
    expect(entryText({ low: 30, high: 35 }, 'en')).toBe('30-35');
    expect(entryText(null, 'en')).toBe('');
  });
});
