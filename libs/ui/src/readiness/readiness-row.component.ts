import { ChangeDetectionStrategy, Component, input, output } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { DataMarkComponent } from '../marks/data-mark.component';
import { ReadinessMarkComponent } from '../marks/readiness-mark.component';
import type { ReadinessRowView } from './readiness.model';

/** Number, patient, question, one cell per data group, verdict, and one sentence with the owner and the time. */
@Component({
  selector: 'tr[cnReadinessRow]',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [DataMarkComponent, ReadinessMarkComponent, TranslocoPipe],
  styles: `
    .verdict { padding-left: 16px; white-space: nowrap; }
    .reason { text-wrap: pretty; min-width: 200px; }
    .patient { white-space: nowrap; }
    .patient button { font-weight: 500; color: var(--ink); }
    .patient .cn-id { display: block; }
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
        <span class="cn-medium">{{ owner }}</span>@if (row().due; as due) {, {{ 'ui.readiness.due' | transloco: { due } }}}
      }
    </td>
  `,
})
export class ReadinessRowComponent {
  readonly row = input.required<ReadinessRowView>({ alias: 'cnReadinessRow' });
  /** Id of the case to open. */
  readonly opened = output<string>();
}
