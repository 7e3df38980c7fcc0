import { ChangeDetectionStrategy, Component, input, output, signal } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import type { Passkey } from '@consilium/contracts';
import { DatePipe } from '@consilium/ui';
import { hasPasskeys } from '../../core/auth/passkey-device';
import { deviceName } from './device-name';

/** A person's passkeys: what each is called and when it was used, giving it another name, removing it, adding one. */
@Component({
  selector: 'cn-passkeys',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [DatePipe, TranslocoPipe],
  styles: `
    ul { list-style: none; padding: 0; margin: 8px 0 16px; border-top: var(--rule); }
    li { display: grid; grid-template-columns: minmax(0, 1fr) auto; gap: 4px 16px; align-items: center; padding: 10px 0; border-bottom: var(--rule); }
    b { font-weight: 500; overflow-wrap: anywhere; }
    .when { color: var(--ink-2); font-size: var(--fs-13); }
    .suspended { grid-column: 1 / -1; color: var(--danger); font-weight: 500; margin: 0; }
    .buttons { display: flex; gap: 8px; flex-wrap: wrap; }
    form { display: grid; gap: 12px; max-width: 420px; padding: 14px 16px 16px; background: var(--surface); border: var(--rule); border-left: 3px solid var(--accent); }
    li form { grid-column: 1 / -1; }
    p { color: var(--ink-2); margin: 0; max-width: 44em; }
    @media (max-width: 600px) { li { grid-template-columns: minmax(0, 1fr); } }
  `,
  template: `
    @if (passkeys().length > 0) {
      <ul>
        @for (passkey of passkeys(); track passkey.id) {
          <li>
            @if (naming() === passkey.id) {
              <form (submit)="rename($event, passkey)" novalidate>
                <label>
                  <span class="cn-label">{{ 'account.passkey.name' | transloco }}</span>
                  <input #newName class="cn-input" [id]="'passkey-name-' + passkey.id" maxlength="80" [value]="name()" (input)="name.set(newName.value)" />
                </label>
                <div class="buttons">
                  <button type="submit" class="cn-button cn-button-primary" [disabled]="busy() || name().trim() === ''">{{ 'account.passkey.storeName' | transloco }}</button>
                  <button type="button" class="cn-button" (click)="naming.set(null)">{{ 'account.cancel' | transloco }}</button>
                </div>
              </form>
            } @else {
              <div>
                <b>{{ passkey.name }}</b>
                <div class="when">
                  {{ 'account.passkey.since' | transloco }} {{ passkey.createdAt | cnDate: 'date' }} ·
                  @if (passkey.lastUsedAt; as used) {
                    {{ 'account.passkey.used' | transloco }} {{ used | cnDate: 'dateTime' }}
                  } @else {
                    {{ 'account.passkey.unused' | transloco }}
                  }
                  · {{ (passkey.isSynced ? 'account.passkey.synced' : 'account.passkey.bound') | transloco }}
                </div>
              </div>
              <div class="buttons">
                <button type="button" class="cn-button" [disabled]="busy() || readonly()" (click)="startNaming(passkey)" [attr.aria-label]="('account.passkey.rename' | transloco) + ': ' + passkey.name">{{ 'account.passkey.rename' | transloco }}</button>
                <button type="button" class="cn-button cn-button-danger" [disabled]="busy() || readonly()" (click)="removed.emit(passkey)" [attr.aria-label]="('account.passkey.remove' | transloco) + ': ' + passkey.name">{{ 'account.passkey.remove' | transloco }}</button>
              </div>
              @if (passkey.isSuspended) {
                <p class="suspended">{{ 'account.passkey.suspended' | transloco }}</p>
              }
            }
          </li>
        }
      </ul>
    }
    @if (naming() === 'new') {
      <form (submit)="add($event)" novalidate>
        <p>{{ 'account.passkey.nameHint' | transloco }}</p>
        <label>
          <span class="cn-label">{{ 'account.passkey.name' | transloco }}</span>
          <input #field class="cn-input" id="passkey-name" maxlength="80" [value]="name()" (input)="name.set(field.value)" />
        </label>
        <div class="buttons">
          <button type="submit" class="cn-button cn-button-primary" [disabled]="busy() || name().trim() === ''">{{ 'account.passkey.make' | transloco }}</button>
          <button type="button" class="cn-button" (click)="naming.set(null)">{{ 'account.cancel' | transloco }}</button>
        </div>
      </form>
    } @else if (possible) {
      <button type="button" class="cn-button" [class.cn-button-primary]="passkeys().length === 0 && emphasised()" [disabled]="busy()" (click)="startAdding()">{{ 'account.passkey.add' | transloco }}</button>
    } @else {
      <p>{{ 'account.passkey.failure.unsupported' | transloco }}</p>
    }
  `,
})
export class PasskeysComponent {
  readonly passkeys = input.required<readonly Passkey[]>();
  readonly busy = input(false);
  /** Only adding is open: the organisation waits for a second factor. */
  readonly readonly = input(false);
  /** Whether adding one is the next step to take on this page. */
  readonly emphasised = input(false);
  /** The name of the one to be made. */
  readonly added = output<string>();
  readonly renamed = output<{ readonly passkey: Passkey; readonly name: string }>();
  readonly removed = output<Passkey>();

  protected readonly possible = hasPasskeys();
  /** Id of the passkey that gets another name, or `new`. */
  protected readonly naming = signal<string | null>(null);
  protected readonly name = signal('');

  protected startAdding(): void {
    this.name.set(deviceName(navigator.userAgent) ?? '');
    this.naming.set('new');
  }

  protected startNaming(passkey: Passkey): void {
    this.name.set(passkey.name);
    this.naming.set(passkey.id);
  }

  protected add(event: Event): void {
    event.preventDefault();
    this.naming.set(null);
    this.added.emit(this.name().trim());
  }

  protected rename(event: Event, passkey: Passkey): void {
    event.preventDefault();
    this.naming.set(null);
    this.renamed.emit({ passkey, name: this.name().trim() });
  }
}
