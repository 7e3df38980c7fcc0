import { ChangeDetectionStrategy, Component, effect, inject, input, signal, untracked } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import type { ReceivedLetter } from '@consilium/contracts';
import { DatePipe, ErrorStateComponent, LoadingRowsComponent, NumberPipe, PageHeaderComponent } from '@consilium/ui';
import { PdfPreviewComponent } from './pdf-preview.component';
import { Refusals } from './refusals';
import { ReportsClient } from './reports.client';

/** Where the link in a mail leads: the letter, opened by the person it was sent to. */
@Component({
  selector: 'cn-letter-page',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [DatePipe, ErrorStateComponent, LoadingRowsComponent, NumberPipe, PageHeaderComponent, PdfPreviewComponent, TranslocoPipe],
  styles: `
    :host { display: block; }
    .facts { display: grid; grid-template-columns: max-content minmax(0, 1fr); gap: 4px 16px; margin-bottom: 16px; }
    .facts dt { color: var(--ink-3); }
    .facts dd { margin: 0; }
    .actions { display: flex; gap: 8px; flex-wrap: wrap; margin-bottom: 16px; }
  `,
  host: { class: 'cn-page' },
  template: `
    @if (refusal(); as words) {
      <cn-page-header [text]="'reports.letter.title' | transloco" />
      <cn-error-state [failed]="'reports.letter.notYours' | transloco" [safe]="'reports.letter.notYoursSafe' | transloco" [retryLabel]="'reports.again' | transloco" (retry)="load(deliveryId())" />
    } @else if (letter(); as found) {
      <cn-page-header [label]="found.board" [text]="'reports.kind.' + found.kind | transloco" [note]="'reports.letter.note' | transloco" />
      <dl class="facts">
        <dt>{{ 'reports.letter.case' | transloco }}</dt>
        <dd class="cn-mono">{{ found.caseNumber }}</dd>
        @if (found.releasedBy; as by) {
          <dt>{{ 'reports.letter.released' | transloco }}</dt>
          <dd>{{ by.displayName }}, {{ found.releasedAt! | cnDate: 'dateTime' }}</dd>
        }
        <dt>{{ 'reports.letter.read' | transloco }}</dt>
        <dd>{{ found.readAt ? (found.readAt | cnDate: 'dateTime') : ('reports.letter.unread' | transloco) }}</dd>
      </dl>
      <div class="actions">
        @if (!opened()) {
          <button type="button" class="cn-button cn-button-primary" (click)="opened.set(true)">{{ 'reports.letter.open' | transloco }}</button>
        }
        <a class="cn-button" download [href]="'/api/v1/deliveries/' + found.id + '/content?disposition=attachment'">{{ 'reports.letter.save' | transloco: { size: (found.bytes / 1024 | cnNumber: 0) } }}</a>
      </div>
      @if (opened()) {
        <cn-pdf-preview [path]="'/deliveries/' + found.id + '/content'" [title]="'reports.kind.' + found.kind | transloco" />
      }
    } @else {
      <cn-loading-rows [rows]="4" />
    }
  `,
})
export class LetterPage {
  readonly deliveryId = input.required<string>();

  private readonly client = inject(ReportsClient);
  private readonly refusals = inject(Refusals);
  protected readonly letter = signal<ReceivedLetter | null>(null);
  protected readonly opened = signal(false);
  protected readonly refusal = signal<string | null>(null);

  constructor() {
    effect(() => {
      const id = this.deliveryId();
      untracked(() => void this.load(id));
    });
  }

  protected async load(deliveryId: string): Promise<void> {
    this.refusal.set(null);
    try {
      this.letter.set(await this.client.letter(deliveryId));
    } catch (problem) {
      this.refusal.set(this.refusals.say(problem));
    }
  }
}
