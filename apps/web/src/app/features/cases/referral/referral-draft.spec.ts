import { fieldOfPath, referralErrors, referralInput, type ReferralDraft } from './referral-draft';

const say = (key: string): string => key;

const complete: ReferralDraft = {
  boardId: '0cee4798-3a57-840d-9b0d-7cef49f49c5f',
  identifierValue: 'NMU-0001-001', identifierSystem: 'Northmoor', familyName: 'Made-Up', givenName: 'Mira', birthDate: '1964-02-29', sex: 'female',
  questionCode: 'resectability', questionText: 'Can it be removed?', urgency: 'routine', consultantName: 'Dr Fictional', consultantContact: 'fictional@northmoor.example',
  wish: 'notAsked', wishText: '', askedBy: '', askedOn: '', patientKnows: '', consent: 'notAsked', consentOn: '',
};

describe('referral draft', () => {
  it('lets a complete referral with a wish that was not asked pass', () => {
    expect(referralErrors(complete, '2026-07-23', say)).toEqual({});
    expect(referralInput(complete)).toMatchObject({ wish: { state: 'notAsked' }, consent: { state: 'notAsked', recordedOn: null } });
  });

  it('names every field that is blank, invisible characters included', () => {
    const errors = referralErrors({ ...complete, familyName: '', questionText: ' \u200b ', birthDate: '' }, '2026-07-23', say);
    expect(Object.keys(errors).sort()).toEqual(['birthDate', 'familyName', 'questionText']);
  });

  it('asks who asked and when as soon as the patient was asked', () => {
    expect(Object.keys(referralErrors({ ...complete, wish: 'asked' }, '2026-07-23', say)).sort()).toEqual(['askedBy', 'askedOn', 'wishText']);
    expect(Object.keys(referralErrors({ ...complete, wish: 'declinedToSay' }, '2026-07-23', say)).sort()).toEqual(['askedBy', 'askedOn']);
  });

  it('refuses days that have not come and years before 1900', () => {
    expect(referralErrors({ ...complete, birthDate: '2026-07-24' }, '2026-07-23', say)).toEqual({ birthDate: 'cases.referral.future' });
    expect(referralErrors({ ...complete, birthDate: '1899-12-31' }, '2026-07-23', say)).toEqual({ birthDate: 'cases.referral.tooEarly' });
    expect(referralErrors({ ...complete, birthDate: '2026-07-23' }, '2026-07-23', say)).toEqual({});
  });

  it.each<[string, Partial<ReferralDraft>, Partial<Record<string, string>>]>([
    ['a name that turns the reading direction', { familyName: 'Made\u202Epu' }, { familyName: 'cases.referral.hiddenDirection' }],
    ['a name of two lines', { givenName: 'Mira\nMax' }, { givenName: 'cases.referral.oneLine' }],
    ['a question of ten megabytes', { questionText: 'x'.repeat(10_000_000) }, { questionText: 'cases.referral.tooLong' }],
    ['U+0000', { patientKnows: 'a\u0000b' }, { patientKnows: 'cases.referral.notStorable' }],
    ['half of a surrogate pair', { consultantName: 'Dr \ud800' }, { consultantName: 'cases.referral.notStorable' }],
    ['a name in Arabic with joiners', { familyName: '\u0639\u0644\u064A\u200D' }, {}],
    ['a question of several lines', { questionText: 'One?\nTwo?' }, {}],
  ])('says at the field what is wrong with %s', (_name, change, expected) => {
    expect(referralErrors({ ...complete, ...change }, '2026-07-23', say)).toEqual(expected);
  });

  it('leaves out the date of a consent that nobody asked for', () => {
    expect(referralInput({ ...complete, consentOn: '2026-07-01' }).consent).toEqual({ state: 'notAsked', recordedOn: null });
    expect(referralInput({ ...complete, consent: 'given', consentOn: '2026-07-01' }).consent).toEqual({ state: 'given', recordedOn: '2026-07-01' });
  });

  it('finds the field of a path the server complains about', () => {
    expect(fieldOfPath('patient.familyName')).toBe('familyName');
    expect(fieldOfPath('wish.askedOn')).toBe('askedOn');
    expect(fieldOfPath('somethingNew')).toBe('questionText');
  });
});
