import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import type { BoardSettings } from '@consilium/contracts';
import { EmptyStateComponent, ErrorStateComponent, LoadingRowsComponent, NumberPipe, PageHeaderComponent, ScrollRegionDirective, SectionHeadingComponent, SelectFieldComponent, TextFieldComponent } from '@consilium/ui';
import { SessionState } from '../../../core/auth/session.state';
import { ProblemError } from '../../../core/http/problem-error';
import { DeskClient } from '../data/desk.client';
import { DeskAct } from '../data/desk-act';

interface BoardRow {
  readonly id: string;
  readonly name: string;
  readonly settings: BoardSettings;
  /** Known to the administrator only. */
  readonly members: number | null;
  readonly chair: string | null;
}

/** Boards one belongs to; for the administrator those of the whole organisation, and the way to a new one. */
@Component({
  selector: 'cn-boards-page',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [EmptyStateComponent, ErrorStateComponent, LoadingRowsComponent, NumberPipe, PageHeaderComponent, RouterLink, ScrollRegionDirective, SectionHeadingComponent, SelectFieldComponent, TextFieldComponent, TranslocoPipe],
  templateUrl: './boards.page.html',
  styles: `
    :host { display: block; }
    form { display: grid; grid-template-columns: repeat(2, minmax(0, 1fr)); gap: 12px 24px; padding: 12px 0 24px; max-width: 760px; }
    .cn-actions { grid-column: 1 / -1; }
    table { min-width: 640px; }
    .failed { color: var(--danger); font-weight: 500; }
    .open { color: var(--ink); font-weight: 600; text-decoration: none; }
    .open:hover { text-decoration: underline; }
    @media (max-width: 720px) { form { grid-template-columns: minmax(0, 1fr); } }
  `,
  host: { class: 'cn-page' },
})
export class BoardsPage {
  private readonly client = inject(DeskClient);
  private readonly router = inject(Router);
  private readonly session = inject(SessionState);

  protected readonly rows = signal<readonly BoardRow[]>([]);
  protected readonly loading = signal(true);
  protected readonly failure = signal<ProblemError | null>(null);
  protected readonly adding = signal(false);
  private readonly desk = new DeskAct();
  protected readonly busy = this.desk.busy;
  protected readonly name = signal('');
  protected readonly settingsOf = signal<string | null>(null);
  protected readonly mayCreate = this.session.may('board.create');
  protected readonly likeChoices = computed(() => this.rows().map(({ id, name }) => ({ value: id, label: name })));
  protected readonly refusal = computed(() => (this.desk.isAtFault('name') ? 'admin.refused.nameTaken' : this.desk.refusal()));

  constructor() {
    void this.load();
  }

  protected async load(): Promise<void> {
    this.failure.set(null);
    try {
      this.rows.set(this.session.may('board.list') ? await this.client.allBoards() : (await this.client.ownBoards()).map((board) => ({ ...board, members: null, chair: null })));
    } catch (problem) {
      if (!(problem instanceof ProblemError)) throw problem;
      this.failure.set(problem);
    }
    this.loading.set(false);
  }

  protected async create(event: Event): Promise<void> {
    event.preventDefault();
    if (this.name().trim() === '') return;
    await this.desk.run(async () => {
      const made = await this.client.createBoard({ name: this.name().trim(), tumourType: 'neuroendocrineLiverMetastases', settingsOf: this.settingsOf() });
      await this.router.navigate(['/boards', made.id]);
    });
  }
}
