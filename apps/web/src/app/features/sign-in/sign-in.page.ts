import { ChangeDetectionStrategy, Component, computed, inject, input, signal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import type { SecondFactorAsked } from '@consilium/contracts';
import { ProblemError } from '../../core/http/problem-error';
import { SessionService } from '../../core/auth/session.service';
import { BrandComponent } from '../../shell/brand.component';
import { PresentationMenuComponent } from '../../shell/presentation-menu.component';

/** Sign-in by e-mail and password, and by a second factor where the account has one. Says why it was refused without saying which of the two was wrong. */
@Component({
  selector: 'cn-sign-in-page',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [BrandComponent, PresentationMenuComponent, RouterLink, TranslocoPipe],
  templateUrl: './sign-in.page.html',
  styleUrl: './sign-in.page.css',
})
export class SignInPage {
  /** Where to go afterwards; bound from the query. */
  readonly next = input<string>();

  private readonly sessions = inject(SessionService);
  private readonly router = inject(Router);
  protected readonly email = signal('');
  protected readonly password = signal('');
  protected readonly code = signal('');
  /** What is asked after the password; null before. */
  protected readonly asked = signal<SecondFactorAsked | null>(null);
  protected readonly busy = signal(false);
  protected readonly failure = signal<ProblemError['code'] | 'incomplete' | 'codeRefused' | 'tookTooLong' | null>(null);
  protected readonly failureText = computed(() => {
    switch (this.failure()) {
      case null:
        return null;
      case 'incomplete':
        return 'signIn.incomplete';
      case 'codeRefused':
        return 'signIn.code.refused';
      case 'tookTooLong':
        return 'signIn.code.tookTooLong';
      case 'signInLocked':
      case 'tooManyRequests':
        return 'signIn.locked';
      case 'unreachable':
      case 'unavailable':
        return 'signIn.unreachable';
      case 'signInRefused':
      case 'validation':
        return 'signIn.refused';
      default:
        return 'signIn.unexpected';
    }
  });

  protected async submit(event: Event): Promise<void> {
    event.preventDefault();
    if (this.busy()) return;
    if (this.email() === '' || this.password() === '') return this.failure.set('incomplete');
    this.busy.set(true);
    this.failure.set(null);
    try {
      this.asked.set(await this.sessions.signIn(this.email(), this.password()));
      this.password.set('');
      if (this.asked() === null) await this.router.navigateByUrl(localPath(this.next()));
    } catch (problem) {
      this.failure.set(problem instanceof ProblemError ? problem.code : 'unexpected');
    } finally {
      this.busy.set(false);
    }
  }

  protected async giveCode(event: Event): Promise<void> {
    event.preventDefault();
    const asked = this.asked();
    const code = this.code().replace(/\s/g, '');
    if (asked === null || this.busy()) return;
    this.busy.set(true);
    this.failure.set(null);
    try {
      await this.sessions.giveSecondFactor(asked.ticket, code);
      await this.router.navigateByUrl(localPath(this.next()));
    } catch (problem) {
      const failed = problem instanceof ProblemError ? problem.code : 'unexpected';
      if (failed === 'notSignedIn') this.back('tookTooLong');
      else this.failure.set(failed === 'signInRefused' || failed === 'validation' ? 'codeRefused' : failed);
    } finally {
      this.busy.set(false);
    }
  }

  protected back(why: 'tookTooLong' | null = null): void {
    this.asked.set(null);
    this.code.set('');
    this.failure.set(why);
  }
}

/** Only a path of this application: an address from the query must not lead elsewhere. */
export function localPath(next: string | undefined): string {
  return next && /^\/(?![/\\])/.test(next) ? next : '/';
}
