import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import type { CaseStateCode } from '@consilium/contracts';

/** How far along each state is, in fifths of the way to a signed outcome; null for states beside the way. */
const PROGRESS: Readonly<Record<CaseStateCode, number | null>> = {
  draft: 0, submitted: 1, accepted: 2, listed: 3, inDiscussion: 4, recommended: 5, signedOff: 6, returned: null, deferred: null, withdrawn: null,
};
const STEPS = [1, 2, 3, 4, 5, 6];

/** The state of a case: the word, and a quiet line that says how far along it is. */
@Component({
  selector: 'cn-case-state',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [TranslocoPipe],
  styles: `
    :host { display: inline-flex; gap: 8px; align-items: center; }
    svg { flex: none; }
    /* The word says it; the line gives way where there is no room for both. */
    @media (max-width: 420px) { svg { display: none; } }
    .done { stroke: var(--ink-2); stroke-width: 3; }
    .ahead { stroke: var(--line-strong); stroke-width: 1; }
    .beside { stroke: var(--st-insufficient); stroke-width: 3; stroke-dasharray: 3 3; }
    .ended { stroke: var(--line-strong); stroke-width: 3; stroke-dasharray: 1 4; }
  `,
  template: `
    <svg width="42" height="8" viewBox="0 0 42 8" aria-hidden="true">
      @if (progress() === null) {
        <path [class]="state() === 'withdrawn' ? 'ended' : 'beside'" d="M0 4H42" />
      } @else {
        @for (step of steps; track step) {
          <path [class]="step <= (progress() ?? 0) ? 'done' : 'ahead'" [attr.d]="'M' + (step - 1) * 7.2 + ' 4h5.6'" />
        }
      }
    </svg>
    <span>{{ 'cases.state.' + state() | transloco }}</span>
  `,
})
export class CaseStateComponent {
  readonly state = input.required<CaseStateCode>();
  protected readonly steps = STEPS;
  protected readonly progress = computed(() => PROGRESS[this.state()]);
}
