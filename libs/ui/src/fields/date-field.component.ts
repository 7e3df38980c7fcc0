import { ChangeDetectionStrategy, Component, input, model, output, signal } from '@angular/core';
import type { FormValueControl } from '@angular/forms/signals';
import { FieldComponent } from './field.component';

/**
 * A calendar date. The system's own field, because it takes dates in the reader's order and by keyboard. A date that is
 * half typed or impossible (29 February of a common year) is no value, and the field says so in the caller's words.
 */
@Component({
  selector: 'cn-date-field',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [FieldComponent],
  styles: `
    :host { display: block; }
    input { max-width: 180px; }
  `,
  template: `
    <cn-field [labelHidden]="labelHidden()" [fieldId]="fieldId()" [label]="label()" [hint]="hint()" [error]="halfTyped() ? unreadable() : error()">
      <input
        #box
        class="cn-input"
        type="date"
        [id]="fieldId()"
        [value]="value() ?? ''"
        [disabled]="disabled()"
        [attr.min]="least()"
        [attr.max]="most()"
        [attr.autocomplete]="autocomplete()"
        [attr.aria-invalid]="halfTyped() || error() !== null || null"
        [attr.aria-describedby]="fieldId() + '-hint'"
        (input)="typed(box)"
        (blur)="left(box)"
      />
    </cn-field>
  `,
})
export class DateFieldComponent implements FormValueControl<string | null> {
  /** ISO calendar date, null while there is none. */
  readonly value = model<string | null>(null);
  readonly touched = model(false);
  readonly disabled = input(false);
  readonly fieldId = input.required<string>();
  readonly label = input.required<string>();
  readonly labelHidden = input(false);
  readonly hint = input<string>('');
  readonly error = input<string | null>(null);
  /** What is said of a date that is half typed or does not exist, translated. */
  readonly unreadable = input.required<string>();
  /** Earliest and latest day the calendar offers; typing beyond is the caller's to refuse. */
  readonly least = input<string | null>(null);
  readonly most = input<string | null>(null);
  readonly autocomplete = input<string>('off');
  /** The reader has finished with the field. */
  readonly leaving = output<void>();

  protected readonly halfTyped = signal(false);

  protected typed(box: HTMLInputElement): void {
    if (!box.validity.badInput) this.halfTyped.set(false);
    this.value.set(box.value === '' ? null : box.value);
  }

  protected left(box: HTMLInputElement): void {
    this.halfTyped.set(box.validity.badInput);
    this.touched.set(true);
    this.leaving.emit();
  }
}
