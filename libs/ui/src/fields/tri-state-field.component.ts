import { ChangeDetectionStrategy, Component, computed, inject, input, model } from '@angular/core';
import type { FormValueControl } from '@angular/forms/signals';
import { TranslocoService } from '@jsverse/transloco';
import { UI_LANGUAGE } from '../text/locale';
import { SegmentedFieldComponent } from './segmented-field.component';

/** Yes, no, not known. Not known is a first-class answer and the only one that is drawn dashed. */
@Component({
  selector: 'cn-tri-state-field',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [SegmentedFieldComponent],
  styles: `:host { display: block; }`,
  template: `
    <cn-segmented-field
      [fieldId]="fieldId()"
      [label]="label()"
      [labelHidden]="labelHidden()"
      [hint]="hint()"
      [error]="error()"
      [disabled]="disabled()"
      [choices]="choices()"
      openValue="unknown"
      [value]="asText()"
      (valueChange)="choose($event)"
      [(touched)]="touched"
    />
  `,
})
export class TriStateFieldComponent implements FormValueControl<boolean | null> {
  /** Null: not known. */
  readonly value = model<boolean | null>(null);
  readonly touched = model(false);
  readonly disabled = input(false);
  readonly fieldId = input.required<string>();
  readonly label = input.required<string>();
  readonly labelHidden = input(false);
  readonly hint = input<string>('');
  readonly error = input<string | null>(null);

  private readonly words = inject(TranslocoService);
  private readonly language = inject(UI_LANGUAGE);
  protected readonly asText = computed(() => (this.value() === null ? 'unknown' : this.value() ? 'yes' : 'no'));
  protected readonly choices = computed(() => {
    this.language();
    return [
      { value: 'yes', label: this.words.translate('ui.field.yes') },
      { value: 'no', label: this.words.translate('ui.field.no') },
      { value: 'unknown', label: this.words.translate('ui.field.unknown') },
    ];
  });

  protected choose(text: string | null): void {
    this.value.set(text === 'yes' ? true : text === 'no' ? false : null);
  }
}
