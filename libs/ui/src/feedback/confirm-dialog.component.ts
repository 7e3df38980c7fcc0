import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { MAT_DIALOG_DATA, MatDialogModule } from '@angular/material/dialog';
import { TranslocoPipe } from '@jsverse/transloco';
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
