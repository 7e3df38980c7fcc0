import { ChangeDetectionStrategy, Component, input, output } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { DataMarkComponent } from '../marks/data-mark.component';
import { ReadinessMarkComponent } from '../marks/readiness-mark.component';
import type { ReadinessRowView } from './readiness.model';

/** Number, patient, question, one cell per data group, verdict, and one sentence with the owner and the time. */
@Component({
  selector: 'tr[cnReadinessRow]',
  host: { class: 'cn-readiness-row' },
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [DataMarkComponent, ReadinessMarkComponent, TranslocoPipe],
  styles: `
    .verdict { padding-left: 16px; white-space: nowrap; }
    .reason { text-wrap: pretty; min-width: 200px; }
    .patient { white-space: nowrap; }
    .patient button { font-weight: 500; color: var(--ink); text-decoration: none; }
    .patient button:hover { text-decoration: underline; color: var(--accent); }
    .patient .cn-id { display: block; }
    @media (max-width: 640px) {
      :host { display: grid; grid-template-columns: 24px minmax(0, 1fr) auto; gap: 4px 8px; padding: 10px 0; border-bottom: var(--rule); }
      td { border: 0; padding: 0; height: auto; }
      td.cn-center { display: none; }
      td:nth-child(1) { text-align: left; }
      td:nth-child(3), .reason { grid-column: 2 / -1; }
      .verdict { grid-column: 3; grid-row: 1; }
    }
  `,
  template: `
    <td class="cn-number cn-faint">{{ row().number }}</td>
    <td class="patient">
      <button type="button" class="cn-link" (click)="opened.emit(row().caseId)">{{ row().patient }}</button>
      <span class="cn-id">{{ row().caseNumber }}</span>
    </td>
    <td>{{ row().question }}</td>
    @for (cell of row().cells; track $index) {
      <td class="cn-center"><cn-data-mark [state]="cell" wordless /></td>
    }
    <td class="verdict"><cn-readiness-mark [verdict]="row().verdict" /></td>
    <td class="reason">
      {{ row().reason }}
      @if (row().owner; as owner) {
        &ngsp;<span class="cn-medium">{{ owner }}</span>@if (row().due; as due) {, {{ 'ui.readiness.due' | transloco: { due } }}}
      }
    </td>
  `,
})
export class ReadinessRowComponent {
  readonly row = input.required<ReadinessRowView>({ alias: 'cnReadinessRow' });
  /** Id of the case to open. */
  readonly opened = output<string>();
}
