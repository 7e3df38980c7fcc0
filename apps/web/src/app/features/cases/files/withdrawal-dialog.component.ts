import { ChangeDetectionStrategy, Component, inject, type Injector, signal } from '@angular/core';
import { MAT_DIALOG_DATA, MatDialog, MatDialogModule, MatDialogRef } from '@angular/material/dialog';
import { TranslocoPipe } from '@jsverse/transloco';
import { TextFieldComponent } from '@consilium/ui';
import { firstValueFrom } from 'rxjs';
import { Speech } from '../words/speech';

/** Asks why a file is withdrawn. Null when the person thought better of it. */
export async function askWithdrawal(injector: Injector, fileName: string): Promise<string | null> {
  const dialog = injector.get(MatDialog).open<WithdrawalDialogComponent, string, string>(WithdrawalDialogComponent, { data: fileName, width: '520px', autoFocus: 'first-tabbable' });
  return (await firstValueFrom(dialog.afterClosed())) ?? null;
}

@Component({
  selector: 'cn-withdrawal-dialog',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [MatDialogModule, TextFieldComponent, TranslocoPipe],
  template: `
    <h2 mat-dialog-title>{{ 'intake.files.withdrawTitle' | transloco }}</h2>
    <mat-dialog-content>
      <p class="cn-strong">{{ fileName }}</p>
      <p>{{ 'intake.files.withdrawText' | transloco }}</p>
      <cn-text-field fieldId="withdrawal-reason" [label]="'intake.files.withdrawReason' | transloco" [lines]="3" [limit]="1000" [error]="refused()" [value]="reason()" (valueChange)="reason.set($event)" />
    </mat-dialog-content>
    <mat-dialog-actions align="end">
      <button type="button" class="cn-button" mat-dialog-close>{{ 'cases.cancel' | transloco }}</button>
      <button type="button" class="cn-button cn-button-danger" (click)="confirm()">{{ 'intake.files.withdraw' | transloco }}</button>
    </mat-dialog-actions>
  `,
})
export class WithdrawalDialogComponent {
  protected readonly fileName = inject<string>(MAT_DIALOG_DATA);
  private readonly dialog = inject<MatDialogRef<WithdrawalDialogComponent, string>>(MatDialogRef);
  private readonly speech = inject(Speech);
  protected readonly reason = signal('');
  protected readonly refused = signal<string | null>(null);

  protected confirm(): void {
    const reason = this.reason().trim();
    if (reason.length < 3) this.refused.set(this.speech.say()('intake.files.withdrawReasonMissing'));
    else this.dialog.close(reason);
  }
}
