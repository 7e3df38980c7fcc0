import { ChangeDetectionStrategy, Component, computed, inject, input, output, signal } from '@angular/core';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import type { DocumentOrderInput } from '@consilium/contracts';
import { SelectFieldComponent, TextFieldComponent } from '@consilium/ui';

type Kind = DocumentOrderInput['kind'];

const formats: Readonly<Partial<Record<Kind, readonly DocumentOrderInput['format'][]>>> = {
  referrerLetter: ['pdf', 'docx', 'json'],
  patientLetter: ['pdf', 'docx', 'json'],
};

/** Which document, in which language and form, for whom. */
@Component({
  selector: 'cn-order-form',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [SelectFieldComponent, TextFieldComponent, TranslocoPipe],
  styles: `
    form { display: grid; grid-template-columns: minmax(180px, 2fr) minmax(110px, 1fr) minmax(90px, 1fr); gap: 10px 12px; align-items: end; padding: 12px 0; border-bottom: var(--rule); }
    .recipient { grid-column: 1 / 3; }
    .actions { grid-column: 1 / -1; display: flex; gap: 8px; }
    @media (max-width: 560px) { form { grid-template-columns: minmax(0, 1fr); } .recipient { grid-column: 1; } }
  `,
  template: `
    <form (submit)="order($event)">
      <cn-select-field fieldId="order-kind" [label]="'reports.order.kind' | transloco" [choices]="kindChoices()" [value]="kind()" (valueChange)="pick($event)" />
      <cn-select-field fieldId="order-language" [label]="'reports.order.language' | transloco" [choices]="languages()" [value]="language()" (valueChange)="language.set($event === 'de' ? 'de' : 'en')" />
      <cn-select-field fieldId="order-format" [label]="'reports.order.format' | transloco" [choices]="formatChoices()" [value]="format()" (valueChange)="setFormat($event)" />
      @if (kind() === 'referrerLetter' || kind() === 'patientLetter') {
        <cn-text-field class="recipient" fieldId="order-recipient" [label]="'reports.order.recipient' | transloco" [hint]="'reports.order.recipientHint' | transloco" [limit]="200" [value]="recipient()" (valueChange)="recipient.set($event)" />
      }
      <div class="actions">
        <button type="submit" class="cn-button cn-button-primary" [disabled]="busy()">{{ 'reports.order.button' | transloco }}</button>
        <button type="button" class="cn-button" (click)="closed.emit()">{{ 'reports.cancel' | transloco }}</button>
      </div>
    </form>
  `,
})
export class OrderFormComponent {
  /** Kinds the person may order here. */
  readonly kinds = input.required<readonly Kind[]>();
  readonly busy = input(false);
  readonly ordered = output<DocumentOrderInput>();
  readonly closed = output<void>();

  private readonly words = inject(TranslocoService);
  private readonly picked = signal<Kind | null>(null);
  protected readonly kind = computed(() => this.picked() ?? this.kinds()[0] ?? 'outcomeReport');
  protected readonly language = signal<'en' | 'de'>(this.words.getActiveLang() === 'de' ? 'de' : 'en');
  private readonly wishedFormat = signal<DocumentOrderInput['format']>('pdf');
  private readonly possible = computed(() => formats[this.kind()] ?? (['pdf', 'json'] as const));
  protected readonly format = computed(() => (this.possible().includes(this.wishedFormat() as never) ? this.wishedFormat() : 'pdf'));
  protected readonly recipient = signal('');
  protected readonly kindChoices = computed(() => this.kinds().map((value) => ({ value, label: this.words.translate<string>(`reports.kind.${value}`) })));
  protected readonly formatChoices = computed(() => this.possible().map((value) => ({ value, label: value.toUpperCase() })));
  protected readonly languages = computed(() => (['en', 'de'] as const).map((value) => ({ value, label: this.words.translate<string>(`reports.language.${value}`) })));

  protected pick(value: string | null): void {
    this.picked.set(this.kinds().find((kind) => kind === value) ?? null);
  }

  protected setFormat(value: string | null): void {
    this.wishedFormat.set(this.possible().find((format) => format === value) ?? 'pdf');
  }

  protected order(event: Event): void {
    event.preventDefault();
    const isAddressed = this.kind() === 'referrerLetter' || this.kind() === 'patientLetter';
    this.ordered.emit({ kind: this.kind(), format: this.format(), language: this.language(), recipient: isAddressed ? this.recipient().trim() : '' });
  }
}
