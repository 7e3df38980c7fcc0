import type { EChartsCoreOption } from 'echarts/core';
import { formatDate, formatNumber } from '../text/format';
import type { Language } from '../text/locale';
import type { ChartView } from './chart.model';

/** Colours of the current theme, resolved, because a canvas knows no custom properties. */
export interface ChartColours {
  readonly ink: string;
  readonly faint: string;
  readonly line: string;
  readonly second: string;
  readonly grid: string;
  readonly band: string;
  readonly surface: string;
}

/** Shapes tell series apart without colour. */
const SYMBOLS = ['circle', 'rect', 'triangle', 'diamond'] as const;
const DASHES = ['solid', 'dashed', 'dotted', [8, 3, 2, 3]] as const;

/** What ECharts draws for a chart: a scale from zero, hairline grid, values in the reader's language. */
export function chartOption(view: ChartView, colours: ChartColours, language: Language): EChartsCoreOption {
  const axisText = { color: colours.faint, fontSize: 12, fontFamily: 'IBM Plex Sans' };
  return {
    animation: false,
    textStyle: { fontFamily: 'IBM Plex Sans' },
    grid: { left: 8, right: 96, top: 26, bottom: 4, containLabel: true },
    tooltip: {
      trigger: 'axis',
      /* Rich text rather than HTML: the content security policy allows no inline styles. */
      renderMode: 'richText',
      backgroundColor: colours.ink,
      borderWidth: 0,
      textStyle: { color: colours.surface, fontSize: 12, fontFamily: 'IBM Plex Sans' },
      valueFormatter: (value: unknown) => (typeof value === 'number' ? `${formatNumber(value, language)}\u00a0${view.unit}` : ''),
    },
    xAxis: {
      type: 'time',
      axisLine: { lineStyle: { color: colours.grid } },
      axisTick: { show: false },
      axisLabel: { ...axisText, hideOverlap: true, formatter: (value: number) => formatDate(new Date(value), 'shortMonthYear', language) },
      splitLine: { show: false },
    },
    yAxis: {
      type: 'value',
      min: 0,
      name: view.unit,
      nameTextStyle: { ...axisText, align: 'left', padding: [0, 0, 0, -24] },
      axisLabel: { ...axisText, formatter: (value: number) => formatNumber(value, language) },
      splitLine: { lineStyle: { color: colours.grid } },
      splitNumber: 4,
    },
    series: view.series.map((series, index) => ({
      name: series.name,
      type: 'line',
      data: series.points.map((point) => [point.date, point.value]),
      symbol: SYMBOLS[index % SYMBOLS.length],
      symbolSize: 6,
      lineStyle: { width: 1.75, type: DASHES[index % DASHES.length], color: index === 0 ? colours.line : colours.second },
      itemStyle: { color: index === 0 ? colours.line : colours.second },
      endLabel: { show: true, formatter: '{a}', color: colours.ink, fontSize: 12, fontFamily: 'IBM Plex Sans' },
      ...(index === 0 && view.reference
        ? {
            markArea: {
              silent: true,
              itemStyle: { color: colours.band },
              label: { show: true, position: 'insideBottomLeft', color: colours.faint, fontSize: 12, fontFamily: 'IBM Plex Sans' },
              data: [[{ name: view.reference.label, yAxis: view.reference.low }, { yAxis: view.reference.high }]],
            },
          }
        : {}),
    })),
  };
}
