import { ChangeDetectionStrategy, Component, computed, DestroyRef, effect, inject, signal, untracked } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import type { DocumentOrder } from '@consilium/contracts';
import { NumberPipe, SectionHeadingComponent } from '@consilium/ui';
import { ProblemError } from '../../../core/http/problem-error';
import { Room } from '../data/room';
import { RoomClient } from '../data/room.client';

/** How often the list looks again while a document is being made, in milliseconds. */
const LOOK_AGAIN = 1_500;

/** Documents made from the signed record, with what is still in the making. */
@Component({
  selector: 'cn-case-documents',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [NumberPipe, RouterLink, SectionHeadingComponent, TranslocoPipe],
  styles: `
    :host { display: block; }
    li { display: flex; gap: 4px 12px; align-items: center; flex-wrap: wrap; min-height: 40px; padding: 6px 0; border-bottom: var(--rule); font-size: var(--fs-13); line-height: var(--lh-13); }
    .what { flex: 1; min-width: 180px; }
    progress { width: 120px; height: 6px; accent-color: var(--accent); }
  `,
  template: `
    <cn-section-heading headingId="documents-heading" [text]="'meeting.documents.title' | transloco" [note]="'meeting.documents.note' | transloco">
      @if (openedCase(); as caseId) {
        <a class="cn-link" [routerLink]="['/cases', caseId, 'documents']">{{ 'meeting.documents.all' | transloco }}</a>
      }
    </cn-section-heading>
    <ul>
      @for (order of orders(); track order.id) {
        <li [attr.data-document]="order.kind">
          <span class="what"><span class="cn-medium">{{ 'meeting.documents.kind.' + order.kind | transloco }}</span> <span class="cn-source">{{ order.format.toUpperCase() }}, {{ order.language.toUpperCase() }}</span></span>
          <span class="cn-source" role="status">{{ 'meeting.documents.state.' + order.state | transloco }}@if (order.bytes; as bytes) { · {{ 'meeting.documents.size' | transloco: { size: (bytes / 1024 | cnNumber: 0) } }}}</span>
          @if (order.state === 'made') {
            <a class="cn-button" [href]="address(order, 'attachment')" download>{{ 'meeting.documents.save' | transloco }}</a>
            <a class="cn-button" target="_blank" rel="noopener" [href]="address(order, 'inline')">{{ 'meeting.documents.open' | transloco }}</a>
          } @else if (isRunning(order)) {
            <progress max="100" [value]="order.progress" [attr.aria-label]="'meeting.documents.progress' | transloco"></progress>
          }
        </li>
      } @empty {
        <li class="cn-faint">{{ 'meeting.documents.none' | transloco }}</li>
      }
    </ul>
  `,
})
export class DocumentsComponent {
  private readonly room = inject(Room);
  private readonly client = inject(RoomClient);
  protected readonly orders = signal<readonly DocumentOrder[]>([]);
  private readonly caseId = computed(() => this.room.deliberation()?.caseId ?? null);
  protected readonly openedCase = computed(() => (this.room.mayAboutCase('document.list') ? this.caseId() : null));
  private timer: ReturnType<typeof setTimeout> | null = null;

  constructor() {
    effect(() => {
      const caseId = this.caseId();
      this.room.documentNews();
      untracked(() => {
        if (caseId !== null && this.room.mayAboutCase('document.list')) void this.read(caseId);
      });
    });
    inject(DestroyRef).onDestroy(() => this.rest());
  }

  protected isRunning({ state }: DocumentOrder): boolean {
    return state === 'ordered' || state === 'queued' || state === 'making';
  }

  protected address({ id }: DocumentOrder, disposition: 'inline' | 'attachment'): string {
    return `/api/v1/documents/${id}/content?disposition=${disposition}`;
  }

  private async read(caseId: string): Promise<void> {
    this.rest();
    try {
      this.orders.set(await this.client.documents(caseId));
    } catch (problem) {
      if (!(problem instanceof ProblemError)) throw problem;
    }
    if (this.orders().some((order) => this.isRunning(order))) this.timer = setTimeout(() => void this.read(caseId), LOOK_AGAIN);
  }

  private rest(): void {
    if (this.timer !== null) clearTimeout(this.timer);
    this.timer = null;
  }
}
