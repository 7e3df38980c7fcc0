import { ChangeDetectionStrategy, Component, computed, inject, input, model } from '@angular/core';
import type { FormValueControl } from '@angular/forms/signals';
import { TranslocoService } from '@jsverse/transloco';
import { UI_LANGUAGE } from '../text/locale';
import { FieldComponent } from './field.component';

/** One line or several lines of text. Works with `[(value)]` and with `[formField]` of signal forms. */
@Component({
  selector: 'cn-text-field',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [FieldComponent],
  styles: `:host { display: block; }`,
  template: `
    <cn-field [labelHidden]="labelHidden()" [fieldId]="fieldId()" [label]="label()" [hint]="hint()" [error]="error() ?? tooLong()" [warning]="warning()">
      @if (lines() > 1) {
        <textarea
          #area
          class="cn-textarea"
          [id]="fieldId()"
          [rows]="lines()"
          [value]="value()"
          [disabled]="disabled()"
          [attr.aria-invalid]="error() !== null || null"
          [attr.aria-describedby]="fieldId() + '-hint'"
          (input)="value.set(area.value)"
          (blur)="touched.set(true)"
        ></textarea>
      } @else {
        <input
          #line
          class="cn-input"
          type="text"
          [id]="fieldId()"
          [value]="value()"
          [disabled]="disabled()"
          [attr.autocomplete]="autocomplete()"
          [attr.aria-invalid]="error() !== null || null"
          [attr.aria-describedby]="fieldId() + '-hint'"
          (input)="value.set(line.value)"
          (blur)="touched.set(true)"
        />
      }
    </cn-field>
  `,
})
export class TextFieldComponent implements FormValueControl<string> {
  readonly value = model('');
  readonly touched = model(false);
  readonly disabled = input(false);
  readonly fieldId = input.required<string>();
  readonly label = input.required<string>();
  readonly labelHidden = input(false);
  readonly hint = input<string>('');
  readonly error = input<string | null>(null);
  readonly warning = input<string | null>(null);
  /** 1 for a single line. */
  readonly lines = input(1);
  /** Most UTF-16 code units the contract accepts. A longer text stays in the field and is counted; cutting it off would lose words in silence. */
  readonly limit = input<number | null>(null);
  readonly autocomplete = input<string>('off');

  private readonly transloco = inject(TranslocoService);
  private readonly language = inject(UI_LANGUAGE);
  protected readonly tooLong = computed(() => {
    this.language();
    const limit = this.limit();
    const over = limit === null ? 0 : this.value().length - limit;
    return over > 0 ? this.transloco.translate<string>('ui.field.tooLong', { over, limit }) : null;
  });
}
