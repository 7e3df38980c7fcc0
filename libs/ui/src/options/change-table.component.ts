import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { StatusMarkComponent } from '../marks/status-mark.component';
import type { ChangeView } from './option.model';
import { ScrollRegionDirective } from '../page/scroll-region.directive';

/** What would change the status, and to what. */
@Component({
  selector: 'cn-change-table',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [StatusMarkComponent, TranslocoPipe],
  styles: `
    :host { display: block; overflow-x: auto; }
    table { min-width: 560px; }
    .outcome { width: 172px; }
    .note { margin-left: 4px; }
  `,
  hostDirectives: [{ directive: ScrollRegionDirective, inputs: ['cnScrollRegion: label'] }],
  template: `
    <table class="cn-table">
      <thead>
        <tr>
          <th scope="col">{{ 'ui.change.if' | transloco }}</th>
          <th scope="col">{{ 'ui.change.now' | transloco }}</th>
          @for (column of changes().columns; track column) {
            <th scope="col" class="outcome">{{ column }}</th>
          }
        </tr>
      </thead>
      <tbody>
        @for (row of changes().rows; track row.condition) {
          <tr>
            <td>
              {{ row.condition }}
              @if (row.note; as note) {
                <span class="note cn-small cn-faint">{{ note }}</span>
              }
            </td>
            <td class="cn-faint">{{ row.now }}</td>
            @for (outcome of row.outcomes; track $index) {
              <td><cn-status-mark [status]="outcome" /></td>
            }
          </tr>
        }
      </tbody>
    </table>
  `,
})
export class ChangeTableComponent {
  readonly changes = input.required<ChangeView>();
}
