import { ChangeDetectionStrategy, Component, computed, inject, input, linkedSignal, model } from '@angular/core';
import type { FormValueControl } from '@angular/forms/signals';
import { TranslocoService } from '@jsverse/transloco';
import { formatNumber, formatQuantity, type NumberReading, readNumber } from '../text/format';
import { UI_LANGUAGE } from '../text/locale';
import { FieldComponent } from './field.component';

/**
 * A number with its unit. Understands decimal comma and point; what it cannot read it refuses in words and keeps as
 * typed, and the value is then null. Out of bounds is refused, out of the plausible range is warned about and kept.
 */
@Component({
  selector: 'cn-number-field',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [FieldComponent],
  styles: `
    :host { display: block; }
    .line { display: flex; align-items: stretch; }
    input { text-align: right; border-radius: var(--r-1); }
    .with-unit { border-right: 0; border-radius: var(--r-1) 0 0 var(--r-1); }
    .unit { display: grid; place-items: center; padding: 0 9px; border: 1px solid var(--line-strong); border-radius: 0 var(--r-1) var(--r-1) 0; background: var(--surface-sunk); color: var(--ink-2); font-size: var(--fs-13); white-space: nowrap; }
  `,
  template: `
    <cn-field [fieldId]="fieldId()" [label]="label()" [hint]="hint()" [error]="refusal()" [warning]="doubt()">
      <div class="line">
        <input
          #box
          class="cn-input"
          [class.with-unit]="unit()"
          type="text"
          inputmode="decimal"
          autocomplete="off"
          [id]="fieldId()"
          [value]="text()"
          [disabled]="disabled()"
          [attr.aria-invalid]="refusal() !== null || null"
          [attr.aria-describedby]="fieldId() + '-hint' + (unit() ? ' ' + fieldId() + '-unit' : '')"
          (input)="typed(box.value)"
          (blur)="touched.set(true)"
        />
        @if (unit(); as words) {
          <span class="unit" [id]="fieldId() + '-unit'">{{ words }}</span>
        }
      </div>
    </cn-field>
  `,
})
export class NumberFieldComponent implements FormValueControl<number | null> {
  readonly value = model<number | null>(null);
  readonly touched = model(false);
  readonly disabled = input(false);
  readonly fieldId = input.required<string>();
  readonly label = input.required<string>();
  readonly hint = input<string>('');
  /** A refusal from outside, for example the server's; stands until the reader types. */
  readonly error = input<string | null>(null);
  readonly unit = input<string>('');
  /** Bounds that are refused beyond, in the field's unit. */
  readonly least = input<number | null>(null);
  readonly most = input<number | null>(null);
  /** Bounds that are only unusual beyond. */
  readonly plausible = input<{ readonly low: number; readonly high: number } | null>(null);
  readonly wholeNumber = input(false);

  private readonly words = inject(TranslocoService);
  private readonly language = inject(UI_LANGUAGE);

  /** What stands in the field: the reader's own text while it says the same as the value. */
  protected readonly text = linkedSignal<{ value: number | null; language: 'en' | 'de' }, string>({
    source: () => ({ value: this.value(), language: this.language() }),
    computation: ({ value, language }, previous) => {
      const own = previous?.value ?? '';
      const reading = readNumber(own);
      const ownValue = reading.kind === 'number' ? reading.value : null;
      return value === null ? (ownValue === null ? own : '') : ownValue === value ? own : formatNumber(value, language);
    },
  });

  protected readonly refusal = computed(() => this.refusalOf(readNumber(this.text())) ?? this.error());
  protected readonly doubt = computed(() => {
    const range = this.plausible();
    const value = this.value();
    if (!range || value === null || (value >= range.low && value <= range.high)) return null;
    return this.words.translate('ui.field.unusual', { low: this.shown(range.low), high: this.shown(range.high) });
  });

  protected typed(text: string): void {
    this.text.set(text);
    const reading = readNumber(text);
    this.value.set(reading.kind === 'number' && this.refusalOf(reading) === null ? reading.value : null);
    this.text.set(text);
  }

  private refusalOf(reading: NumberReading): string | null {
    this.language();
    if (reading.kind === 'empty') return null;
    if (reading.kind === 'unreadable') return this.words.translate('ui.field.unreadable');
    if (reading.kind === 'bounded') return this.words.translate('ui.field.bounded', { sign: reading.comparator });
    if (this.wholeNumber() && !Number.isInteger(reading.value)) return this.words.translate('ui.field.wholeNumber');
    const least = this.least();
    const most = this.most();
    if ((least !== null && reading.value < least) || (most !== null && reading.value > most)) {
      return this.words.translate('ui.field.outOfRange', { low: least === null ? '' : this.shown(least), high: most === null ? '' : this.shown(most) });
    }
    return null;
  }

  private shown(value: number): string {
    return formatQuantity(value, this.unit(), this.language());
  }
}
