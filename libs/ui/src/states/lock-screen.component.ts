import { afterNextRender, ChangeDetectionStrategy, Component, computed, ElementRef, inject, input, output, signal, viewChild } from '@angular/core';
import { CdkTrapFocus } from '@angular/cdk/a11y';
import { TranslocoPipe } from '@jsverse/transloco';
import { MarkShapeComponent } from '../marks/mark-shape.component';

/**
 * Covers the whole screen after the idle time. What was typed stays underneath; nothing of it can be read or reached.
 * Put it beside the page (not around it) and set `inert` on the page while it shows.
 */
@Component({
  selector: 'cn-lock-screen',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [CdkTrapFocus, MarkShapeComponent, TranslocoPipe],
  styles: `
    :host { position: fixed; inset: 0; z-index: 1200; background: var(--bg); display: grid; place-items: center; padding: var(--gutter); }
    :host(.contained) { position: absolute; z-index: 1; }
    .dialog { width: min(360px, 100%); }
    form { display: grid; gap: 12px; }
    .head { display: flex; gap: 10px; align-items: center; padding-bottom: 8px; border-bottom: 2px solid var(--ink); }
    svg { width: 18px; height: 18px; }
    .refused { color: var(--danger); font-weight: 500; }
    label { display: block; }
    .buttons { display: flex; flex-wrap: wrap; gap: 8px; }
  `,
  host: { '[class.contained]': 'contained()' },
  template: `
    <div class="dialog" [cdkTrapFocus]="!contained()" [cdkTrapFocusAutoCapture]="!contained()" role="dialog" aria-modal="true" aria-labelledby="cn-lock-title">
    <form (submit)="submit($event)">
      <div class="head"><svg cnMark="lock"></svg><h2 id="cn-lock-title">{{ 'ui.lock.title' | transloco }}</h2></div>
      <p>{{ 'ui.lock.text' | transloco: { name: name() } }}</p>
      @if (password()) {
        <label>
          <span class="cn-label">{{ 'ui.lock.password' | transloco }}</span>
          <input #field class="cn-input" type="password" autocomplete="current-password" [attr.aria-invalid]="refused() !== null" aria-describedby="cn-lock-refused" (input)="typed.set(field.value)" />
        </label>
      }
      <p id="cn-lock-refused" class="refused" role="alert">{{ refused() }}</p>
      <div class="buttons">
        @if (password()) {
          <button type="submit" class="cn-button cn-button-primary" [disabled]="!ready()">{{ 'ui.lock.unlock' | transloco }}</button>
        }
        @if (passkey()) {
          <button #device type="button" class="cn-button" [class.cn-button-primary]="!password()" [disabled]="busy()" (click)="usePasskey.emit()">{{ 'ui.lock.passkey' | transloco }}</button>
        }
        @if (provider()) {
          <button type="button" class="cn-button" [class.cn-button-primary]="!password() && !passkey()" [disabled]="busy()" (click)="useProvider.emit()">{{ 'ui.lock.provider' | transloco }}</button>
        }
        <button type="button" class="cn-button" (click)="signOut.emit()">{{ 'ui.lock.signOut' | transloco }}</button>
      </div>
    </form>
    </div>
  `,
})
export class LockScreenComponent {
  /** The person whose session this is. */
  readonly name = input.required<string>();
  /** Why the last password was refused, translated; null when none was. */
  readonly refused = input<string | null>(null);
  readonly busy = input(false);
  /** Only for the living page: fills its frame instead of the screen and takes no focus. */
  readonly contained = input(false);
  /** Which ways the person has to unlock it. */
  readonly password = input(true);
  readonly passkey = input(false);
  readonly provider = input(false);
  readonly unlock = output<string>();
  readonly usePasskey = output<void>();
  readonly useProvider = output<void>();
  readonly signOut = output<void>();

  private readonly field = viewChild<ElementRef<HTMLInputElement>>('field');
  private readonly device = viewChild<ElementRef<HTMLButtonElement>>('device');
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);
  protected readonly typed = signal('');
  protected readonly ready = computed(() => this.typed() !== '' && !this.busy());

  constructor() {
    afterNextRender(() => {
      if (!this.contained() && this.host.nativeElement.isConnected) (this.field() ?? this.device())?.nativeElement.focus();
    });
  }

  protected submit(event: Event): void {
    event.preventDefault();
    if (!this.ready()) return;
    this.unlock.emit(this.typed());
    const field = this.field();
    if (field) field.nativeElement.value = '';
    this.typed.set('');
  }
}
