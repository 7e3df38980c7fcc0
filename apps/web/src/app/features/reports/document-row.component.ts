import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import type { DocumentOrder } from '@consilium/contracts';
import { DatePipe, NumberPipe } from '@consilium/ui';
import { isLetter, isRunning } from './reports.client';

/** What a document is and how far it has come. Buttons are projected. */
@Component({
  selector: 'cn-document-row',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [DatePipe, NumberPipe, TranslocoPipe],
  styles: `
    :host { display: grid; grid-template-columns: minmax(0, 1fr) auto; gap: 2px 12px; align-items: center; min-height: 44px; padding: 8px 0; }
    .name { font-weight: 500; }
    .state { font-size: var(--fs-12); line-height: var(--lh-12); color: var(--ink-2); display: flex; gap: 4px 10px; align-items: center; flex-wrap: wrap; grid-column: 1; }
    .failed { color: var(--danger); }
    .waits { color: var(--ink); font-weight: 500; }
    progress { width: 96px; height: 6px; accent-color: var(--accent); }
    .actions { grid-row: 1 / 3; grid-column: 2; display: flex; gap: 6px; flex-wrap: wrap; justify-content: flex-end; align-items: center; }
  `,
  template: `
    <p>
      <span class="name">{{ 'reports.kind.' + order().kind | transloco }}</span>
      <span class="cn-source"> {{ order().format.toUpperCase() }}, {{ 'reports.language.' + order().language | transloco }}@if (order().recipient; as to) {, {{ to }}}</span>
    </p>
    <p class="state" role="status">
      @if (running(order())) {
        <progress max="100" [value]="order().progress" [attr.aria-label]="'reports.progress' | transloco"></progress>
        <span>{{ 'reports.state.' + order().state | transloco }}</span>
      } @else if (order().state === 'failed') {
        <span class="failed">{{ 'reports.state.failed' | transloco }}</span><span>{{ order().error }}</span>
      } @else if (order().state === 'made') {
        <span>{{ order().madeAt! | cnDate: 'dateTime' }}, {{ 'reports.size' | transloco: { size: ((order().bytes ?? 0) / 1024 | cnNumber: 0) } }}</span>
        @if (letter(order())) {
          @if (order().releasedBy; as by) {
            <span>{{ 'reports.releasedBy' | transloco: { name: by.displayName } }}</span>
          } @else {
            <span class="waits">{{ 'reports.waitsForRelease' | transloco }}</span>
          }
        }
      } @else {
        <span>{{ 'reports.state.' + order().state | transloco }}</span>
      }
    </p>
    <div class="actions"><ng-content /></div>
  `,
})
export class DocumentRowComponent {
  readonly order = input.required<DocumentOrder>();
  protected readonly running = isRunning;
  protected readonly letter = isLetter;
}
