import { ChangeDetectionStrategy, Component, computed, effect, inject, input, untracked } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { ErrorStateComponent, LoadingRowsComponent, PatientBannerComponent } from '@consilium/ui';
import { nameMeeting } from '../../agenda/meeting-crumb';
import { Breadcrumbs } from '../../../core/navigation/breadcrumbs';
import { CaseFile } from '../../cases/data/case-file';
import { patientView } from '../../cases/data/patient-view';
import { Speech } from '../../cases/words/speech';
import { refusalKey } from '../data/refusal-words';
import { Room } from '../data/room';
import { StageStepsComponent } from '../room/stage-steps.component';
import { CaseOutcomeComponent } from './case-outcome.component';

/** The outcome of one case, to be read and signed after the meeting as well as during it. */
@Component({
  selector: 'cn-outcome-page',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [CaseOutcomeComponent, ErrorStateComponent, LoadingRowsComponent, PatientBannerComponent, RouterLink, StageStepsComponent, TranslocoPipe],
  providers: [CaseFile, Room],
  styles: `
    :host { display: block; }
    cn-stage-steps { padding: 14px 0 20px; }
    h1 { padding-bottom: 14px; max-width: 34em; }
  `,
  template: `
    @if (room.failure(); as problem) {
      <div class="cn-page">
        <cn-error-state [failed]="(problem.code === 'notFound' || problem.code === 'forbidden' ? 'meeting.notFound' : 'meeting.failed') | transloco" [safe]="'meeting.failedSafe' | transloco" [retryLabel]="'meeting.again' | transloco" [requestId]="problem.requestId" (retry)="load()" />
      </div>
    } @else if (patient(); as view) {
      <cn-patient-banner [patient]="view">
        <a class="cn-button" [routerLink]="['/meetings', meetingId(), 'room']">{{ 'meeting.title' | transloco }}</a>
        <a class="cn-button" [routerLink]="['/cases', caseId()]">{{ 'meeting.outcome.openCase' | transloco }}</a>
      </cn-patient-banner>
      <div class="cn-page">
        @if (room.deliberation(); as deliberation) {
          <cn-stage-steps [stage]="deliberation.stage" />
          <h1>{{ room.file.detail()?.question?.text }}</h1>
          @if (room.refusal(); as problem) {
            <cn-error-state [failed]="'meeting.refused.title' | transloco" [safe]="refusalKey(problem) | transloco" [requestId]="problem.requestId" />
          }
          <cn-case-outcome />
        } @else {
          <cn-loading-rows [rows]="8" />
        }
      </div>
    } @else {
      <div class="cn-page"><cn-loading-rows [rows]="10" /></div>
    }
  `,
})
export class OutcomePage {
  readonly meetingId = input.required<string>();
  readonly caseId = input.required<string>();

  protected readonly room = inject(Room);
  private readonly speech = inject(Speech);
  private readonly breadcrumbs = inject(Breadcrumbs);
  protected readonly refusalKey = refusalKey;
  protected readonly patient = computed(() => {
    const detail = this.room.file.detail();
    return detail ? patientView(detail, this.room.file.version(), this.speech.clinical(), null) : null;
  });

  constructor() {
    nameMeeting(this.room.meeting);
    effect(() => {
      this.meetingId();
      this.caseId();
      untracked(() => this.load());
    });
    effect(() => {
      const number = this.room.file.detail()?.number;
      if (number !== undefined) untracked(() => this.breadcrumbs.name(number));
    });
  }

  protected load(): void {
    void this.room.open(this.meetingId(), this.caseId());
  }
}
