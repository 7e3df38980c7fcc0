import { ChangeDetectionStrategy, Component, input, model } from '@angular/core';
import type { FormValueControl } from '@angular/forms/signals';
import { FieldComponent } from './field.component';
import type { Choice } from './select-field.component';

/** One of two to five, all in view. A radio group: arrows move, the choice follows. */
@Component({
  selector: 'cn-segmented-field',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [FieldComponent],
  styleUrl: './segmented-field.component.css',
  template: `
    <cn-field [labelHidden]="labelHidden()" [fieldId]="fieldId()" [label]="label()" [hint]="hint()" [error]="error()" [group]="true">
      <div class="segments" role="radiogroup" [attr.aria-labelledby]="fieldId() + '-label'" [attr.aria-describedby]="fieldId() + '-hint'">
        @for (choice of choices(); track choice.value) {
          <label [class.chosen]="choice.value === value()" [class.open]="choice.value === openValue()">
            <input type="radio" [name]="fieldId()" [value]="choice.value" [checked]="choice.value === value()" [disabled]="disabled()" (change)="value.set(choice.value)" (blur)="touched.set(true)" />
            <span class="words" [attr.data-words]="choice.label">{{ choice.label }}</span>
          </label>
        }
      </div>
    </cn-field>
  `,
})
export class SegmentedFieldComponent implements FormValueControl<string | null> {
  readonly value = model<string | null>(null);
  readonly touched = model(false);
  readonly disabled = input(false);
  readonly fieldId = input.required<string>();
  readonly label = input.required<string>();
  readonly labelHidden = input(false);
  readonly hint = input<string>('');
  readonly error = input<string | null>(null);
  readonly choices = input.required<readonly Choice[]>();
  /** The choice that means "not known": drawn dashed, as everywhere. */
  readonly openValue = input<string | null>(null);
}
