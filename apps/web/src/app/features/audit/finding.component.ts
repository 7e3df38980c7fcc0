import { ChangeDetectionStrategy, Component, computed, inject, input, output, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import type { Finding, FindingDecision } from '@consilium/contracts';
import { DatePipe, NumberPipe, TextFieldComponent, ToastService } from '@consilium/ui';
import { OneAct } from '../../core/feedback/one-act';
import { newIdempotencyKey } from '../../core/http/api-client';
import { findingRefusal } from './finding-refusal';
import { FindingsClient } from './findings.client';

type Step = 'answer' | FindingDecision['decision'];

/** One finding: what was found, what was answered, and the step this person may take now. */
@Component({
  selector: 'cn-finding',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [DatePipe, NumberPipe, RouterLink, TextFieldComponent, TranslocoPipe],
  styleUrl: './finding.component.css',
  templateUrl: './finding.component.html',
})
export class FindingComponent {
  readonly finding = input.required<Finding>();
  /** Whether this person reads the record: then case and entry lead there. */
  readonly readsRecord = input(false);
  readonly changed = output<Finding>();

  private readonly client = inject(FindingsClient);
  private readonly toasts = inject(ToastService);
  private idempotencyKey = newIdempotencyKey();

  protected readonly step = signal<Step | null>(null);
  protected readonly text = signal('');
  private readonly one = new OneAct();
  protected readonly busy = this.one.busy;
  protected readonly problem = signal<string | null>(null);
  /** An answer may be taken without a word; everything else says why. */
  protected readonly ready = computed(() => this.step() === 'close' || this.text().trim().length >= 3);
  protected readonly steps = computed<readonly Step[]>(() => {
    const { mayAnswer, mayDecide, state } = this.finding();
    return [...(mayAnswer ? (['answer'] as const) : []), ...(mayDecide && state === 'answered' ? (['close', 'return'] as const) : []), ...(mayDecide ? (['withdraw'] as const) : [])];
  });

  protected begin(step: Step): void {
    this.idempotencyKey = newIdempotencyKey();
    this.text.set('');
    this.problem.set(null);
    this.step.set(step);
  }

  protected async send(event: Event): Promise<void> {
    event.preventDefault();
    const step = this.step();
    if (step === null || this.busy() || !this.ready()) return;
    this.problem.set(null);
    const text = this.text().trim();
    await this.one.run(
      async () => {
        const finding = step === 'answer' ? await this.client.answer(this.finding(), text, this.idempotencyKey) : await this.client.decide(this.finding(), { decision: step, text }, this.idempotencyKey);
        this.step.set(null);
        this.toasts.done(`audit.finding.done.${step}`);
        this.changed.emit(finding);
      },
      (problem) => this.problem.set(findingRefusal(problem)),
    );
  }
}
