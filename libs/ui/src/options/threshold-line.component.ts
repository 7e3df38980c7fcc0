import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { MarkShapeComponent } from '../marks/mark-shape.component';
import type { OptionStatus } from '../marks/vocabulary';
import { ScrollRegionDirective } from '../page/scroll-region.directive';
import { formatQuantity } from '../text/format';
import { UI_LANGUAGE } from '../text/locale';
import type { ThresholdView } from './option.model';

const WORDS: Record<OptionStatus, string> = {
  supported: 'ui.status.supported',
  consider: 'ui.status.consider',
  insufficientData: 'ui.status.insufficientData',
  notRecommended: 'ui.status.notRecommended',
  contraindicated: 'ui.status.contraindicated',
  notIndicated: 'ui.status.notIndicated',
};

const LEFT = 90;
const RIGHT = 760;

/** Threshold policies on one scale, the status under each, and where the patient's value lies between them. */
@Component({
  selector: 'cn-threshold-line',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [MarkShapeComponent, TranslocoPipe],
  hostDirectives: [{ directive: ScrollRegionDirective, inputs: ['cnScrollRegion: label'] }],
  styles: `
    :host { display: block; overflow-x: auto; }
    svg.cn-graphic { min-width: 600px; max-width: 900px; }
    .policy { stroke: var(--ink-2); stroke-width: 1.75; }
    .shown-only { stroke-width: 1; stroke-dasharray: 3 3; }
    .value { fill: var(--accent); }
    .supported { color: var(--st-supported); } .consider { color: var(--st-consider); } .insufficientData { color: var(--st-insufficient); }
    .notIndicated { color: var(--st-notindicated); } .notRecommended { color: var(--st-notrecommended); } .contraindicated { color: var(--st-contraindicated); }
    .cn-graphic text.status { fill: currentColor; }
  `,
  template: `
    <svg class="cn-graphic" viewBox="0 0 860 90" role="img" [attr.aria-label]="label()">
      <path class="g-axis" [attr.d]="'M' + left + ' 58H' + right" />
      @for (tick of ticks(); track tick.percent) {
        <path class="g-axis" [attr.d]="'M' + tick.x + ' 58v' + (tick.major ? 6 : 3)" />
        @if (tick.major && !tick.hidden) {
          <text class="g-faint" [attr.x]="tick.x" y="78" text-anchor="middle">{{ tick.text }}</text>
        }
      }
      @for (policy of policies(); track policy.id) {
        <path class="policy" [class.shown-only]="policy.status === null" [attr.d]="'M' + policy.x + (policy.status ? ' 20' : ' 46') + 'V58'" />
        <text class="g-strong" [attr.x]="policy.x" y="14" text-anchor="middle">{{ policy.id }}</text>
        @if (policy.status; as status) {
          <g [attr.class]="status">
            <svg [cnMark]="status" [attr.x]="policy.x + 7" y="26" width="15" height="15"></svg>
            <text class="status" [attr.x]="policy.x + 26" y="38">{{ words[status] | transloco }}</text>
          </g>
        }
      }
      @if (value() !== null) {
        <path class="value" [attr.d]="'M' + value() + ' 58l-6 10h12z'" />
        <text class="g-now" [attr.x]="value()" y="84" text-anchor="middle">{{ thresholds().valueText }}</text>
      }
    </svg>
  `,
})
export class ThresholdLineComponent {
  readonly thresholds = input.required<ThresholdView>();
  /** The whole statement for screen readers, for example "84 % meets 70 and 80, not 90". */
  readonly label = input.required<string>();

  private readonly language = inject(UI_LANGUAGE);
  protected readonly words = WORDS;
  protected readonly left = LEFT;
  protected readonly right = RIGHT;

  /** The scale starts ten points below the lowest policy or value and ends at 100 %. */
  private readonly from = computed(() => {
    const { value, policies } = this.thresholds();
    return Math.max(0, Math.floor((Math.min(...policies.map((policy) => policy.percent), value ?? 100) - 10) / 10) * 10);
  });
  private readonly x = (percent: number): number => LEFT + ((percent - this.from()) / (100 - this.from())) * (RIGHT - LEFT);
  protected readonly value = computed(() => {
    const { value } = this.thresholds();
    return value === null ? null : this.x(value);
  });
  protected readonly policies = computed(() => this.thresholds().policies.map((policy) => ({ ...policy, x: this.x(policy.percent) })));
  protected readonly ticks = computed(() => {
    const value = this.value();
    const step = 100 - this.from() > 60 ? 10 : 5;
    return Array.from({ length: Math.round((100 - this.from()) / step) + 1 }, (_, index) => {
      const percent = this.from() + index * step;
      const x = this.x(percent);
      return {
        percent,
        x,
        major: percent % 10 === 0,
        /* The patient's value stands where the label of its nearest tick would. */
        hidden: value !== null && Math.abs(x - value) < 68,
        text: formatQuantity(percent, '%', this.language()),
      };
    });
  });
}
