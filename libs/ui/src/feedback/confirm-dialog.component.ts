import { ChangeDetectionStrategy, Component, inject, type Injector } from '@angular/core';
import { MAT_DIALOG_DATA, MatDialog, MatDialogModule } from '@angular/material/dialog';
import { TranslocoPipe } from '@jsverse/transloco';
import { firstValueFrom } from 'rxjs';
import type { ConfirmQuestion } from './confirm.service';

/** One sentence that says what happens, and two buttons. Opened by `ConfirmService` only. */
@Component({
  selector: 'cn-confirm-dialog',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [MatDialogModule, TranslocoPipe],
  styles: `
    .patient { font-weight: 600; margin-bottom: 8px; }
  `,
  template: `
    <h2 mat-dialog-title>{{ question.title | transloco: question.parameters }}</h2>
    <mat-dialog-content>
      @if (question.patient; as patient) {
        <p class="patient">{{ patient }}</p>
      }
      <p>{{ question.text | transloco: question.parameters }}</p>
    </mat-dialog-content>
    <mat-dialog-actions align="end">
      <button type="button" class="cn-button" [mat-dialog-close]="false" cdkFocusInitial>{{ question.cancel ?? 'ui.confirm.cancel' | transloco }}</button>
      <button type="button" class="cn-button" [class.cn-button-primary]="!question.danger" [class.cn-button-danger]="question.danger" [mat-dialog-close]="true">
        {{ question.confirm | transloco: question.parameters }}
      </button>
    </mat-dialog-actions>
  `,
})
export class ConfirmDialogComponent {
  protected readonly question = inject<ConfirmQuestion>(MAT_DIALOG_DATA);
}

/** Opens the question and waits for the answer. Loaded with the dialog, when the first question is asked. */
export async function openConfirmDialog(injector: Injector, question: ConfirmQuestion): Promise<boolean> {
  const dialog = injector.get(MatDialog).open(ConfirmDialogComponent, { data: question, width: '480px', autoFocus: 'first-tabbable' });
  return (await firstValueFrom(dialog.afterClosed())) === true;
}
