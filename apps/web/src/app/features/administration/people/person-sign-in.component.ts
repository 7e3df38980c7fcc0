import { ChangeDetectionStrategy, Component, effect, inject, Injector, input, signal, untracked } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import type { AccountHelpKind, PersonSignIn } from '@consilium/contracts';
import { DatePipe, SectionHeadingComponent, ToastService } from '@consilium/ui';
import { PresenceProofComponent } from '../../../core/auth/presence-proof.component';
import { askReason } from '../../../core/feedback/reason-dialog.component';
import { OneAct } from '../../../core/feedback/one-act';
import { DeskClient } from '../data/desk.client';
import { refusalKey } from '../data/refusal-words';

/** How somebody signs in, and what an administrator can take away when it is lost: with a reason, and after showing who they are. */
@Component({
  selector: 'cn-person-sign-in',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [DatePipe, PresenceProofComponent, SectionHeadingComponent, TranslocoPipe],
  styles: `
    :host { display: block; }
    dl { display: grid; grid-template-columns: auto minmax(0, 1fr); gap: 6px 16px; padding: 12px 0; }
    dt { color: var(--ink-2); }
    dd { overflow-wrap: anywhere; }
    .buttons { display: flex; gap: 8px; flex-wrap: wrap; }
    .failed { color: var(--danger); font-weight: 500; padding-top: 8px; }
    form { display: grid; gap: 10px; margin-top: 12px; padding: 14px 16px 16px; background: var(--surface); border: var(--rule); border-left: 3px solid var(--accent); }
    ul { list-style: none; padding: 0; margin: 12px 0 0; border-top: var(--rule); }
    li { padding: 8px 0; border-bottom: var(--rule); overflow-wrap: anywhere; }
  `,
  template: `
    <cn-section-heading headingId="person-sign-in" [text]="'admin.people.signIn.title' | transloco" />
    @if (state(); as shown) {
      <dl>
        <dt>{{ 'admin.people.signIn.password' | transloco }}</dt>
        <dd>{{ (shown.hasPassword ? 'admin.people.signIn.set' : 'admin.people.signIn.none') | transloco }}</dd>
        <dt>{{ 'admin.people.signIn.app' | transloco }}</dt>
        <dd>@if (shown.totpSince; as since) {{{ 'admin.people.signIn.since' | transloco: { at: since | cnDate: 'date' } }}} @else {{{ 'admin.people.signIn.none' | transloco }}}</dd>
        <dt>{{ 'admin.people.signIn.passkeys' | transloco }}</dt>
        <dd>{{ shown.passkeys === 0 ? ('admin.people.signIn.none' | transloco) : shown.passkeys }}</dd>
        <dt>{{ 'admin.people.signIn.codes' | transloco }}</dt>
        <dd>{{ shown.recoveryCodesLeft }}</dd>
        @for (identity of shown.identities; track identity.issuer) {
          <dt>{{ 'admin.people.signIn.identity' | transloco }}</dt>
          <dd>{{ identity.issuer }}, {{ 'admin.people.signIn.used' | transloco: { at: identity.lastUsedAt | cnDate: 'dateTime' } }}</dd>
        }
      </dl>
      @if (!isSelf()) {
        <div class="buttons">
          @if (shown.totpSince !== null || shown.passkeys > 0) {
            <button type="button" class="cn-button cn-button-danger" [disabled]="busy()" (click)="help('secondFactorRemoved')">{{ 'admin.people.signIn.secondFactorRemoved.do' | transloco }}</button>
          }
          @if (shown.identities.length > 0) {
            <button type="button" class="cn-button cn-button-danger" [disabled]="busy()" (click)="help('identityUnlinked')">{{ 'admin.people.signIn.identityUnlinked.do' | transloco }}</button>
          }
        </div>
      }
      @if (waiting()) {
        <form (submit)="prove($event, presence)" novalidate>
          <p>{{ 'account.proof.text' | transloco }}</p>
          <cn-presence-proof #presence fieldId="person-proof" (proven)="goOn()" />
          <div class="buttons">
            <button type="submit" class="cn-button cn-button-primary">{{ 'account.proof.submit' | transloco }}</button>
            <button type="button" class="cn-button" (click)="waiting.set(null)">{{ 'account.cancel' | transloco }}</button>
          </div>
        </form>
      }
      @if (refusal(); as key) {
        <p class="failed" role="alert">{{ key | transloco }}</p>
      }
      @if (shown.help.length > 0) {
        <ul [attr.aria-label]="'admin.people.signIn.history' | transloco">
          @for (given of shown.help; track given.at) {
            <li>{{ 'admin.people.signIn.' + given.kind + '.done' | transloco }}: {{ given.reason }}<br /><span class="cn-source">{{ given.by }}, {{ given.at | cnDate: 'dateTime' }}</span></li>
          }
        </ul>
      }
    }
  `,
})
export class PersonSignInComponent {
  readonly personId = input.required<string>();
  readonly name = input.required<string>();
  readonly isSelf = input(false);

  private readonly client = inject(DeskClient);
  private readonly toasts = inject(ToastService);
  private readonly injector = inject(Injector);
  protected readonly state = signal<PersonSignIn | null>(null);
  private readonly one = new OneAct();
  protected readonly busy = this.one.busy;
  protected readonly refusal = signal<string | null>(null);
  /** What waits for a proof of who is there. */
  protected readonly waiting = signal<(() => Promise<void>) | null>(null);

  constructor() {
    effect(() => {
      const personId = this.personId();
      untracked(() => void this.act(async () => this.state.set(await this.client.signInOf(personId))));
    });
  }

  protected async help(kind: AccountHelpKind): Promise<void> {
    const words = `admin.people.signIn.${kind}`;
    const reason = await askReason(this.injector, { title: `${words}.do`, text: `${words}.asks`, confirm: `${words}.do`, about: this.name(), danger: true });
    if (reason === null) return;
    await this.act(async () => {
      await this.client.helpAccount(this.personId(), kind, reason);
      this.toasts.done(`${words}.done`);
      this.state.set(await this.client.signInOf(this.personId()));
    });
  }

  protected async prove(event: Event, presence: PresenceProofComponent): Promise<void> {
    event.preventDefault();
    if (await presence.prove()) await this.goOn();
  }

  protected async goOn(): Promise<void> {
    const act = this.waiting();
    this.waiting.set(null);
    if (act !== null) await this.act(act);
  }

  private async act(work: () => Promise<void>): Promise<void> {
    if (this.busy()) return;
    this.refusal.set(null);
    await this.one.run(work, (problem) => {
      if (problem.code === 'reauthenticationRequired') this.waiting.set(work);
      else this.refusal.set(refusalKey(problem));
    });
  }
}
