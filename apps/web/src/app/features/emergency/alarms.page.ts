import { ChangeDetectionStrategy, Component, inject, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import type { EmergencyAlarm } from '@consilium/contracts';
import { DatePipe, NumberPipe, PageHeaderComponent, TextFieldComponent, ToastService } from '@consilium/ui';
import { SessionState } from '../../core/auth/session.state';
import { ListFrameComponent } from '../../core/feedback/list-frame.component';
import { ProblemError } from '../../core/http/problem-error';
import { DeskAct } from '../administration/data/desk-act';
import { EmergencyClient } from './emergency.client';

/** Emergency accesses to the cases of one's boards: who, why, what was read since, and whether somebody looked at it. */
@Component({
  selector: 'cn-alarms-page',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [DatePipe, ListFrameComponent, NumberPipe, PageHeaderComponent, RouterLink, TextFieldComponent, TranslocoPipe],
  templateUrl: './alarms.page.html',
  styles: `
    :host { display: block; }
    table { min-width: 900px; }
    td > span { display: block; }
    .reason { max-width: 44ch; }
    .waiting { font-weight: 600; color: var(--danger); }
    form { display: grid; gap: 8px; min-width: 240px; }
    .failed { color: var(--danger); font-weight: 500; }
  `,
  host: { class: 'cn-page' },
})
export class AlarmsPage {
  private readonly client = inject(EmergencyClient);
  private readonly toasts = inject(ToastService);
  private readonly desk = new DeskAct();

  protected readonly rows = signal<readonly EmergencyAlarm[]>([]);
  protected readonly loading = signal(true);
  protected readonly failure = signal<ProblemError | null>(null);
  protected readonly busy = this.desk.busy;
  protected readonly answering = signal<string | null>(null);
  protected readonly note = signal('');
  protected readonly readsRecord = inject(SessionState).may('audit.readOrganisation');
  protected readonly refusal = this.desk.refusal;

  constructor() {
    void this.load();
  }

  protected answer(accessId: string): void {
    this.note.set('');
    this.desk.problem.set(null);
    this.answering.set(accessId);
  }

  protected async load(): Promise<void> {
    this.failure.set(null);
    try {
      this.rows.set(await this.client.alarms());
    } catch (problem) {
      if (!(problem instanceof ProblemError)) throw problem;
      this.failure.set(problem);
    }
    this.loading.set(false);
  }

  protected async acknowledge(event: Event, accessId: string): Promise<void> {
    event.preventDefault();
    if (this.note().trim().length < 3) return;
    await this.desk.run(async () => {
      const seen = await this.client.acknowledge(accessId, this.note().trim());
      this.rows.update((rows) => rows.map((row) => (row.id === seen.id ? seen : row)));
      this.answering.set(null);
      this.toasts.done('admin.emergency.alarms.acknowledged');
    });
  }
}
