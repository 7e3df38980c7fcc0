import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import type { EvidenceRowView } from './evidence.model';
import { intervalMark, PLOT, position } from './interval-geometry';

/** Value and interval of one figure. Silent: the same numbers stand as text beside it. */
@Component({
  selector: 'cn-interval-plot',
  changeDetection: ChangeDetectionStrategy.OnPush,
  styles: `
    :host { display: block; width: 144px; height: 20px; }
    svg { display: block; overflow: visible; }
    .grid { stroke: var(--dg-grid); }
    .one { stroke: var(--line-strong); }
    .mark { stroke: var(--dg-line); stroke-width: 1.75; fill: var(--bg); }
    .filled { fill: var(--dg-line); }
    .whisker { stroke: var(--dg-line); stroke-width: 1.5; fill: none; }
  `,
  template: `
    <svg width="144" height="20" viewBox="0 0 144 20" aria-hidden="true">
      @for (x of grid(); track x) {
        <path class="grid" [attr.d]="'M' + x + ' 0V20'" />
      }
      @if (row().scale === 'hazardRatio') {
        <path class="one" [attr.d]="'M' + one + ' 1V19'" />
      }
      @if (mark(); as m) {
        @if (m.whisker; as w) {
          <path class="whisker" [attr.stroke-dasharray]="w.dashed ? '4 2.5' : null" [attr.d]="'M' + w.from + ' 10H' + w.to" />
          <path class="whisker" [attr.d]="'M' + w.from + ' 6.5v7M' + w.to + ' 6.5v7'" />
        }
        @switch (m.shape) {
          @case ('circle') {
            <circle class="mark" [class.filled]="m.filled" [attr.cx]="m.x" cy="10" [attr.r]="m.size" />
          }
          @case ('square') {
            <rect class="mark" [class.filled]="m.filled" [attr.x]="m.x - m.size" [attr.y]="10 - m.size" [attr.width]="2 * m.size" [attr.height]="2 * m.size" />
          }
          @case ('diamond') {
            <path class="mark" [attr.d]="'M' + m.x + ' ' + (10 - m.size) + 'l' + m.size + ' ' + m.size + 'l' + -m.size + ' ' + m.size + 'l' + -m.size + ' ' + -m.size + 'z'" />
          }
        }
      }
    </svg>
  `,
})
export class IntervalPlotComponent {
  readonly row = input.required<Pick<EvidenceRowView, 'scale' | 'value' | 'interval' | 'n'>>();

  protected readonly mark = computed(() => intervalMark(this.row()));
  protected readonly one = position(1, 'hazardRatio');
  protected readonly grid = computed(() =>
    this.row().scale === 'percent' ? [PLOT.inset, PLOT.width / 2, PLOT.width - PLOT.inset] : [],
  );
}
