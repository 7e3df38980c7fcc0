import { ChangeDetectionStrategy, Component, computed, inject, input, output, signal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { isBlank } from '@consilium/board';
import type { FollowUp } from '@consilium/contracts';
import { DatePipe, TextFieldComponent, ToastService } from '@consilium/ui';
import { ProblemError } from '../../../core/http/problem-error';
import { localToday } from '../data/calendar';
import { Speech } from '../words/speech';
import { FollowUpsClient } from './follow-ups.client';

type Way = 'reopen' | 'done' | 'dismissed';

/** One reason to discuss a case again: what was found, by when to look at it, and what became of it. */
@Component({
  selector: 'cn-follow-up-item',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [DatePipe, RouterLink, TextFieldComponent, TranslocoPipe],
  templateUrl: './follow-up-item.component.html',
  styles: `
    :host { display: block; border-bottom: var(--rule); padding: 8px 0; font-size: var(--fs-13); line-height: var(--lh-13); }
    .row { display: grid; grid-template-columns: minmax(0, 1fr) 108px; gap: 4px 20px; align-items: start; }
    .row a { color: var(--ink); }
    .late { color: var(--danger); font-weight: 500; }
    .acts { display: flex; flex-wrap: wrap; gap: 8px; margin-top: 8px; }
    form { display: grid; gap: 8px; margin-top: 8px; max-width: 640px; }
    @media (max-width: 640px) { .row { grid-template-columns: minmax(0, 1fr); } }
  `,
})
export class FollowUpItemComponent {
  readonly task = input.required<FollowUp>();
  /** Whether the case is named, in lists over several cases. */
  readonly named = input(false);
  readonly changed = output<FollowUp>();
  /** Somebody else settled it: what is shown is old. */
  readonly stale = output<void>();

  private readonly client = inject(FollowUpsClient);
  private readonly router = inject(Router);
  private readonly toasts = inject(ToastService);
  private readonly speech = inject(Speech);

  protected readonly way = signal<Way | null>(null);
  protected readonly because = signal('');
  protected readonly refusal = signal<string | null>(null);
  protected readonly busy = signal(false);
  protected readonly late = computed(() => this.task().state === 'open' && this.task().dueOn < localToday());
  protected readonly elements = computed(() => {
    const clinical = this.speech.clinical();
    return clinical.list(this.task().elementIds.map((id) => clinical.element(id)));
  });

  /** The reason to open the next episode is mostly what was found. */
  protected choose(way: Way): void {
    this.way.set(this.way() === way ? null : way);
    this.refusal.set(null);
    this.because.set(way === 'reopen' ? this.speech.say()(`cases.followUps.reason.${this.task().reasonId}`) : '');
  }

  protected async settle(event: Event): Promise<void> {
    event.preventDefault();
    const way = this.way();
    if (way === null || this.busy()) return;
    if (isBlank(this.because())) {
      this.refusal.set(this.speech.say()('cases.followUps.becauseMissing'));
      return;
    }
    this.busy.set(true);
    this.refusal.set(null);
    try {
      const settled = way === 'reopen' ? await this.client.reopen(this.task(), this.because()) : await this.client.settle(this.task(), { as: way, because: this.because() });
      this.way.set(null);
      this.changed.emit(settled);
      this.toasts.done(`cases.followUps.settled.${way}`, { parameters: { number: settled.nextCase?.number ?? settled.case.number } });
      if (settled.nextCase) await this.router.navigate(['/cases', settled.nextCase.id]);
    } catch (problem) {
      if (!(problem instanceof ProblemError)) throw problem;
      const gone = problem.code === 'stale' || problem.code === 'conflict';
      this.refusal.set(this.speech.say()(gone ? 'cases.followUps.gone' : problem.code === 'validation' ? 'cases.followUps.becauseRefused' : 'cases.followUps.failed'));
      if (gone) this.stale.emit();
    } finally {
      this.busy.set(false);
    }
  }
}
