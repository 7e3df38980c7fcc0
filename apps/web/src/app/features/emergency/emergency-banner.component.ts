import { ChangeDetectionStrategy, Component, computed, DestroyRef, inject, signal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import type { EmergencyAccess } from '@consilium/contracts';
import { DatePipe, MarkShapeComponent, ToastService } from '@consilium/ui';
import { SessionService } from '../../core/auth/session.service';
import { SessionState } from '../../core/auth/session.state';
import { EmergencyClient } from './emergency.client';

/** How often, in milliseconds, it is looked whether an access has ended by itself. */
const LOOK_EVERY = 15_000;

/** Stands above every page while emergency access lasts. */
@Component({
  selector: 'cn-emergency-banner',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [DatePipe, MarkShapeComponent, RouterLink, TranslocoPipe],
  styles: `
    :host { display: block; }
    .banner { display: flex; flex-wrap: wrap; gap: 4px 16px; align-items: center; padding: 8px var(--gutter); background: var(--surface-sunk); border-bottom: 2px solid var(--danger); }
    svg { width: 16px; height: 16px; flex: none; color: var(--danger); }
    p { flex: 1 1 320px; font-weight: 500; }
  `,
  template: `
    @for (access of running(); track access.id) {
      <div class="banner" role="status">
        <svg cnMark="warning"></svg>
        <p>{{ 'admin.emergency.banner.text' | transloco: { number: access.caseNumber, board: access.boardName, at: access.until | cnDate: 'time' } }}</p>
        <a [routerLink]="['/cases', access.caseId]">{{ 'admin.emergency.banner.show' | transloco }}</a>
        <button type="button" class="cn-button" [disabled]="busy()" (click)="end(access)">{{ 'admin.emergency.banner.end' | transloco }}</button>
      </div>
    }
  `,
})
export class EmergencyBannerComponent {
  private readonly state = inject(SessionState);
  private readonly sessions = inject(SessionService);
  private readonly client = inject(EmergencyClient);
  private readonly router = inject(Router);
  private readonly toasts = inject(ToastService);
  private readonly now = signal(Date.now());

  protected readonly busy = signal(false);
  protected readonly running = computed(() => (this.state.session()?.emergencies ?? []).filter(({ until }) => Date.parse(until) > this.now()));

  constructor() {
    const timer = setInterval(() => this.now.set(Date.now()), LOOK_EVERY);
    inject(DestroyRef).onDestroy(() => clearInterval(timer));
  }

  protected async end(access: EmergencyAccess): Promise<void> {
    this.busy.set(true);
    try {
      await this.client.end(access.id);
      this.toasts.done('admin.emergency.banner.ended', { parameters: { number: access.caseNumber } });
      await this.sessions.load();
      await this.router.navigateByUrl('/');
    } finally {
      this.busy.set(false);
    }
  }
}
