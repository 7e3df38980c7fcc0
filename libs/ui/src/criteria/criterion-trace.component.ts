import { ChangeDetectionStrategy, Component, input, output } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { CriterionRowComponent } from './criterion-row.component';
import type { CriterionRowView } from './criterion.model';
import { ScrollRegionDirective } from '../page/scroll-region.directive';

/** The criteria that were read for one option, in the catalogue's order. Blockers that are not met stay visible. */
@Component({
  selector: 'cn-criterion-trace',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [CriterionRowComponent, TranslocoPipe],
  styles: `
    :host { display: block; overflow-x: auto; }
    @media (min-width: 641px) { table { min-width: 680px; } }
    .id { width: 132px; }
    .state { width: 124px; }
    .effect { width: 24%; }
  `,
  hostDirectives: [{ directive: ScrollRegionDirective, inputs: ['cnScrollRegion: label'] }],
  template: `
    <table class="cn-table cn-table-blocks">
      <thead>
        <tr>
          <th scope="col" class="id">{{ 'ui.trace.criterion' | transloco }}</th>
          <th scope="col">{{ 'ui.trace.text' | transloco }}</th>
          <th scope="col" class="state">{{ 'ui.trace.state' | transloco }}</th>
          <th scope="col">{{ 'ui.trace.value' | transloco }}</th>
          <th scope="col" class="effect">{{ 'ui.trace.effect' | transloco }}</th>
        </tr>
      </thead>
      <tbody>
        @for (row of rows(); track $index) {
          <tr [cnCriterionRow]="row" (reference)="reference.emit($event)"></tr>
        }
      </tbody>
    </table>
  `,
})
export class CriterionTraceComponent {
  readonly rows = input.required<readonly CriterionRowView[]>();
  readonly reference = output<string>();
}
