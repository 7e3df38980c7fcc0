import { ChangeDetectionStrategy, Component, computed, DestroyRef, inject, input, signal } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import type { AgendaItem } from '@consilium/contracts';
import { caseClock } from './case-clock';

/** Minutes spent on the case on the table, by the server's clock. */
@Component({
  selector: 'cn-case-clock',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [TranslocoPipe],
  styles: `
    :host { display: block; }
    .line { display: flex; align-items: flex-end; gap: 12px; }
    .time { font-size: 56px; line-height: 56px; font-weight: 600; letter-spacing: -0.03em; }
    .of { color: var(--ink-3); font-size: var(--fs-13); line-height: var(--lh-13); padding-bottom: 4px; }
    .bar { height: 4px; background: var(--dg-grid); margin-top: 8px; }
    .bar i { display: block; height: 4px; background: var(--dg-line); max-width: 100%; }
    .over .time { color: var(--st-notrecommended); }
    .over .bar i { background: var(--st-notrecommended); }
    :host(.wall) .time { font-size: var(--fs-wall-clock); line-height: 1; }
    :host(.wall) .of { font-size: var(--fs-wall-body); line-height: 1.2; padding-bottom: 16px; }
    :host(.wall) .bar, :host(.wall) .bar i { height: 12px; }
    :host(.wall) .bar { margin-top: 12px; }
  `,
  host: { '[class.wall]': "size() === 'wall'" },
  template: `
    <div [class.over]="clock().over">
      <div class="line">
        <span class="time" role="timer">{{ clock().text }}</span>
        <span class="of">{{ (clock().over ? 'meeting.clock.over' : 'meeting.clock.of') | transloco: { minutes: clock().planned } }}</span>
      </div>
      <div class="bar" aria-hidden="true"><i [style.width.%]="clock().share * 100"></i></div>
    </div>
  `,
})
export class CaseClockComponent {
  readonly item = input.required<Pick<AgendaItem, 'startedAt' | 'finishedAt' | 'minutes'>>();
  /** Clock of the server minus the clock here, in milliseconds. */
  readonly offset = input(0);
  readonly size = input<'desk' | 'wall'>('desk');

  private readonly now = signal(Date.now());
  protected readonly clock = computed(() => caseClock(this.item(), this.now() + this.offset()));

  constructor() {
    const timer = setInterval(() => this.now.set(Date.now()), 1000);
    inject(DestroyRef).onDestroy(() => clearInterval(timer));
  }
}
