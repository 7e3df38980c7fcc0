import { ChangeDetectionStrategy, Component, computed, inject, signal, viewChild } from '@angular/core';
import { Router } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import type { AccountSecurity, OwnSession, Passkey, TotpEnrolment } from '@consilium/contracts';
import { ConfirmService, DatePipe, ErrorStateComponent, LoadingRowsComponent, PageHeaderComponent, ScrollRegionDirective, SectionHeadingComponent, ToastService } from '@consilium/ui';
import { makePasskey, PasskeyFailure } from '../../core/auth/passkey-device';
import { PresenceProofComponent } from '../../core/auth/presence-proof.component';
import { SessionService } from '../../core/auth/session.service';
import { SessionState } from '../../core/auth/session.state';
import { ProblemError } from '../../core/http/problem-error';
import { AccountClient } from './account.client';
import { DeviceSetupComponent } from './device-setup.component';
import { deviceName } from './device-name';
import { NewPasswordComponent } from './new-password.component';
import { PasskeysComponent } from './passkeys.component';
import { RecoveryCodesComponent } from './recovery-codes.component';

/** How I sign in and where: password, device, recovery codes, sessions. What opens a door asks who is there first. */
@Component({
  selector: 'cn-account-page',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [DatePipe, DeviceSetupComponent, ErrorStateComponent, LoadingRowsComponent, NewPasswordComponent, PageHeaderComponent, PasskeysComponent, PresenceProofComponent, RecoveryCodesComponent, ScrollRegionDirective, SectionHeadingComponent, TranslocoPipe],
  templateUrl: './account.page.html',
  styleUrl: './account.page.css',
  host: { class: 'cn-page' },
})
export class AccountPage {
  private readonly client = inject(AccountClient);
  private readonly sessions = inject(SessionService);
  private readonly confirm = inject(ConfirmService);
  private readonly toast = inject(ToastService);
  private readonly router = inject(Router);
  private readonly state = inject(SessionState);

  protected readonly security = signal<AccountSecurity | null>(null);
  protected readonly failure = signal<ProblemError | null>(null);
  protected readonly changingPassword = signal(false);
  protected readonly enrolment = signal<TotpEnrolment | null>(null);
  protected readonly codes = signal<readonly string[]>([]);
  protected readonly busy = signal(false);
  /** Key of why the last act was refused. */
  protected readonly refusal = signal<string | null>(null);
  protected readonly fieldRefusal = signal<string | null>(null);
  /** What waits for a proof of who is there. */
  protected readonly waiting = signal<(() => Promise<void>) | null>(null);
  private readonly proof = viewChild(PresenceProofComponent);
  protected readonly mustEnrol = computed(() => this.state.session()?.mustEnrol === true);
  protected readonly nameOf = (session: OwnSession): string | null => deviceName(session.userAgent);

  constructor() {
    void this.load();
  }

  protected async load(): Promise<void> {
    this.failure.set(null);
    try {
      this.security.set(await this.client.security());
    } catch (problem) {
      if (!(problem instanceof ProblemError)) throw problem;
      this.failure.set(problem);
    }
  }

  protected changePassword(password: string): Promise<void> {
    return this.act(async () => {
      await this.client.changePassword(password);
      this.changingPassword.set(false);
      this.toast.done('account.password.changed');
    });
  }

  protected startDevice(): Promise<void> {
    return this.act(async () => this.enrolment.set(await this.client.startTotp()));
  }

  protected confirmDevice(code: string): Promise<void> {
    return this.act(async () => {
      this.codes.set((await this.client.confirmTotp(code)).codes);
      this.enrolment.set(null);
      await this.sessions.load();
    });
  }

  protected async removeDevice(): Promise<void> {
    if (await this.confirm.ask({ title: 'account.device.remove', text: 'account.device.removeText', confirm: 'account.device.remove', danger: true })) {
      await this.act(async () => {
        await this.client.removeTotp();
        this.codes.set([]);
        await this.sessions.load();
      });
    }
  }

  protected addPasskey(name: string): Promise<void> {
    return this.act(async () => {
      const credential = await makePasskey(await this.client.startPasskey());
      const { codes } = await this.client.addPasskey(name, credential);
      this.codes.set(codes);
      this.toast.done('account.passkey.added');
      await this.sessions.load();
    });
  }

  protected renamePasskey({ passkey, name }: { readonly passkey: Passkey; readonly name: string }): Promise<void> {
    return this.act(() => this.client.renamePasskey(passkey.id, name));
  }

  protected async removePasskey(passkey: Passkey): Promise<void> {
    if (await this.confirm.ask({ title: 'account.passkey.removeTitle', text: 'account.passkey.removeText', confirm: 'account.passkey.remove', parameters: { name: passkey.name }, danger: true })) {
      await this.act(async () => {
        await this.client.removePasskey(passkey.id);
        await this.sessions.load();
      });
    }
  }

  protected async renewCodes(): Promise<void> {
    if (await this.confirm.ask({ title: 'account.codes.renew', text: 'account.codes.renewText', confirm: 'account.codes.renew' })) {
      await this.act(async () => this.codes.set((await this.client.newRecoveryCodes()).codes));
    }
  }

  protected endSession(session: OwnSession): Promise<void> {
    return this.act(async () => this.client.endSession(session.id));
  }

  protected async endAll(): Promise<void> {
    if (await this.confirm.ask({ title: 'account.sessions.endAll', text: 'account.sessions.endAllText', confirm: 'account.sessions.endAll', danger: true })) {
      await this.act(async () => {
        await this.client.endAllSessions();
        this.state.ended();
        await this.router.navigateByUrl('/sign-in');
      });
    }
  }

  protected async prove(event: Event): Promise<void> {
    event.preventDefault();
    if (await this.proof()?.prove()) await this.goOn();
  }

  /** What waited for the proof. */
  protected async goOn(): Promise<void> {
    const act = this.waiting();
    this.waiting.set(null);
    if (act !== null) await this.act(act);
  }

  /** Does it; asks for a proof first where the server wants a fresh one. */
  private async act(work: () => Promise<void>): Promise<void> {
    this.busy.set(true);
    this.refusal.set(null);
    this.fieldRefusal.set(null);
    try {
      await work();
      if (this.state.signedIn()) await this.load();
    } catch (problem) {
      if (problem instanceof PasskeyFailure) this.refusal.set(`account.passkey.failure.${problem.why}`);
      else if (!(problem instanceof ProblemError)) throw problem;
      else if (problem.code === 'reauthenticationRequired') this.waiting.set(() => work());
      else if (problem.code === 'validation') this.fieldRefusal.set(problem.fields[0]?.path === 'code' ? 'account.device.wrongCode' : 'account.password.tooEasy');
      else this.refusal.set(refusalKey(problem));
    } finally {
      this.busy.set(false);
    }
  }
}

const PASSKEY_REASONS: Readonly<Record<string, string>> = { 'passkey.challengeEnded': 'ended', 'passkey.notHere': 'notHere', 'passkey.known': 'known', 'passkey.tooMany': 'tooMany' };

function refusalKey(problem: ProblemError): string {
  const passkey = PASSKEY_REASONS[problem.reason ?? ''];
  if (passkey !== undefined) return `account.passkey.failure.${passkey}`;
  if (problem.reason === 'demo.fixed') return 'account.failure.demo';
  return problem.code === 'unreachable' ? 'account.failure.unreachable' : 'account.failure.refused';
}
