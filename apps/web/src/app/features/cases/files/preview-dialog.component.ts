import { ChangeDetectionStrategy, Component, DestroyRef, inject, type Injector, signal } from '@angular/core';
import { MAT_DIALOG_DATA, MatDialog, MatDialogModule } from '@angular/material/dialog';
import { DomSanitizer } from '@angular/platform-browser';
import { TranslocoPipe } from '@jsverse/transloco';
import type { Attachment } from '@consilium/contracts';
import { saveFile } from '@consilium/ui';
import { firstValueFrom } from 'rxjs';

interface Preview {
  readonly attachment: Attachment;
  readonly content: Blob;
}

/** Shows one file over the page. */
export async function openPreview(injector: Injector, data: Preview): Promise<void> {
  const dialog = injector.get(MatDialog).open(PreviewDialogComponent, { data, width: '1080px', maxWidth: 'calc(100vw - 32px)', height: 'calc(100vh - 48px)', autoFocus: 'dialog' });
  await firstValueFrom(dialog.afterClosed());
}

/** A PDF in the browser's own viewer, an image, or plain text; fetched bytes, never an address that others could open. */
@Component({
  selector: 'cn-preview-dialog',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [MatDialogModule, TranslocoPipe],
  styles: `
    :host { display: flex; flex-direction: column; height: 100%; min-height: 0; }
    h2 { overflow-wrap: anywhere; }
    mat-dialog-content { flex: 1; min-height: 0; max-height: none; display: flex; }
    iframe { flex: 1; width: 100%; border: var(--rule); background: var(--surface-sunk); }
    .image { flex: 1; overflow: auto; display: grid; place-items: center; background: var(--surface-sunk); }
    img { max-width: 100%; max-height: 100%; object-fit: contain; }
    pre { flex: 1; overflow: auto; margin: 0; padding: 12px; border: var(--rule); background: var(--surface); font: 400 var(--fs-13) / 20px var(--font-mono); white-space: pre-wrap; overflow-wrap: anywhere; }
  `,
  template: `
    <h2 mat-dialog-title>{{ preview.attachment.fileName }}</h2>
    <mat-dialog-content>
      @switch (preview.attachment.mediaType) {
        @case ('application/pdf') {
          @if (showsPdf) {
            <iframe [src]="frameAddress" [title]="preview.attachment.fileName"></iframe>
          } @else {
            <p class="cn-faint">{{ 'intake.files.noViewer' | transloco }}</p>
          }
        }
        @case ('text/plain') {
          <pre tabindex="0">{{ text() }}</pre>
        }
        @default {
          <div class="image"><img [src]="address" [alt]="preview.attachment.label || preview.attachment.fileName" /></div>
        }
      }
    </mat-dialog-content>
    <mat-dialog-actions align="end">
      <button type="button" class="cn-button" (click)="save()">{{ 'intake.files.save' | transloco }}</button>
      <button type="button" class="cn-button cn-button-primary" mat-dialog-close>{{ 'cases.close' | transloco }}</button>
    </mat-dialog-actions>
  `,
})
export class PreviewDialogComponent {
  protected readonly preview = inject<Preview>(MAT_DIALOG_DATA);
  protected readonly address = URL.createObjectURL(new Blob([this.preview.content], { type: this.preview.attachment.mediaType }));
  protected readonly frameAddress = inject(DomSanitizer).bypassSecurityTrustResourceUrl(`${this.address}#toolbar=1`);
  /** Whether this browser shows a PDF inside a page; without that an empty frame would be all there is to see. */
  protected readonly showsPdf = navigator.pdfViewerEnabled;
  protected readonly text = signal('');

  constructor() {
    inject(DestroyRef).onDestroy(() => URL.revokeObjectURL(this.address));
    if (this.preview.attachment.mediaType === 'text/plain') void this.preview.content.text().then((text) => this.text.set(text));
  }

  protected save(): void {
    saveFile(this.preview.attachment.fileName, this.preview.attachment.mediaType, this.preview.content);
  }
}
