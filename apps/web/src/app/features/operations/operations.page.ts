import { ChangeDetectionStrategy, Component, computed, DestroyRef, inject, signal } from '@angular/core';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import type { Operations, ScheduledTaskState } from '@consilium/contracts';
import { DatePipe, EmptyStateComponent, ErrorStateComponent, LoadingRowsComponent, NumberPipe, PageHeaderComponent, ScrollRegionDirective, SectionHeadingComponent } from '@consilium/ui';
import { ApiClient, newIdempotencyKey } from '../../core/http/api-client';
import { OneAct } from '../../core/feedback/one-act';
import { ProblemError } from '../../core/http/problem-error';

/** How often the page looks again while it is open, in milliseconds. */
const LOOK_AGAIN = 5_000;

/** Queues, rates, what failed and why, mail, and scheduled work with its last and next run. No patient is named here. */
@Component({
  selector: 'cn-operations-page',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [DatePipe, EmptyStateComponent, ErrorStateComponent, LoadingRowsComponent, NumberPipe, PageHeaderComponent, ScrollRegionDirective, SectionHeadingComponent, TranslocoPipe],
  templateUrl: './operations.page.html',
  styleUrl: './operations.page.css',
  host: { class: 'cn-page' },
})
export class OperationsPage {
  private readonly api = inject(ApiClient);
  private readonly words = inject(TranslocoService);
  protected readonly state = signal<Operations | null>(null);
  protected readonly failure = signal<ProblemError | null>(null);
  protected readonly refused = signal(false);
  private readonly one = new OneAct();
  protected readonly busy = this.one.busy;
  protected readonly documentStates = computed(() => this.counted(this.state()?.documents.states ?? {}, ['ordered', 'queued', 'making', 'made', 'failed', 'cancelled']));
  protected readonly mailStates = computed(() => this.counted(this.state()?.mail.states ?? {}, ['waiting', 'sending', 'sent', 'failed', 'unknown']));
  private timer: ReturnType<typeof setTimeout> | null = null;
  private isGone = false;

  constructor() {
    void this.look();
    inject(DestroyRef).onDestroy(() => {
      this.isGone = true;
      if (this.timer !== null) clearTimeout(this.timer);
    });
  }

  protected async look(): Promise<void> {
    if (this.timer !== null) clearTimeout(this.timer);
    try {
      this.state.set(await this.api.get<Operations>('/operations'));
      this.failure.set(null);
    } catch (problem) {
      if (!(problem instanceof ProblemError)) throw problem;
      this.failure.set(problem);
    }
    if (!this.isGone) this.timer = setTimeout(() => void this.look(), LOOK_AGAIN);
  }

  protected async retry(what: 'documents' | 'mail' | 'tasks', id: string): Promise<void> {
    if (this.busy()) return;
    this.refused.set(false);
    await this.one.run(
      async () => this.state.set(await this.api.post<Operations>(`/operations/${what}/${id}/retry`, undefined, { idempotencyKey: newIdempotencyKey() })),
      () => this.refused.set(true),
    );
  }

  /** Words of a task, or its name where a part of the server brought one that has no words here yet. */
  protected taskName({ id }: ScheduledTaskState): string {
    return this.wordOr(`reports.operations.task.${id}`, id);
  }

  protected purposeName(purpose: string): string {
    return this.wordOr(`reports.operations.purpose.${purpose}`, purpose);
  }

  protected resultOf({ lastRun }: ScheduledTaskState): string {
    return Object.entries(lastRun?.counts ?? {}).map(([code, count]) => `${this.wordOr(`reports.operations.count.${code}`, code)} ${count}`).join(', ');
  }

  private counted(states: Readonly<Record<string, number>>, order: readonly string[]): ReadonlyArray<{ readonly state: string; readonly count: number }> {
    return order.map((state) => ({ state, count: states[state] ?? 0 }));
  }

  private wordOr(key: string, otherwise: string): string {
    const found = this.words.translate<string>(key);
    return typeof found !== 'string' || found === key ? otherwise : found;
  }
}
