import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import type { Deliberation } from '@consilium/contracts';
import { stepOf, STEPS } from './stage-steps';

/** Where the case stands between presentation and signatures. */
@Component({
  selector: 'cn-stage-steps',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [TranslocoPipe],
  styles: `
    :host { display: block; }
    ol { display: flex; gap: 4px 0; flex-wrap: wrap; font-size: var(--fs-13); line-height: var(--lh-13); color: var(--ink-2); }
    li + li::before { content: ""; display: inline-block; width: 24px; height: 1px; background: var(--line-strong); margin: 0 14px; vertical-align: middle; }
    .now { color: var(--ink); font-weight: 600; }
    @media (max-width: 640px) { li + li::before { width: 8px; margin: 0 6px; } }
  `,
  template: `
    <ol [attr.aria-label]="'meeting.step.title' | transloco">
      @for (step of steps; track step) {
        <li [class.now]="step === now()" [attr.aria-current]="step === now() ? 'step' : null">{{ 'meeting.step.' + step | transloco }}</li>
      }
    </ol>
  `,
})
export class StageStepsComponent {
  readonly stage = input.required<Deliberation['stage']>();
  protected readonly steps = STEPS;
  protected readonly now = computed(() => stepOf(this.stage()));
}
