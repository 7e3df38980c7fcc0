import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import type { PersonName, RecommendationInput } from '@consilium/contracts';
import { DatePipe } from '@consilium/ui';
import { Speech } from '../../cases/words/speech';

/** A recommendation to be read: what was confirmed and is signed. */
@Component({
  selector: 'cn-recommendation-text',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [DatePipe, TranslocoPipe],
  styles: `
    :host { display: block; padding-top: 12px; }
    .what { font-size: var(--fs-20); line-height: var(--lh-20); font-weight: 600; text-wrap: balance; }
    .rationale { white-space: pre-line; padding: 8px 0 4px; text-wrap: pretty; }
    .condition { display: grid; grid-template-columns: 72px minmax(0, 1fr); gap: 4px 8px; border-left: 3px solid var(--st-consider); padding-left: 12px; margin: 8px 0; }
    .condition dt { font-weight: 600; }
    .rows > div { display: grid; grid-template-columns: 132px minmax(0, 1fr); padding: 6px 0; border-bottom: var(--rule); font-size: var(--fs-13); line-height: var(--lh-13); }
    .rows > div:first-child { border-top: var(--rule-strong); }
    .rows dt { color: var(--ink-3); }
    .rows dd + dd { grid-column: 2; }
    @media (max-width: 640px) { .rows > div { grid-template-columns: minmax(0, 1fr); } .rows dd + dd { grid-column: 1; } }
  `,
  template: `
    <p class="what">{{ what() }}</p>
    <p class="cn-source">{{ 'meeting.intent.' + content().intent | transloco }}</p>
    <p class="rationale">{{ content().rationale }}</p>
    @for (condition of content().conditions; track $index) {
      <dl class="condition">
        <dt>{{ 'meeting.recommendation.if' | transloco }}</dt>
        <dd>{{ condition.condition }}</dd>
        <dt>{{ 'meeting.recommendation.then' | transloco }}</dt>
        <dd>{{ condition.then }}</dd>
        <dt>{{ 'meeting.recommendation.otherwise' | transloco }}</dt>
        <dd>{{ condition.otherwise }}</dd>
      </dl>
    }
    <dl class="rows">
      @if (content().reasonAgainstStatus; as reason) {
        <div><dt>{{ 'meeting.recommendation.against' | transloco }}</dt><dd>{{ reason }}</dd></div>
      }
      @if (kept().length > 0) {
        <div>
          <dt>{{ 'meeting.recommendation.kept' | transloco }}</dt>
          @for (line of kept(); track $index) {
            <dd>{{ line }}</dd>
          }
        </div>
      }
      @if (content().actions.length > 0) {
        <div>
          <dt>{{ 'meeting.recommendation.actions' | transloco }}</dt>
          @for (action of content().actions; track $index) {
            <dd>{{ action.what }} · {{ nameOf(action.ownerId) }} · {{ 'meeting.recommendation.due' | transloco: { date: (action.dueOn | cnDate) } }}</dd>
          }
        </div>
      }
      <div><dt>{{ 'meeting.recommendation.trial' | transloco }}</dt><dd>{{ content().trialOffered }}</dd></div>
      <div><dt>{{ 'meeting.recommendation.wish' | transloco }}</dt><dd>{{ content().wishConsidered }}</dd></div>
      <div><dt>{{ 'meeting.recommendation.nextReview' | transloco }}</dt><dd>{{ content().nextReviewOn | cnDate }}</dd></div>
      <div><dt>{{ 'meeting.recommendation.communicator' | transloco }}</dt><dd>{{ nameOf(content().communicatorId) }}</dd></div>
    </dl>
  `,
})
export class RecommendationTextComponent {
  readonly content = input.required<RecommendationInput>();
  readonly people = input.required<readonly PersonName[]>();

  private readonly speech = inject(Speech);
  protected readonly what = computed(() => {
    const { position } = this.content();
    if (position.kind === 'option') return this.speech.clinical().option(position.optionId).name;
    return position.kind === 'other' ? position.text : this.speech.say()('meeting.recommendation.noneBecause', { reason: position.reason });
  });
  protected readonly kept = computed(() => this.content().keptForLater.map(({ optionId, why }) => `${this.speech.clinical().option(optionId).name}: ${why}`));

  protected nameOf(personId: string | null): string {
    return this.people().find(({ id }) => id === personId)?.displayName ?? '';
  }
}
