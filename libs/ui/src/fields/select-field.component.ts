import { ChangeDetectionStrategy, Component, input, model } from '@angular/core';
import type { FormValueControl } from '@angular/forms/signals';
import { FieldComponent } from './field.component';

export interface Choice {
  readonly value: string;
  /** Translated. */
  readonly label: string;
}

/** One of many. The system's own list, because it works with every keyboard, reader and phone. */
@Component({
  selector: 'cn-select-field',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [FieldComponent],
  styles: `:host { display: block; }`,
  template: `
    <cn-field [labelHidden]="labelHidden()" [fieldId]="fieldId()" [label]="label()" [hint]="hint()" [error]="error()">
      <select
        #list
        class="cn-select"
        [id]="fieldId()"
        [disabled]="disabled()"
        [attr.aria-invalid]="error() !== null || null"
        [attr.aria-describedby]="fieldId() + '-hint'"
        (change)="value.set(list.value === '' ? null : list.value)"
        (blur)="touched.set(true)"
      >
        @if (none(); as words) {
          <option value="" [selected]="value() === null">{{ words }}</option>
        }
        @for (choice of choices(); track choice.value) {
          <option [value]="choice.value" [selected]="choice.value === value()">{{ choice.label }}</option>
        }
      </select>
    </cn-field>
  `,
})
export class SelectFieldComponent implements FormValueControl<string | null> {
  readonly value = model<string | null>(null);
  readonly touched = model(false);
  readonly disabled = input(false);
  readonly fieldId = input.required<string>();
  readonly label = input.required<string>();
  readonly labelHidden = input(false);
  readonly hint = input<string>('');
  readonly error = input<string | null>(null);
  readonly choices = input.required<readonly Choice[]>();
  /** Words for "nothing chosen"; without them something is always chosen. */
  readonly none = input<string>();
}
