import { caseClock, minutesBehind } from './case-clock';

const item = { startedAt: '2026-07-23T08:55:00Z', finishedAt: null, minutes: 9 };

describe('the clock of a case', () => {
  it('counts from the call, in minutes and seconds', () => {
    expect(caseClock(item, Date.parse('2026-07-23T08:59:12Z'))).toEqual({ text: '4:12', share: 252 / 540, over: false, planned: 9 });
  });

  it('says when the planned time is over', () => {
    expect(caseClock(item, Date.parse('2026-07-23T09:04:01Z'))).toMatchObject({ text: '9:01', over: true });
  });

  it('stands still once the case is finished, and at nothing before it is called', () => {
    expect(caseClock({ ...item, finishedAt: '2026-07-23T09:01:00Z' }, Date.parse('2026-07-23T10:00:00Z')).text).toBe('6:00');
    expect(caseClock({ ...item, startedAt: null }, Date.parse('2026-07-23T10:00:00Z')).text).toBe('0:00');
  });

  it('never runs backwards where the clocks differ', () => {
    expect(caseClock(item, Date.parse('2026-07-23T08:54:58Z')).text).toBe('0:00');
  });
});

describe('minutes behind the plan', () => {
  it('compares the call with what was planned before; deferred cases take no time', () => {
    const before = [{ minutes: 8, lane: 'discuss' as const }, { minutes: 8, lane: 'deferred' as const }, { minutes: 4, lane: 'standardOfCare' as const }];
    expect(minutesBehind('2026-07-23T08:00:00Z', before, '2026-07-23T08:14:00Z')).toBe(2);
    expect(minutesBehind('2026-07-23T08:00:00Z', before, '2026-07-23T08:10:00Z')).toBe(-2);
  });
});
