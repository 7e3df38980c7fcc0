import { ChangeDetectionStrategy, Component, computed, inject, input, output, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import type { CaseStateCode, Referral, ReferralOutcome } from '@consilium/contracts';
import { DatePipe, EmptyStateComponent, SectionHeadingComponent } from '@consilium/ui';
import { CaseStateComponent } from '../cases/steps/case-state.component';
import { Speech } from '../cases/words/speech';
import { ReferralOutcomeComponent } from './referral-outcome.component';

/** States in which a referrer may add a file, and ask; the server holds to its own table, this only spares a refusal. */
const MAY_ADD: readonly CaseStateCode[] = ['draft', 'submitted', 'accepted', 'returned', 'deferred', 'listed'];
const MAY_ASK: readonly CaseStateCode[] = [...MAY_ADD, 'signedOff'];

/** The cases one referred: where each stands, what the board recommended, the letter, and the way to ask back. */
@Component({
  selector: 'cn-referrals',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [CaseStateComponent, DatePipe, EmptyStateComponent, ReferralOutcomeComponent, RouterLink, SectionHeadingComponent, TranslocoPipe],
  styles: `
    :host { display: block; }
    li { display: grid; grid-template-columns: 104px minmax(0, 1fr) auto; gap: 2px 16px; padding: 10px 0; border-bottom: var(--rule); align-items: baseline; }
    .who { color: var(--ink); font-weight: 600; text-decoration: none; }
    .who:hover { text-decoration: underline; }
    .line { grid-column: 2; font-size: var(--fs-13); line-height: var(--lh-13); color: var(--ink-2); text-wrap: pretty; }
    .outcome { grid-column: 2; border-left: 3px solid var(--line-strong); padding-left: 10px; margin: 4px 0; }
    .outcome p:first-child { font-weight: 600; color: var(--ink); }
    .links { grid-column: 2 / -1; display: flex; flex-wrap: wrap; gap: 4px 16px; font-size: var(--fs-13); line-height: var(--lh-13); }
    .read { grid-column: 2 / -1; }
    .more { margin-top: 12px; }
    @media (max-width: 640px) { li { grid-template-columns: minmax(0, 1fr) auto; } .cn-id { display: none; } .line, .outcome, .links, .read { grid-column: 1 / -1; } }
  `,
  template: `
    <cn-section-heading headingId="home-mine" [text]="'home.referred' | transloco" />
    <ul>
      @for (item of rows(); track item.case.id) {
        <li>
          <span class="cn-id">{{ item.case.number }}</span>
          <a class="who" [routerLink]="['/cases', item.case.id]">{{ item.case.patient.familyName }}, {{ item.case.patient.givenName }}</a>
          <cn-case-state [state]="item.case.state" />
          <span class="line">{{ item.case.question.text }} <span class="cn-source">{{ item.case.nextMeeting ? ('home.meetsOn' | transloco: { at: (item.case.nextMeeting.startsAt | cnDate: 'weekday') }) : ('home.changed' | transloco: { at: (item.case.updatedAt | cnDate) }) }}</span></span>
          @if (item.outcome; as outcome) {
            <div class="outcome">
              <p>{{ item.recommended }}</p>
              <p class="cn-source">{{ 'home.outcome' | transloco: { at: (outcome.meetingOn | cnDate), intent: ('meeting.intent.' + outcome.intent | transloco) } }}@if (outcome.conditions > 0) { · {{ 'home.conditional' | transloco }}}@if (outcome.amended) { · {{ 'home.amended' | transloco }}}@if (outcome.nextReviewOn) { · {{ 'home.review' | transloco: { at: (outcome.nextReviewOn | cnDate) } }}}</p>
            </div>
          }
          <span class="links">
            @if (item.outcome; as outcome) {
              <button type="button" class="cn-link" [attr.aria-expanded]="opened() === outcome.outcomeId" (click)="opened.set(opened() === outcome.outcomeId ? null : outcome.outcomeId)">{{ 'home.readOutcome' | transloco }}</button>
            }
            @for (letter of item.letters; track letter.deliveryId) {
              <a [routerLink]="['/letters', letter.deliveryId]">{{ (letter.unread ? 'home.letterUnread' : 'home.letter') | transloco }}</a>
            }
            @if (mayAsk(item.case.state)) {
              <a [routerLink]="['/cases', item.case.id, 'sheet']" fragment="chase">{{ (item.asked > 0 ? 'home.askedOpen' : 'home.askBack') | transloco: { count: item.asked } }}</a>
            }
            @if (mayAdd(item.case.state)) {
              <a [routerLink]="['/cases', item.case.id]" fragment="files">{{ 'home.addFile' | transloco }}</a>
            }
          </span>
          @if (item.outcome && opened() === item.outcome.outcomeId) {
            <cn-referral-outcome class="read" [outcomeId]="item.outcome.outcomeId" />
          }
        </li>
      } @empty {
        <li><cn-empty-state class="line" [text]="'home.noneReferred' | transloco" /></li>
      }
    </ul>
    @if (hasMore()) {
      <button type="button" class="cn-button more" (click)="more.emit()">{{ 'cases.worklist.more' | transloco }}</button>
    }
  `,
})
export class ReferralsComponent {
  readonly referrals = input.required<readonly Referral[]>();
  readonly hasMore = input(false);
  readonly more = output<void>();

  private readonly speech = inject(Speech);
  protected readonly rows = computed(() => this.referrals().map((referral) => ({ ...referral, recommended: referral.outcome ? this.recommended(referral.outcome.position) : '' })));

  /** Outcome that is read in place. */
  protected readonly opened = signal<string | null>(null);

  protected mayAsk(state: CaseStateCode): boolean {
    return MAY_ASK.includes(state);
  }

  protected mayAdd(state: CaseStateCode): boolean {
    return MAY_ADD.includes(state);
  }

  private recommended(position: ReferralOutcome['position']): string {
    if (position.kind === 'option') return this.speech.clinical().option(position.optionId).name;
    return position.kind === 'other' ? position.text : this.speech.say()('meeting.recommendation.noneBecause', { reason: position.reason });
  }
}
