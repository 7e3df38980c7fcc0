import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';

/**
 * Nothing for 200 ms, then hairline rows in the heights the data will have, so that nothing jumps when it arrives.
 * Never a spinner over clinical data.
 */
@Component({
  selector: 'cn-loading-rows',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [TranslocoPipe],
  styles: `
    :host { display: block; animation: appear 0s linear 200ms both; }
    @keyframes appear { from { visibility: hidden; } to { visibility: visible; } }
    .row { height: var(--row); border-bottom: var(--rule); display: flex; align-items: center; gap: 24px; }
    .bar { height: 8px; background: var(--surface-sunk); }
    .bar:nth-child(1) { width: 14%; }
    .bar:nth-child(2) { width: 34%; }
    .bar:nth-child(3) { width: 20%; }
    .row:nth-child(even) .bar:nth-child(2) { width: 26%; }
  `,
  host: { role: 'status' },
  template: `
    <span class="cn-visually-hidden">{{ 'ui.loading' | transloco }}</span>
    @for (row of rowNumbers(); track row) {
      <div class="row" aria-hidden="true"><span class="bar"></span><span class="bar"></span><span class="bar"></span></div>
    }
  `,
})
export class LoadingRowsComponent {
  /** How many rows the data is expected to have. */
  readonly rows = input(5);
  protected readonly rowNumbers = computed(() => Array.from({ length: this.rows() }, (_, index) => index));
}
