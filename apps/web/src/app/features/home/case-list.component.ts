import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import type { CaseRow } from '@consilium/contracts';
import { DatePipe, EmptyStateComponent, SectionHeadingComponent } from '@consilium/ui';
import { CaseStateComponent } from '../cases/steps/case-state.component';

/** A short list of cases that wait for something. */
@Component({
  selector: 'cn-home-case-list',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [CaseStateComponent, DatePipe, EmptyStateComponent, RouterLink, SectionHeadingComponent, TranslocoPipe],
  styles: `
    :host { display: block; }
    li { display: grid; grid-template-columns: 104px minmax(0, 1fr) auto; gap: 2px 16px; padding: 8px 0; border-bottom: var(--rule); align-items: baseline; }
    a { color: var(--ink); font-weight: 600; text-decoration: none; }
    a:hover { text-decoration: underline; }
    .question { grid-column: 2; color: var(--ink-2); font-size: var(--fs-13); line-height: var(--lh-13); }
    @media (max-width: 640px) { li { grid-template-columns: minmax(0, 1fr) auto; } .cn-id { display: none; } .question { grid-column: 1 / -1; } }
  `,
  template: `
    <cn-section-heading [headingId]="headingId()" [text]="heading()" />
    @if (cases().length === 0) {
      <cn-empty-state [text]="empty()" />
    } @else {
      <ul>
        @for (row of cases(); track row.id) {
          <li>
            <span class="cn-id">{{ row.number }}</span>
            <a [routerLink]="['/cases', row.id]">{{ row.patient.familyName }}, {{ row.patient.givenName }}</a>
            <cn-case-state [state]="row.state" />
            <span class="question">{{ row.question.text }} <span class="cn-source">{{ 'home.changed' | transloco: { at: (row.updatedAt | cnDate) } }}</span></span>
          </li>
        }
      </ul>
    }
  `,
})
export class CaseListComponent {
  readonly headingId = input.required<string>();
  readonly heading = input.required<string>();
  readonly empty = input.required<string>();
  readonly cases = input.required<readonly CaseRow[]>();
}
