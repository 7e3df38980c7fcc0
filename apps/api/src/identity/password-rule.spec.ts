import { passwordObjection } from './password-rule.js';

const about = ['Dr Mei-Lin Castellane', 'castellane@northmoor.example', 'Northmoor University Hospital'];

describe('the password rule', () => {
  it.each(['tumour-quartet-42-lamp', 'k3#jdf9-WQpl', 'four words without order', 'überall ist Wunderland 7'])('takes "%s"', (password) => {
    expect(passwordObjection(password, about)).toBeNull();
  });

  it.each([
    ['short1!', 'tooShort'],
    ['password12345', 'tooEasy'],
    ['qwertyuiopas', 'tooEasy'],
    ['aaaaaaaaaaaaaa', 'tooEasy'],
    ['northmoor-2026', 'tooEasy'],
    ['castellane123', 'tooEasy'],
    ['castellane-northmoor', 'tooEasy'],
  ] as const)('refuses "%s"', (password, objection) => {
    expect(passwordObjection(password, about)).toBe(objection);
  });

  it('judges the longest password in reasonable steps', () => {
    expect(passwordObjection('ab1!'.repeat(64), about)).toBe('tooEasy');
  });
});
