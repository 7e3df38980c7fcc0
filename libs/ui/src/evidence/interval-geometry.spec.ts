import { intervalMark, PLOT, position } from './interval-geometry';

describe('interval plot', () => {
  it('puts percent on a straight line from 0 to 100', () => {
    expect(position(0, 'percent')).toBe(PLOT.inset);
    expect(position(50, 'percent')).toBe(PLOT.width / 2);
    expect(position(100, 'percent')).toBe(PLOT.width - PLOT.inset);
  });

  it('puts hazard ratios on a log line: halving and doubling are equally far from 1', () => {
    const one = position(1, 'hazardRatio');
    expect(one - position(0.5, 'hazardRatio')).toBeCloseTo(position(2, 'hazardRatio') - one, 6);
  });

  it('fills the mark only where the source gives an interval', () => {
    expect(intervalMark({ scale: 'percent', value: 74, interval: null, n: 66 })?.filled).toBe(false);
    expect(intervalMark({ scale: 'hazardRatio', value: 0.47, interval: { low: 0.3, high: 0.73, kind: 'confidence' }, n: 205 })?.filled).toBe(true);
  });

  it('never draws a range over studies as a confidence interval', () => {
    const mark = intervalMark({ scale: 'percent', value: 70.5, interval: { low: 31, high: 100, kind: 'range' }, n: null });
    expect(mark).toMatchObject({ shape: 'diamond', filled: false, whisker: { dashed: true } });
  });

  it('lets the area of a circle follow the number of patients', () => {
    const small = intervalMark({ scale: 'percent', value: 50, interval: null, n: 80 });
    const large = intervalMark({ scale: 'percent', value: 50, interval: null, n: 320 });
    expect((large?.size ?? 0) / (small?.size ?? 1)).toBeCloseTo(2, 6);
  });

  it('draws nothing where there is nothing to draw', () => {
    expect(intervalMark({ scale: 'none', value: 3.9, interval: null, n: 63 })).toBeNull();
    expect(intervalMark({ scale: 'hazardRatio', value: 0, interval: null, n: 63 })).toBeNull();
    expect(intervalMark({ scale: 'percent', value: null, interval: null, n: 63 })).toBeNull();
  });
});
