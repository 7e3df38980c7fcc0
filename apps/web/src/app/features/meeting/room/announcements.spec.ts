import { announcementOf, type Moment } from './announcements';

const moment = (change: Partial<Moment> = {}): Moment => ({ caseId: 'one', patient: 'Birchwood, E.', stage: 'presentation', ballots: null, tally: '', ...change });

describe('what a screen reader says of a meeting', () => {
  it('names the case that is called and says when it leaves the table', () => {
    expect(announcementOf(moment({ caseId: null, stage: null }), moment())).toEqual({ key: 'caseCalled', parameters: { patient: 'Birchwood, E.' } });
    expect(announcementOf(moment(), moment({ caseId: null, stage: null }))).toEqual({ key: 'caseLeft', parameters: {} });
  });

  it('says that a vote opens and closes, and with the opened seal what was voted', () => {
    const open = moment({ stage: 'firstRoundOpen', ballots: { sealed: 0, eligible: 3 } });
    expect(announcementOf(moment(), open)?.key).toBe('stage.firstRoundOpen');
    expect(announcementOf(open, moment({ stage: 'discussion', tally: 'Debulking 2, PRRT 1' }))).toEqual({ key: 'stage.discussion', parameters: { tally: 'Debulking 2, PRRT 1' } });
  });

  it('counts no ballots aloud but says once that all are in', () => {
    const sealed = (count: number): Moment => moment({ stage: 'firstRoundOpen', ballots: { sealed: count, eligible: 3 } });
    expect(announcementOf(sealed(0), sealed(1))).toBeNull();
    expect(announcementOf(sealed(2), sealed(3))).toEqual({ key: 'allSealed', parameters: { count: 3 } });
    expect(announcementOf(sealed(3), sealed(3))).toBeNull();
  });

  it('says nothing while a page is still reading', () => {
    expect(announcementOf(moment({ stage: null }), moment({ stage: 'outcome' }))).toBeNull();
  });
});
