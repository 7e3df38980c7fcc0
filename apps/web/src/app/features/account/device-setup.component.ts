import { ChangeDetectionStrategy, Component, computed, input, output, signal } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import type { TotpEnrolment } from '@consilium/contracts';
import { FieldComponent } from '@consilium/ui';

/** Setting up an authenticator app: the code to photograph, the same as text, and the first digits as proof. */
@Component({
  selector: 'cn-device-setup',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [FieldComponent, TranslocoPipe],
  styles: `
    :host { display: grid; grid-template-columns: auto minmax(0, 1fr); gap: 24px; align-items: start; padding: 12px 0; }
    /* Dark on white in both themes: cameras expect it. */
    svg { width: 208px; height: 208px; background: #fff; padding: 12px; border: var(--rule); }
    path { fill: #000; }
    ol { list-style: decimal; padding-left: 18px; display: grid; gap: 8px; max-width: 44em; }
    code { font-family: var(--font-mono); overflow-wrap: anywhere; }
    form { display: grid; gap: 12px; max-width: 280px; margin-top: 16px; }
    .buttons { display: flex; gap: 8px; }
    @media (max-width: 600px) { :host { grid-template-columns: minmax(0, 1fr); } }
  `,
  template: `
    <svg [attr.viewBox]="viewBox()" role="img" [attr.aria-label]="'account.device.qr' | transloco" shape-rendering="crispEdges"><path [attr.d]="enrolment().qr.path" /></svg>
    <div>
      <ol>
        <li>{{ 'account.device.step1' | transloco }}</li>
        <li>{{ 'account.device.step2' | transloco }} <code>{{ grouped() }}</code></li>
        <li>{{ 'account.device.step3' | transloco }}</li>
      </ol>
      <form (submit)="submit($event)" novalidate>
        <cn-field fieldId="device-code" [label]="'account.device.code' | transloco" [error]="refused()">
          <input #field class="cn-input" id="device-code" inputmode="numeric" autocomplete="one-time-code" maxlength="7" [attr.aria-invalid]="refused() !== null || null" aria-describedby="device-code-hint" [value]="code()" (input)="code.set(field.value)" />
        </cn-field>
        <div class="buttons">
          <button type="submit" class="cn-button cn-button-primary" [disabled]="!complete() || busy()">{{ 'account.device.confirm' | transloco }}</button>
          <button type="button" class="cn-button" (click)="cancelled.emit()">{{ 'account.cancel' | transloco }}</button>
        </div>
      </form>
    </div>
  `,
})
export class DeviceSetupComponent {
  readonly enrolment = input.required<TotpEnrolment>();
  readonly busy = input(false);
  /** Why the code was refused, translated. */
  readonly refused = input<string | null>(null);
  readonly confirmed = output<string>();
  readonly cancelled = output<void>();

  protected readonly code = signal('');
  protected readonly digits = computed(() => this.code().replace(/\s/g, ''));
  protected readonly complete = computed(() => /^\d{6}$/.test(this.digits()));
  protected readonly viewBox = computed(() => `0 0 ${this.enrolment().qr.size} ${this.enrolment().qr.size}`);
  protected readonly grouped = computed(() => this.enrolment().secret.replace(/(.{4})(?=.)/g, '$1 '));

  protected submit(event: Event): void {
    event.preventDefault();
    if (this.complete() && !this.busy()) this.confirmed.emit(this.digits());
  }
}
