import { ChangeDetectionStrategy, Component, inject, type Injector, signal } from '@angular/core';
import { MAT_DIALOG_DATA, MatDialog, MatDialogModule, MatDialogRef } from '@angular/material/dialog';
import { TranslocoPipe } from '@jsverse/transloco';
import { TextFieldComponent } from '@consilium/ui';
import { firstValueFrom } from 'rxjs';

/** Texts are keys; the patient is data. */
export interface ReasonQuestion {
  readonly title: string;
  readonly text: string;
  readonly confirm: string;
  readonly patient: string;
}

/** Asks for a reason that goes on the record. Null when the person thought better of it. */
export async function askReason(injector: Injector, question: ReasonQuestion): Promise<string | null> {
  const dialog = injector.get(MatDialog).open<ReasonDialogComponent, ReasonQuestion, string>(ReasonDialogComponent, { data: question, width: '520px', autoFocus: 'first-tabbable' });
  return (await firstValueFrom(dialog.afterClosed())) ?? null;
}

/** The patient, one sentence that says what happens, and the reason. */
@Component({
  selector: 'cn-reason-dialog',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [MatDialogModule, TextFieldComponent, TranslocoPipe],
  styles: `
    .patient { font-weight: 600; margin-bottom: 8px; }
    cn-text-field { margin-top: 12px; }
  `,
  template: `
    <h2 mat-dialog-title>{{ question.title | transloco }}</h2>
    <mat-dialog-content>
      <p class="patient">{{ question.patient }}</p>
      <p>{{ question.text | transloco }}</p>
      <cn-text-field fieldId="room-reason" [label]="'meeting.reason' | transloco" [lines]="3" [limit]="1000" [(value)]="reason" />
    </mat-dialog-content>
    <mat-dialog-actions align="end">
      <button type="button" class="cn-button" mat-dialog-close>{{ 'meeting.cancel' | transloco }}</button>
      <button type="button" class="cn-button cn-button-primary" [disabled]="reason().trim() === ''" (click)="dialog.close(reason().trim())">{{ question.confirm | transloco }}</button>
    </mat-dialog-actions>
  `,
})
export class ReasonDialogComponent {
  protected readonly question = inject<ReasonQuestion>(MAT_DIALOG_DATA);
  protected readonly dialog = inject<MatDialogRef<ReasonDialogComponent, string>>(MatDialogRef);
  protected readonly reason = signal('');
}
