import { ChangeDetectionStrategy, Component, inject, signal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import type { MeetingRow } from '@consilium/contracts';
import { DatePipe, EmptyStateComponent, ErrorStateComponent, LoadingRowsComponent, NumberPipe, PageHeaderComponent, ScrollRegionDirective } from '@consilium/ui';
import { SessionState } from '../../core/auth/session.state';
import { ProblemError } from '../../core/http/problem-error';
import { AgendaClient } from './agenda.client';
import { PlanMeetingComponent } from './plan-meeting.component';

/** Meetings of one's boards, newest first. */
@Component({
  selector: 'cn-meetings-page',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [DatePipe, EmptyStateComponent, ErrorStateComponent, LoadingRowsComponent, NumberPipe, PageHeaderComponent, PlanMeetingComponent, RouterLink, ScrollRegionDirective, TranslocoPipe],
  templateUrl: './meetings.page.html',
  styles: `
    :host { display: block; }
    table { min-width: 720px; }
    .more { margin-top: 12px; }
    .open { color: var(--ink); font-weight: 600; text-decoration: none; }
    .open:hover { text-decoration: underline; }
  `,
  host: { class: 'cn-page' },
})
export class MeetingsPage {
  private readonly client = inject(AgendaClient);
  private readonly router = inject(Router);
  private readonly session = inject(SessionState);

  protected readonly rows = signal<readonly MeetingRow[]>([]);
  protected readonly next = signal<string | null>(null);
  protected readonly loading = signal(true);
  protected readonly failure = signal<ProblemError | null>(null);
  protected readonly planning = signal(false);
  protected readonly mayPlan = this.session.may('meeting.create');

  constructor() {
    void this.load(null);
  }

  protected async load(after: string | null): Promise<void> {
    this.failure.set(null);
    try {
      const page = await this.client.meetings(after, 'newestFirst', null);
      this.rows.update((rows) => (after === null ? page.items : [...rows, ...page.items]));
      this.next.set(page.next);
    } catch (problem) {
      if (!(problem instanceof ProblemError)) throw problem;
      this.failure.set(problem);
    }
    this.loading.set(false);
  }

  protected planned(meetingId: string): void {
    void this.router.navigate(['/meetings', meetingId]);
  }
}
