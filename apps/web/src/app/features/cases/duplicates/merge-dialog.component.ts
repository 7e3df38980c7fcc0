import { ChangeDetectionStrategy, Component, inject, type Injector, signal } from '@angular/core';
import { MAT_DIALOG_DATA, MatDialog, MatDialogModule, MatDialogRef } from '@angular/material/dialog';
import { TranslocoPipe } from '@jsverse/transloco';
import type { PatientWithCases } from '@consilium/contracts';
import { TextFieldComponent } from '@consilium/ui';
import { firstValueFrom } from 'rxjs';
import { Speech } from '../words/speech';

interface MergeQuestion {
  readonly kept: PatientWithCases;
  readonly merged: PatientWithCases;
}

/** Asks why two registrations are one person. Null when the person thought better of it. */
export async function askMergeReason(injector: Injector, question: MergeQuestion): Promise<string | null> {
  const dialog = injector.get(MatDialog).open<MergeDialogComponent, MergeQuestion, string>(MergeDialogComponent, { data: question, width: '560px', autoFocus: 'first-tabbable' });
  return (await firstValueFrom(dialog.afterClosed())) ?? null;
}

@Component({
  selector: 'cn-merge-dialog',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [MatDialogModule, TextFieldComponent, TranslocoPipe],
  template: `
    <h2 mat-dialog-title>{{ 'intake.duplicates.mergeTitle' | transloco }}</h2>
    <mat-dialog-content>
      <p><b class="cn-strong">{{ question.merged.familyName }}, {{ question.merged.givenName }}</b> ({{ question.merged.identifierValue }}) → <b class="cn-strong">{{ question.kept.familyName }}, {{ question.kept.givenName }}</b> ({{ question.kept.identifierValue }})</p>
      <p>{{ (question.merged.cases.length === 1 ? 'intake.duplicates.mergeTextOne' : 'intake.duplicates.mergeText') | transloco: { count: question.merged.cases.length } }}</p>
      <cn-text-field fieldId="merge-reason" [label]="'intake.duplicates.mergeReason' | transloco" [lines]="2" [limit]="1000" [error]="refused()" [value]="reason()" (valueChange)="reason.set($event)" />
    </mat-dialog-content>
    <mat-dialog-actions align="end">
      <button type="button" class="cn-button" mat-dialog-close>{{ 'cases.cancel' | transloco }}</button>
      <button type="button" class="cn-button cn-button-primary" (click)="confirm()">{{ 'intake.duplicates.merge' | transloco }}</button>
    </mat-dialog-actions>
  `,
})
export class MergeDialogComponent {
  protected readonly question = inject<MergeQuestion>(MAT_DIALOG_DATA);
  private readonly dialog = inject<MatDialogRef<MergeDialogComponent, string>>(MatDialogRef);
  private readonly speech = inject(Speech);
  protected readonly reason = signal('');
  protected readonly refused = signal<string | null>(null);

  protected confirm(): void {
    const reason = this.reason().trim();
    if (reason.length < 3) this.refused.set(this.speech.say()('intake.files.withdrawReasonMissing'));
    else this.dialog.close(reason);
  }
}
