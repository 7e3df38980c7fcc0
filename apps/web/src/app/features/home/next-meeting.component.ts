import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import type { MeetingDetail, MeetingReadiness } from '@consilium/contracts';
import { DatePipe, NumberPipe, ReadinessMarkComponent, ReadinessTableComponent, SectionHeadingComponent } from '@consilium/ui';
import { Speech } from '../cases/words/speech';
import { READINESS_GROUPS, readinessRows, verdictCounts } from './readiness-rows';
import { ReadinessSpeech } from './readiness-words';

/** The meeting that comes next: when and where, how ready its cases are, and what each one still lacks. */
@Component({
  selector: 'cn-next-meeting',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [DatePipe, NumberPipe, ReadinessMarkComponent, ReadinessTableComponent, RouterLink, SectionHeadingComponent, TranslocoPipe],
  templateUrl: './next-meeting.component.html',
  styles: `
    :host { display: block; }
    .head { display: grid; grid-template-columns: minmax(0, 1fr) auto auto; gap: 8px 40px; padding: 20px 0 24px; align-items: start; }
    .cutoff, .counts { border-left: 1px solid var(--line-strong); padding-left: 20px; }
    .cutoff b { display: block; font-size: var(--fs-26); line-height: var(--lh-26); font-weight: 600; }
    .counts p { display: flex; gap: 8px; align-items: center; font-size: var(--fs-16); line-height: var(--lh-16); }
    .counts b { min-width: 1.2em; text-align: right; font-variant-numeric: tabular-nums; }
    .actions { display: flex; gap: 8px; margin-top: 12px; flex-wrap: wrap; }
    @media (max-width: 900px) { .head { grid-template-columns: minmax(0, 1fr); } .cutoff, .counts { border-left: 0; padding-left: 0; } }
  `,
})
export class NextMeetingComponent {
  readonly meeting = input.required<MeetingDetail>();
  readonly readiness = input<MeetingReadiness | null>(null);

  private readonly router = inject(Router);
  private readonly speech = inject(Speech);
  private readonly readinessSpeech = inject(ReadinessSpeech);

  protected readonly groups = computed(() => READINESS_GROUPS.map((group) => this.speech.say()(`home.group.${group}`)));
  protected readonly counts = computed(() => verdictCounts(this.readiness()?.cases ?? []));
  protected readonly isPastCutOff = computed(() => {
    const readiness = this.readiness();
    return readiness !== null && readiness.serverTime > readiness.cutOffAt;
  });
  protected readonly rows = computed(() => readinessRows(this.readiness()?.cases ?? [], this.readinessSpeech.words()));

  protected open(caseId: string): void {
    void this.router.navigate(['/cases', caseId]);
  }
}
