import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import type { RecommendationInput } from '@consilium/contracts';
import { DissentListComponent, SectionHeadingComponent, TextFieldComponent, VotePanelComponent } from '@consilium/ui';
import { Speech } from '../../cases/words/speech';
import { Room } from '../data/room';
import { RoomClient } from '../data/room.client';
import { BallotFormComponent, type BallotToCast } from '../vote/ballot-form.component';
import { covering, dissentView, driversOf, openVote, reservations, silent, voteView } from '../vote/vote-view';
import { AddendaComponent } from './addenda.component';
import { DocumentsComponent } from './documents.component';
import { RecommendationEditorComponent } from './recommendation-editor.component';
import { RecommendationTextComponent } from './recommendation-text.component';
import { SignOffComponent } from './sign-off.component';

/** From the opened votes to the signatures: tally, dissent, recommendation, sign-off, documents. */
@Component({
  selector: 'cn-case-outcome',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [AddendaComponent, BallotFormComponent, DissentListComponent, DocumentsComponent, RecommendationEditorComponent, RecommendationTextComponent, SectionHeadingComponent, SignOffComponent, TextFieldComponent, TranslocoPipe, VotePanelComponent],
  templateUrl: './case-outcome.component.html',
  styles: `
    :host { display: block; }
    .returned { padding: 10px 14px 12px; margin-bottom: 20px; background: var(--surface); border: var(--rule); border-left: 3px solid var(--danger); }
    .columns { display: grid; grid-template-columns: minmax(0, 1.25fr) minmax(0, 1fr); gap: 26px 40px; align-items: start; }
    .columns > * { min-width: 0; }
    section + section { margin-top: 26px; }
    .said { padding-top: 8px; color: var(--ink-2); font-size: var(--fs-13); line-height: var(--lh-13); }
    .acknowledge { display: flex; gap: 8px; flex-wrap: wrap; padding-top: 10px; }
    form { display: grid; gap: 10px; margin-top: 10px; padding: 12px 14px 14px; background: var(--surface); border: var(--rule); border-left: 3px solid var(--accent); justify-items: start; }
    form > cn-text-field { width: 100%; }
    .below { margin-top: 26px; }
    .waits { padding: 12px 0; color: var(--ink-2); }
    @media (max-width: 1100px) { .columns { grid-template-columns: minmax(0, 1fr); } }
  `,
})
export class CaseOutcomeComponent {
  protected readonly room = inject(Room);
  private readonly client = inject(RoomClient);
  private readonly words = inject(Speech).clinical;

  protected readonly dissenting = signal(false);
  protected readonly reason = signal('');

  protected readonly deliberation = this.room.deliberation;
  protected readonly vote = computed(() => {
    const deliberation = this.deliberation();
    return deliberation ? voteView(deliberation, this.words()) : null;
  });
  protected readonly sealedRound = computed(() => {
    const round = this.room.round();
    return round !== null && round.ballots === null ? round : null;
  });
  protected readonly sealedHeading = computed(() => this.words().say(`meeting.vote.sealedHeading.${this.sealedRound()?.number ?? 1}`));
  private readonly opened = computed(() => (this.deliberation()?.rounds ?? []).filter(({ ballots }) => ballots !== null));
  /** Rounds that are open, without the dissents, which stand in their own section with what can be done about them. */
  protected readonly openVote = computed(() => (this.opened().length > 0 ? openVote(this.opened(), [], this.words()) : null));
  protected readonly drivers = computed(() => {
    const { say } = this.words();
    return this.opened().flatMap((round) => {
      const named = driversOf(round);
      return named.length === 0 ? [] : [say(`meeting.vote.drivers.${round.number}`, { criteria: named.map(({ criterionId, count }) => `${criterionId} (${count})`).join(', ') })];
    });
  });
  protected readonly reservations = computed(() => this.opened().flatMap((round) => reservations(round).map(({ voter, reason }) => this.words().say(`meeting.vote.reservation.${round.number}`, { voter, reason }))));
  /** Who did not vote, and who voted for whose seat, round by round. */
  protected readonly seats = computed(() => {
    const { say } = this.words();
    return this.opened().flatMap((round) => [
      ...covering(round).map((names) => say(`meeting.vote.cover.${round.number}`, names)),
      ...(silent(round).length === 0 ? [] : [say(`meeting.vote.silent.${round.number}`, { voters: silent(round).join(', ') })]),
    ]);
  });
  protected readonly dissents = computed(() => (this.deliberation()?.recommendation?.dissents ?? []).map((dissent) => dissentView(dissent, this.words())));
  protected readonly toAcknowledge = computed(() =>
    this.room.actsAsChair() && this.room.mayAboutCase('dissent.acknowledge') ? (this.deliberation()?.recommendation?.dissents ?? []).filter(({ acknowledgedAt }) => acknowledgedAt === null) : [],
  );
  protected readonly mayDissent = computed(() => {
    const { recommendation, stage } = this.deliberation() ?? {};
    return (stage === 'outcome' || stage === 'signing') && recommendation !== null && recommendation !== undefined && this.room.mayAboutCase('dissent.record') && !this.room.steppedAside() && !recommendation.dissents.some(({ person }) => person.id === this.room.me());
  });
  /** Required signatures that were declined, while the case is back with the chair for it. */
  protected readonly declined = computed(() => {
    const outcome = this.deliberation()?.outcome;
    return outcome?.state === 'returned' && !this.isConfirmed() ? outcome.signatures.filter(({ meaning, stale }) => meaning === 'declined' && !stale) : [];
  });
  protected readonly isConfirmed = computed(() => this.deliberation()?.recommendation?.state === 'confirmed');
  /** What was confirmed, as it stands in the record that is signed. */
  protected readonly confirmed = computed<RecommendationInput | null>(() => {
    const { outcome, recommendation } = this.deliberation() ?? {};
    if (!this.isConfirmed()) return null;
    if (outcome) return (JSON.parse(outcome.canonical) as { recommendation: RecommendationInput }).recommendation;
    return recommendation?.content ?? null;
  });
  protected readonly mayVote = this.room.mayVote;

  protected cast({ ballot, replaces }: BallotToCast): void {
    const round = this.sealedRound();
    if (round) void this.room.act(() => this.client.cast(round.id, ballot, replaces));
  }

  protected acknowledge(dissentId: string): void {
    void this.room.act(() => this.client.acknowledge(dissentId));
  }

  protected async dissent(event: Event): Promise<void> {
    event.preventDefault();
    const id = this.deliberation()?.recommendation?.id;
    if (id === undefined || this.reason().trim() === '') return;
    if (await this.room.act(() => this.client.dissent(id, { reason: this.reason().trim() }))) {
      this.reason.set('');
      this.dissenting.set(false);
    }
  }
}
