import { ChangeDetectionStrategy, Component, input, output } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import type { AssumptionView } from './settings-words';

/** Assumptions of the catalogue with the value declared there beside the one the board uses. */
@Component({
  selector: 'cn-assumption-table',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [TranslocoPipe],
  styles: `
    :host { display: block; overflow-x: auto; }
    table { min-width: 620px; max-width: 1080px; table-layout: fixed; }
    .name { width: 48%; }
    .cell { display: flex; gap: 6px; align-items: center; }
    input { max-width: 84px; text-align: right; }
    select { max-width: 260px; }
    .changed { font-weight: 600; }
  `,
  template: `
    <table class="cn-table">
      <caption class="cn-visually-hidden">{{ caption() }}</caption>
      <thead>
        <tr>
          <th scope="col" class="name">{{ 'admin.settings.assumption' | transloco }}</th>
          <th scope="col">{{ 'admin.settings.declared' | transloco }}</th>
          <th scope="col">{{ 'admin.settings.used' | transloco }}</th>
        </tr>
      </thead>
      <tbody>
        @for (row of rows(); track row.id) {
          <tr>
            <th scope="row" [id]="'assumption-' + row.id">{{ row.label }}</th>
            <td class="cn-quiet">{{ row.declared }}</td>
            <td>
              <div class="cell">
                @if (row.choices.length > 0) {
                  <select #list class="cn-select" [attr.aria-labelledby]="'assumption-' + row.id" [disabled]="locked()" (change)="changed.emit({ id: row.id, value: list.value === '' ? null : list.value })">
                    <option value="" [selected]="values()[row.id] === undefined">{{ 'admin.settings.asDeclared' | transloco: { value: row.declared } }}</option>
                    @for (choice of row.choices; track choice.value) {
                      <option [value]="choice.value" [selected]="values()[row.id] === choice.value">{{ choice.label }}</option>
                    }
                  </select>
                } @else {
                  <input
                    #box
                    class="cn-input"
                    type="number"
                    step="any"
                    [attr.aria-labelledby]="'assumption-' + row.id"
                    [min]="row.least"
                    [max]="row.most"
                    [disabled]="locked()"
                    [class.changed]="values()[row.id] !== undefined"
                    [placeholder]="row.number"
                    [value]="values()[row.id] ?? ''"
                    (change)="typed(row, box)"
                  />
                  <span class="cn-quiet">{{ row.unit }}</span>
                }
              </div>
            </td>
          </tr>
        }
      </tbody>
    </table>
  `,
})
export class AssumptionTableComponent {
  readonly rows = input.required<readonly AssumptionView[]>();
  readonly caption = input.required<string>();
  readonly values = input.required<Readonly<Record<string, string | number | boolean | undefined>>>();
  readonly locked = input(false);
  /** Null: back to the declared value. */
  readonly changed = output<{ readonly id: string; readonly value: string | number | null }>();

  /** What lies outside the declared bounds is not taken over; the browser's own message says why. */
  protected typed(row: AssumptionView, box: HTMLInputElement): void {
    if (!box.reportValidity()) return;
    this.changed.emit({ id: row.id, value: box.value === '' ? null : Number(box.value) });
  }
}
