import { ChangeDetectionStrategy, Component, computed, effect, inject, input, signal, untracked } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import type { FollowUp } from '@consilium/contracts';
import { EmptyStateComponent, ErrorStateComponent, LoadingRowsComponent, SectionHeadingComponent } from '@consilium/ui';
import { ProblemError } from '../../../core/http/problem-error';
import { FollowUpItemComponent } from './follow-up-item.component';
import { FollowUpsClient } from './follow-ups.client';

/** What calls for another discussion: of one case, or of all cases of one's boards. Of a case without any, nothing is shown. */
@Component({
  selector: 'cn-follow-ups',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [EmptyStateComponent, ErrorStateComponent, FollowUpItemComponent, LoadingRowsComponent, SectionHeadingComponent, TranslocoPipe],
  styles: `:host { display: block; } :host(.nothing) { display: none; }`,
  host: { '[class.nothing]': 'hidden()' },
  template: `
    <cn-section-heading headingId="follow-ups-heading" [text]="'cases.followUps.title' | transloco" [note]="'cases.followUps.note' | transloco" />
    @if (failed()) {
      <cn-error-state [failed]="'cases.followUps.loadFailed' | transloco" [safe]="'cases.worklist.failedSafe' | transloco" [retryLabel]="'cases.retry' | transloco" (retry)="load()" />
    } @else if (tasks(); as list) {
      @for (task of list; track task.id) {
        <cn-follow-up-item [task]="task" [named]="caseId() === null" (changed)="took($event)" (stale)="load()" />
      } @empty {
        <cn-empty-state [text]="'cases.followUps.none' | transloco" />
      }
    } @else {
      <cn-loading-rows [rows]="3" />
    }
  `,
})
export class FollowUpsComponent {
  /** Null for all open ones of one's boards. */
  readonly caseId = input<string | null>(null);

  private readonly client = inject(FollowUpsClient);
  protected readonly tasks = signal<readonly FollowUp[] | null>(null);
  protected readonly failed = signal(false);
  protected readonly hidden = computed(() => this.caseId() !== null && !this.failed() && (this.tasks()?.length ?? 0) === 0);

  constructor() {
    effect(() => {
      this.caseId();
      untracked(() => void this.load());
    });
  }

  protected async load(): Promise<void> {
    this.failed.set(false);
    const caseId = this.caseId();
    try {
      this.tasks.set(caseId === null ? (await this.client.open()).items : await this.client.ofCase(caseId));
    } catch (problem) {
      if (!(problem instanceof ProblemError)) throw problem;
      this.failed.set(true);
    }
  }

  protected took(settled: FollowUp): void {
    this.tasks.update((tasks) => tasks?.map((task) => (task.id === settled.id ? settled : task)) ?? null);
  }
}
