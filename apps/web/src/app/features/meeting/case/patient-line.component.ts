import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { ageInYears, DatePipe, patientName, type PatientView } from '@consilium/ui';

/** Who the meeting talks about, on one line above the question. */
@Component({
  selector: 'cn-patient-line',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [DatePipe, TranslocoPipe],
  styles: `
    :host { display: flex; gap: 2px 20px; align-items: baseline; flex-wrap: wrap; font-size: var(--fs-13); line-height: var(--lh-13); }
    .name { font-size: var(--fs-20); line-height: var(--lh-20); font-weight: 600; letter-spacing: -0.01em; }
  `,
  host: { role: 'region', '[attr.aria-label]': 'name()' },
  template: `
    <span class="name">{{ name() }}</span>
    <span>{{ patient().birthDate | cnDate }}, {{ 'ui.patient.age' | transloco: { years: age() } }}, {{ 'meeting.sex.' + patient().sex | transloco }}</span>
    <span class="cn-mono">{{ patient().hospitalNumber }}</span>
    <span class="cn-mono">{{ patient().caseNumber }}</span>
    <span class="cn-faint">{{ 'meeting.bar.version' | transloco: { version: patient().version } }}</span>
  `,
})
export class PatientLineComponent {
  readonly patient = input.required<PatientView>();
  protected readonly name = computed(() => patientName(this.patient()));
  protected readonly age = computed(() => ageInYears(this.patient().birthDate, new Date()));
}
