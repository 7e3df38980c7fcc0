import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import type { AuditorGrant, BoardAccount, Person } from '@consilium/contracts';
import { ConfirmService, DateFieldComponent, DatePipe, FieldComponent, PageHeaderComponent, SectionHeadingComponent, SelectFieldComponent, TextFieldComponent, ToastService } from '@consilium/ui';
import { newIdempotencyKey } from '../../../core/http/api-client';
import { ListFrameComponent } from '../../../core/feedback/list-frame.component';
import { ProblemError } from '../../../core/http/problem-error';
import { calendarDay } from '../boards/today';
import { DeskClient } from '../data/desk.client';
import { DeskAct } from '../data/desk-act';
import { DeskTabsComponent } from '../desk-tabs.component';

/** Who audits which board, from when to when and why. A grant ends by itself. */
@Component({
  selector: 'cn-auditors-page',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [DateFieldComponent, DatePipe, DeskTabsComponent, FieldComponent, ListFrameComponent, PageHeaderComponent, SectionHeadingComponent, SelectFieldComponent, TextFieldComponent, TranslocoPipe],
  templateUrl: './auditors.page.html',
  styles: `
    :host { display: block; }
    form { display: grid; grid-template-columns: repeat(3, minmax(0, 1fr)); gap: 12px 24px; padding: 12px 0 24px; align-items: start; }
    .wide, .cn-actions { grid-column: 1 / -1; }
    .boards { display: flex; flex-wrap: wrap; gap: 2px 20px; }
    table { min-width: 820px; }
    .failed { color: var(--danger); font-weight: 500; }
    .past > * { color: var(--ink-3); }
    @media (max-width: 900px) { form { grid-template-columns: minmax(0, 1fr); } }
  `,
  host: { class: 'cn-page' },
})
export class AuditorsPage {
  private readonly desk = new DeskAct();
  private readonly client = inject(DeskClient);
  private readonly confirm = inject(ConfirmService);
  private readonly toasts = inject(ToastService);
  private readonly people = signal<readonly Person[]>([]);
  private idempotencyKey = newIdempotencyKey();

  protected readonly grants = signal<readonly AuditorGrant[]>([]);
  protected readonly boards = signal<readonly BoardAccount[]>([]);
  protected readonly loading = signal(true);
  protected readonly failure = signal<ProblemError | null>(null);
  protected readonly problem = this.desk.problem;
  protected readonly adding = signal(false);
  protected readonly busy = this.desk.busy;
  protected readonly person = signal<string | null>(null);
  protected readonly chosen = signal<readonly string[]>([]);
  protected readonly from = signal<string | null>(calendarDay());
  protected readonly to = signal<string | null>(calendarDay(30));
  protected readonly reason = signal('');
  protected readonly today = calendarDay();
  protected readonly personChoices = computed(() => this.people().map(({ id, displayName }) => ({ value: id, label: displayName })));
  protected readonly complete = computed(() => this.person() !== null && this.chosen().length > 0 && this.from() !== null && this.to() !== null && this.reason().trim().length >= 5);
  protected readonly refusal = this.desk.refusal;

  constructor() {
    void this.load();
  }

  protected toggle(boardId: string, on: boolean): void {
    this.chosen.update((chosen) => (on ? [...chosen, boardId] : chosen.filter((id) => id !== boardId)));
  }

  protected async load(): Promise<void> {
    this.failure.set(null);
    try {
      const [grants, boards, people] = await Promise.all([this.client.grants(), this.client.allBoards(), this.client.people()]);
      this.grants.set(grants);
      this.boards.set(boards);
      this.people.set(people.filter(({ roles }) => roles.includes('auditor')));
    } catch (problem) {
      if (!(problem instanceof ProblemError)) throw problem;
      this.failure.set(problem);
    }
    this.loading.set(false);
  }

  protected async give(event: Event): Promise<void> {
    event.preventDefault();
    if (!this.complete()) return;
    await this.desk.run(async () => {
      // From the first minute of the first day to the last of the last one, in the reader's time zone.
      await this.client.grant(
        { personId: this.person()!, boardIds: [...this.chosen()], validFrom: new Date(`${this.from()}T00:00:00`).toISOString(), validTo: new Date(`${this.to()}T23:59:59`).toISOString(), reason: this.reason().trim() },
        this.idempotencyKey,
      );
      this.idempotencyKey = newIdempotencyKey();
      this.adding.set(false);
      this.reason.set('');
      this.chosen.set([]);
      this.toasts.done('admin.grants.given');
      this.grants.set(await this.client.grants());
    });
  }

  protected async revoke(grant: AuditorGrant): Promise<void> {
    const agreed = await this.confirm.ask({
      title: 'admin.grants.revoke',
      text: 'admin.grants.revokeAsks',
      confirm: 'admin.grants.revoke',
      parameters: { name: grant.person.displayName, board: grant.board.name },
      danger: true,
    });
    if (!agreed) return;
    await this.desk.run(async () => {
      await this.client.revoke(grant.id);
      this.grants.set(await this.client.grants());
    });
  }
}
