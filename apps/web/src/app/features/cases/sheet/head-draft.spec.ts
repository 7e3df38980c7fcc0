import { changedFields, headChange, headErrors, sharedParts, type HeadDraft } from './head-draft';

const say = (key: string): string => key;
const before: HeadDraft = {
  questionCode: 'prrt', questionText: 'PRRT now?', urgency: 'routine', summary: '', consultantName: 'Dr Made-Up', consultantContact: 'made-up@northmoor.example', patientKnows: '',
  wish: 'notAsked', wishText: '', askedBy: '', askedOn: '', consent: 'notAsked', consentOn: '',
};

describe('the head of a case', () => {
  it('sends only what was changed', () => {
    expect(headChange(before, { ...before, summary: 'A summary.' })).toEqual({ summary: 'A summary.' });
    expect(headChange(before, before)).toEqual({});
    expect(headChange(before, { ...before, questionCode: 'systemic' })).toEqual({ question: { code: 'systemic', text: 'PRRT now?' } });
  });

  it('keeps wish and consent whole', () => {
    expect(headChange(before, { ...before, wish: 'asked', wishText: 'No hospital.', askedBy: 'Sr Made-Up', askedOn: '2026-07-15' })).toEqual({ wish: { state: 'asked', text: 'No hospital.', askedBy: 'Sr Made-Up', askedOn: '2026-07-15' } });
    expect(headChange(before, { ...before, consent: 'refused' })).toEqual({ consent: { state: 'refused', recordedOn: null } });
  });

  it('asks for what a wish needs, and for a question', () => {
    expect(Object.keys(headErrors({ ...before, wish: 'declinedToSay', questionText: ' ' }, '2026-07-23', say)).sort()).toEqual(['askedBy', 'askedOn', 'questionText']);
    expect(headErrors({ ...before, consent: 'given', consentOn: '2026-07-24' }, '2026-07-23', say)).toEqual({ consentOn: 'cases.referral.future' });
  });

  it('finds the parts that two people both changed', () => {
    const theirs = headChange(before, { ...before, consultantName: 'Dr Other', summary: 'Theirs.' });
    expect(sharedParts(theirs, headChange(before, { ...before, patientKnows: 'All of it.' }))).toEqual([]);
    expect(sharedParts(theirs, headChange(before, { ...before, consultantContact: 'other@northmoor.example' }))).toEqual(['consultant']);
  });

  it('tells which fields differ', () => {
    expect(changedFields(before, { ...before, urgency: 'urgent', summary: 'x' })).toEqual(['urgency', 'summary']);
  });
});
