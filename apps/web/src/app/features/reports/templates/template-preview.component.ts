import { ChangeDetectionStrategy, Component, DestroyRef, effect, inject, input, signal, untracked } from '@angular/core';
import { DomSanitizer, type SafeResourceUrl } from '@angular/platform-browser';
import { TranslocoPipe } from '@jsverse/transloco';
import type { TemplatePreviewInput } from '@consilium/contracts';
import { ErrorStateComponent, LoadingRowsComponent } from '@consilium/ui';
import { ProblemError } from '../../../core/http/problem-error';
import { TemplateClient } from './template.client';

/** Milliseconds without a keystroke before the preview is drawn anew. */
const PAUSE_MS = 500;

/** The draft as a document of an invented record, drawn by the server as the real one would be. */
@Component({
  selector: 'cn-template-preview',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [ErrorStateComponent, LoadingRowsComponent, TranslocoPipe],
  styles: `
    :host { display: grid; gap: 8px; min-height: 320px; align-content: start; padding-top: 8px; }
    iframe { display: block; width: 100%; height: min(80vh, 960px); border: var(--rule); background: var(--surface-2); }
    .state { min-height: var(--lh-13); font-size: var(--fs-13); line-height: var(--lh-13); color: var(--ink-2); }
  `,
  template: `
    <p class="state" role="status">{{ (drawing() ? 'reports.template.drawing' : wish() === null ? 'reports.template.previewWaits' : 'reports.template.previewNote') | transloco }}</p>
    @if (failure(); as problem) {
      <cn-error-state [failed]="'reports.previewFailed' | transloco" [safe]="'reports.template.previewSafe' | transloco" [requestId]="problem.requestId" [retryLabel]="'reports.again' | transloco" (retry)="draw(wish())" />
    } @else if (address(); as url) {
      @if (showsPdf) {
        <iframe [src]="url" [title]="'reports.template.preview' | transloco"></iframe>
      } @else {
        <p><a class="cn-button" [href]="held()" target="_blank" rel="noopener">{{ 'reports.template.openPreview' | transloco }}</a></p>
      }
    } @else if (wish() !== null) {
      <cn-loading-rows [rows]="10" />
    }
  `,
})
export class TemplatePreviewComponent {
  /** What is to be shown; null while the draft has an error, when the last good preview stays. */
  readonly wish = input.required<TemplatePreviewInput | null>();

  private readonly client = inject(TemplateClient);
  private readonly sanitizer = inject(DomSanitizer);
  protected readonly showsPdf = navigator.pdfViewerEnabled;
  protected readonly drawing = signal(false);
  protected readonly address = signal<SafeResourceUrl | null>(null);
  protected readonly held = signal<string | null>(null);
  protected readonly failure = signal<ProblemError | null>(null);
  private request = new AbortController();
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    let isFirst = true;
    effect(() => {
      const wish = this.wish();
      clearTimeout(this.timer);
      if (wish === null) return;
      this.timer = setTimeout(() => untracked(() => void this.draw(wish)), isFirst ? 0 : PAUSE_MS);
      isFirst = false;
    });
    inject(DestroyRef).onDestroy(() => {
      clearTimeout(this.timer);
      this.request.abort();
      this.release();
    });
  }

  protected async draw(wish: TemplatePreviewInput | null): Promise<void> {
    if (wish === null) return;
    this.request.abort();
    const request = (this.request = new AbortController());
    this.drawing.set(true);
    this.failure.set(null);
    try {
      const bytes = await this.client.preview(wish, request.signal);
      if (request.signal.aborted) return;
      this.release();
      const address = URL.createObjectURL(new Blob([bytes], { type: 'application/pdf' }));
      this.held.set(address);
      this.address.set(this.sanitizer.bypassSecurityTrustResourceUrl(`${address}#toolbar=0`));
    } catch (problem) {
      if (request.signal.aborted) return;
      if (!(problem instanceof ProblemError)) throw problem;
      this.failure.set(problem);
    } finally {
      if (this.request === request) this.drawing.set(false);
    }
  }

  private release(): void {
    const held = this.held();
    if (held !== null) URL.revokeObjectURL(held);
    this.held.set(null);
    this.address.set(null);
  }
}
