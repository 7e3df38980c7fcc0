import { ChangeDetectionStrategy, Component, computed, DestroyRef, effect, inject, signal } from '@angular/core';
import { Router, RouterOutlet } from '@angular/router';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { LockScreenComponent, OfflineBarComponent, ToastRegionComponent } from '@consilium/ui';
import { hasPasskeys, PasskeyFailure } from '../core/auth/passkey-device';
import { ProviderFailure } from '../core/auth/provider-window';
import { SessionService } from '../core/auth/session.service';
import { SessionState } from '../core/auth/session.state';
import { ProblemError } from '../core/http/problem-error';
import { PageFocus } from '../core/navigation/page-focus';
import { Connection } from '../core/live/connection';
import { PresentationPreferences } from '../core/preferences/presentation';
import { Shortcuts } from '../core/shortcuts/shortcuts';
import { EmergencyBannerComponent } from '../features/emergency/emergency-banner.component';
import { DocumentNews } from '../features/reports/document-news';
import { BreadcrumbsComponent } from './breadcrumbs.component';
import { HeaderComponent } from './header.component';
import { LockedOverlays } from './locked-overlays';
import { PaletteService } from './palette.service';

/** Time in milliseconds after which the first page has what it needs and the rest may be fetched. */
const IDLE_AFTER = 2000;

/** The frame around every page of a signed-in person. */
@Component({
  selector: 'cn-shell',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [BreadcrumbsComponent, EmergencyBannerComponent, HeaderComponent, LockScreenComponent, OfflineBarComponent, RouterOutlet, ToastRegionComponent, TranslocoPipe],
  styleUrl: './shell.component.css',
  template: `
    @if (opened()) {
    <div class="frame" [attr.inert]="state.locked() ? '' : null" [class.hidden]="state.locked()">
      <a class="cn-skip-link" href="#main" (click)="skip($event)">{{ 'shell.skip' | transloco }}</a>
      <cn-header />
      @if (offlineSince(); as since) {
        <cn-offline-bar [since]="since" />
      }
      <cn-emergency-banner />
      <cn-breadcrumbs />
      <main id="main" tabindex="-1"><router-outlet /></main>
    </div>
    }
    @if (state.locked()) {
      <cn-lock-screen [name]="state.person()?.displayName ?? ''" [refused]="refused()" [busy]="busy()" [password]="hasPassword()" [passkey]="hasPasskey()" [provider]="hasProvider()" (unlock)="unlock($event)" (usePasskey)="unlockWithPasskey()" (useProvider)="unlockAtProvider()" (signOut)="signOut()" />
    }
    <cn-toast-region />
  `,
})
export class ShellComponent {
  protected readonly state = inject(SessionState);
  private readonly sessions = inject(SessionService);
  private readonly router = inject(Router);
  private readonly connection = inject(Connection);
  private readonly words = inject(TranslocoService);
  private readonly presentation = inject(PresentationPreferences);

  protected readonly offlineSince = computed(() => this.connection.offlineSince());
  protected readonly refused = signal<string | null>(null);
  protected readonly busy = signal(false);
  /** A page that is loaded while the screen is locked opens nothing underneath until it is unlocked for the first time. */
  protected readonly opened = signal(!this.state.locked());
  private readonly proofs = computed(() => this.state.session()?.proofs ?? ['password']);
  protected readonly hasPassword = computed(() => this.proofs().includes('password') || this.proofs().includes('totp'));
  protected readonly hasPasskey = computed(() => this.proofs().includes('passkey') && hasPasskeys());
  protected readonly hasProvider = computed(() => this.proofs().includes('oidc'));

  constructor() {
    const palette = inject(PaletteService);
    const idle = setTimeout(() => void palette.prepare(), IDLE_AFTER);
    inject(DestroyRef).onDestroy(() => clearTimeout(idle));
    inject(PageFocus).follow(inject(DestroyRef));
    const overlays = inject(LockedOverlays);
    effect(() => (this.state.locked() ? overlays.cover() : overlays.uncover()));
    const news = inject(DocumentNews);
    effect(() => {
      if (this.state.locked()) return;
      this.opened.set(true);
      news.resume();
    });
    const group = 'shell.shortcuts.everywhere';
    inject(Shortcuts).register([
      { id: 'frame.search', label: 'shell.search.open', group, key: '/', run: () => void palette.open() },
      { id: 'frame.palette', label: 'shell.search.open', group, key: 'k', withControl: true, run: () => void palette.open() },
      { id: 'frame.keys', label: 'shell.shortcuts.list', group, key: '?', run: () => void palette.showShortcuts() },
      { id: 'frame.theme', label: 'shell.theme.toggle', group, key: 't', run: () => this.presentation.toggleTheme() },
    ]);
  }

  protected skip(event: Event): void {
    event.preventDefault();
    document.getElementById('main')?.focus();
  }

  protected unlock(password: string): Promise<void> {
    return this.attempt(() => this.sessions.reauthenticate(password));
  }

  protected unlockWithPasskey(): Promise<void> {
    return this.attempt(() => this.sessions.reauthenticateWithPasskey());
  }

  /** In another window: what was typed here stays. The other ways stay open meanwhile. */
  protected async unlockAtProvider(): Promise<void> {
    this.refused.set(null);
    try {
      await this.sessions.reauthenticateAtProvider();
    } catch (failure) {
      this.refused.set(this.words.translate(lockRefusal(failure)));
    }
  }

  private async attempt(proof: () => Promise<void>): Promise<void> {
    this.busy.set(true);
    this.refused.set(null);
    try {
      await proof();
    } catch (failure) {
      this.refused.set(this.words.translate(lockRefusal(failure)));
    } finally {
      this.busy.set(false);
    }
  }

  protected async signOut(): Promise<void> {
    const next = await this.sessions.signOut();
    if (next.startsWith('/')) await this.router.navigateByUrl(next);
    else location.assign(next);
  }
}

function lockRefusal(failure: unknown): string {
  if (failure instanceof PasskeyFailure) return `account.passkey.failure.${failure.why}`;
  if (failure instanceof ProviderFailure) return `signIn.provider.problem.${failure.problem}`;
  const code = failure instanceof ProblemError ? failure.code : 'unexpected';
  if (code === 'signInRefused') return 'shell.lock.refused';
  if (code === 'signInLocked') return 'signIn.locked';
  return code === 'unreachable' ? 'shell.failure.unreachable' : 'shell.failure.unexpected';
}
