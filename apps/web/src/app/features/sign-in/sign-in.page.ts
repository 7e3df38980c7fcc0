import { ChangeDetectionStrategy, Component, computed, effect, inject, input, signal, untracked } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { singleSignOnProblems, type SecondFactorAsked, type SignInWays } from '@consilium/contracts';
import { ProblemError } from '../../core/http/problem-error';
import { hasPasskeys, PasskeyFailure } from '../../core/auth/passkey-device';
import { SessionService } from '../../core/auth/session.service';
import { BrandComponent } from '../../shell/brand.component';
import { DemoAccountsComponent } from './demo-accounts.component';
import { PresentationMenuComponent } from '../../shell/presentation-menu.component';

/** Sign-in by e-mail and password, by a second factor where the account has one, or by a passkey alone. Says why it was refused without saying which of the two was wrong. */
@Component({
  selector: 'cn-sign-in-page',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [BrandComponent, DemoAccountsComponent, PresentationMenuComponent, RouterLink, TranslocoPipe],
  templateUrl: './sign-in.page.html',
  styleUrl: './sign-in.page.css',
})
export class SignInPage {
  /** Where to go afterwards; bound from the query. */
  readonly next = input<string>();
  /** Why somebody came back from the identity provider without a session; bound from the query. */
  readonly problem = input<string>();

  private readonly sessions = inject(SessionService);
  private readonly router = inject(Router);
  protected readonly email = signal('');
  protected readonly password = signal('');
  protected readonly code = signal('');
  /** What is asked after the password; null before. */
  protected readonly asked = signal<SecondFactorAsked | null>(null);
  protected readonly busy = signal(false);
  protected readonly failure = signal<ProblemError['code'] | 'incomplete' | 'codeRefused' | 'passkeyRefused' | 'provider' | 'tookTooLong' | PasskeyFailure['why'] | null>(null);
  protected readonly failureText = computed(() => {
    switch (this.failure()) {
      case null:
        return null;
      case 'cancelled':
      case 'known':
      case 'notHere':
      case 'failed':
        return `account.passkey.failure.${this.failure()}`;
      case 'passkeyRefused':
        return 'signIn.passkey.refused';
      case 'provider':
        return `signIn.provider.problem.${this.problem()}`;
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

  /** What this installation offers; nothing but the password until the server has said. */
  private readonly ways = signal<SignInWays | null>(null);
  protected readonly mayUsePasskey = computed(() => this.ways()?.passkeys === true && hasPasskeys());
  protected readonly provider = computed(() => this.ways()?.singleSignOn ?? null);
  protected readonly demoAccounts = computed(() => this.ways()?.demoAccounts ?? null);
  protected readonly asksForCode = computed(() => this.asked()?.methods.some((method) => method !== 'passkey') === true);
  protected readonly codeLabel = computed(() => {
    const methods = this.asked()?.methods ?? [];
    if (!methods.includes('totp')) return 'signIn.code.recovery';
    return methods.includes('recoveryCode') ? 'signIn.code.fieldOrRecovery' : 'signIn.code.field';
  });

  constructor() {
    // Without an answer the password is still there, and a server that is away says so when it is used.
    this.sessions.ways().then(
      (ways) => this.ways.set(ways),
      () => undefined,
    );
    effect(() => {
      const problem = this.problem();
      untracked(() => {
        if (singleSignOnProblems.some((known) => known === problem)) this.failure.set('provider');
      });
    });
    const ticket = /^second-step=([\w-]{43})$/.exec(this.router.parseUrl(this.router.url).fragment ?? '')?.[1];
    if (ticket !== undefined) void this.takeUp(ticket);
  }

  /** Goes to the hospital's own sign-in. */
  protected async leave(): Promise<void> {
    this.busy.set(true);
    this.failure.set(null);
    try {
      location.assign(await this.sessions.providerAddress(localPath(this.next())));
    } catch (problem) {
      this.failure.set(problem instanceof ProblemError ? problem.code : 'unexpected');
      this.busy.set(false);
    }
  }

  /** Somebody comes back from the identity provider, and their account has a second factor of ours. */
  private async takeUp(ticket: string): Promise<void> {
    history.replaceState(history.state, '', location.pathname + location.search);
    try {
      this.asked.set(await this.sessions.askedOf(ticket));
    } catch {
      this.failure.set('tookTooLong');
    }
  }

  protected beSomebody(personId: string): Promise<void> {
    return this.attempt(() => this.sessions.signInAsDemo(personId), 'passkeyRefused');
  }

  protected usePasskey(): Promise<void> {
    const asked = this.asked();
    return this.attempt(() => (asked === null ? this.sessions.signInWithPasskey() : this.sessions.givePasskey(asked.ticket)), 'passkeyRefused');
  }

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
    if (asked === null || code === '') return;
    await this.attempt(() => this.sessions.giveSecondFactor(asked.ticket, code), 'codeRefused');
  }

  private async attempt(signIn: () => Promise<void>, refused: 'codeRefused' | 'passkeyRefused'): Promise<void> {
    if (this.busy()) return;
    this.busy.set(true);
    this.failure.set(null);
    try {
      await signIn();
      await this.router.navigateByUrl(localPath(this.next()));
    } catch (problem) {
      if (problem instanceof PasskeyFailure) return this.failure.set(problem.why);
      const failed = problem instanceof ProblemError ? problem.code : 'unexpected';
      if (failed === 'notSignedIn') this.back('tookTooLong');
      else this.failure.set(failed === 'signInRefused' || failed === 'validation' || failed === 'conflict' ? refused : failed);
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
