import { ChangeDetectionStrategy, Component, computed, effect, inject, input, output, signal, untracked } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import type { BallotInput, Round } from '@consilium/contracts';
import { nelmKnowledge } from '@consilium/knowledge-nelm/engine';
import { DatePipe, SegmentedFieldComponent, SelectFieldComponent, TextFieldComponent } from '@consilium/ui';
import type { CaseReading } from '../../cases/reading/case-reading';
import { Speech } from '../../cases/words/speech';
import { ballotInput, OTHER, CANNOT_JUDGE } from './ballot-input';

/** A ballot to be sealed, and the version of the own ballot it replaces: the one that was in force when the form was opened. */
export interface BallotToCast {
  readonly ballot: BallotInput;
  readonly replaces: number | undefined;
}

/**
 * One's own sealed ballot. What was cast is not shown again, because nobody holds it in readable form. Who votes in another
 * window meanwhile is told so, and replaces that vote only knowingly.
 */
@Component({
  selector: 'cn-ballot-form',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [DatePipe, SegmentedFieldComponent, SelectFieldComponent, TextFieldComponent, TranslocoPipe],
  styles: `
    :host { display: block; margin-top: 12px; }
    form { display: grid; gap: 10px; padding: 12px 14px 14px; background: var(--surface); border: var(--rule); border-left: 3px solid var(--accent); }
    .drivers { display: grid; grid-template-columns: repeat(2, minmax(0, 1fr)); gap: 10px; }
    .mine { display: flex; gap: 4px 10px; align-items: baseline; flex-wrap: wrap; font-size: var(--fs-13); line-height: var(--lh-13); }
    .overtaken { padding-left: 10px; border-left: 3px solid var(--cr-unknown); font-weight: 500; }
    .end { display: flex; gap: 8px; align-items: center; flex-wrap: wrap; }
  `,
  template: `
    @if (round().mine; as mine) {
      @if (!changing()) {
        <p class="mine" role="status">
          <span class="cn-medium">{{ 'meeting.ballot.stored' | transloco: { time: (mine.castAt | cnDate: 'time') } }}</span>
          <button type="button" class="cn-link" (click)="change(mine.version)">{{ 'meeting.ballot.change' | transloco }}</button>
        </p>
      }
    }
    @if (round().mine === null || changing()) {
      <form (submit)="send($event)" novalidate [attr.aria-label]="'meeting.ballot.title' | transloco">
        @if (overtaken() && round().mine; as other) {
          <p class="overtaken" role="alert">{{ 'meeting.ballot.overtaken' | transloco: { time: (other.castAt | cnDate: 'time') } }}</p>
        }
        <cn-select-field fieldId="ballot-position" [label]="'meeting.ballot.position' | transloco" [none]="'meeting.choose' | transloco" [choices]="positions()" [error]="missing() && !position() ? ('meeting.ballot.missing.position' | transloco) : null" [(value)]="position" />
        @if (position() === other) {
          <cn-text-field fieldId="ballot-other" [label]="'meeting.ballot.other' | transloco" [limit]="300" [error]="missing() && text().trim() === '' ? ('meeting.ballot.missing.text' | transloco) : null" [(value)]="text" />
        }
        @if (position() === cannotJudge) {
          <cn-text-field fieldId="ballot-reason" [label]="'meeting.ballot.reason' | transloco" [lines]="2" [limit]="500" [error]="missing() && text().trim() === '' ? ('meeting.ballot.missing.text' | transloco) : null" [(value)]="text" />
        } @else {
          <cn-segmented-field fieldId="ballot-confidence" [label]="'meeting.ballot.confidence' | transloco" [choices]="confidences()" [error]="missing() && !confidence() ? ('meeting.ballot.missing.confidence' | transloco) : null" [(value)]="confidence" />
          <div class="drivers">
            <cn-select-field fieldId="ballot-driver-1" [label]="'meeting.ballot.driver.1' | transloco" [none]="'meeting.none' | transloco" [choices]="criteria()" [(value)]="driver1" />
            <cn-select-field fieldId="ballot-driver-2" [label]="'meeting.ballot.driver.2' | transloco" [none]="'meeting.none' | transloco" [choices]="criteria()" [(value)]="driver2" />
          </div>
        }
        <p class="end">
          <button type="submit" class="cn-button cn-button-primary" [disabled]="busy()">{{ (round().mine ? 'meeting.ballot.replace' : 'meeting.ballot.seal') | transloco }}</button>
          @if (round().mine) {
            <button type="button" class="cn-button" (click)="forget()">{{ 'meeting.cancel' | transloco }}</button>
          }
        </p>
        <p class="cn-source">{{ 'meeting.ballot.note' | transloco }}</p>
      </form>
    }
  `,
})
export class BallotFormComponent {
  readonly round = input.required<Round>();
  readonly reading = input.required<CaseReading | null>();
  readonly busy = input(false);
  readonly cast = output<BallotToCast>();

  private readonly speech = inject(Speech);
  protected readonly other = OTHER;
  protected readonly cannotJudge = CANNOT_JUDGE;
  protected readonly changing = signal(false);
  /** Version of the own ballot that the person saw when the form was opened; null where there was none. */
  private readonly seen = signal<number | null>(null);
  protected readonly overtaken = signal(false);
  protected readonly missing = signal(false);
  protected readonly position = signal<string | null>(null);
  protected readonly text = signal('');
  protected readonly confidence = signal<string | null>(null);
  protected readonly driver1 = signal<string | null>(null);
  protected readonly driver2 = signal<string | null>(null);

  protected readonly positions = computed(() => {
    const words = this.speech.clinical();
    const options = this.reading()?.evaluation.options ?? [];
    return [
      ...options.map(({ id, status }) => ({ value: id, label: `${words.option(id).shortName} · ${words.status(status)}` })),
      { value: OTHER, label: words.say('meeting.ballot.otherChoice') },
      { value: CANNOT_JUDGE, label: words.say('meeting.vote.cannotJudge') },
    ];
  });
  protected readonly confidences = computed(() => (['low', 'moderate', 'high'] as const).map((value) => ({ value, label: this.speech.say()(`meeting.confidence.${value}`) })));
  /** Criteria of the chosen option; of all options where another way is chosen. */
  protected readonly criteria = computed(() => {
    const words = this.speech.clinical();
    const chosen = nelmKnowledge.options.find(({ id }) => id === this.position());
    const ids = chosen?.criteria ?? nelmKnowledge.criteria.map(({ id }) => id);
    return ids.map((id) => ({ value: id, label: `${id} · ${words.criterion(id)}` }));
  });

  constructor() {
    effect(() => {
      const version = this.round().mine?.version ?? null;
      untracked(() => this.follow(version));
    });
  }

  protected change(version: number): void {
    this.seen.set(version);
    this.changing.set(true);
  }

  /** A ballot sealed elsewhere while this form is open is said, and is replaced only by a position chosen after that. */
  private follow(version: number | null): void {
    if (this.changing() && this.seen() !== version) {
      this.overtaken.set(true);
      this.position.set(null);
    }
    this.seen.set(version);
  }

  protected send(event: Event): void {
    event.preventDefault();
    const ballot = ballotInput({ position: this.position(), text: this.text(), confidence: this.confidence(), drivers: [this.driver1(), this.driver2()] });
    this.missing.set(ballot === null);
    if (ballot === null) return;
    this.cast.emit({ ballot, replaces: this.seen() ?? undefined });
    this.forget();
  }

  /** The screen keeps nothing of a ballot that was sent: the next person at this desk must not read it. */
  protected forget(): void {
    this.changing.set(false);
    this.overtaken.set(false);
    this.position.set(null);
    this.text.set('');
    this.confidence.set(null);
    this.driver1.set(null);
    this.driver2.set(null);
  }
}
