import { ChangeDetectionStrategy, Component, computed, inject, input, output } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import type { RecommendationInput } from '@consilium/contracts';
import { DateFieldComponent, SelectFieldComponent, StatusMarkComponent, TextFieldComponent } from '@consilium/ui';
import { Speech } from '../../cases/words/speech';
import { Room } from '../data/room';
import { INTENTS } from './recommendation-draft';

type Draft = RecommendationInput;

/** The parts of a recommendation as fields: typed live in the meeting, or corrected by an addendum. */
@Component({
  selector: 'cn-recommendation-fields',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [DateFieldComponent, SelectFieldComponent, StatusMarkComponent, TextFieldComponent, TranslocoPipe],
  templateUrl: './recommendation-fields.component.html',
  styleUrl: './recommendation-fields.component.css',
})
export class RecommendationFieldsComponent {
  readonly draft = input.required<RecommendationInput>();
  readonly writable = input(true);
  /** Whether the option stands against its status, so that a reason is asked for. */
  readonly needsReason = input(false);
  readonly changed = output<Partial<RecommendationInput>>();

  private readonly room = inject(Room);
  private readonly speech = inject(Speech);

  protected readonly options = computed(() => {
    const words = this.speech.clinical();
    return (this.room.file.reading()?.evaluation.options ?? []).map(({ id, status }) => ({ value: id, label: `${words.option(id).name} · ${words.status(status)}` }));
  });
  protected readonly optionId = computed(() => {
    const { position } = this.draft();
    return position.kind === 'option' ? position.optionId : null;
  });
  protected readonly status = computed(() => this.room.file.reading()?.evaluation.options.find(({ id }) => id === this.optionId())?.status ?? null);
  protected readonly kinds = computed(() => (['option', 'other', 'noRecommendation'] as const).map((value) => ({ value, label: this.speech.say()(`meeting.recommendation.kind.${value}`) })));
  protected readonly intents = computed(() => INTENTS.map((value) => ({ value, label: this.speech.say()(`meeting.intent.${value}`) })));
  protected readonly people = computed(() => this.room.people().map(({ id, displayName }) => ({ value: id, label: displayName })));
  protected readonly freeText = computed(() => {
    const { position } = this.draft();
    return position.kind === 'other' ? position.text : position.kind === 'noRecommendation' ? position.reason : '';
  });
  protected change(change: Partial<Draft>): void {
    this.changed.emit(change);
  }

  protected setKind(kind: string | null): void {
    const text = this.freeText();
    this.change({ position: kind === 'other' ? { kind, text } : kind === 'noRecommendation' ? { kind, reason: text } : { kind: 'option', optionId: '' } });
  }

  protected setText(text: string): void {
    const { kind } = this.draft().position;
    this.change({ position: kind === 'noRecommendation' ? { kind, reason: text } : { kind: 'other', text } });
  }

  protected setCondition(index: number, change: Partial<Draft['conditions'][number]>): void {
    this.change({ conditions: this.draft().conditions.map((each, at) => (at === index ? { ...each, ...change } : each)) });
  }

  protected setAction(index: number, change: Partial<Draft['actions'][number]>): void {
    this.change({ actions: this.draft().actions.map((each, at) => (at === index ? { ...each, ...change } : each)) });
  }

  protected setKept(index: number, change: Partial<Draft['keptForLater'][number]>): void {
    this.change({ keptForLater: this.draft().keptForLater.map((each, at) => (at === index ? { ...each, ...change } : each)) });
  }

  protected addLine(list: 'conditions' | 'actions' | 'keptForLater'): void {
    const draft = this.draft();
    if (list === 'conditions') this.change({ conditions: [...draft.conditions, { condition: '', then: '', otherwise: '' }] });
    else if (list === 'actions') this.change({ actions: [...draft.actions, { what: '', ownerId: '', dueOn: '' }] });
    else this.change({ keptForLater: [...draft.keptForLater, { optionId: '', why: '' }] });
  }

  protected removeLine(list: 'conditions' | 'actions' | 'keptForLater', index: number): void {
    this.change({ [list]: this.draft()[list].filter((_, at) => at !== index) });
  }
}
