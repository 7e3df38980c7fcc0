import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import type { CaseRow, MeetingDetail, MeetingReadiness, MeetingRow, Referral } from '@consilium/contracts';
import { DatePipe, EmptyStateComponent, ErrorStateComponent, LoadingRowsComponent, PageHeaderComponent } from '@consilium/ui';
import { SessionState } from '../../core/auth/session.state';
import { ProblemError } from '../../core/http/problem-error';
import { AdministratorHomeComponent } from './administrator-home.component';
import { askedOf } from './asked-of-me';
import { AskedOfMeComponent } from './asked-of-me.component';
import { AuditorHomeComponent } from './auditor-home.component';
import { CaseListComponent } from './case-list.component';
import { decisions } from './duties';
import { DutyListComponent } from './duty-list.component';
import { HomeClient, type Guarded } from './home.client';
import { DueSoonComponent } from '../chase/due-soon.component';
import { OwedByMeComponent } from '../chase/owed-by-me.component';
import { FollowUpsComponent } from '../cases/follow-ups/follow-ups.component';
import { ReferralsComponent } from './referrals.component';
import { NextMeetingComponent } from './next-meeting.component';

/** The first page after signing in: what waits for this person. */
@Component({
  selector: 'cn-home-page',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [
    AdministratorHomeComponent, AskedOfMeComponent, AuditorHomeComponent, CaseListComponent, DatePipe, DueSoonComponent, DutyListComponent, EmptyStateComponent, ErrorStateComponent, FollowUpsComponent, LoadingRowsComponent,
    NextMeetingComponent, OwedByMeComponent, PageHeaderComponent, ReferralsComponent, RouterLink, TranslocoPipe,
  ],
  host: { class: 'cn-page' },
  templateUrl: './home.page.html',
  styles: `
    :host { display: block; }
    .running { display: flex; gap: 8px 16px; align-items: center; flex-wrap: wrap; padding: 10px 14px; margin: 16px 0 20px; background: var(--surface); border: var(--rule); border-left: 3px solid var(--st-supported); }
    .running .cn-button { margin-left: auto; }
    .dot { width: 9px; height: 9px; border-radius: 50%; background: var(--st-supported); }
    .below { display: block; margin-top: 28px; }
    .mine { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 420px), 1fr)); gap: 28px 40px; align-items: start; }
    .mine:not(:empty) { margin-bottom: 28px; }
    .lists { display: grid; grid-template-columns: repeat(2, minmax(0, 1fr)); gap: 32px 40px; margin-top: 32px; }
    cn-due-soon { grid-row: span 2; }
    @media (max-width: 1023px) { .lists { grid-template-columns: minmax(0, 1fr); } }
  `,
})
export class HomePage {
  private readonly client = inject(HomeClient);
  private readonly session = inject(SessionState);

  protected readonly organisation = this.client.organisation;
  protected readonly roles = this.session.person()?.roles ?? [];
  protected readonly onBoard = (this.session.session()?.boards.length ?? 0) > 0;
  protected readonly isCoordinator = this.roles.includes('coordinator');
  protected readonly isReferrer = this.roles.includes('referrer');
  protected readonly isAuditor = this.roles.includes('auditor');
  protected readonly isAdministrator = this.roles.includes('administrator');

  protected readonly loading = signal(true);
  protected readonly failure = signal<ProblemError | null>(null);
  /** A meeting that runs beside the one shown. */
  protected readonly running = signal<MeetingRow | null>(null);
  protected readonly meeting = signal<MeetingDetail | null>(null);
  protected readonly readiness = signal<MeetingReadiness | null>(null);
  protected readonly submitted = signal<readonly CaseRow[]>([]);
  protected readonly unsigned = signal<readonly CaseRow[]>([]);
  protected readonly mine = signal<readonly Referral[]>([]);
  protected readonly nextMine = signal<string | null>(null);
  protected readonly maySettle = this.session.may('followUp.settle');
  private readonly guarded = signal<Guarded>({ alarms: [], erasures: [], findings: [] });

  /** What this person has to decide or look at. */
  protected readonly waiting = computed(() => {
    const meeting = this.meeting();
    const assents = meeting?.allowedActions.includes('meeting.assentLate') ?? false;
    return decisions({ ...this.guarded(), lateAdditions: assents ? (meeting?.lateAdditions ?? []) : [], meetingId: meeting?.id ?? null });
  });

  /** Whether a meeting may want something of this person at all. */
  protected readonly isAsked = (this.session.person()?.discipline ?? null) !== null;

  /** What the next meeting wants of this person; null while that is not known, and for those of whom nothing is wanted by role. */
  protected readonly asks = computed(() => {
    const person = this.session.person();
    const [meeting, readiness] = [this.meeting(), this.readiness()];
    if (!person?.discipline || meeting === null || readiness === null) return null;
    return askedOf({ id: person.id, discipline: person.discipline }, meeting, readiness.cases);
  });

  constructor() {
    void this.load();
  }

  protected async load(): Promise<void> {
    this.failure.set(null);
    try {
      if (this.onBoard) await this.loadBoard();
      else if (this.isReferrer) await this.loadReferrals(null);
      else if (this.isAuditor) this.guarded.set(await this.client.guarded());
    } catch (problem) {
      if (!(problem instanceof ProblemError)) throw problem;
      this.failure.set(problem);
    }
    this.loading.set(false);
  }

  protected async moreOfMine(): Promise<void> {
    try {
      await this.loadReferrals(this.nextMine());
    } catch (problem) {
      if (!(problem instanceof ProblemError)) throw problem;
      this.failure.set(problem);
    }
  }

  private async loadReferrals(after: string | null): Promise<void> {
    const page = await this.client.referrals(after);
    this.mine.update((mine) => (after === null ? page.items : [...mine, ...page.items]));
    this.nextMine.set(page.next);
  }

  private async loadBoard(): Promise<void> {
    const [{ running, next: meeting }, submitted, unsigned, guarded] = await Promise.all([this.client.meetings(new Date()), this.client.casesIn('submitted'), this.client.casesIn('recommended'), this.client.guarded()]);
    this.guarded.set(guarded);
    this.running.set(running);
    this.meeting.set(meeting);
    this.submitted.set(submitted.items);
    this.unsigned.set(unsigned.items);
    this.loading.set(false);
    if (meeting !== null) this.readiness.set(await this.client.readiness(meeting.id));
  }
}
