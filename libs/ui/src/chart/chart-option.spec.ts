import { chartOption } from './chart-option';

const colours = { ink: '#000', faint: '#333', line: '#111', second: '#222', grid: '#ccc', band: '#eee', surface: '#fff' };
const view = {
  name: 'Bilirubin',
  unit: 'µmol/L',
  series: [
    { name: 'A', points: [{ date: '2026-01-01', value: 12 }] },
    { name: 'B', points: [{ date: '2026-01-01', value: 1200.5 }] },
  ],
  reference: { low: 0, high: 21, label: 'reference' },
};

describe('chartOption', () => {
  const option = chartOption(view, colours, 'de') as {
    yAxis: { min: number; axisLabel: { formatter: (value: number) => string } };
    tooltip: { renderMode: string; valueFormatter: (value: unknown) => string };
    series: { symbol: string; lineStyle: { type: unknown }; markArea?: unknown }[];
  };

  it('starts at zero', () => {
    expect(option.yAxis.min).toBe(0);
  });

  it('writes numbers in the language of the reader', () => {
    expect(option.tooltip.valueFormatter(1200.5)).toBe('1\u202f200,5\u00a0µmol/L');
  });

  it('tells series apart by symbol and dash, not by colour alone', () => {
    expect(option.series[0]?.symbol).not.toBe(option.series[1]?.symbol);
    expect(option.series[0]?.lineStyle.type).not.toBe(option.series[1]?.lineStyle.type);
  });

  it('draws the reference band once', () => {
    expect(option.series.map((series) => series.markArea !== undefined)).toEqual([true, false]);
  });

  it('uses no HTML in its tooltip, which the content security policy would break', () => {
    expect(option.tooltip.renderMode).toBe('richText');
  });
});
