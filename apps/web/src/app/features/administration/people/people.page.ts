import { ChangeDetectionStrategy, Component, computed, DestroyRef, effect, inject, input, signal, untracked } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import type { PersonAccount } from '@consilium/contracts';
import { DatePipe, EmptyStateComponent, ErrorStateComponent, LoadingRowsComponent, PageHeaderComponent, ScrollRegionDirective, SelectFieldComponent, TextFieldComponent } from '@consilium/ui';
import { ProblemError } from '../../../core/http/problem-error';
import { DeskClient } from '../data/desk.client';
import { DeskTabsComponent } from '../desk-tabs.component';

const ROLES = ['coordinator', 'specialist', 'referrer', 'auditor', 'administrator'] as const;
const STATES = ['active', 'invited', 'noAccess', 'deactivated'] as const;
/** Pause in typing, in milliseconds, after which is searched. */
const PAUSE = 250;

/** Every account of the organisation: found by name or address, role and state. The filter stands in the address. */
@Component({
  selector: 'cn-people-page',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [DatePipe, DeskTabsComponent, EmptyStateComponent, ErrorStateComponent, LoadingRowsComponent, PageHeaderComponent, RouterLink, ScrollRegionDirective, SelectFieldComponent, TextFieldComponent, TranslocoPipe],
  templateUrl: './people.page.html',
  styles: `
    :host { display: block; }
    .filters { display: grid; grid-template-columns: minmax(0, 2fr) repeat(2, minmax(0, 1fr)); gap: 12px 24px; padding-bottom: 16px; max-width: 860px; }
    table { min-width: 860px; }
    .open { color: var(--ink); font-weight: 600; text-decoration: none; }
    .open:hover { text-decoration: underline; }
    td > span { display: block; }
    .off { color: var(--ink-3); }
    .more { margin-top: 12px; }
    @media (max-width: 720px) { .filters { grid-template-columns: minmax(0, 1fr); } }
  `,
  host: { class: 'cn-page' },
})
export class PeoplePage {
  /** Filter, bound from the query. */
  readonly text = input<string>();
  readonly role = input<string>();
  readonly account = input<string>();

  private readonly client = inject(DeskClient);
  private readonly router = inject(Router);
  private readonly words = inject(TranslocoService);

  protected readonly rows = signal<readonly PersonAccount[]>([]);
  protected readonly next = signal<string | null>(null);
  protected readonly loading = signal(true);
  protected readonly failure = signal<ProblemError | null>(null);
  protected readonly roleChoices = computed(() => ROLES.map((value) => ({ value, label: this.words.translate<string>(`terms.role.${value}`) })));
  protected readonly stateChoices = computed(() => STATES.map((value) => ({ value, label: this.words.translate<string>(`admin.account.${value}`) })));

  private request = new AbortController();
  private typing: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    inject(DestroyRef).onDestroy(() => {
      this.request.abort();
      clearTimeout(this.typing);
    });
    effect(() => {
      this.text();
      this.role();
      this.account();
      untracked(() => void this.load(null));
    });
  }

  protected typed(text: string): void {
    clearTimeout(this.typing);
    this.typing = setTimeout(() => this.filter({ text: text.trim() === '' ? null : text.trim() }), PAUSE);
  }

  protected filter(change: Readonly<Record<string, string | null>>): void {
    void this.router.navigate([], { queryParams: change, queryParamsHandling: 'merge', replaceUrl: true });
  }

  protected async load(after: string | null): Promise<void> {
    this.request.abort();
    const request = (this.request = new AbortController());
    this.failure.set(null);
    try {
      const page = await this.client.accounts({ text: this.text(), role: this.role(), account: this.account(), after }, request.signal);
      this.rows.update((rows) => (after === null ? page.items : [...rows, ...page.items]));
      this.next.set(page.next);
    } catch (problem) {
      if (request.signal.aborted) return;
      if (!(problem instanceof ProblemError)) throw problem;
      this.failure.set(problem);
    }
    this.loading.set(false);
  }
}
