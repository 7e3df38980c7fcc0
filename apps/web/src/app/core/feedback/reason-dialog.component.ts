import { ChangeDetectionStrategy, Component, inject, type Injector, signal } from '@angular/core';
import { MAT_DIALOG_DATA, MatDialog, MatDialogModule, MatDialogRef } from '@angular/material/dialog';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { TextFieldComponent } from '@consilium/ui';
import { firstValueFrom } from 'rxjs';

/** Letters a reason has at least: what is shorter says nothing to whoever reads the record. */
const LEAST = 3;

/** Texts are keys, filled with `parameters`; what it is about is data. */
export interface ReasonQuestion {
  readonly title: string;
  /** One sentence that says what happens. */
  readonly text: string;
  /** The verb on the button. */
  readonly confirm: string;
  /** Patient, file or registrations concerned, ready to show. */
  readonly about: string;
  readonly parameters?: Readonly<Record<string, string | number>>;
  /** What the field asks for; "Reason" where nothing else is said. */
  readonly label?: string;
  /** Whether something is lost or cannot be taken back. */
  readonly danger?: boolean;
}

/** Asks for a reason that goes on the record. Null when the person thought better of it. */
export async function askReason(injector: Injector, question: ReasonQuestion): Promise<string | null> {
  const dialog = injector.get(MatDialog).open<ReasonDialogComponent, ReasonQuestion, string>(ReasonDialogComponent, { data: question, width: '540px', autoFocus: 'first-tabbable' });
  return (await firstValueFrom(dialog.afterClosed())) ?? null;
}

/** What it is about, one sentence that says what happens, and the reason. */
@Component({
  selector: 'cn-reason-dialog',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [MatDialogModule, TextFieldComponent, TranslocoPipe],
  styles: `
    .about { font-weight: 600; margin-bottom: 8px; overflow-wrap: anywhere; }
    cn-text-field { display: block; margin-top: 12px; }
  `,
  template: `
    <h2 mat-dialog-title>{{ question.title | transloco: question.parameters }}</h2>
    <mat-dialog-content>
      <p class="about">{{ question.about }}</p>
      <p>{{ question.text | transloco: question.parameters }}</p>
      <cn-text-field fieldId="reason" [label]="(question.label ?? 'shell.reason.label') | transloco" [lines]="3" [limit]="1000" [error]="refused()" [value]="reason()" (valueChange)="reason.set($event)" />
    </mat-dialog-content>
    <mat-dialog-actions align="end">
      <button type="button" class="cn-button" mat-dialog-close>{{ 'shell.reason.cancel' | transloco }}</button>
      <button type="button" class="cn-button" [class.cn-button-primary]="!question.danger" [class.cn-button-danger]="question.danger" (click)="confirm()">{{ question.confirm | transloco: question.parameters }}</button>
    </mat-dialog-actions>
  `,
})
export class ReasonDialogComponent {
  protected readonly question = inject<ReasonQuestion>(MAT_DIALOG_DATA);
  private readonly dialog = inject<MatDialogRef<ReasonDialogComponent, string>>(MatDialogRef);
  private readonly words = inject(TranslocoService);
  protected readonly reason = signal('');
  protected readonly refused = signal<string | null>(null);

  protected confirm(): void {
    const reason = this.reason().trim();
    if (reason.length < LEAST) this.refused.set(this.words.translate('shell.reason.missing'));
    else this.dialog.close(reason);
  }
}
