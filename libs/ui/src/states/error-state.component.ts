import { ChangeDetectionStrategy, Component, input, output } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { MarkShapeComponent } from '../marks/mark-shape.component';

/** What failed, what is safe, what to do, beside the thing that failed. Input stays where it is. */
@Component({
  selector: 'cn-error-state',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [MarkShapeComponent, TranslocoPipe],
  styles: `
    :host { display: grid; grid-template-columns: 18px minmax(0, 1fr) auto; gap: 0 10px; align-items: start; padding: 12px 0; border-bottom: var(--rule); }
    svg { width: 16px; height: 16px; color: var(--danger); margin-top: 2px; }
    .failed { font-weight: 500; color: var(--danger); }
    .safe { color: var(--ink-2); }
    @media (max-width: 640px) { :host { grid-template-columns: 18px minmax(0, 1fr); } button { grid-column: 2; justify-self: start; margin-top: 8px; } }
  `,
  host: { role: 'alert' },
  template: `
    <svg cnMark="warning"></svg>
    <div>
      <p class="failed">{{ failed() }}</p>
      @if (safe(); as words) {
        <p class="safe">{{ words }}</p>
      }
      @if (requestId(); as id) {
        <p class="cn-source">{{ 'ui.error.requestId' | transloco }} <span class="cn-mono">{{ id }}</span></p>
      }
    </div>
    @if (retryLabel(); as words) {
      <button type="button" class="cn-button" (click)="retry.emit()">{{ words }}</button>
    }
  `,
})
export class ErrorStateComponent {
  /** "Your vote was not stored." */
  readonly failed = input.required<string>();
  /** What is not lost, and what to do. */
  readonly safe = input<string>();
  /** The verb of the way out: "Send again", "Load again". */
  readonly retryLabel = input<string>();
  /** Names the request in the server's log. */
  readonly requestId = input<string | null>(null);
  readonly retry = output<void>();
}
