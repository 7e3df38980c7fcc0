import { ChangeDetectionStrategy, Component, computed, inject, Injector, input, signal } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { attachmentKinds, type Attachment, type AttachmentKind } from '@consilium/contracts';
import { DatePipe, EmptyStateComponent, ErrorStateComponent, LoadingRowsComponent, saveFile, SelectFieldComponent, TextFieldComponent, ToastService } from '@consilium/ui';
import { ProblemError } from '../../../core/http/problem-error';
import { Speech } from '../words/speech';
import { CaseShelf, type Sending } from './case-shelf';
import { FilesClient } from './files.client';
import { shownName, sizeWords, uploadRefusal } from './file-words';

/** The files of a case: what there is with its hash, and sending further ones by choosing or dropping them. */
@Component({
  selector: 'cn-case-files',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [DatePipe, EmptyStateComponent, ErrorStateComponent, LoadingRowsComponent, SelectFieldComponent, TextFieldComponent, TranslocoPipe],
  templateUrl: './case-files.component.html',
  styleUrl: './case-files.component.css',
})
export class CaseFilesComponent {
  readonly caseId = input.required<string>();
  readonly mayAdd = input(false);

  protected readonly shelf = inject(CaseShelf);
  private readonly client = inject(FilesClient);
  private readonly toasts = inject(ToastService);
  private readonly injector = inject(Injector);
  private readonly speech = inject(Speech);

  protected readonly kind = signal<AttachmentKind>('other');
  protected readonly label = signal('');
  protected readonly over = signal(false);
  protected readonly kindChoices = computed(() => attachmentKinds.map((value) => ({ value, label: this.speech.say()(`intake.files.kinds.${value}`) })));
  protected readonly limit = computed(() => sizeWords(this.shelf.maximumBytes(), this.speech.language()));

  protected size(bytes: number): string {
    return sizeWords(bytes, this.speech.language());
  }

  protected setKind(kind: string | null): void {
    this.kind.set((kind ?? 'other') as AttachmentKind);
  }

  protected choose(box: HTMLInputElement): void {
    const files = [...(box.files ?? [])];
    // Emptied, so that the same file can be chosen again after it was put right.
    box.value = '';
    this.send(files);
  }

  protected drag(event: DragEvent, over: boolean): void {
    event.preventDefault();
    this.over.set(over && this.mayAdd());
  }

  protected drop(event: DragEvent): void {
    this.drag(event, false);
    if (this.mayAdd()) this.send([...(event.dataTransfer?.files ?? [])]);
  }

  protected readonly shownName = shownName;

  /** What was refused for what it is, is refused again. */
  protected mayHelpToSendAgain({ outcome, problem }: Sending): boolean {
    return outcome === 'failed' && !['unsupportedMediaType', 'tooLarge', 'forbidden'].includes(problem?.code ?? '');
  }

  protected again(entry: Sending): void {
    void this.shelf.sendOne(this.caseId(), entry.id);
  }

  protected whatHappened(entry: Sending): string {
    const say = this.speech.say();
    if (entry.outcome === 'failed' && entry.problem) return uploadRefusal(entry.problem, say, this.shelf.maximumBytes(), this.speech.language());
    return entry.outcome === 'sending' ? say('intake.files.sending') : say(`intake.files.${entry.outcome}`);
  }

  protected async open(attachment: Attachment): Promise<void> {
    if (attachment.hasActiveContent) {
      await this.save(attachment);
      return;
    }
    const { openPreview } = await import('./preview-dialog.component');
    await this.fetched(attachment, (content) => openPreview(this.injector, { attachment, content }), 'inline');
  }

  protected async save(attachment: Attachment): Promise<void> {
    await this.fetched(attachment, (content) => saveFile(attachment.fileName, attachment.mediaType, content), 'attachment');
  }

  protected async withdraw(attachment: Attachment): Promise<void> {
    const { askReason } = await import('../../../core/feedback/reason-dialog.component');
    const reason = await askReason(this.injector, { title: 'intake.files.withdrawTitle', text: 'intake.files.withdrawText', confirm: 'intake.files.withdraw', label: 'intake.files.withdrawReason', about: attachment.fileName, danger: true });
    if (reason === null) return;
    try {
      await this.shelf.withdraw(attachment.id, reason);
      this.toasts.done('intake.files.withdrawn', { parameters: { name: attachment.fileName } });
    } catch (problem) {
      if (!(problem instanceof ProblemError)) throw problem;
      this.toasts.failed('intake.files.withdrawFailed', { name: attachment.fileName });
    }
  }

  private send(files: readonly File[]): void {
    if (files.length > 0) void this.shelf.send(this.caseId(), files, this.kind(), this.label().trim());
    this.label.set('');
  }

  private async fetched(attachment: Attachment, use: (content: Blob) => unknown, disposition: 'inline' | 'attachment'): Promise<void> {
    try {
      await use(await this.client.content(attachment.id, disposition));
    } catch (problem) {
      if (!(problem instanceof ProblemError)) throw problem;
      this.toasts.failed(problem.code === 'unavailable' || problem.code === 'unreachable' ? 'intake.files.openAway' : 'intake.files.openFailed', { name: attachment.fileName });
    }
  }
}
