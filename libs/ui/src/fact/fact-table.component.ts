import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { DatePipe } from '../text/format.pipes';
import { FactStateComponent } from './fact-state.component';
import type { FactView } from './fact.model';

/** The key numbers of a case. Competing values stand side by side; none is picked. */
@Component({
  selector: 'cn-fact-table',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [DatePipe, FactStateComponent, TranslocoPipe],
  styles: `
    :host { display: block; }
    tbody th { min-width: 136px; }
    .value { min-width: 104px; }
    .by { min-width: 84px; }
    abbr { text-decoration: none; }
    .value > span + span::before { content: ' · '; color: var(--ink-3); }
    @media (max-width: 640px) { tbody th, .value { min-width: 0; } }
  `,
  template: `
    <table class="cn-table cn-table-essential">
      <thead class="cn-visually-hidden">
        <tr>
          <th scope="col">{{ 'ui.fact.label' | transloco }}</th>
          <th scope="col">{{ 'ui.fact.value' | transloco }}</th>
          <th scope="col">{{ 'ui.fact.state' | transloco }}</th>
          <th scope="col">{{ 'ui.fact.source' | transloco }}</th>
          <th scope="col">{{ 'ui.fact.date' | transloco }}</th>
          <th scope="col">{{ 'ui.fact.by' | transloco }}</th>
        </tr>
      </thead>
      <tbody>
        @for (fact of facts(); track fact.id) {
          <tr>
            <th scope="row">{{ fact.label }}</th>
            <td class="value">
              @for (value of fact.values; track $index) {
                <span>{{ value.text }}@if (value.qualifier; as words) {&ngsp;<span class="cn-faint">{{ words }}</span>}</span>
              }
            </td>
            <td class="cn-nowrap"><cn-fact-state [state]="fact.state" [word]="fact.stateWord" /></td>
            <td class="cn-source">{{ fact.source }}</td>
            <td class="cn-source cn-nowrap">{{ fact.date | cnDate }}</td>
            <td class="cn-source by">{{ fact.by }}@if (fact.reviewed) {&ngsp;<abbr [title]="'ui.fact.reviewed' | transloco">{{ 'ui.fact.reviewedShort' | transloco }}</abbr>}</td>
          </tr>
        }
      </tbody>
    </table>
  `,
})
export class FactTableComponent {
  readonly facts = input.required<readonly FactView[]>();
}
