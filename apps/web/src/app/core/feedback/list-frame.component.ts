import { ChangeDetectionStrategy, Component, input, output } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { EmptyStateComponent, ErrorStateComponent, LoadingRowsComponent, ScrollRegionDirective } from '@consilium/ui';
import type { ProblemError } from '../http/problem-error';

/**
 * What stands where a list will be: why it could not be loaded, that it is being loaded, that it is empty, or the table
 * itself (projected), which scrolls inside its own frame on a narrow screen.
 */
@Component({
  selector: 'cn-list-frame',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [EmptyStateComponent, ErrorStateComponent, LoadingRowsComponent, ScrollRegionDirective, TranslocoPipe],
  styles: `:host { display: block; }`,
  template: `
    @if (failure(); as problem) {
      <cn-error-state [failed]="'shell.list.failed' | transloco" [safe]="'shell.list.safe' | transloco" [retryLabel]="'shell.list.again' | transloco" [requestId]="problem.requestId" (retry)="retry.emit()" />
    } @else if (loading()) {
      <cn-loading-rows [rows]="4" />
    } @else if (isEmpty()) {
      <cn-empty-state [text]="empty()" />
    } @else {
      <div class="cn-scroll-x" [cnScrollRegion]="label()"><ng-content /></div>
    }
  `,
})
export class ListFrameComponent {
  /** Translated name of the list, for those who scroll it by keyboard. */
  readonly label = input.required<string>();
  readonly failure = input.required<ProblemError | null>();
  readonly loading = input.required<boolean>();
  readonly isEmpty = input.required<boolean>();
  /** Translated sentence on what will stand here. */
  readonly empty = input.required<string>();
  readonly retry = output<void>();
}
