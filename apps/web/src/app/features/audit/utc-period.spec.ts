import { utcPeriod } from './utc-period';

describe('a period of the log', () => {
  it('includes both its days', () => {
    expect(utcPeriod('2026-03-01', '2026-03-31')).toEqual({ from: '2026-03-01T00:00:00Z', to: '2026-04-01T00:00:00Z' });
  });

  it('may be open at either side', () => {
    expect(utcPeriod(null, '2026-12-31')).toEqual({ to: '2027-01-01T00:00:00Z' });
    expect(utcPeriod('2028-02-29', null)).toEqual({ from: '2028-02-29T00:00:00Z' });
    expect(utcPeriod(null, null)).toEqual({});
  });
});
