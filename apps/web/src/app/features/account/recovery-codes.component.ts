import { ChangeDetectionStrategy, Component, input, output, signal } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { saveFile } from '@consilium/ui';

/** The codes for a lost device, this once. Going on is offered after they were taken along. */
@Component({
  selector: 'cn-recovery-codes',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [TranslocoPipe],
  styles: `
    :host { display: block; margin-bottom: 24px; padding: 12px 16px 16px; border: var(--rule); border-left: 3px solid var(--accent); background: var(--surface); max-width: 560px; }
    p { margin: 4px 0 12px; color: var(--ink-2); }
    ol { columns: 2; list-style: none; padding: 0; margin: 0 0 16px; font: 500 var(--fs-16)/28px var(--font-mono); }
    .buttons { display: flex; gap: 8px; flex-wrap: wrap; }
  `,
  template: `
    <h2>{{ 'account.codes.title' | transloco }}</h2>
    <p role="status">{{ 'account.codes.text' | transloco }}</p>
    <ol>
      @for (code of codes(); track code) {
        <li>{{ code }}</li>
      }
    </ol>
    <div class="buttons">
      <button type="button" class="cn-button" (click)="save()">{{ 'account.codes.save' | transloco }}</button>
      <button type="button" class="cn-button" (click)="copy()">{{ (copied() ? 'account.codes.copied' : 'account.codes.copy') | transloco }}</button>
      <button type="button" class="cn-button cn-button-primary" (click)="done.emit()">{{ 'account.codes.done' | transloco }}</button>
    </div>
  `,
})
export class RecoveryCodesComponent {
  readonly codes = input.required<readonly string[]>();
  readonly account = input.required<string>();
  readonly done = output<void>();
  protected readonly copied = signal(false);

  protected async copy(): Promise<void> {
    await navigator.clipboard.writeText(this.codes().join('\n'));
    this.copied.set(true);
  }

  protected save(): void {
    saveFile('recovery-codes.txt', 'text/plain', `Consilium ${this.account()}\n\n${this.codes().join('\n')}\n`);
  }
}
