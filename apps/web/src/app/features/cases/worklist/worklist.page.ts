import { ChangeDetectionStrategy, Component, computed, DestroyRef, ElementRef, inject, input, linkedSignal, signal, untracked, viewChild, effect } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { CASE_STATES, READINESS_ITEM_IDS } from '@consilium/board';
import type { Board, CaseFilters, CaseRow } from '@consilium/contracts';
import { nelmKnowledge } from '@consilium/knowledge-nelm/engine';
import { DatePipe, EmptyStateComponent, ErrorStateComponent, LoadingRowsComponent, NumberPipe, PageHeaderComponent, saveFile, ScrollRegionDirective, SelectFieldComponent, TextFieldComponent } from '@consilium/ui';
import { SessionState } from '../../../core/auth/session.state';
import type { Query } from '../../../core/http/api-client';
import { ProblemError } from '../../../core/http/problem-error';
import { PresentationPreferences } from '../../../core/preferences/presentation';
import { CasesClient } from '../data/cases.client';
import { QUESTION_CODES } from '../data/question-codes';
import { CaseStateComponent } from '../steps/case-state.component';
import { Speech } from '../words/speech';
import { SavedViewsComponent } from './saved-views.component';

const PAGE_SIZE = 50;
/** Items of a referral that are not elements of the dictionary. */
const OWN_ITEMS = new Set(['question', 'wish', 'grade']);
/** Time in milliseconds after the last letter before the search is sent. */
const TYPING_PAUSE = 250;

/** All cases one may see, newest change first. The filters are in the address, so that a list can be kept and passed on. */
@Component({
  selector: 'cn-worklist-page',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [CaseStateComponent, DatePipe, EmptyStateComponent, ErrorStateComponent, LoadingRowsComponent, NumberPipe, PageHeaderComponent, RouterLink, SavedViewsComponent, ScrollRegionDirective, SelectFieldComponent, TextFieldComponent, TranslocoPipe],
  templateUrl: './worklist.page.html',
  styleUrl: './worklist.page.css',
  host: { class: 'cn-page', '(document:keydown)': 'key($event)' },
})
export class WorklistPage {
  /** Filters, bound from the query. */
  readonly board = input<string>();
  readonly state = input<string>();
  readonly question = input<string>();
  readonly text = input<string>();
  readonly option = input<string>();
  readonly missing = input<string>();

  private readonly client = inject(CasesClient);
  private readonly router = inject(Router);
  private readonly session = inject(SessionState);
  private readonly presentation = inject(PresentationPreferences);
  private readonly speech = inject(Speech);
  private readonly body = viewChild<ElementRef<HTMLElement>>('body');

  protected readonly mayMerge = computed(() => this.session.may('patient.merge'));
  protected readonly mayCreate = computed(() => this.session.may('case.create'));
  protected readonly rows = signal<readonly CaseRow[]>([]);
  protected readonly next = signal<string | null>(null);
  protected readonly failure = signal<ProblemError | null>(null);
  protected readonly loading = signal(true);
  protected readonly loadingMore = signal(false);
  protected readonly exporting = signal(false);
  protected readonly at = signal(-1);
  private readonly boards = signal<readonly Board[]>([]);
  protected readonly boardNames = computed(() => new Map(this.boards().map(({ id, name }) => [id, name])));
  protected readonly boardChoices = computed(() => this.boards().map(({ id, name }) => ({ value: id, label: name })));
  protected readonly stateChoices = computed(() => CASE_STATES.map((value) => ({ value, label: this.speech.say()(`cases.state.${value}`) })));
  protected readonly questionChoices = computed(() => QUESTION_CODES.map((value) => ({ value, label: this.speech.say()(`cases.questionCode.${value}`) })));
  protected readonly optionChoices = computed(() => {
    const clinical = this.speech.clinical();
    return nelmKnowledge.options.map(({ id }) => ({ value: id, label: clinical.option(id).name }));
  });
  protected readonly missingChoices = computed(() => {
    const say = this.speech.say();
    const clinical = this.speech.clinical();
    return READINESS_ITEM_IDS.filter((id) => id !== 'presenter')
      .map((id) => ({ value: id, label: OWN_ITEMS.has(id) ? say(`home.item.${id}`) : clinical.element(id) }))
      .toSorted((one, other) => one.label.localeCompare(other.label, this.speech.language()));
  });
  protected readonly filtered = computed(() => Object.values(this.query()).some(Boolean));
  protected readonly typed = linkedSignal(() => this.text() ?? '');

  private request = new AbortController();
  private typing: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    inject(DestroyRef).onDestroy(() => {
      this.request.abort();
      clearTimeout(this.typing);
    });
    this.client.boards().then((boards) => this.boards.set(boards), () => undefined);
    effect(() => {
      this.query();
      untracked(() => void this.load());
    });
  }

  /** What the list is narrowed by, in the server's terms. */
  private readonly query = computed((): Query => {
    const all = { boardId: this.board(), state: this.state(), question: this.question(), text: this.text(), option: this.option(), missing: this.missing() };
    return Object.fromEntries(Object.entries(all).filter(([, value]) => Boolean(value)));
  });
  protected readonly filters = computed(() => this.query() as CaseFilters);

  protected async load(): Promise<void> {
    this.request.abort();
    const request = (this.request = new AbortController());
    this.loading.set(true);
    this.failure.set(null);
    try {
      const page = await this.client.page({ ...this.query(), limit: PAGE_SIZE }, request.signal);
      this.rows.set(page.items);
      this.next.set(page.next);
      this.at.set(-1);
    } catch (problem) {
      if (request.signal.aborted) return;
      if (!(problem instanceof ProblemError)) throw problem;
      this.failure.set(problem);
    }
    if (request === this.request) this.loading.set(false);
  }

  protected async more(): Promise<void> {
    const after = this.next();
    if (after === null || this.loadingMore()) return;
    this.loadingMore.set(true);
    try {
      const page = await this.client.page({ ...this.query(), after, limit: PAGE_SIZE }, this.request.signal);
      this.rows.update((rows) => [...rows, ...page.items]);
      this.next.set(page.next);
    } catch (problem) {
      if (problem instanceof ProblemError) this.failure.set(problem);
      else if (!this.request.signal.aborted) throw problem;
    } finally {
      this.loadingMore.set(false);
    }
  }

  protected filter(change: Readonly<Record<string, string | null>>): void {
    void this.router.navigate([], { queryParams: change, queryParamsHandling: 'merge', replaceUrl: true });
  }

  protected search(text: string): void {
    this.typed.set(text);
    clearTimeout(this.typing);
    this.typing = setTimeout(() => this.filter({ text: text.trim() === '' ? null : text.trim() }), TYPING_PAUSE);
  }

  protected clear(): void {
    this.show({});
  }

  /** Shows the list of a saved view, and nothing of the filters before. A view holds one state, as the field does. */
  protected show({ boardId, state, question, text, option, missing }: CaseFilters): void {
    this.filter({ board: boardId ?? null, state: [state].flat()[0] ?? null, question: question ?? null, text: text ?? null, option: option ?? null, missing: missing ?? null });
  }

  /** The whole filtered list as the server writes it, with cells a spreadsheet opens without running anything. */
  protected async exportCsv(): Promise<void> {
    if (this.exporting()) return;
    this.exporting.set(true);
    try {
      saveFile('cases.csv', 'text/csv;charset=utf-8', await this.client.file({ ...this.query(), language: this.speech.language() }));
    } catch (problem) {
      if (!(problem instanceof ProblemError)) throw problem;
      this.failure.set(problem);
    } finally {
      this.exporting.set(false);
    }
  }

  /** J and K walk the rows, wherever the focus is outside a field; Enter opens, because the row's link has the focus. */
  protected key(event: KeyboardEvent): void {
    if (!this.presentation.singleKeys() || event.ctrlKey || event.metaKey || event.altKey || isField(event.target)) return;
    const step = event.key === 'j' ? 1 : event.key === 'k' ? -1 : 0;
    const links = this.body()?.nativeElement.querySelectorAll<HTMLAnchorElement>('a.open');
    if (step === 0 || !links || links.length === 0) return;
    const at = Math.min(links.length - 1, Math.max(0, this.at() + step));
    this.at.set(at);
    links[at]?.focus();
    event.preventDefault();
  }
}

function isField(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || ['INPUT', 'SELECT', 'TEXTAREA'].includes(target.tagName));
}
