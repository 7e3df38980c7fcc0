import { refusalKey } from './refusal-words';

describe('why an act was refused', () => {
  it('is said by the rule that refused, where there are words for it', () => {
    expect(refusalKey({ code: 'conflict', reason: 'ballot.late' })).toBe('meeting.refused.ballotLate');
  });

  it('else by the kind of refusal', () => {
    expect(refusalKey({ code: 'stale', reason: null })).toBe('meeting.refused.stale');
    expect(refusalKey({ code: 'conflict', reason: 'signature.unheardOf' })).toBe('meeting.refused.other');
  });
});
