import { ChangeDetectionStrategy, Component, computed, effect, inject, input, signal, untracked } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import type { BoardAccount, BoardSettings, BoardVersion, DisciplineCode, SettingsEffect } from '@consilium/contracts';
import { DatePipe, ErrorStateComponent, FieldComponent, LoadingRowsComponent, NumberFieldComponent, PageHeaderComponent, ScrollRegionDirective, SectionHeadingComponent, SegmentedFieldComponent, SelectFieldComponent, TextFieldComponent, ToastService } from '@consilium/ui';
import { SessionState } from '../../../core/auth/session.state';
import type { HoldsUnsavedChanges } from '../../../core/forms/unsaved-changes.guard';
import { UnsavedWork } from '../../../core/forms/unsaved-work';
import { ProblemError } from '../../../core/http/problem-error';
import { ClinicalWording } from '../../../core/i18n/clinical-wording';
import { LanguageService } from '../../../core/i18n/language.service';
import { Breadcrumbs } from '../../../core/navigation/breadcrumbs';
import { DeskClient } from '../data/desk.client';
import { DeskAct } from '../data/desk-act';
import { AssumptionTableComponent } from './assumption-table.component';
import { settingChanges } from './settings-diff';
import { SettingsWords } from './settings-words';

const DISCIPLINES: readonly DisciplineCode[] = [
  'surgery', 'medicalOncology', 'radiology', 'interventionalRadiology', 'nuclearMedicine', 'pathology', 'gastroenterologyHepatology', 'endocrinology', 'transplant', 'radiotherapy', 'specialistNurse',
];
const NEW_SERIES = { weekday: 4, time: '07:30', durationMinutes: 90, place: '', everyWeeks: 1 };

/**
 * The settings of a board. Nothing is saved before its differences were read: the page shows them in words, with how many
 * open cases would list other options. Every save is a new version; outcomes keep the settings of their day.
 */
@Component({
  selector: 'cn-settings-page',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [AssumptionTableComponent, DatePipe, ErrorStateComponent, FieldComponent, LoadingRowsComponent, NumberFieldComponent, PageHeaderComponent, RouterLink, ScrollRegionDirective, SectionHeadingComponent, SegmentedFieldComponent, SelectFieldComponent, TextFieldComponent, TranslocoPipe],
  templateUrl: './settings.page.html',
  styleUrl: './settings.page.css',
  host: { class: 'cn-page' },
})
export class SettingsPage implements HoldsUnsavedChanges {
  readonly boardId = input.required<string>();

  private readonly client = inject(DeskClient);
  private readonly breadcrumbs = inject(Breadcrumbs);
  private readonly session = inject(SessionState);
  private readonly toasts = inject(ToastService);
  private readonly transloco = inject(TranslocoService);
  private readonly wording = inject(ClinicalWording);
  private readonly languages = inject(LanguageService);
  private readonly desk = new DeskAct();
  private effectRequest = new AbortController();

  protected readonly board = signal<BoardAccount | null>(null);
  protected readonly draft = signal<BoardSettings | null>(null);
  protected readonly versions = signal<readonly BoardVersion[]>([]);
  protected readonly openVersion = signal<number | null>(null);
  protected readonly failure = signal<ProblemError | null>(null);
  protected readonly problem = this.desk.problem;
  protected readonly busy = this.desk.busy;
  protected readonly effectOf = signal<SettingsEffect | null>(null);
  protected readonly onlyChosen = signal(true);

  protected readonly words = computed(() => {
    const language = this.languages.language();
    return new SettingsWords(this.wording.of(language), language, (key, parameters) => this.transloco.translate<string>(key, parameters));
  });
  protected readonly mayChange = computed(() => {
    if (!this.session.may('board.changeSettings')) return false;
    const role = this.session.session()?.boards.find(({ id }) => id === this.boardId())?.role;
    return this.session.may('board.list') || role === 'chair' || role === 'deputyChair';
  });
  protected readonly changes = computed(() => {
    const [board, draft] = [this.board(), this.draft()];
    return board === null || draft === null ? [] : settingChanges(board.settings, draft).map((change) => this.words().change(change));
  });
  protected readonly groups = computed(() => {
    const draft = this.draft();
    const chosen = (id: string): boolean => draft !== null && (draft.minimumDataset.includes(id) || draft.freshnessDays[id] !== undefined);
    return this.words()
      .groups()
      .map((group) => ({ ...group, elements: group.elements.filter(({ id }) => !this.onlyChosen() || chosen(id)) }))
      .filter(({ elements }) => elements.length > 0);
  });
  protected readonly disciplines = DISCIPLINES;
  protected readonly policyChoices = computed(() => ['open', 'T70', 'T80', 'T90'].map((value) => ({ value, label: this.transloco.translate<string>(`admin.settings.policyName.${value}`) })));
  protected readonly weekdayChoices = computed(() => [1, 2, 3, 4, 5, 6, 7].map((day) => ({ value: String(day), label: this.transloco.translate<string>(`admin.settings.weekday.${day}`) })));
  protected readonly zoneChoices = computed(() => [...new Set(['UTC', this.draft()?.timeZone ?? 'UTC', ...Intl.supportedValuesOf('timeZone')])].map((value) => ({ value, label: value })));
  protected readonly refusal = this.desk.refusal;
  protected readonly effectOptions = computed(() => (this.effectOf()?.options ?? []).slice(0, 8).map(({ optionId, cases }) => ({ name: this.words().option(optionId), cases })));

  constructor() {
    inject(UnsavedWork).watch(this);
    effect(() => {
      const boardId = this.boardId();
      untracked(() => void this.load(boardId));
    });
  }

  hasUnsavedChanges(): boolean {
    return this.changes().length > 0 && !this.busy();
  }

  protected set(change: Partial<BoardSettings>): void {
    this.draft.update((draft) => (draft === null ? null : { ...draft, ...change }));
    this.effectOf.set(null);
  }

  protected setPolicy(value: string | null): void {
    this.set({ debulkingPolicy: value === 'T70' || value === 'T80' || value === 'T90' ? value : null });
  }

  protected setSeries(change: Partial<typeof NEW_SERIES>): void {
    this.set({ series: { ...NEW_SERIES, ...this.draft()?.series, ...change } });
  }

  protected toggleSeries(on: boolean): void {
    this.set({ series: on ? (this.board()?.settings.series ?? NEW_SERIES) : null });
  }

  protected toggleQuorum(discipline: DisciplineCode, on: boolean): void {
    const chosen = this.draft()!.baseQuorum;
    this.set({ baseQuorum: on ? [...chosen, discipline] : chosen.filter((one) => one !== discipline) });
  }

  protected toggleElement(id: string, on: boolean): void {
    const chosen = this.draft()!.minimumDataset;
    this.set({ minimumDataset: on ? [...chosen, id] : chosen.filter((one) => one !== id) });
  }

  /** A number outside 1 to 3650 is not taken over; an empty field means no limit. */
  protected setFreshness(id: string, typed: string): void {
    const days = Number(typed);
    const { [id]: _, ...others } = this.draft()!.freshnessDays;
    if (typed.trim() === '') this.set({ freshnessDays: others });
    else if (Number.isInteger(days) && days >= 1 && days <= 3650) this.set({ freshnessDays: { ...others, [id]: days } });
  }

  /** Null: back to the value the catalogue declares. */
  protected setAssumption(id: string, value: string | number | null): void {
    const { [id]: _, ...others } = this.draft()!.assumptions;
    this.set({ assumptions: value === null ? others : { ...others, [id]: value } });
  }

  protected discard(): void {
    this.draft.set(this.board()?.settings ?? null);
    this.effectOf.set(null);
    this.desk.problem.set(null);
  }

  protected async preview(): Promise<void> {
    const draft = this.draft();
    if (draft === null) return;
    this.effectRequest.abort();
    const request = (this.effectRequest = new AbortController());
    await this.desk.run(async () => this.effectOf.set(await this.client.effect(this.boardId(), draft, request.signal)));
  }

  protected async save(): Promise<void> {
    const [board, draft] = [this.board(), this.draft()];
    if (board === null || draft === null) return;
    await this.desk.run(async () => {
      this.show(await this.client.changeSettings(board.id, board.version, draft));
      this.versions.set(await this.client.versions(board.id));
      this.toasts.done('admin.settings.saved');
    });
  }

  protected changesOf(index: number): ReturnType<SettingsWords['change']>[] {
    const [now, before] = [this.versions()[index], this.versions()[index + 1]];
    return now === undefined || before === undefined ? [] : settingChanges(before.settings, now.settings).map((change) => this.words().change(change));
  }

  protected async load(boardId: string): Promise<void> {
    this.failure.set(null);
    this.desk.problem.set(null);
    try {
      const [board, versions] = await Promise.all([this.client.board(boardId), this.client.versions(boardId)]);
      this.show(board);
      this.versions.set(versions);
    } catch (problem) {
      if (!(problem instanceof ProblemError)) throw problem;
      this.failure.set(problem);
    }
  }

  private show(board: BoardAccount): void {
    this.breadcrumbs.name(board.name, `/boards/${board.id}`);
    this.board.set(board);
    this.draft.set(board.settings);
    this.effectOf.set(null);
  }
}
