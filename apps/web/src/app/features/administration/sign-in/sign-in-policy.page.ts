import { ChangeDetectionStrategy, Component, inject, signal } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { type PersonRole, type SignInPolicy, type SignInPolicyChange } from '@consilium/contracts';
import { ErrorStateComponent, FieldComponent, LoadingRowsComponent, PageHeaderComponent, ToastService } from '@consilium/ui';
import type { HoldsUnsavedChanges } from '../../../core/forms/unsaved-changes.guard';
import { UnsavedWork } from '../../../core/forms/unsaved-work';
import { ApiClient } from '../../../core/http/api-client';
import { ProblemError } from '../../../core/http/problem-error';
import { DeskTabsComponent } from '../desk-tabs.component';

const ROLES: readonly PersonRole[] = ['coordinator', 'specialist', 'referrer', 'auditor', 'administrator'];

/** Which roles need a second factor. */
@Component({
  selector: 'cn-sign-in-policy-page',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [DeskTabsComponent, ErrorStateComponent, FieldComponent, LoadingRowsComponent, PageHeaderComponent, TranslocoPipe],
  styles: `
    :host { display: block; }
    form { display: grid; gap: 16px; max-width: 560px; }
    .roles { display: grid; }
    .failed { color: var(--danger); font-weight: 500; }
    button { justify-self: start; }
  `,
  host: { class: 'cn-page' },
  template: `
    <cn-page-header [text]="'account.policy.title' | transloco" [note]="'account.policy.note' | transloco" />
    <cn-desk-tabs />
    @if (failure(); as problem) {
      <cn-error-state [failed]="'account.failure.load' | transloco" [retryLabel]="'account.again' | transloco" [requestId]="problem.requestId" (retry)="load()" />
    } @else if (policy()) {
      <form (submit)="store($event)">
        <cn-field fieldId="policy-roles" [label]="'account.policy.roles' | transloco" [hint]="'account.policy.hint' | transloco" [group]="true">
          <div class="roles" role="group" aria-labelledby="policy-roles-label">
            @for (role of roles; track role) {
              <label class="cn-check"><input #box type="checkbox" [checked]="chosen().includes(role)" (change)="toggle(role, box.checked)" />{{ 'terms.role.' + role | transloco }}</label>
            }
          </div>
        </cn-field>
        @if (refusal(); as key) {
          <p class="failed" role="alert">{{ key | transloco }}</p>
        }
        <button type="submit" class="cn-button cn-button-primary" [disabled]="!changed() || busy()">{{ 'account.policy.store' | transloco }}</button>
      </form>
    } @else {
      <cn-loading-rows [rows]="4" />
    }
  `,
})
export class SignInPolicyPage implements HoldsUnsavedChanges {
  private readonly api = inject(ApiClient);
  private readonly toast = inject(ToastService);
  protected readonly roles = ROLES;
  protected readonly policy = signal<SignInPolicy | null>(null);
  protected readonly chosen = signal<readonly PersonRole[]>([]);
  protected readonly busy = signal(false);
  protected readonly failure = signal<ProblemError | null>(null);
  protected readonly refusal = signal<string | null>(null);

  constructor() {
    inject(UnsavedWork).watch(this);
    void this.load();
  }

  hasUnsavedChanges(): boolean {
    return this.policy() !== null && this.changed() && !this.busy();
  }

  protected changed(): boolean {
    const stored = this.policy()?.secondFactorRoles ?? [];
    return stored.length !== this.chosen().length || stored.some((role) => !this.chosen().includes(role));
  }

  protected toggle(role: PersonRole, isChosen: boolean): void {
    this.chosen.update((chosen) => ROLES.filter((each) => (each === role ? isChosen : chosen.includes(each))));
  }

  protected async load(): Promise<void> {
    this.failure.set(null);
    try {
      this.show(await this.api.get<SignInPolicy>('/administration/sign-in-policy'));
    } catch (problem) {
      if (!(problem instanceof ProblemError)) throw problem;
      this.failure.set(problem);
    }
  }

  protected async store(event: Event): Promise<void> {
    event.preventDefault();
    const policy = this.policy();
    if (policy === null || this.busy()) return;
    this.busy.set(true);
    this.refusal.set(null);
    try {
      const change: SignInPolicyChange = { secondFactorRoles: [...this.chosen()] };
      this.show(await this.api.put<SignInPolicy>('/administration/sign-in-policy', change, { version: policy.version }));
      this.toast.done('account.policy.stored');
    } catch (problem) {
      if (!(problem instanceof ProblemError)) throw problem;
      this.refusal.set(problem.code === 'stale' ? 'account.policy.stale' : problem.code === 'unreachable' ? 'account.failure.unreachable' : 'account.failure.refused');
    } finally {
      this.busy.set(false);
    }
  }

  private show(policy: SignInPolicy): void {
    this.policy.set(policy);
    this.chosen.set(policy.secondFactorRoles);
  }
}
