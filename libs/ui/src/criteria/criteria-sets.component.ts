import { ChangeDetectionStrategy, Component, input, output } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { CriterionMarkComponent } from '../marks/criterion-mark.component';
import { ScrollRegionDirective } from '../page/scroll-region.directive';
import type { CriteriaSetView } from './criterion.model';

/** Published sets of criteria side by side, each with its own verdict and the verdict of every part. */
@Component({
  selector: 'cn-criteria-sets',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [CriterionMarkComponent, TranslocoPipe],
  styles: `
    :host { display: block; overflow-x: auto; }
    .name { width: 24%; }
    .verdict { width: 124px; }
    ul { display: grid; grid-template-columns: repeat(auto-fill, minmax(200px, 1fr)); gap: 0 16px; }
    li { display: grid; grid-template-columns: 20px minmax(0, 1fr); align-items: baseline; }
    li cn-criterion-mark { position: relative; top: 2px; }
    button { all: unset; cursor: pointer; display: block; box-sizing: border-box; min-height: 24px; padding: 3px 0; }
    button:hover { text-decoration: underline; color: var(--accent); }
    button:focus-visible { outline: 2px solid var(--focus); outline-offset: 2px; }
    @media (max-width: 640px) {
      tr { display: grid; grid-template-columns: minmax(0, 1fr) auto; gap: 2px 12px; padding: 10px 0; border-bottom: var(--rule); }
      thead tr { display: none; }
      th[scope='row'], td { border: 0; padding: 0; height: auto; width: auto; }
      td:last-child { grid-column: 1 / -1; }
    }
  `,
  hostDirectives: [{ directive: ScrollRegionDirective, inputs: ['cnScrollRegion: label'] }],
  template: `
    <table class="cn-table cn-table-blocks">
      <thead>
        <tr>
          <th scope="col" class="name">{{ 'ui.sets.set' | transloco }}</th>
          <th scope="col" class="verdict">{{ 'ui.sets.verdict' | transloco }}</th>
          <th scope="col">{{ 'ui.sets.parts' | transloco }}</th>
        </tr>
      </thead>
      <tbody>
        @for (set of sets(); track set.id) {
          <tr>
            <th scope="row">{{ set.name }}</th>
            <td class="cn-nowrap">
              @if (set.verdict; as verdict) {
                <cn-criterion-mark [state]="verdict" [word]="set.verdictText" />
              } @else {
                <span class="cn-faint">{{ set.verdictText }}</span>
              }
            </td>
            <td>
              <ul>
                @for (part of set.parts; track part.id) {
                  <li>
                    <cn-criterion-mark [state]="part.state" wordless />
                    <button type="button" (click)="reference.emit(part.id)">{{ part.text }}</button>
                  </li>
                }
              </ul>
            </td>
          </tr>
        }
      </tbody>
    </table>
  `,
})
export class CriteriaSetsComponent {
  readonly sets = input.required<readonly CriteriaSetView[]>();
  /** A part the reader asks for, by criterion id. */
  readonly reference = output<string>();
}
