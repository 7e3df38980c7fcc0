import { ChangeDetectionStrategy, Component, inject, signal } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { SessionService } from '../../core/auth/session.service';
import { ProblemError } from '../../core/http/problem-error';
import { BareFrameComponent } from '../account/bare-frame.component';

/** The window in which somebody proves their presence at the hospital's own sign-in: goes there at once. */
@Component({
  selector: 'cn-confirm-page',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [BareFrameComponent, TranslocoPipe],
  styles: `p { margin: 12px 0 16px; } .failed { color: var(--danger); font-weight: 500; }`,
  template: `
    <cn-bare-frame>
      <h1>{{ 'signIn.provider.confirmTitle' | transloco }}</h1>
      @if (failed()) {
        <p class="failed" role="alert">{{ (expired() ? 'signIn.provider.problem.expired' : 'signIn.provider.problem.unreachable') | transloco }}</p>
        <button type="button" class="cn-button" (click)="leave()">{{ 'account.again' | transloco }}</button>
      } @else {
        <p role="status">{{ 'signIn.provider.leaving' | transloco }}</p>
      }
    </cn-bare-frame>
  `,
})
export class ConfirmPage {
  private readonly sessions = inject(SessionService);
  protected readonly failed = signal(false);
  /** Nobody is signed in any more: there is nothing to confirm. */
  protected readonly expired = signal(false);

  constructor() {
    void this.leave();
  }

  protected async leave(): Promise<void> {
    this.failed.set(false);
    try {
      location.replace(await this.sessions.providerProofAddress());
    } catch (problem) {
      this.expired.set(problem instanceof ProblemError && problem.code === 'notSignedIn');
      this.failed.set(true);
    }
  }
}
