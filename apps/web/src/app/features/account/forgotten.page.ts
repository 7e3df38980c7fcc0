import { ChangeDetectionStrategy, Component, inject, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { ProblemError } from '../../core/http/problem-error';
import { AccountClient } from './account.client';
import { BareFrameComponent } from './bare-frame.component';

/** Asks for a new password. The answer is the same for every address. */
@Component({
  selector: 'cn-forgotten-page',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [BareFrameComponent, RouterLink, TranslocoPipe],
  styles: `
    h1 { margin-bottom: 8px; }
    p { margin-bottom: 16px; color: var(--ink-2); }
    form { display: grid; gap: 12px; max-width: 420px; }
    .failed { color: var(--danger); font-weight: 500; margin: 0; }
    .buttons { display: flex; gap: 8px; flex-wrap: wrap; }
  `,
  template: `
    <cn-bare-frame>
      <h1>{{ 'account.forgotten.title' | transloco }}</h1>
      @if (sent()) {
        <p role="status">{{ 'account.forgotten.sent' | transloco }}</p>
        <a class="cn-button" routerLink="/sign-in">{{ 'signIn.title' | transloco }}</a>
      } @else {
        <p>{{ 'account.forgotten.text' | transloco }}</p>
        <form (submit)="submit($event)" novalidate>
          <label>
            <span class="cn-label">{{ 'signIn.email' | transloco }}</span>
            <input #field class="cn-input" type="email" name="email" autocomplete="username" inputmode="email" [value]="email()" (input)="email.set(field.value)" [attr.aria-invalid]="failure() !== null || null" aria-describedby="forgotten-failure" />
          </label>
          <p id="forgotten-failure" class="failed" role="alert">
            @if (failure(); as key) {
              {{ key | transloco }}
            }
          </p>
          <div class="buttons">
            <button type="submit" class="cn-button cn-button-primary" [disabled]="busy()">{{ 'account.forgotten.submit' | transloco }}</button>
            <a class="cn-button" routerLink="/sign-in">{{ 'account.cancel' | transloco }}</a>
          </div>
        </form>
      }
    </cn-bare-frame>
  `,
})
export class ForgottenPage {
  private readonly client = inject(AccountClient);
  protected readonly email = signal('');
  protected readonly busy = signal(false);
  protected readonly sent = signal(false);
  protected readonly failure = signal<string | null>(null);

  protected async submit(event: Event): Promise<void> {
    event.preventDefault();
    if (this.busy()) return;
    this.busy.set(true);
    this.failure.set(null);
    try {
      await this.client.forgot(this.email().trim());
      this.sent.set(true);
    } catch (problem) {
      this.failure.set(problem instanceof ProblemError && problem.code === 'validation' ? 'account.forgotten.notAnAddress' : 'account.failure.unreachable');
    } finally {
      this.busy.set(false);
    }
  }
}
