import { ChangeDetectionStrategy, Component, computed, inject, input, output, signal } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { ProblemError } from '../http/problem-error';
import { hasPasskeys, PasskeyFailure } from './passkey-device';
import { ProviderFailure } from './provider-window';
import { SessionService } from './session.service';
import { SessionState } from './session.state';

/**
 * Asks the person, inside a form, to show that they are still there: with the password, the code of their app, a
 * passkey or the hospital's own sign-in, whichever their account has. The form calls `prove()` when it is sent; the others answer by themselves (`proven`).
 */
@Component({
  selector: 'cn-presence-proof',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [TranslocoPipe],
  styles: `
    :host { display: grid; gap: 8px; justify-items: start; }
    label { display: grid; gap: 2px; width: min(280px, 100%); }
    .refused { color: var(--danger); font-weight: 500; font-size: var(--fs-13); }
    .refused:empty { display: none; }
  `,
  template: `
    @if (hasField()) {
      <label>
        <span class="cn-label">{{ label() | transloco }}</span>
        <input #box [id]="fieldId()" class="cn-input" type="password" autocomplete="current-password" [value]="typed()" (input)="typed.set(box.value)" [attr.aria-invalid]="refusal() !== null || null" [attr.aria-describedby]="fieldId() + '-refused'" />
      </label>
    }
    <p [id]="fieldId() + '-refused'" class="refused" role="alert">@if (refusal(); as key) {{{ key | transloco }}}</p>
    @if (hasPasskey()) {
      <button type="button" class="cn-button" [disabled]="busy()" (click)="usePasskey()">{{ 'account.proof.passkey' | transloco }}</button>
    }
    @if (hasProvider()) {
      <button type="button" class="cn-button" [disabled]="busy()" (click)="useProvider()">{{ 'account.proof.provider' | transloco }}</button>
    }
  `,
})
export class PresenceProofComponent {
  readonly fieldId = input.required<string>();
  /** A device has answered: the form may go on. */
  readonly proven = output<void>();

  private readonly sessions = inject(SessionService);
  private readonly state = inject(SessionState);
  protected readonly typed = signal('');
  protected readonly busy = signal(false);
  protected readonly refusal = signal<string | null>(null);
  private readonly proofs = computed(() => this.state.session()?.proofs ?? ['password']);
  protected readonly hasField = computed(() => this.proofs().includes('password') || this.proofs().includes('totp'));
  protected readonly hasPasskey = computed(() => this.proofs().includes('passkey') && hasPasskeys());
  protected readonly hasProvider = computed(() => this.proofs().includes('oidc'));
  protected readonly label = computed(() => (this.proofs().includes('totp') ? (this.proofs().includes('password') ? 'account.proof.field' : 'account.proof.code') : 'account.proof.password'));

  /** @returns whether what was typed holds; says why where it does not. */
  prove(): Promise<boolean> {
    return this.attempt(async () => this.sessions.reauthenticate(this.typed()));
  }

  protected async usePasskey(): Promise<void> {
    if (await this.attempt(async () => this.sessions.reauthenticateWithPasskey())) this.proven.emit();
  }

  /** In another window; the field stays usable meanwhile. */
  protected async useProvider(): Promise<void> {
    this.refusal.set(null);
    try {
      await this.sessions.reauthenticateAtProvider();
      this.proven.emit();
    } catch (failure) {
      this.refusal.set(proofRefusal(failure));
    }
  }

  private async attempt(proof: () => Promise<void>): Promise<boolean> {
    this.busy.set(true);
    this.refusal.set(null);
    try {
      await proof();
      return true;
    } catch (failure) {
      this.refusal.set(proofRefusal(failure));
      return false;
    } finally {
      this.typed.set('');
      this.busy.set(false);
    }
  }
}

/** Key of why a proof was refused. */
export function proofRefusal(failure: unknown): string {
  if (failure instanceof PasskeyFailure) return `account.passkey.failure.${failure.why}`;
  if (failure instanceof ProviderFailure) return `signIn.provider.problem.${failure.problem}`;
  if (!(failure instanceof ProblemError)) throw failure;
  if (failure.code === 'signInLocked') return 'signIn.locked';
  if (failure.code === 'unreachable' || failure.code === 'unavailable') return 'account.failure.unreachable';
  if (failure.reason === 'passkey.challengeEnded') return 'account.passkey.failure.ended';
  return 'account.proof.refused';
}
