import { ChangeDetectionStrategy, Component, computed, DestroyRef, effect, inject, signal, untracked } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import type { RecommendationInput } from '@consilium/contracts';
import { ConfirmService, patientAndCase } from '@consilium/ui';
import { UnsavedWork } from '../../../core/forms/unsaved-work';
import { ProblemError } from '../../../core/http/problem-error';
import { localDate } from '../../cases/data/calendar';
import { Speech } from '../../cases/words/speech';
import { Room } from '../data/room';
import { RoomClient } from '../data/room.client';
import { emptyDraft, isStorable, openPoints, storable } from './recommendation-draft';
import { RecommendationFieldsComponent } from './recommendation-fields.component';

/** How long the scribe pauses before the draft is stored and shown on the other screens, in milliseconds. */
const PAUSE = 600;

type Draft = RecommendationInput;
type Saving = 'stored' | 'waiting' | 'storing' | 'failed';

/**
 * The recommendation as it is typed. One person writes and everybody sees it grow; taking the pen is open to all who may
 * write and is seen by all. The chair reads it back and confirms exactly the stored version.
 */
@Component({
  selector: 'cn-recommendation-editor',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [RecommendationFieldsComponent, TranslocoPipe],
  templateUrl: './recommendation-editor.component.html',
  styleUrl: './recommendation-editor.component.css',
})
export class RecommendationEditorComponent {
  protected readonly room = inject(Room);
  private readonly client = inject(RoomClient);
  private readonly confirm = inject(ConfirmService);
  private readonly speech = inject(Speech);

  protected readonly draft = signal<Draft>(emptyDraft());
  protected readonly saving = signal<Saving>('stored');
  protected readonly readingBack = signal(false);
  /** Version of the stored draft that what is typed here builds on. */
  private version: number | undefined;
  private timer: ReturnType<typeof setTimeout> | null = null;
  /** Stores one after the other, each with the version the one before it made. */
  private storing: Promise<void> = Promise.resolve();

  protected readonly stored = computed(() => this.room.deliberation()?.recommendation ?? null);
  protected readonly scribe = computed(() => this.stored()?.scribe ?? null);
  protected readonly iWrite = computed(() => this.room.mayAboutCase('recommendation.draft') && (this.stored() === null || this.scribe()?.id === this.room.me()));
  protected readonly mayTakePen = computed(() => this.room.mayAboutCase('recommendation.draft') && this.stored() !== null && !this.iWrite());
  protected readonly mayConfirm = computed(() => this.room.mayAboutCase('recommendation.confirm') && this.room.actsAsChair() && this.room.deliberation()?.stage === 'outcome');

  protected readonly needsReason = computed(() => this.points().some(({ code }) => code === 'recommendation.againstStatus') || this.draft().reasonAgainstStatus !== '');
  /** What is still missing before it can be read back, by the server's own rule. */
  protected readonly points = computed(() => {
    const reading = this.room.file.reading();
    const meeting = this.room.meeting();
    if (!reading || !meeting) return [];
    return openPoints(this.draft(), {
      evaluation: reading.evaluation,
      meetingOn: localDate(meeting.startsAt),
      presented: typeof this.room.current()?.presentedAt === 'string',
      wishRecorded: this.room.file.detail()?.wish.state === 'asked',
    });
  });
  protected readonly pointKeys = computed(() => [...new Set(this.points().map(({ code }) => `meeting.open.${code.replace('recommendation.', '')}`))]);

  constructor() {
    effect(() => {
      const stored = this.stored();
      untracked(() => this.follow(stored));
    });
    inject(UnsavedWork).watch({ hasUnsavedChanges: () => this.saving() !== 'stored' });
    // What was typed in the last moment is stored when the page is left, and not lost with it.
    inject(DestroyRef).onDestroy(() => {
      if (this.timer !== null) void this.store();
    });
  }

  protected set(change: Partial<Draft>): void {
    if (!this.iWrite()) return;
    this.draft.update((draft) => ({ ...draft, ...change }));
    this.readingBack.set(false);
    this.saving.set('waiting');
    if (this.timer !== null) clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.store(), PAUSE);
  }

  protected async takePen(): Promise<void> {
    const stored = this.stored();
    if (stored === null) return;
    await this.room.act(() => this.client.takePen(stored.id));
  }

  /** Stores at once, then asks the chair to read the text aloud before it is confirmed; what is read is what is stored. */
  protected async readBack(): Promise<void> {
    await this.storing;
    if (this.timer !== null || this.saving() === 'waiting') await this.store();
    if (this.saving() === 'stored') this.readingBack.set(true);
  }

  protected async confirmText(): Promise<void> {
    const stored = this.stored();
    const detail = this.room.file.detail();
    if (stored === null || detail === null) return;
    const agreed = await this.confirm.ask({
      title: 'meeting.recommendation.confirm',
      text: 'meeting.recommendation.confirmText',
      confirm: 'meeting.recommendation.confirm',
      parameters: { version: stored.version },
      patient: patientAndCase(detail),
    });
    if (agreed) await this.room.act(() => this.client.confirm(stored.id, stored.version));
  }

  /** Takes over what is stored, unless something typed here is newer: the scribe's own words are never overwritten. */
  private follow(stored: { readonly content: Draft; readonly version: number; readonly scribe: { readonly id: string } | null } | null): void {
    if (stored === null) {
      this.version = undefined;
      if (this.saving() === 'stored') this.draft.set(emptyDraft());
      return;
    }
    const mine = stored.scribe?.id === this.room.me();
    if (mine && this.version !== undefined && this.saving() !== 'failed') {
      this.version = Math.max(this.version, stored.version);
      return;
    }
    this.version = stored.version;
    this.draft.set(stored.content);
    this.saving.set('stored');
  }

  /** What is typed now is for the case that is shown now, whatever is shown once it is its turn. */
  private store(): Promise<void> {
    if (this.timer !== null) clearTimeout(this.timer);
    this.timer = null;
    const meeting = this.room.meeting();
    const current = this.room.current();
    const content = storable(this.draft());
    if (meeting && current && isStorable(content)) this.storing = this.storing.catch(() => undefined).then(() => this.send(meeting.id, current.caseId, content));
    return this.storing;
  }

  private async send(meetingId: string, caseId: string, content: Draft): Promise<void> {
    this.saving.set('storing');
    try {
      const stored = await this.client.draft(meetingId, caseId, content, this.version);
      this.version = stored.version;
      // Stored is what the screen shows with its version: whoever confirms before that would name the one before.
      await this.room.refresh();
      if (this.timer === null) this.saving.set('stored');
    } catch (problem) {
      if (!(problem instanceof ProblemError)) throw problem;
      this.saving.set('failed');
      this.room.refusal.set(problem);
      if (problem.code !== 'unreachable') await this.room.refresh();
    }
  }
}
