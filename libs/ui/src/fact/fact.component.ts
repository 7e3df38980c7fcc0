import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { DatePipe } from '../text/format.pipes';
import { FactStateComponent } from './fact-state.component';
import type { FactView } from './fact.model';

/** One fact on its own: label, value, state, source, date, person. In lists use `cn-fact-table`. */
@Component({
  selector: 'cn-fact',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [DatePipe, FactStateComponent, TranslocoPipe],
  styles: `
    :host { display: block; font-size: var(--fs-13); line-height: var(--lh-13); }
    .value { font-size: var(--fs-16); line-height: var(--lh-16); display: flex; gap: 2px 12px; flex-wrap: wrap; align-items: baseline; }
    .versus { border-left: 1px solid var(--line-strong); padding-left: 12px; }
  `,
  template: `
    <p class="cn-label">{{ fact().label }}</p>
    <p class="value">
      @for (value of fact().values; track $index) {
        <span [class.versus]="$index > 0">{{ value.text }}@if (value.qualifier; as words) {&ngsp;<span class="cn-small cn-faint">{{ words }}</span>}</span>
      }
      <cn-fact-state class="cn-small" [state]="fact().state" [word]="fact().stateWord" />
    </p>
    <p class="cn-source">{{ fact().source }}@if (fact().date; as date) {, {{ date | cnDate }}}@if (fact().by; as by) {, {{ by }}}@if (fact().reviewed) { · {{ 'ui.fact.reviewed' | transloco }}}</p>
  `,
})
export class FactComponent {
  readonly fact = input.required<FactView>();
}
