import { ChangeDetectionStrategy, Component, inject, type Injector, signal } from '@angular/core';
import { MAT_DIALOG_DATA, MatDialog, MatDialogModule, MatDialogRef } from '@angular/material/dialog';
import { TranslocoPipe } from '@jsverse/transloco';
import { CASE_COMMANDS_WITH_REASON, isBlank } from '@consilium/board';
import type { CaseTransition } from '@consilium/contracts';
import { TextFieldComponent } from '@consilium/ui';
import { firstValueFrom } from 'rxjs';
import { Speech } from '../words/speech';

interface StepQuestion {
  readonly command: CaseTransition['command'];
  readonly patient: string;
}

interface StepAnswer {
  readonly reason: string;
}

/** Asks once for a step of the lifecycle. Null when the person thought better of it. */
export async function askStep(injector: Injector, question: StepQuestion): Promise<StepAnswer | null> {
  const dialog = injector.get(MatDialog).open<StepDialogComponent, StepQuestion, StepAnswer>(StepDialogComponent, { data: question, width: '520px', autoFocus: 'first-tabbable' });
  return (await firstValueFrom(dialog.afterClosed())) ?? null;
}

/** The patient, one sentence that says what happens, the reason where the record needs one. */
@Component({
  selector: 'cn-step-dialog',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [MatDialogModule, TextFieldComponent, TranslocoPipe],
  styles: `
    .patient { font-weight: 600; margin-bottom: 8px; }
    cn-text-field { margin-top: 12px; }
  `,
  template: `
    <h2 mat-dialog-title>{{ 'cases.steps.' + question.command + '.title' | transloco }}</h2>
    <mat-dialog-content>
      <p class="patient">{{ question.patient }}</p>
      <p>{{ 'cases.steps.' + question.command + '.text' | transloco }}</p>
      @if (needsReason) {
        <cn-text-field fieldId="step-reason" [label]="'cases.steps.reason' | transloco" [hint]="'cases.steps.reasonHint' | transloco" [lines]="3" [limit]="2000" [error]="refused()" [value]="reason()" (valueChange)="reason.set($event)" />
      }
    </mat-dialog-content>
    <mat-dialog-actions align="end">
      <button type="button" class="cn-button" mat-dialog-close>{{ 'cases.cancel' | transloco }}</button>
      <button type="button" class="cn-button" [class.cn-button-primary]="question.command !== 'withdraw'" [class.cn-button-danger]="question.command === 'withdraw'" (click)="confirm()">{{ 'cases.steps.' + question.command + '.button' | transloco }}</button>
    </mat-dialog-actions>
  `,
})
export class StepDialogComponent {
  protected readonly question = inject<StepQuestion>(MAT_DIALOG_DATA);
  private readonly dialog = inject<MatDialogRef<StepDialogComponent, StepAnswer>>(MatDialogRef);
  private readonly speech = inject(Speech);
  protected readonly needsReason = CASE_COMMANDS_WITH_REASON.includes(this.question.command);
  protected readonly reason = signal('');
  protected readonly refused = signal<string | null>(null);

  protected confirm(): void {
    if (this.needsReason && isBlank(this.reason())) this.refused.set(this.speech.say()('cases.steps.reasonMissing'));
    else this.dialog.close({ reason: this.reason().trim() });
  }
}
