import { ChangeDetectionStrategy, Component, DestroyRef, effect, inject, input, signal, untracked } from '@angular/core';
import { DomSanitizer, type SafeResourceUrl } from '@angular/platform-browser';
import { TranslocoPipe } from '@jsverse/transloco';
import { ErrorStateComponent, LoadingRowsComponent } from '@consilium/ui';
import { ProblemError } from '../../core/http/problem-error';
import { ReportsClient } from './reports.client';

/** A PDF in the browser's own viewer. The bytes are read once, under the rights of whoever looks, and forgotten on leaving. */
@Component({
  selector: 'cn-pdf-preview',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [ErrorStateComponent, LoadingRowsComponent, TranslocoPipe],
  styles: `
    :host { display: block; min-height: 320px; }
    iframe { display: block; width: 100%; height: min(76vh, 900px); border: var(--rule); background: var(--surface-2); }
  `,
  template: `
    @if (failure(); as problem) {
      <cn-error-state [failed]="'reports.previewFailed' | transloco" [safe]="'reports.previewFailedSafe' | transloco" [requestId]="problem.requestId" [retryLabel]="'reports.again' | transloco" (retry)="load(path())" />
    } @else if (address(); as url) {
      @if (showsPdf) {
        <iframe [src]="url" [title]="title()"></iframe>
      } @else {
        <p class="cn-faint">{{ 'reports.noViewer' | transloco }}</p>
      }
    } @else {
      <cn-loading-rows [rows]="8" />
    }
  `,
})
export class PdfPreviewComponent {
  /** Path of the bytes below the API. */
  readonly path = input.required<string>();
  readonly title = input.required<string>();

  private readonly client = inject(ReportsClient);
  private readonly sanitizer = inject(DomSanitizer);
  protected readonly showsPdf = navigator.pdfViewerEnabled;
  protected readonly address = signal<SafeResourceUrl | null>(null);
  protected readonly failure = signal<ProblemError | null>(null);
  private held: string | null = null;

  constructor() {
    effect(() => {
      const path = this.path();
      untracked(() => void this.load(path));
    });
    inject(DestroyRef).onDestroy(() => this.release());
  }

  protected async load(path: string): Promise<void> {
    this.release();
    this.failure.set(null);
    try {
      const bytes = await this.client.download(path);
      if (path !== this.path()) return;
      this.held = URL.createObjectURL(new Blob([bytes], { type: 'application/pdf' }));
      this.address.set(this.sanitizer.bypassSecurityTrustResourceUrl(this.held));
    } catch (problem) {
      if (!(problem instanceof ProblemError)) throw problem;
      this.failure.set(problem);
    }
  }

  private release(): void {
    this.address.set(null);
    if (this.held !== null) URL.revokeObjectURL(this.held);
    this.held = null;
  }
}
