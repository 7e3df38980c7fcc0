import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { CriterionMarkComponent, EmptyStateComponent, FactStateComponent, LiverMapComponent, LoadingRowsComponent, SectionHeadingComponent, SelectFieldComponent } from '@consilium/ui';
import { optionAskedAbout } from '../../cases/case/question-option';
import { keyFacts } from '../../cases/reading/key-facts';
import { lesionViews } from '../../cases/reading/lesion-views';
import { RemarksComponent } from '../../cases/remarks/remarks.component';
import { lesionSubjects, remarkName } from '../../cases/remarks/remark-target';
import { Speech } from '../../cases/words/speech';
import { Room } from '../data/room';
import { comparedIds, comparedOptions } from './option-comparison';
import { OptionComparisonComponent } from './option-comparison.component';
import { type OptionSources, optionSources } from './option-sources';
import { summaryLines, wishLine } from './summary-lines';

/** The case on the table in one look: question, liver, five lines, the patient's wish, the options side by side. */
@Component({
  selector: 'cn-case-on-table',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [CriterionMarkComponent, EmptyStateComponent, FactStateComponent, LiverMapComponent, LoadingRowsComponent, OptionComparisonComponent, RemarksComponent, SectionHeadingComponent, SelectFieldComponent, TranslocoPipe],
  templateUrl: './case-on-table.component.html',
  styleUrl: './case-on-table.component.css',
})
export class CaseOnTableComponent {
  protected readonly room = inject(Room);
  private readonly speech = inject(Speech);
  private readonly words = this.speech.clinical;

  protected readonly caseTarget = { kind: 'case', ref: '' } as const;
  /** Options somebody asked to see beside the others. */
  private readonly added = signal<readonly string[]>([]);

  protected readonly detail = this.room.file.detail;
  protected readonly lesions = computed(() => lesionViews(this.room.file.sheet()?.lesions ?? [], this.words()));
  protected readonly lesionSubjects = computed(() => lesionSubjects(this.lesions(), this.words()));
  protected readonly lines = computed(() => {
    const reading = this.room.file.reading();
    return reading ? summaryLines(keyFacts(reading, this.words()), this.words()) : [];
  });
  protected readonly wish = computed(() => {
    const detail = this.detail();
    return detail ? wishLine(detail.wish, this.words()) : null;
  });
  private readonly ids = computed(() => {
    const reading = this.room.file.reading();
    const detail = this.detail();
    return reading && detail ? comparedIds(reading, optionAskedAbout(detail.question.code, reading.evaluation), this.added()) : [];
  });
  protected readonly options = computed(() => {
    const reading = this.room.file.reading();
    return reading ? comparedOptions(reading, this.ids(), this.words()) : [];
  });
  private readonly content = signal<typeof import('../../evidence/evidence-content') | null>(null);
  /** What the sources say about the options side by side; nothing until that is loaded. */
  protected readonly sources = computed<ReadonlyMap<string, OptionSources>>(() => {
    const content = this.content();
    const reading = this.room.file.reading();
    if (!content || !reading) return new Map();
    return new Map(this.ids().map((id) => [id, optionSources(id, reading.evaluation.options.find((option) => option.id === id)?.openQuestions ?? [], content, this.words())]));
  });
  protected readonly further = computed(() => {
    const words = this.words();
    const shown = new Set(this.ids());
    return (this.room.file.reading()?.evaluation.options ?? []).filter(({ id }) => !shown.has(id)).map(({ id, status }) => ({ value: id, label: `${words.option(id).shortName} · ${words.status(status)}` }));
  });
  protected readonly optionsNote = computed(() => {
    const evaluation = this.room.file.reading()?.evaluation;
    return evaluation ? this.words().say('meeting.compare.note', { shown: this.ids().length, count: evaluation.options.length, version: evaluation.knowledge.version }) : undefined;
  });
  protected readonly conflicts = computed(() => (this.room.file.reading()?.evaluation.conflicts ?? []).map(({ id }) => ({ id, text: this.words().conflict(id) })));
  protected readonly remarkNames = (target: { readonly kind: string; readonly ref: string }): string => remarkName(target, this.words());

  constructor() {
    void import('../../evidence/evidence-content').then((content) => this.content.set(content), () => this.content.set(null));
  }

  protected add(option: string | null): void {
    if (option !== null) this.added.update((added) => [...added.filter((id) => id !== option), option]);
  }
}
