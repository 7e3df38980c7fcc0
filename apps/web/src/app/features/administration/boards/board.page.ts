import { ChangeDetectionStrategy, Component, computed, effect, inject, input, signal, untracked } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import type { BoardAccount, Membership } from '@consilium/contracts';
import { ErrorStateComponent, LoadingRowsComponent, PageHeaderComponent } from '@consilium/ui';
import { SessionState } from '../../../core/auth/session.state';
import { ProblemError } from '../../../core/http/problem-error';
import { Breadcrumbs } from '../../../core/navigation/breadcrumbs';
import { DeskClient } from '../data/desk.client';
import { CoversComponent } from './covers.component';
import { SeatsComponent } from './seats.component';
import { BoardWallsComponent } from './walls.component';

/** One board: who holds its seats, from when to when, and who stands in for whom. */
@Component({
  selector: 'cn-board-page',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [BoardWallsComponent, CoversComponent, ErrorStateComponent, LoadingRowsComponent, PageHeaderComponent, RouterLink, SeatsComponent, TranslocoPipe],
  template: `
    <cn-page-header [text]="board()?.name ?? '…'" [note]="'admin.boards.oneNote' | transloco">
      <a class="cn-button" [routerLink]="['/boards', boardId(), 'settings']">{{ 'admin.settings.title' | transloco }}</a>
    </cn-page-header>
    @if (failure(); as problem) {
      <cn-error-state [failed]="'admin.failed' | transloco" [safe]="'admin.failedSafe' | transloco" [retryLabel]="'admin.again' | transloco" [requestId]="problem.requestId" (retry)="load(boardId())" />
    } @else if (board() === null) {
      <cn-loading-rows [rows]="10" />
    } @else {
      <div class="cn-stack">
        <cn-seats [boardId]="boardId()" [memberships]="memberships()" [mayChange]="mayChange" (changed)="refresh()" />
        <cn-covers [boardId]="boardId()" [memberships]="memberships()" [forOthers]="namesForOthers()" />
        @if (pairsWalls()) {
          <cn-board-walls [boardId]="boardId()" />
        }
      </div>
    }
  `,
  styles: `:host { display: block; }`,
  host: { class: 'cn-page' },
})
export class BoardPage {
  readonly boardId = input.required<string>();

  private readonly client = inject(DeskClient);
  private readonly breadcrumbs = inject(Breadcrumbs);
  private readonly session = inject(SessionState);

  protected readonly board = signal<BoardAccount | null>(null);
  protected readonly memberships = signal<readonly Membership[]>([]);
  protected readonly failure = signal<ProblemError | null>(null);
  protected readonly mayChange = this.session.may('membership.change');
  /** Coordinator, chair and administrator name covers for everybody; a member for their own seat. The server decides again. */
  protected readonly namesForOthers = computed(() => {
    const role = this.session.session()?.boards.find(({ id }) => id === this.boardId())?.role;
    return this.mayChange || role === 'chair' || role === 'deputyChair' || role === 'coordinator';
  });

  /** Coordinator, chair and administrator. */
  protected readonly pairsWalls = computed(() => this.namesForOthers() && this.session.may('wall.pair'));

  constructor() {
    effect(() => {
      const boardId = this.boardId();
      untracked(() => void this.load(boardId));
    });
  }

  protected refresh(): void {
    void this.load(this.boardId());
  }

  protected async load(boardId: string): Promise<void> {
    this.failure.set(null);
    try {
      const [board, memberships] = await Promise.all([this.client.board(boardId), this.client.memberships(boardId)]);
      this.board.set(board);
      this.breadcrumbs.name(board.name, `/boards/${boardId}`);
      this.memberships.set(memberships);
    } catch (problem) {
      if (!(problem instanceof ProblemError)) throw problem;
      this.failure.set(problem);
    }
  }
}
