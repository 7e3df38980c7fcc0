/** The parts of ECharts in use, in one chunk of their own; imported when the first chart is drawn. */
import { LineChart } from 'echarts/charts';
import { GridComponent, MarkAreaComponent, TooltipComponent } from 'echarts/components';
import { type ECharts, type EChartsCoreOption, init, use } from 'echarts/core';
import { CanvasRenderer, SVGRenderer } from 'echarts/renderers';

use([LineChart, GridComponent, MarkAreaComponent, TooltipComponent, CanvasRenderer, SVGRenderer]);

/** On screen a canvas: the SVG renderer writes style attributes, which the content security policy forbids. */
export function drawChart(element: HTMLElement): ECharts {
  return init(element, null, { renderer: 'canvas' });
}

/** The same chart as the text of an SVG file. */
export function chartSvg(option: EChartsCoreOption, width: number, height: number): string {
  const chart = init(null, null, { renderer: 'svg', ssr: true, width, height });
  chart.setOption(option);
  const svg = chart.renderToSVGString();
  chart.dispose();
  return svg;
}
