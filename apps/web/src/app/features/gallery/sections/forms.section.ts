import { ChangeDetectionStrategy, Component, inject, signal } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import {
  type Choice, ConfirmService, DateFieldComponent, NumberFieldComponent, SectionHeadingComponent, SegmentedFieldComponent, SelectFieldComponent, TextFieldComponent, ToastService, TriStateFieldComponent,
} from '@consilium/ui';
import { patient } from '../specimens/case';
import { SpecimenComponent } from './specimen.component';

@Component({
  selector: 'cn-forms-section',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [DateFieldComponent, NumberFieldComponent, SectionHeadingComponent, SegmentedFieldComponent, SelectFieldComponent, SpecimenComponent, TextFieldComponent, TranslocoPipe, TriStateFieldComponent],
  styles: `
    .checks { display: grid; }
    .fields { display: grid; grid-template-columns: repeat(auto-fill, minmax(260px, 1fr)); gap: 16px 24px; align-items: start; }
    .buttons { display: flex; flex-wrap: wrap; gap: 8px; }
  `,
  template: `
    <cn-section-heading headingId="forms" [text]="'gallery.forms.title' | transloco" />
    <cn-specimen name="cn-text-field, cn-number-field, cn-date-field, cn-select-field, cn-segmented-field, cn-tri-state-field">
      <div class="fields">
        <cn-text-field fieldId="g-text" [label]="'gallery.forms.presenter' | transloco" [(value)]="text" />
        <cn-text-field fieldId="g-text-error" [label]="'gallery.forms.question' | transloco" value="" [error]="'gallery.forms.required' | transloco" />
        <cn-text-field fieldId="g-area" [label]="'gallery.forms.reason' | transloco" [lines]="3" [hint]="'gallery.forms.reasonHint' | transloco" value="" />
        <cn-number-field fieldId="g-number" [label]="'gallery.forms.ki67' | transloco" unit="%" [least]="0" [most]="100" [(value)]="number" />
        <cn-number-field fieldId="g-unusual" [label]="'gallery.forms.ki67' | transloco" unit="%" [least]="0" [most]="100" [plausible]="{ low: 0, high: 55 }" [value]="72" />
        <cn-number-field fieldId="g-refused" [label]="'gallery.forms.lesions' | transloco" [least]="0" [most]="50" [wholeNumber]="true" [value]="60" />
        <cn-date-field fieldId="g-date" [label]="'gallery.forms.scanDate' | transloco" [unreadable]="'gallery.forms.noDate' | transloco" value="2026-07-09" />
        <cn-date-field fieldId="g-date-error" [label]="'gallery.forms.scanDate' | transloco" [unreadable]="'gallery.forms.noDate' | transloco" [error]="'gallery.forms.future' | transloco" value="2031-01-01" />
        <cn-select-field fieldId="g-select" [label]="'gallery.forms.intent' | transloco" [choices]="intents" [none]="'gallery.forms.choose' | transloco" [(value)]="intent" />
        <cn-segmented-field fieldId="g-policy" [label]="'gallery.forms.policy' | transloco" [choices]="policies" [(value)]="policy" />
        <cn-tri-state-field fieldId="g-tri" [label]="'gallery.forms.extrahepatic' | transloco" [(value)]="extrahepatic" />
        <cn-tri-state-field fieldId="g-tri-yes" [label]="'gallery.forms.symptoms' | transloco" [value]="true" />
        <cn-text-field fieldId="g-disabled" [label]="'gallery.forms.presenter' | transloco" value="Dr Mei-Lin Castellane" [disabled]="true" />
        <div class="checks">
          <label class="cn-check"><input type="checkbox" checked />{{ 'gallery.forms.dissent' | transloco }}</label>
          <label class="cn-check"><input type="checkbox" />{{ 'gallery.forms.waiver' | transloco }}</label>
        </div>
      </div>
    </cn-specimen>
    <cn-specimen name="cn-button, ConfirmService, ToastService">
      <div class="buttons">
        <button type="button" class="cn-button cn-button-primary" (click)="confirm()">{{ 'gallery.forms.sign' | transloco }}</button>
        <button type="button" class="cn-button" (click)="toast()">{{ 'gallery.forms.store' | transloco }}<kbd class="cn-key">S</kbd></button>
        <button type="button" class="cn-button cn-button-danger" (click)="fail()">{{ 'gallery.forms.fail' | transloco }}</button>
        <button type="button" class="cn-button cn-button-text">{{ 'gallery.forms.compare' | transloco }}</button>
        <button type="button" class="cn-button" disabled>{{ 'gallery.forms.close' | transloco }}</button>
      </div>
    </cn-specimen>
  `,
})
export class FormsSection {
  private readonly questions = inject(ConfirmService);
  private readonly toasts = inject(ToastService);
  protected readonly text = signal('Dr Oyelaran');
  protected readonly number = signal<number | null>(4.5);
  protected readonly intent = signal<string | null>(null);
  protected readonly policy = signal<string | null>('T70');
  protected readonly extrahepatic = signal<boolean | null>(null);
  protected readonly intents: readonly Choice[] = [{ value: 'symptomControl', label: 'Symptom control' }, { value: 'cure', label: 'Cure' }];
  protected readonly policies: readonly Choice[] = ['T70', 'T80', 'T90'].map((value) => ({ value, label: value }));

  protected async confirm(): Promise<void> {
    const agreed = await this.questions.ask({
      title: 'gallery.forms.signTitle',
      text: 'gallery.forms.signText',
      confirm: 'gallery.forms.sign',
      patient: `${patient.familyName}, ${patient.givenName}`,
    });
    if (agreed) this.toasts.done('gallery.forms.signed');
  }

  protected toast(): void {
    this.toasts.done('gallery.forms.stored', { undo: () => this.toasts.done('gallery.forms.undone') });
  }

  protected fail(): void {
    this.toasts.failed('gallery.states.failed');
  }
}
