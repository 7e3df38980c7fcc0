import { initials } from './initials.js';

describe('initials', () => {
  it('stand for a name, a double name keeps its hyphen', () => {
    expect(initials({ givenName: 'Elspeth', familyName: 'Birchwood' })).toBe('E. B.');
    expect(initials({ givenName: 'Joana', familyName: 'Ferreira-Holt' })).toBe('J. F.-H.');
  });
});
