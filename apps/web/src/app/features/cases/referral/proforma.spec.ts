import { readProforma } from './proforma';

const ENGLISH = `REFERRAL TO THE TUMOUR BOARD
Hospital number: NMU-2040-117
Number issued by: Northmoor University Hospital
Family name: Textbook
Given name: Tilda
Date of birth: 1961-02-28
Sex: female
Kind of question: resectability
Question to the board: Can the two metastases of the right lobe be removed,
and should the primary be removed at the same time?
Urgency: routine
Treating consultant: Dr Rowan Penhallow
Contact: penhallow@northmoor.example
Patient wish: Wants an operation if it can remove everything.
Asked by: Sr Moira Tansley
Asked on: 2026-07-01
Consent: given
Consent recorded on: 2026-07-01
`;

describe('a filled proforma', () => {
  it('fills the form, a question over two lines included', () => {
    expect(readProforma(ENGLISH)).toEqual({
      fields: {
        identifierValue: 'NMU-2040-117', identifierSystem: 'Northmoor University Hospital', familyName: 'Textbook', givenName: 'Tilda', birthDate: '1961-02-28', sex: 'female',
        questionCode: 'resectability', questionText: 'Can the two metastases of the right lobe be removed,\nand should the primary be removed at the same time?', urgency: 'routine',
        consultantName: 'Dr Rowan Penhallow', consultantContact: 'penhallow@northmoor.example', wish: 'asked', wishText: 'Wants an operation if it can remove everything.',
        askedBy: 'Sr Moira Tansley', askedOn: '2026-07-01', consent: 'given', consentOn: '2026-07-01',
      },
      unread: [],
    });
  });

  it('is read in German, with umlauts in either form and tabs from a table', () => {
    const text = 'Patientennummer\t4711\nName: Müller\nVorname: Jürgen\nGeburtsdatum: 28.2.1961\nGeschlecht: männlich\nFragestellung: Resektabilität?\nEinwilligung: erteilt\nKonsil: keines'.normalize('NFD');
    expect(readProforma(text)).toEqual({
      fields: { identifierValue: '4711', familyName: 'Müller'.normalize('NFD'), givenName: 'Jürgen'.normalize('NFD'), birthDate: '1961-02-28', sex: 'male', questionText: 'Resektabilität?'.normalize('NFD'), consent: 'given' },
      unread: ['Konsil: keines'],
    });
  });

  it.each([
    ['a date with two readings', 'Date of birth: 03/12/1961'],
    ['29 February of a common year', 'Date of birth: 29.02.2027'],
    ['a code nobody knows', 'Sex: yes'],
    ['a question of no kind', 'Kind of question: everything'],
  ])('hands back %s and guesses nothing', (_name, line) => {
    expect(readProforma(line)).toEqual({ fields: {}, unread: [line] });
  });

  it('takes the first of two values for one field, and says so', () => {
    expect(readProforma('Family name: One\nSurname: Two')).toEqual({ fields: { familyName: 'One' }, unread: ['Surname: Two'] });
  });

  it('takes the choices of a blank proforma for no answer', () => {
    expect(readProforma('Sex: [female, male, diverse]\nFamily name:\n')).toEqual({ fields: {}, unread: [] });
  });

  it('looks at no more than a page of ten megabytes', () => {
    expect(readProforma(`Question: ${'x'.repeat(10_000_000)}`).fields.questionText).toHaveLength(50_000 - 'Question: '.length);
  });
});
