import { ChangeDetectionStrategy, Component, computed, DestroyRef, inject, signal } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import type { WallPairing, WallState } from '@consilium/contracts';
import { DatePipe } from '@consilium/ui';
import { ProblemError } from '../../../core/http/problem-error';
import { BrandComponent } from '../../../shell/brand.component';
import { Speech } from '../../cases/words/speech';
import { WallClient } from './wall.client';
import { wallModel } from './wall-model';
import { WallScreenComponent } from './wall-screen.component';

/** How often the screen looks, in milliseconds: while a meeting is open, and otherwise. */
const LOOK_EVERY = 2_000;
const WAIT_BETWEEN = 5_000;

/**
 * The page of a screen that hangs on a wall. Nobody is signed in on it: it shows a code until somebody of a board enters it,
 * then the open meeting of that board, and between meetings nothing.
 */
@Component({
  selector: 'cn-wall-device-page',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [BrandComponent, DatePipe, TranslocoPipe, WallScreenComponent],
  styles: `
    :host { display: block; min-height: 100vh; background: var(--bg); color: var(--ink); }
    .neutral { display: grid; grid-template-rows: auto 1fr; min-height: 100vh; padding: 32px clamp(16px, 4vw, 56px); }
    .words { display: grid; align-content: center; justify-items: center; gap: 20px; text-align: center; }
    h1 { font-size: clamp(28px, 4vw, 56px); line-height: 1.15; text-wrap: balance; }
    p { font-size: clamp(18px, 2vw, 30px); line-height: 1.4; color: var(--ink-2); max-width: 36em; text-wrap: balance; }
    .code { font: 600 clamp(36px, 10vw, 168px)/1.1 var(--font-mono); letter-spacing: 0.04em; color: var(--ink); }
    .lost { color: var(--st-insufficient); }
  `,
  template: `
    @if (model(); as shown) {
      <cn-wall-screen [model]="shown" />
    } @else {
      <div class="neutral">
        <header><cn-brand /></header>
        <main id="main" class="words">
          @switch (state()?.state) {
            @case ('waiting') {
              <h1>{{ 'meeting.wall.device.enter' | transloco }}</h1>
              @if (pairing(); as shown) {
                <p class="code" role="status">{{ shown.code }}</p>
                <p>{{ 'meeting.wall.device.where' | transloco: { until: shown.expiresAt | cnDate: 'time' } }}</p>
              } @else {
                <p>{{ 'meeting.wall.device.elsewhere' | transloco }}</p>
                <button type="button" class="cn-button" (click)="begin()">{{ 'meeting.wall.device.newCode' | transloco }}</button>
              }
            }
            @case ('unpaired') {
              <h1>{{ 'meeting.wall.device.unpaired' | transloco }}</h1>
              <p>{{ 'meeting.wall.device.what' | transloco }}</p>
              <button type="button" class="cn-button cn-button-primary" [disabled]="busy()" (click)="begin()">{{ 'meeting.wall.device.begin' | transloco }}</button>
            }
            @case ('locked') {
              <h1>{{ board() }}</h1>
              <p role="status">{{ 'meeting.wall.device.locked' | transloco }}</p>
            }
          }
          @if (isLost()) {
            <p class="lost" role="status">{{ 'meeting.bar.lost' | transloco }}</p>
          }
        </main>
      </div>
    }
  `,
})
export class WallDevicePage {
  private readonly client = inject(WallClient);
  private readonly words = inject(Speech).clinical;
  private readonly now = signal(new Date());
  private readonly clockOffset = signal(0);
  private timer: ReturnType<typeof setTimeout> | null = null;
  private isGone = false;

  protected readonly state = signal<WallState | null>(null);
  protected readonly pairing = signal<WallPairing | null>(null);
  protected readonly busy = signal(false);
  protected readonly isLost = signal(false);
  protected readonly board = computed(() => {
    const state = this.state();
    return state?.state === 'locked' ? state.boardName : '';
  });
  /** What was shown stays while the server is away, and the screen says so. */
  protected readonly model = computed(() => {
    const state = this.state();
    return state?.state === 'open' ? wallModel(state, this.words(), this.now(), this.clockOffset(), this.isLost()) : null;
  });

  constructor() {
    const clock = setInterval(() => this.now.set(new Date()), 1000);
    inject(DestroyRef).onDestroy(() => {
      this.isGone = true;
      clearInterval(clock);
      if (this.timer !== null) clearTimeout(this.timer);
    });
    void this.look();
  }

  protected async begin(): Promise<void> {
    this.busy.set(true);
    try {
      this.pairing.set(await this.client.begin());
      this.state.set({ state: 'waiting' });
      this.isLost.set(false);
    } catch (problem) {
      if (!(problem instanceof ProblemError)) throw problem;
      this.isLost.set(true);
    } finally {
      this.busy.set(false);
    }
  }

  private async look(): Promise<void> {
    try {
      const state = await this.client.look();
      if (state.state === 'open') this.clockOffset.set(Date.parse(state.meeting.serverTime) - Date.now());
      if (state.state !== 'waiting') this.pairing.set(null);
      this.state.set(state);
      this.isLost.set(false);
    } catch (problem) {
      if (!(problem instanceof ProblemError)) throw problem;
      this.isLost.set(true);
    }
    if (!this.isGone) this.timer = setTimeout(() => void this.look(), this.state()?.state === 'open' || this.state()?.state === 'waiting' ? LOOK_EVERY : WAIT_BETWEEN);
  }
}
