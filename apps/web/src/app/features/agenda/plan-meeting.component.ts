import { ChangeDetectionStrategy, Component, computed, effect, inject, output, signal, untracked } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import type { Board, MeetingSeries, Person } from '@consilium/contracts';
import { FieldComponent, NumberFieldComponent, SectionHeadingComponent, SelectFieldComponent, TextFieldComponent } from '@consilium/ui';
import { SessionState } from '../../core/auth/session.state';
import { ProblemError } from '../../core/http/problem-error';
import { AgendaClient } from './agenda.client';
import { nextOfSeries } from './meeting-series';

/** Plans one meeting: board, day and time, length, place or link, chair. What was typed stays until it is stored. */
@Component({
  selector: 'cn-plan-meeting',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [FieldComponent, NumberFieldComponent, SectionHeadingComponent, SelectFieldComponent, TextFieldComponent, TranslocoPipe],
  templateUrl: './plan-meeting.component.html',
  styles: `
    :host { display: block; margin-bottom: 28px; }
    form { display: grid; grid-template-columns: repeat(3, minmax(0, 1fr)); gap: 12px 24px; padding: 12px 0; }
    .buttons { grid-column: 1 / -1; display: flex; gap: 8px; align-items: center; }
    .failed { color: var(--danger); font-weight: 500; }
    @media (max-width: 900px) { form { grid-template-columns: minmax(0, 1fr); } }
  `,
})
export class PlanMeetingComponent {
  readonly planned = output<string>();
  readonly closed = output<void>();

  private readonly client = inject(AgendaClient);
  private readonly session = inject(SessionState);
  private readonly boards = signal<readonly Board[]>([]);
  private readonly people = signal<readonly Person[]>([]);
  private readonly problem = signal<ProblemError | null>(null);

  protected readonly board = signal<string | null>(null);
  protected readonly startsAt = signal('');
  protected readonly minutes = signal<number | null>(90);
  protected readonly place = signal('');
  protected readonly link = signal('');
  protected readonly chair = signal<string | null>(null);
  protected readonly saving = signal(false);
  protected readonly failed = computed(() => this.problem() !== null);
  protected readonly boardChoices = computed(() => this.boards().map(({ id, name }) => ({ value: id, label: name })));
  protected readonly chairChoices = computed(() =>
    this.people()
      .filter(({ roles }) => roles.includes('specialist'))
      .map(({ id, displayName }) => ({ value: id, label: displayName })),
  );
  protected readonly complete = computed(() => this.board() !== null && this.chair() !== null && this.startsAt() !== '' && this.minutes() !== null);

  constructor() {
    void this.loadChoices();
    // The board's usual meeting is where the form starts; what was typed already stays.
    effect(() => {
      const series = this.boards().find(({ id }) => id === this.board())?.settings.series;
      if (series) untracked(() => this.startWith(series));
    });
  }

  protected errorAt(path: string): string | null {
    return this.problem()?.fields.find((field) => field.path === path)?.message ?? null;
  }

  protected async save(event: Event): Promise<void> {
    event.preventDefault();
    if (!this.complete() || this.saving()) return;
    this.saving.set(true);
    this.problem.set(null);
    try {
      const board = this.boards().find(({ id }) => id === this.board())!;
      const made = await this.client.plan({
        boardId: board.id,
        title: board.name,
        startsAt: new Date(this.startsAt()).toISOString(),
        plannedMinutes: this.minutes()!,
        place: this.place(),
        link: this.link(),
        chairId: this.chair()!,
      });
      this.planned.emit(made.id);
    } catch (problem) {
      if (!(problem instanceof ProblemError)) throw problem;
      this.problem.set(problem);
    }
    this.saving.set(false);
  }

  private startWith(series: MeetingSeries): void {
    if (this.startsAt() === '') this.startsAt.set(nextOfSeries(series));
    this.minutes.set(series.durationMinutes);
    if (this.place() === '') this.place.set(series.place);
  }

  private async loadChoices(): Promise<void> {
    const mine = new Set((this.session.session()?.boards ?? []).filter(({ role }) => role !== 'member' && role !== 'guest').map(({ id }) => id));
    const [boards, people] = await Promise.all([this.client.boards(), this.client.people()]);
    this.boards.set(boards.filter(({ id }) => mine.has(id)));
    this.people.set(people);
    if (this.boards().length === 1) this.board.set(this.boards()[0]!.id);
  }
}
