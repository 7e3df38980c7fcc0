import { birthDateSlips, foldName, likenessOf, slipsBetween, type RegisteredPatient } from './patient-likeness.js';

const patient = (change: Partial<RegisteredPatient> = {}): RegisteredPatient => ({
  identifierSystem: 'urn:a',
  identifierValue: 'NMU-1100-100',
  familyName: 'Müller',
  givenName: 'Änne',
  birthDate: '1961-04-07',
  ...change,
});
const other = (change: Partial<RegisteredPatient>) => patient({ identifierValue: 'X-999999', ...change });

describe('likeness of two registrations', () => {
  it.each([
    ['the same name in another normal form', other({ familyName: 'Mu\u0308ller' }), 'likely', ['sameName', 'sameBirthDate']],
    ['an umlaut written out', other({ familyName: 'Mueller', givenName: 'Aenne' }), 'likely', ['sameName', 'sameBirthDate']],
    ['an umlaut left out', other({ familyName: 'MULLER' }), 'likely', ['sameName', 'sameBirthDate']],
    ['names in each other’s place', other({ familyName: 'Änne', givenName: 'Müller' }), 'likely', ['transposedNames', 'sameBirthDate']],
    ['day and month swapped', other({ birthDate: '1961-07-04' }), 'likely', ['sameName', 'swappedDayAndMonth']],
    ['a slip in the name', other({ familyName: 'Mülller' }), 'likely', ['similarName', 'sameBirthDate']],
    ['a middle name left out', other({ givenName: 'Änne Marie' }), 'likely', ['sameName', 'sameBirthDate']],
    ['one wrong digit in the year', other({ birthDate: '1962-04-07' }), 'possible', ['sameName', 'oneDigitApart']],
    ['the same number, written otherwise', patient({ identifierValue: 'nmu 1100100', familyName: 'Otherwise', givenName: 'Someone' }), 'likely', ['sameIdentifier', 'sameBirthDate']],
    ['the same number and nothing else', patient({ familyName: 'Otherwise', givenName: 'Someone', birthDate: '1950-11-30' }), 'possible', ['sameIdentifier']],
  ])('sees %s', (_name, found, grade, signs) => {
    expect(likenessOf(patient(), found)).toEqual({ grade, signs });
    expect(likenessOf(found, patient())).toEqual({ grade, signs });
  });

  it.each([
    ['another given name, born on the same day', other({ givenName: 'Brigitte' })],
    ['the same name, born at another time', other({ birthDate: '1974-11-23' })],
    ['a similar name, one digit apart', other({ familyName: 'Möller', birthDate: '1962-04-07' })],
    ['a short name with another letter', { ...other({ familyName: 'Li' }), givenName: 'Wu' }],
    ['a number of three signs', { ...patient({ identifierValue: '100', familyName: 'Otherwise', givenName: 'X', birthDate: '1990-01-31' }) }],
  ])('does not take %s for the same person', (_name, found) => {
    expect(likenessOf(patient(), found)).toBeNull();
  });

  it('folds what spellings differ in and keeps what names differ in', () => {
    expect(foldName('van der Göße-Ørsted')).toBe('vanderGosseOrsted'.toLowerCase());
    expect(foldName('Bauer')).not.toBe(foldName('Bur'));
  });

  it('counts slips', () => {
    expect([slipsBetween('birch', 'brich'), slipsBetween('birch', 'birches'), slipsBetween('', 'ab'), slipsBetween('same', 'same')]).toEqual([1, 2, 2, 0]);
  });

  it('swaps day and month only where that is a date', () => {
    expect(birthDateSlips('1961-04-07')).toEqual(['1961-04-07', '1961-07-04']);
    expect(birthDateSlips('1961-04-30')).toEqual(['1961-04-30']);
    expect(birthDateSlips('1961-04-04')).toEqual(['1961-04-04']);
  });
});
