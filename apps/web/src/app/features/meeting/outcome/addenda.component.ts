import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import type { RecommendationInput } from '@consilium/contracts';
import { ConfirmService, DatePipe, patientAndCase, SectionHeadingComponent, TextFieldComponent } from '@consilium/ui';
import { Room } from '../data/room';
import { RoomClient } from '../data/room.client';
import { addendumViews, changesPlan, recommendationInForce } from './addendum-view';
import { emptyDraft, storable } from './recommendation-draft';
import { RecommendationFieldsComponent } from './recommendation-fields.component';
import { RecommendationTextComponent } from './recommendation-text.component';
import { SignOffComponent } from './sign-off.component';

/** What was added to a signed outcome. Nothing signed is edited: each addendum is a record of its own and signed in turn. */
@Component({
  selector: 'cn-addenda',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [DatePipe, RecommendationFieldsComponent, RecommendationTextComponent, SectionHeadingComponent, SignOffComponent, TextFieldComponent, TranslocoPipe],
  templateUrl: './addenda.component.html',
  styles: `
    :host { display: block; }
    article { padding: 12px 0 20px; border-bottom: var(--rule); }
    .text { white-space: pre-line; text-wrap: pretty; padding: 4px 0 10px; max-width: 72em; }
    .tools { padding-top: 12px; }
    form { display: grid; gap: 14px; margin-top: 14px; padding: 14px 16px 16px; background: var(--surface); border: var(--rule); border-left: 3px solid var(--accent); max-width: 860px; }
    .plan { border-left: 3px solid var(--cr-unknown); padding-left: 12px; font-size: var(--fs-13); line-height: var(--lh-13); }
  `,
})
export class AddendaComponent {
  protected readonly room = inject(Room);
  private readonly client = inject(RoomClient);
  private readonly confirm = inject(ConfirmService);

  protected readonly writing = signal(false);
  protected readonly text = signal('');
  /** Whether the recommendation itself changes. */
  protected readonly correcting = signal(false);
  protected readonly draft = signal<RecommendationInput>(emptyDraft());

  private readonly outcome = computed(() => this.room.deliberation()?.outcome ?? null);
  private readonly addenda = computed(() => this.room.deliberation()?.addenda ?? []);
  protected readonly views = computed(() => {
    const outcome = this.outcome();
    return outcome ? addendumViews(outcome, this.addenda()) : [];
  });
  /** One at a time: the next correction starts from a signed text. */
  protected readonly mayAdd = computed(() => this.outcome()?.state === 'signedOff' && this.room.mayAboutCase('outcome.addendum') && !this.addenda().some(({ state }) => state === 'awaitingSignatures'));
  private readonly inForce = computed(() => {
    const outcome = this.outcome();
    return outcome ? recommendationInForce(outcome, this.addenda()) : null;
  });
  protected readonly changesThePlan = computed(() => {
    const before = this.inForce();
    return before !== null && changesPlan(before, storable(this.draft()));
  });

  protected begin(): void {
    this.draft.set(this.inForce() ?? emptyDraft());
    this.writing.set(true);
  }

  protected change(change: Partial<RecommendationInput>): void {
    this.draft.update((draft) => ({ ...draft, ...change }));
  }

  protected async add(event: Event): Promise<void> {
    event.preventDefault();
    const amended = [...this.addenda()].reverse().find(({ state }) => state === 'signedOff') ?? this.outcome();
    const detail = this.room.file.detail();
    if (!amended || !detail || this.text().trim() === '') return;
    const agreed = await this.confirm.ask({
      title: 'meeting.addendum.add',
      text: 'meeting.addendum.confirm',
      confirm: 'meeting.addendum.store',
      patient: patientAndCase(detail),
    });
    if (!agreed) return;
    const done = await this.room.act(() => this.client.addAddendum(amended.id, { text: this.text().trim(), recommendation: this.correcting() ? storable(this.draft()) : null }));
    if (!done) return;
    this.writing.set(false);
    this.text.set('');
    this.correcting.set(false);
  }
}
