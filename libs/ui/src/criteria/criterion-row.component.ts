import { ChangeDetectionStrategy, Component, input, output } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { CriterionMarkComponent } from '../marks/criterion-mark.component';
import { StatusMarkComponent } from '../marks/status-mark.component';
import type { CriterionRowView } from './criterion.model';
import { SourceLineComponent } from './source-line.component';

/** Id, text in words, state, value with source, effect on this option. Use as `<tr cnCriterionRow>` in a `cn-table`. */
@Component({
  selector: 'tr[cnCriterionRow]',
  host: { class: 'cn-criterion-row' },
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [CriterionMarkComponent, SourceLineComponent, StatusMarkComponent, TranslocoPipe],
  styles: `
    .effect { display: flex; gap: 6px; align-items: baseline; }
    .effect cn-status-mark { flex: none; align-self: flex-start; position: relative; top: 2px; }
    @media (max-width: 640px) {
      :host { display: grid; grid-template-columns: minmax(0, 1fr) auto; gap: 2px 12px; padding: 10px 0; border-bottom: var(--rule); }
      td { border: 0; padding: 0; height: auto; }
      td:nth-child(1) { order: 2; grid-column: 1 / -1; }
      td:nth-child(2) { order: 0; font-weight: 500; }
      td:nth-child(3) { order: 1; }
      td:nth-child(4), td:nth-child(5) { order: 3; grid-column: 1 / -1; }
    }
    button { all: unset; cursor: pointer; }
    button:hover { text-decoration: underline; color: var(--accent); }
    button:focus-visible { outline: 2px solid var(--focus); outline-offset: 2px; }
  `,
  template: `
    <td class="cn-id">
      @if (row().id; as id) {
        <button type="button" (click)="reference.emit(id)" [attr.aria-label]="'ui.criterion.open' | transloco: { id }">{{ id }}</button>
      }
    </td>
    <td>
      {{ row().text }}
      @if (row().assumption; as assumption) {
        <p class="cn-source"><span class="cn-assumption">{{ assumption }}</span></p>
      }
    </td>
    <td class="cn-nowrap"><cn-criterion-mark [state]="row().state" [word]="row().stateWord" /></td>
    <td>
      {{ row().value }}
      @if (row().source; as source) {
        <cn-source-line [source]="source" />
      }
    </td>
    <td>
      <div class="effect" [class.cn-faint]="row().effect.status === null">
        @if (row().effect.status; as status) {
          <cn-status-mark [status]="status" wordless />
        }
        <span>{{ row().effect.text }}</span>
      </div>
    </td>
  `,
})
export class CriterionRowComponent {
  readonly row = input.required<CriterionRowView>({ alias: 'cnCriterionRow' });
  /** The reader asks for the criterion's own page or source. */
  readonly reference = output<string>();
}
