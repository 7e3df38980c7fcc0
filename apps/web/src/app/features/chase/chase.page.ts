import { ChangeDetectionStrategy, Component, computed, effect, inject, input, signal, untracked } from '@angular/core';
import { Router } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import type { Board, ChaseItem } from '@consilium/contracts';
import { EmptyStateComponent, ErrorStateComponent, LoadingRowsComponent, PageHeaderComponent, saveFile, SegmentedFieldComponent, SelectFieldComponent, toCsv, ToastService, ConfirmService } from '@consilium/ui';
import { SessionState } from '../../core/auth/session.state';
import { ApiClient } from '../../core/http/api-client';
import { ProblemError } from '../../core/http/problem-error';
import { Speech } from '../cases/words/speech';
import { DocumentNews } from '../reports/document-news';
import { ChaseItemComponent } from './chase-item.component';
import { ChaseClient } from './chase.client';
import { ChaseWords } from './chase-words';

const PAGE_SIZE = 50;
/** Rows a CSV file holds at most; a longer list wants a narrower filter. */
const CSV_LIMIT = 2000;
/** Items one request writes letters about at most. */
const LETTERS_LIMIT = 200;
const STATES = ['current', 'overdue', 'answered', 'closed'] as const;

/** Who owes what, over all cases: what is due first comes first. The filters are in the address. */
@Component({
  selector: 'cn-chase-page',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [ChaseItemComponent, EmptyStateComponent, ErrorStateComponent, LoadingRowsComponent, PageHeaderComponent, SegmentedFieldComponent, SelectFieldComponent, TranslocoPipe],
  templateUrl: './chase.page.html',
  styles: `
    :host { display: block; }
    .filters { display: flex; flex-wrap: wrap; gap: 8px 20px; align-items: end; padding-bottom: 12px; border-bottom: 2px solid var(--ink); }
    .filters .csv { margin-left: auto; margin-bottom: 6px; }
    .more { margin-top: 12px; }
  `,
  host: { class: 'cn-page' },
})
export class ChasePage {
  /** Filters, bound from the query. */
  readonly owner = input<string>();
  readonly state = input<string>();
  readonly board = input<string>();

  private readonly client = inject(ChaseClient);
  private readonly router = inject(Router);
  private readonly session = inject(SessionState);
  private readonly speech = inject(Speech);
  private readonly words = inject(ChaseWords);
  private readonly news = inject(DocumentNews);
  private readonly toasts = inject(ToastService);
  private readonly confirm = inject(ConfirmService);

  protected readonly items = signal<readonly ChaseItem[] | null>(null);
  protected readonly next = signal<string | null>(null);
  protected readonly failure = signal<ProblemError | null>(null);
  protected readonly busy = signal(false);
  private readonly boards = signal<readonly Board[]>([]);
  /** A coordinator looks at everybody first, everybody else at themselves. */
  protected readonly shownOwner = computed(() => (this.owner() === 'me' || this.owner() === 'all' ? this.owner()! : this.session.may('chase.change') ? 'all' : 'me'));
  protected readonly shownState = computed(() => STATES.find((state) => state === this.state()) ?? 'current');
  protected readonly ownerChoices = computed(() => (['me', 'all'] as const).map((value) => ({ value, label: this.speech.say()(`intake.chase.owners.${value}`) })));
  protected readonly stateChoices = computed(() => STATES.map((value) => ({ value, label: this.speech.say()(`intake.chase.filters.${value}`) })));
  protected readonly boardChoices = computed(() => this.boards().map(({ id, name }) => ({ value: id, label: name })));
  /** Open items on screen the person may chase: what the letters to all are about. */
  protected readonly chasable = computed(() => (this.items() ?? []).filter((item) => item.state === 'open' && item.mayChange).slice(0, LETTERS_LIMIT));
  private readonly query = computed(() => ({ owner: this.shownOwner(), state: this.shownState(), boardId: this.board() }));

  constructor() {
    inject(ApiClient).get<Board[]>('/boards').then((boards) => this.boards.set(boards), () => undefined);
    effect(() => {
      this.query();
      untracked(() => void this.load());
    });
  }

  protected async load(): Promise<void> {
    this.failure.set(null);
    this.items.set(null);
    await this.guarded(async () => {
      const page = await this.client.page({ ...this.query(), limit: PAGE_SIZE });
      this.items.set(page.items);
      this.next.set(page.next);
    });
  }

  protected async more(): Promise<void> {
    await this.guarded(async () => {
      const page = await this.client.page({ ...this.query(), after: this.next(), limit: PAGE_SIZE });
      this.items.update((items) => [...(items ?? []), ...page.items]);
      this.next.set(page.next);
    });
  }

  protected filter(change: Readonly<Record<string, string | null>>): void {
    void this.router.navigate([], { queryParams: change, queryParamsHandling: 'merge', replaceUrl: true });
  }

  protected changed(item: ChaseItem): void {
    this.items.update((items) => items?.map((one) => (one.id === item.id ? item : one)) ?? null);
  }

  /** One letter for each person and case of the list; each waits with its case for a clinician to release it. */
  protected async writeAll(): Promise<void> {
    const ids = this.chasable().map(({ id }) => id);
    const agreed = await this.confirm.ask({ title: 'intake.chase.lettersTitle', text: 'intake.chase.lettersText', confirm: 'intake.chase.lettersWrite', parameters: { count: ids.length } });
    if (!agreed) return;
    await this.guarded(async () => {
      const { items } = await this.client.letters(ids);
      this.news.follow(items.filter(({ isNew }) => isNew).map(({ orderId }) => orderId));
      this.toasts.done('intake.chase.lettersOrdered', { parameters: { count: items.filter(({ isNew }) => isNew).length, there: items.filter(({ isNew }) => !isNew).length } });
    });
  }

  protected async exportCsv(): Promise<void> {
    await this.guarded(async () => {
      const all: ChaseItem[] = [];
      let after: string | null = null;
      do {
        const page: { items: readonly ChaseItem[]; next: string | null } = await this.client.page({ ...this.query(), after, limit: 200 });
        all.push(...page.items);
        after = page.next;
      } while (after !== null && all.length < CSV_LIMIT);
      const say = this.speech.say();
      const columns = ['case', 'patient', 'item', 'ask', 'owner', 'dueOn', 'state', 'reminders', 'answer'].map((name) => say(`intake.chase.columns.${name}`));
      const rows = all.map((item) => [item.case.number, item.case.patientShort, this.words.item(item.itemId), item.ask, this.words.owner(item), item.dueOn, say(`intake.chase.states.${item.state}`), item.reminders, item.answer?.text ?? '']);
      saveFile('chase-list.csv', 'text/csv;charset=utf-8', '\ufeff' + toCsv({ columns, rows }));
    });
  }

  private async guarded(work: () => Promise<void>): Promise<void> {
    this.busy.set(true);
    try {
      await work();
    } catch (problem) {
      if (!(problem instanceof ProblemError)) throw problem;
      this.failure.set(problem);
    } finally {
      this.busy.set(false);
    }
  }
}
