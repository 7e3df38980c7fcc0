import { BenchReport, inTurns, quantile } from '../bench/report.mjs';

describe('a benchmark report', () => {
  it('ends with one line of JSON that holds figures and goals', () => {
    const lines: string[] = [];
    const report = new BenchReport('sample', { seed: 7 }, (line) => lines.push(line));
    report.table(
      'Times',
      ['who', 'ms'],
      [
        ['ours', 1.5],
        ['theirs', 12],
      ],
    );
    report.figure('ours.medianMs', 1.5);
    report.goal('speed', 1.5, 'atMost', 2);
    report.goal('rate', 40, 'atLeast', 50);
    report.end();
    expect(JSON.parse(lines.at(-1) ?? '')).toEqual({
      bench: 'sample',
      figures: { seed: 7, 'ours.medianMs': 1.5 },
      goals: [
        { id: 'speed', value: 1.5, goal: 2, ok: true },
        { id: 'rate', value: 40, goal: 50, ok: false },
      ],
    });
    expect(lines.join('\n')).toMatch(/ours +1\.5\n +theirs +12/);
  });

  it('refuses a figure that is none', () => {
    const report = new BenchReport('sample', {}, () => undefined);
    expect(() => report.figure('rate', 1 / 0)).toThrow(RangeError);
    expect(() => report.goal('rate', NaN, 'atLeast', 1)).toThrow(RangeError);
  });
});

describe('quantile', () => {
  it.each([
    [0.5, 3],
    [0.99, 5],
    [1, 5],
    [0, 1],
  ])('of five values at %d', (share, expected) => {
    expect(quantile([5, 1, 4, 2, 3], share)).toBe(expected);
  });

  it('of nothing is an error', () => {
    expect(() => quantile([], 0.5)).toThrow(RangeError);
  });
});

describe('inTurns', () => {
  it('gives each contestant the same number of rounds, in turns, after warming up', async () => {
    const order: string[] = [];
    const times = await inTurns({ a: () => order.push('a'), b: () => order.push('b') }, { rounds: 2, warmUpRounds: 1 });
    expect(order).toEqual(['b', 'a', 'a', 'b', 'b', 'a']);
    expect(times.a).toHaveLength(2);
    expect(times.b).toHaveLength(2);
  });
});
