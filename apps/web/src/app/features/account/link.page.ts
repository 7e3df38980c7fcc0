import { ChangeDetectionStrategy, Component, inject, signal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import type { LinkAnswer } from '@consilium/contracts';
import { DatePipe, LoadingRowsComponent } from '@consilium/ui';
import { ProblemError } from '../../core/http/problem-error';
import { AccountClient } from './account.client';
import { BareFrameComponent } from './bare-frame.component';
import { NewPasswordComponent } from './new-password.component';

type State = 'asking' | 'open' | 'done' | 'unknown' | 'used' | 'withdrawn' | 'expired' | 'failed';

/** Where a one-time link leads: choose a password, once. The secret is taken from the address and leaves it at once. */
@Component({
  selector: 'cn-link-page',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [BareFrameComponent, DatePipe, LoadingRowsComponent, NewPasswordComponent, RouterLink, TranslocoPipe],
  styles: `
    h1 { margin-bottom: 8px; }
    p { margin-bottom: 16px; color: var(--ink-2); }
    .who { color: var(--ink); font-weight: 500; }
    .failed { color: var(--danger); font-weight: 500; }
  `,
  template: `
    <cn-bare-frame>
      @switch (state()) {
        @case ('asking') {
          <cn-loading-rows [rows]="3" />
        }
        @case ('open') {
          @if (holder(); as person) {
            <h1>{{ 'account.link.' + person.kind | transloco }}</h1>
            <p class="who">{{ person.displayName }}, {{ person.email }}<br />{{ person.organisationName }}</p>
            <cn-new-password [label]="'account.link.submit' | transloco" [account]="person.email" [busy]="busy()" [refused]="refused() ? (refused()! | transloco) : null" [tooShort]="'account.password.tooShort' | transloco" (chosen)="redeem($event)" />
            <p class="cn-source">{{ 'account.link.until' | transloco }} {{ person.expiresAt | cnDate: 'dateTime' }}</p>
          }
        }
        @case ('done') {
          <h1>{{ 'account.link.doneTitle' | transloco }}</h1>
          <p role="status">{{ 'account.link.done' | transloco }}</p>
          <a class="cn-button cn-button-primary" routerLink="/sign-in">{{ 'signIn.title' | transloco }}</a>
        }
        @case ('failed') {
          <h1>{{ 'account.link.title' | transloco }}</h1>
          <p class="failed" role="alert">{{ 'account.failure.unreachable' | transloco }}</p>
          <button type="button" class="cn-button" (click)="ask()">{{ 'account.again' | transloco }}</button>
        }
        @default {
          <h1>{{ 'account.link.closed' | transloco }}</h1>
          <p role="alert">{{ 'account.link.' + state() | transloco }}</p>
          <a class="cn-button" routerLink="/sign-in">{{ 'signIn.title' | transloco }}</a>
        }
      }
    </cn-bare-frame>
  `,
})
export class LinkPage {
  private readonly client = inject(AccountClient);
  private readonly secret = (inject(Router).parseUrl(inject(Router).url).fragment ?? '').trim();

  protected readonly state = signal<State>('asking');
  protected readonly holder = signal<LinkAnswer | null>(null);
  protected readonly busy = signal(false);
  protected readonly refused = signal<string | null>(null);

  constructor() {
    // Nobody looking over a shoulder, at the history or at a shared screen finds it in the address.
    history.replaceState(history.state, '', location.pathname);
    void this.ask();
  }

  protected async ask(): Promise<void> {
    this.state.set('asking');
    try {
      this.holder.set(await this.client.holderOf(this.secret));
      this.state.set('open');
    } catch (problem) {
      this.state.set(stateOf(problem));
    }
  }

  protected async redeem(password: string): Promise<void> {
    this.busy.set(true);
    this.refused.set(null);
    try {
      await this.client.redeem(this.secret, password);
      this.state.set('done');
    } catch (problem) {
      if (problem instanceof ProblemError && problem.code === 'validation') this.refused.set('account.password.tooEasy');
      else if (problem instanceof ProblemError && problem.code === 'unreachable') this.refused.set('account.failure.unreachable');
      else this.state.set(stateOf(problem));
    } finally {
      this.busy.set(false);
    }
  }
}

function stateOf(problem: unknown): State {
  if (!(problem instanceof ProblemError)) return 'failed';
  const said = problem.reason?.startsWith('link.') === true ? problem.reason.slice('link.'.length) : null;
  if (said === 'used' || said === 'withdrawn' || said === 'expired' || said === 'unknown') return said;
  return problem.code === 'validation' || problem.code === 'notFound' ? 'unknown' : 'failed';
}
