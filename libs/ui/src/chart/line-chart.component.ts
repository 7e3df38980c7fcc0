import { afterNextRender, ChangeDetectionStrategy, Component, computed, DestroyRef, effect, ElementRef, inject, input, signal, viewChild } from '@angular/core';
import type { ECharts } from 'echarts/core';
import { FigureComponent } from '../figure/figure.component';
import type { FigureTable } from '../figure/csv';
import { formatDate } from '../text/format';
import { UI_LANGUAGE } from '../text/locale';
import { TranslocoService } from '@jsverse/transloco';
import { type ChartColours, chartOption } from './chart-option';
import type { ChartView } from './chart.model';

const HEIGHT = 240;

/** Values over time. The chart library is loaded when the first chart is shown; the table behind it needs none. */
@Component({
  selector: 'cn-line-chart',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [FigureComponent],
  styles: `
    :host { display: block; }
    .canvas { height: 240px; }
  `,
  template: `
    <cn-figure [name]="chart().name" [table]="table()" [minWidth]="480" inView="end" [svgFile]="makeFile">
      <div #canvas class="canvas" role="img" [attr.aria-label]="label()"></div>
    </cn-figure>
  `,
})
export class LineChartComponent {
  readonly chart = input.required<ChartView>();
  /** What the chart shows, in one sentence; the figures are in the table. */
  readonly label = input.required<string>();

  private readonly canvas = viewChild.required<ElementRef<HTMLElement>>('canvas');
  private readonly language = inject(UI_LANGUAGE);
  private readonly words = inject(TranslocoService);
  private readonly engine = signal<typeof import('./chart-engine') | null>(null);
  private readonly colours = signal<ChartColours | null>(null);
  private drawn: ECharts | null = null;

  protected readonly table = computed<FigureTable>(() => {
    const language = this.language();
    const { series, unit } = this.chart();
    return {
      columns: [this.words.translate('ui.chart.series'), this.words.translate('ui.chart.date'), unit],
      rows: series.flatMap((each) => each.points.map((point) => [each.name, formatDate(point.date, 'date', language), point.value])),
    };
  });

  protected readonly makeFile = (): string => {
    const engine = this.engine();
    const colours = this.colours();
    if (!engine || !colours) return '';
    return engine.chartSvg(chartOption(this.chart(), colours, this.language()), this.canvas().nativeElement.clientWidth, HEIGHT);
  };

  constructor() {
    const destroy = inject(DestroyRef);
    afterNextRender(async () => {
      const element = this.canvas().nativeElement;
      const read = (): void => this.colours.set(coloursOf(element));
      const engine = await import('./chart-engine');
      if (!element.isConnected) return;
      this.drawn = engine.drawChart(element);
      const resized = new ResizeObserver(() => this.drawn?.resize());
      resized.observe(element);
      const rethemed = new MutationObserver(read);
      rethemed.observe(document.documentElement, { attributeFilter: ['data-theme'] });
      const dark = matchMedia('(prefers-color-scheme: dark)');
      dark.addEventListener('change', read);
      destroy.onDestroy(() => {
        resized.disconnect();
        rethemed.disconnect();
        dark.removeEventListener('change', read);
        this.drawn?.dispose();
      });
      read();
      this.engine.set(engine);
    });
    effect(() => {
      const colours = this.colours();
      const option = colours ? chartOption(this.chart(), colours, this.language()) : null;
      if (this.engine() && option) this.drawn?.setOption(option, true);
    });
  }
}

/** Resolves tokens as the element sees them; `light-dark()` is settled only in a computed colour. */
function coloursOf(element: HTMLElement): ChartColours {
  const probe = document.createElement('span');
  element.append(probe);
  const colour = (token: string): string => {
    probe.style.color = `var(${token})`;
    return getComputedStyle(probe).color;
  };
  const colours = {
    ink: colour('--ink'), faint: colour('--ink-3'), line: colour('--dg-line'), second: colour('--accent'),
    grid: colour('--dg-grid'), band: colour('--dg-band'), surface: colour('--surface'),
  };
  probe.remove();
  return colours;
}
