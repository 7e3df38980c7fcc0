import { ChangeDetectionStrategy, Component, computed, input, output, signal } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { FieldComponent } from '@consilium/ui';

/** Fewest characters, as the contract has it. */
const LEAST = 12;

/** Chooses a password: shown on wish instead of typed twice, and only refused after it was tried. */
@Component({
  selector: 'cn-new-password',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [FieldComponent, TranslocoPipe],
  styles: `
    form { display: grid; gap: 12px; max-width: 420px; }
    .buttons { display: flex; gap: 8px; flex-wrap: wrap; }
  `,
  template: `
    <form (submit)="submit($event)" novalidate>
      @if (account(); as email) {
        <input class="cn-visually-hidden" type="text" autocomplete="username" readonly tabindex="-1" aria-hidden="true" [value]="email" />
      }
      <cn-field fieldId="new-password" [label]="'account.password.new' | transloco" [hint]="'account.password.rule' | transloco" [error]="error()">
        <input #field class="cn-input" id="new-password" [type]="shown() ? 'text' : 'password'" autocomplete="new-password" maxlength="256" [attr.aria-invalid]="error() !== null || null" aria-describedby="new-password-hint" [value]="value()" (input)="value.set(field.value); tried.set(false)" />
      </cn-field>
      <label class="cn-check"><input #box type="checkbox" [checked]="shown()" (change)="shown.set(box.checked)" />{{ 'account.password.show' | transloco }}</label>
      <div class="buttons">
        <button type="submit" class="cn-button cn-button-primary" [disabled]="busy()">{{ label() }}</button>
        <ng-content />
      </div>
    </form>
  `,
})
export class NewPasswordComponent {
  /** Words of the button. */
  readonly label = input.required<string>();
  /** Address of the account, for password managers. */
  readonly account = input<string | null>(null);
  readonly busy = input(false);
  /** Why the server did not take it, translated. */
  readonly refused = input<string | null>(null);
  readonly tooShort = input.required<string>();
  readonly chosen = output<string>();

  protected readonly value = signal('');
  protected readonly shown = signal(false);
  /** Whether what stands there was submitted. */
  protected readonly tried = signal(false);
  protected readonly error = computed(() => (!this.tried() ? null : this.value().length < LEAST ? this.tooShort() : this.refused()));

  protected submit(event: Event): void {
    event.preventDefault();
    this.tried.set(true);
    if (this.value().length >= LEAST && !this.busy()) this.chosen.emit(this.value());
  }
}
