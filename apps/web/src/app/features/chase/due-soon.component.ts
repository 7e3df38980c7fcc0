import { ChangeDetectionStrategy, Component, inject, resource } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import type { ChaseItem } from '@consilium/contracts';
import { DatePipe, EmptyStateComponent, ErrorStateComponent, LoadingRowsComponent, SectionHeadingComponent } from '@consilium/ui';
import { localToday } from '../cases/data/calendar';
import { ChaseClient } from './chase.client';
import { ChaseWords } from './chase-words';

/** How many are shown; the chase list has them all. */
const SHOWN = 6;

/** What others owe first, in brief, for whoever chases it. */
@Component({
  selector: 'cn-due-soon',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [DatePipe, EmptyStateComponent, ErrorStateComponent, LoadingRowsComponent, RouterLink, SectionHeadingComponent, TranslocoPipe],
  styles: `
    :host { display: block; }
    li { display: grid; grid-template-columns: minmax(0, 1fr) minmax(0, 1fr) 84px; gap: 2px 16px; padding: 8px 0; border-bottom: var(--rule); font-size: var(--fs-13); line-height: var(--lh-13); }
    li a { color: var(--ink); text-decoration: none; }
    li a:hover { text-decoration: underline; }
    .due { text-align: right; }
    .late { color: var(--danger); font-weight: 600; }
    @media (max-width: 640px) { li { grid-template-columns: minmax(0, 1fr) auto; } .who { grid-column: 1; } .due { grid-column: 2; grid-row: 1; } }
  `,
  template: `
    <cn-section-heading headingId="home-chase" [text]="'intake.chase.title' | transloco"><a routerLink="/chase">{{ 'intake.chase.all' | transloco }}</a></cn-section-heading>
    @if (items.error()) {
      <cn-error-state [failed]="'intake.chase.loadFailed' | transloco" [safe]="'intake.duplicates.failedSafe' | transloco" [retryLabel]="'cases.retry' | transloco" (retry)="items.reload()" />
    } @else if (items.value(); as list) {
      @if (list.length === 0) {
        <cn-empty-state [text]="'intake.chase.none' | transloco" />
      } @else {
        <ul aria-labelledby="home-chase">
          @for (item of list; track item.id) {
            <li>
              <div>
                <a class="cn-strong" [routerLink]="['/cases', item.case.id]">{{ item.case.patientShort }}</a>
                <p>{{ words.item(item.itemId) }}</p>
              </div>
              <p class="who cn-quiet">{{ words.owner(item) }}</p>
              <p class="due cn-nowrap">
                <span [class.late]="late(item)">{{ item.dueOn | cnDate: 'dayMonth' }}</span><br />
                <span class="cn-source">{{ (late(item) ? 'intake.chase.overdue' : 'intake.chase.states.' + item.state) | transloco }}</span>
              </p>
            </li>
          }
        </ul>
      }
    } @else {
      <cn-loading-rows [rows]="4" />
    }
  `,
})
export class DueSoonComponent {
  private readonly client = inject(ChaseClient);
  protected readonly words = inject(ChaseWords);
  protected readonly items = resource({ loader: async () => (await this.client.page({ owner: 'all', state: 'current', limit: SHOWN })).items });
  private readonly today = localToday();

  protected late({ state, dueOn }: ChaseItem): boolean {
    return state === 'open' && dueOn < this.today;
  }
}
