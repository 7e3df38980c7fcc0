import { ChangeDetectionStrategy, Component, input, output } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { NumberPipe } from '../text/format.pipes';
import type { EvidenceRowView } from './evidence.model';
import { IntervalPlotComponent } from './interval-plot.component';

/** One figure with its study, n, design and place. Use as `<tr cnEvidenceRow>`. */
@Component({
  selector: 'tr[cnEvidenceRow]',
  host: { class: 'cn-evidence-row' },
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [IntervalPlotComponent, NumberPipe, TranslocoPipe],
  styles: `
    .plot { padding-block: 5px; width: 152px; }
    .endpoint { min-width: 92px; }
    .value { font-weight: 600; white-space: nowrap; }
    .value.words { font-weight: 400; white-space: normal; min-width: 116px; text-align: left; }
    .study { min-width: 124px; }
  `,
  template: `
    <td class="cn-id">{{ row().id }}</td>
    <td class="study"><span class="cn-strong">{{ row().study }}</span>&ngsp;<span class="cn-faint">{{ row().year }}</span></td>
    <td class="cn-number cn-nowrap">{{ row().nText ?? (row().n === null ? '–' : (row().n | cnNumber)) }}</td>
    <td class="cn-quiet">{{ row().design }}</td>
    <td>
      @if (row().intervention; as intervention) {
        {{ intervention }}
        <div class="cn-source">{{ row().population }}</div>
      } @else {
        <span class="cn-quiet">{{ row().population }}</span>
      }
    </td>
    <td class="endpoint">{{ row().endpoint }}</td>
    <td class="cn-number value" [class.words]="row().value === null">{{ row().valueText }}</td>
    <td class="plot"><cn-interval-plot [row]="row()" /></td>
    <td class="cn-small">{{ row().intervalText || ('ui.evidence.noInterval' | transloco) }}</td>
    <td class="cn-source">{{ row().source }}<br />{{ row().place }}</td>
    <td class="cn-nowrap">
      @if (row().contradiction; as id) {
        <button type="button" class="cn-link cn-mono" (click)="reference.emit(id)">{{ id }}</button>
      }
    </td>
  `,
})
export class EvidenceRowComponent {
  readonly row = input.required<EvidenceRowView>({ alias: 'cnEvidenceRow' });
  /** The reader asks for the contradiction. */
  readonly reference = output<string>();
}
