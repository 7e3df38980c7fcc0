import { ChangeDetectionStrategy, Component, computed, DestroyRef, effect, inject, input, signal, untracked } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { initials } from '@consilium/board';
import { ageInYears, ErrorStateComponent } from '@consilium/ui';
import { plannedStarts, timedEntries } from '../../agenda/planned-times';
import { CaseFile } from '../../cases/data/case-file';
import { keyFacts } from '../../cases/reading/key-facts';
import { lesionViews } from '../../cases/reading/lesion-views';
import { Speech } from '../../cases/words/speech';
import { Room } from '../data/room';
import { presenceOf } from '../room/quorum-list.component';
import { openVote } from '../vote/vote-view';
import { wallNumbers } from './wall-numbers';
import { WallScreenComponent, type WallScreenModel } from './wall-screen.component';

/** Lines of the agenda that fit under the heading at 1080 lines. */
const MOST_COMING = 9;

/** The wall as somebody who is signed in opens it in a window of their own. */
@Component({
  selector: 'cn-wall-page',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [ErrorStateComponent, TranslocoPipe, WallScreenComponent],
  providers: [CaseFile, Room],
  template: `
    @if (room.failure(); as problem) {
      <cn-error-state [failed]="'meeting.notFound' | transloco" [retryLabel]="'meeting.again' | transloco" [requestId]="problem.requestId" (retry)="load()" />
    } @else if (model(); as shown) {
      <cn-wall-screen [model]="shown" />
    }
  `,
  styles: `:host { display: block; }`,
})
export class WallPage {
  readonly meetingId = input.required<string>();

  protected readonly room = inject(Room);
  private readonly words = inject(Speech).clinical;
  private readonly now = signal(new Date());

  private readonly meeting = this.room.meeting;
  private readonly current = this.room.current;
  private readonly time = computed(() => new Date(this.now().getTime() + this.room.clockOffset()));
  private readonly isLost = computed(() => this.room.connection() === 'interrupted');
  private readonly place = computed(() => {
    const current = this.current();
    return current ? this.words().say('meeting.bar.place', { number: this.room.agenda().findIndex(({ id }) => id === current.id) + 1, count: this.room.agenda().length }) : '';
  });
  private readonly patient = computed(() => {
    const detail = this.room.file.detail();
    if (!detail) return null;
    const { say } = this.words();
    const sex = detail.patient.sex === 'other' ? 'diverse' : detail.patient.sex;
    return { initials: initials(detail.patient), about: `${say('ui.patient.age', { years: ageInYears(detail.patient.birthDate, new Date()) })}, ${say(`meeting.sex.${sex}`)}`, number: detail.number, question: detail.question.text };
  });
  private readonly lesions = computed(() => lesionViews(this.room.file.sheet()?.lesions ?? [], this.words()));
  private readonly numbers = computed(() => {
    const reading = this.room.file.reading();
    return reading ? wallNumbers(keyFacts(reading, this.words())) : [];
  });
  private readonly sealed = computed(() => {
    const round = this.room.round();
    return round !== null && round.ballots === null ? { number: round.number, vote: { sealed: round.sealed, eligible: round.eligible, open: round.state === 'open' } } : null;
  });
  /** The last opened round as counts, once there is one and none is sealed. */
  private readonly opened = computed(() => {
    const rounds = (this.room.deliberation()?.rounds ?? []).filter(({ ballots }) => ballots !== null);
    const last = rounds.at(-1);
    if (!last || this.sealed()) return null;
    const { positions, rounds: views } = openVote([last], [], this.words());
    return { number: last.number, rows: positions.map(({ id, label }) => ({ id, label, count: views[0]?.ballots.filter(({ positionId }) => positionId === id).length ?? 0 })) };
  });
  private readonly quorum = computed(() => this.room.deliberation()?.quorum ?? this.meeting()?.quorum ?? null);
  private readonly lines = computed(() =>
    (this.quorum()?.lines ?? []).filter(({ state }) => state !== 'notNeeded').map((line) => ({ discipline: line.discipline, presence: presenceOf(line, this.meeting()?.attendance ?? []) })),
  );
  /** What is being typed, shown live. */
  private readonly recommendation = computed(() => {
    const recommendation = this.room.deliberation()?.recommendation;
    if (!recommendation) return null;
    const { position, rationale, conditions } = recommendation.content;
    const what = position.kind === 'option' ? this.words().option(position.optionId).name : position.kind === 'other' ? position.text : position.reason;
    return { what, rationale, conditions, isConfirmed: recommendation.state === 'confirmed' };
  });
  /** What is still to come, without a full name; as many as the screen holds. */
  private readonly coming = computed(() => {
    const meeting = this.meeting();
    if (!meeting || (meeting.state !== 'published' && meeting.state !== 'open')) return [];
    const starts = plannedStarts(meeting.startsAt, timedEntries(meeting));
    return this.room
      .coming()
      .slice(0, MOST_COMING)
      .map((item) => {
        const [family = '', given = ''] = item.patientShort.split(', ');
        const presenter = item.presenter ? this.words().say('meeting.presenterOf', { person: item.presenter.displayName }) : '';
        return { id: item.id, initials: initials({ givenName: given, familyName: family }), about: [this.words().say(`cases.questionCode.${item.question.code}`), presenter].filter(Boolean).join(' · '), at: starts.get(item.id) };
      });
  });

  protected readonly model = computed<WallScreenModel | null>(() => {
    const meeting = this.meeting();
    const quorum = this.quorum();
    if (!meeting) return null;
    const item = this.current();
    return {
      boardName: meeting.boardName,
      place: this.place(),
      time: this.time(),
      isLost: this.isLost(),
      state: meeting.state,
      startsAt: meeting.startsAt,
      patient: item ? this.patient() : null,
      lesions: this.lesions(),
      numbers: this.numbers(),
      recommendation: this.recommendation(),
      item,
      clockOffset: this.room.clockOffset(),
      sealed: this.sealed(),
      opened: this.opened(),
      quorum: quorum ? { met: quorum.met, lines: this.lines() } : null,
      coming: this.coming(),
    };
  });

  constructor() {
    effect(() => {
      const id = this.meetingId();
      untracked(() => void this.room.open(id, null));
    });
    const timer = setInterval(() => this.now.set(new Date()), 1000);
    inject(DestroyRef).onDestroy(() => clearInterval(timer));
  }

  protected load(): void {
    void this.room.open(this.meetingId(), null);
  }
}
