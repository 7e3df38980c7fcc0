import { ChangeDetectionStrategy, Component, inject, input, signal } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import type { ChaseItem } from '@consilium/contracts';
import { EmptyStateComponent, ErrorStateComponent, LoadingRowsComponent, SectionHeadingComponent } from '@consilium/ui';
import { ProblemError } from '../../core/http/problem-error';
import { ChaseItemComponent } from './chase-item.component';
import { ChaseClient } from './chase.client';

/** What the signed-in person owes, answered where it stands. */
@Component({
  selector: 'cn-owed-by-me',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [ChaseItemComponent, EmptyStateComponent, ErrorStateComponent, LoadingRowsComponent, SectionHeadingComponent, TranslocoPipe],
  styles: `:host { display: block; }`,
  template: `
    @if (!onlyIfAny() || failed() || (items()?.length ?? 0) > 0) {
      <cn-section-heading headingId="home-owed" [text]="'intake.chase.mine' | transloco" />
    }
    @if (failed()) {
      <cn-error-state [failed]="'intake.chase.loadFailed' | transloco" [safe]="'intake.duplicates.failedSafe' | transloco" [retryLabel]="'cases.retry' | transloco" (retry)="load()" />
    } @else if (items(); as list) {
      @for (item of list; track item.id) {
        <cn-chase-item [item]="item" [named]="true" (changed)="changed($event)" />
      } @empty {
        @if (!onlyIfAny()) {
          <cn-empty-state [text]="'intake.chase.mineNone' | transloco" />
        }
      }
    } @else if (!onlyIfAny()) {
      <cn-loading-rows [rows]="3" />
    }
  `,
})
export class OwedByMeComponent {
  /** Whether nothing at all is shown while nothing is owed, heading included. */
  readonly onlyIfAny = input(false);

  private readonly client = inject(ChaseClient);
  protected readonly items = signal<readonly ChaseItem[] | null>(null);
  protected readonly failed = signal(false);

  constructor() {
    void this.load();
  }

  protected async load(): Promise<void> {
    this.failed.set(false);
    try {
      this.items.set((await this.client.page({ owner: 'me', state: 'current', limit: 50 })).items);
    } catch (problem) {
      if (!(problem instanceof ProblemError)) throw problem;
      this.failed.set(true);
    }
  }

  protected changed(item: ChaseItem): void {
    this.items.update((items) => items?.map((one) => (one.id === item.id ? item : one)) ?? null);
  }
}
