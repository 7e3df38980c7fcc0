import { ChangeDetectionStrategy, Component, input, output } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { ReadinessRowComponent } from './readiness-row.component';
import type { ReadinessRowView } from './readiness.model';
import { ScrollRegionDirective } from '../page/scroll-region.directive';

/** Readiness of all cases of a meeting. */
@Component({
  selector: 'cn-readiness-table',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [ReadinessRowComponent, TranslocoPipe],
  styles: `
    :host { display: block; overflow-x: auto; }
    @media (min-width: 641px) { table { min-width: 900px; } }
    th.cn-center { width: 58px; }
    th.verdict { padding-left: 16px; }
  `,
  hostDirectives: [{ directive: ScrollRegionDirective, inputs: ['cnScrollRegion: label'] }],
  template: `
    <table class="cn-table cn-table-blocks">
      <thead>
        <tr>
          <th scope="col" class="cn-number">{{ 'ui.readiness.number' | transloco }}</th>
          <th scope="col">{{ 'ui.readiness.patient' | transloco }}</th>
          <th scope="col">{{ 'ui.readiness.question' | transloco }}</th>
          @for (group of groups(); track group) {
            <th scope="col" class="cn-center">{{ group }}</th>
          }
          <th scope="col" class="verdict">{{ 'ui.readiness.verdict' | transloco }}</th>
          <th scope="col">{{ 'ui.readiness.why' | transloco }}</th>
        </tr>
      </thead>
      <tbody>
        @for (row of rows(); track row.caseId) {
          <tr [cnReadinessRow]="row" (opened)="opened.emit($event)"></tr>
        }
      </tbody>
    </table>
  `,
})
export class ReadinessTableComponent {
  /** Translated heads of the data groups: Question, Pathology, CT and MRI … */
  readonly groups = input.required<readonly string[]>();
  readonly rows = input.required<readonly ReadinessRowView[]>();
  readonly opened = output<string>();
}
