import { afterNextRender, ChangeDetectionStrategy, Component, computed, DestroyRef, DOCUMENT, ElementRef, inject, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { ageInYears } from '../text/format';
import { DatePipe } from '../text/format.pipes';
import { patientName } from '../text/patient-name';

/** Who this page is about. From the server, on every patient page; never assembled from the address. */
export interface PatientView {
  readonly familyName: string;
  readonly givenName: string;
  /** ISO calendar date. */
  readonly birthDate: string;
  readonly sex: 'female' | 'male' | 'diverse' | 'unknown';
  readonly hospitalNumber: string;
  readonly caseNumber: string;
  readonly version: number;
  /** Further cells, label and value translated: consultant, board, question. First to go on narrow screens. */
  readonly more?: readonly { readonly label: string; readonly value: string }[];
}

/**
 * Sticky band with name, birth date and age, sex, hospital number, case and version. Actions are projected. Its height
 * goes to `--sticky-top`, so that nothing that is scrolled to or focused hides under it.
 */
@Component({
  selector: 'cn-patient-banner',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [DatePipe, TranslocoPipe],
  styleUrl: './patient-banner.component.css',
  host: { role: 'region', '[attr.aria-label]': 'fullName()' },
  template: `
    <div class="name">{{ fullName() }}</div>
    <div><span class="cn-label">{{ 'ui.patient.born' | transloco }}</span>{{ patient().birthDate | cnDate }} · {{ 'ui.patient.age' | transloco: { years: age() } }}</div>
    <div><span class="cn-label">{{ 'ui.patient.sex' | transloco }}</span>{{ 'ui.patient.' + patient().sex | transloco }}</div>
    <div><span class="cn-label">{{ 'ui.patient.hospitalNumber' | transloco }}</span><span class="cn-mono">{{ patient().hospitalNumber }}</span></div>
    <div><span class="cn-label">{{ 'ui.patient.case' | transloco }}</span><span class="cn-mono">{{ patient().caseNumber }}</span> · <span class="version">{{ 'ui.patient.version' | transloco: { version: patient().version } }}</span></div>
    @for (cell of patient().more ?? []; track cell.label) {
      <div class="more"><span class="cn-label">{{ cell.label }}</span>{{ cell.value }}</div>
    }
    <div class="actions cn-no-print"><ng-content /></div>
  `,
})
export class PatientBannerComponent {
  readonly patient = input.required<PatientView>();
  /** The day the age refers to; today unless a stored record is shown. */
  readonly on = input<Date>(new Date());

  protected readonly fullName = computed(() => patientName(this.patient()));
  protected readonly age = computed(() => ageInYears(this.patient().birthDate, this.on()));

  constructor() {
    const host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
    const root = inject(DOCUMENT).documentElement;
    const destroy = inject(DestroyRef);
    afterNextRender(() => {
      if (typeof ResizeObserver === 'undefined') return;
      const observer = new ResizeObserver(() => root.style.setProperty('--sticky-top', `${host.offsetHeight}px`));
      observer.observe(host);
      destroy.onDestroy(() => {
        observer.disconnect();
        root.style.removeProperty('--sticky-top');
      });
    });
  }
}
