import { ChangeDetectionStrategy, Component, effect, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import type { SingleSignOnProblem } from '@consilium/contracts';
import { tellOpener } from '../../core/auth/provider-window';
import { BareFrameComponent } from '../account/bare-frame.component';

/** Where that window comes back to: tells the page that waits, and closes itself. */
@Component({
  selector: 'cn-confirmed-page',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [BareFrameComponent, TranslocoPipe],
  styles: `p { margin: 12px 0 16px; } .failed { color: var(--danger); font-weight: 500; }`,
  template: `
    <cn-bare-frame>
      <h1>{{ 'signIn.provider.confirmTitle' | transloco }}</h1>
      @if (problem(); as why) {
        <p class="failed" role="alert">{{ 'signIn.provider.problem.' + why | transloco }}</p>
      } @else {
        <p role="status">{{ 'signIn.provider.confirmed' | transloco }}</p>
      }
      <p>{{ 'signIn.provider.mayClose' | transloco }}</p>
    </cn-bare-frame>
  `,
})
export class ConfirmedPage {
  /** Bound from the query. */
  readonly problem = input<SingleSignOnProblem>();

  constructor() {
    effect(() => {
      const problem = this.problem() ?? null;
      tellOpener(problem);
      if (problem === null) window.close();
    });
  }
}
