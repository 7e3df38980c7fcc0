import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { DatePipe, EmptyStateComponent, SectionHeadingComponent } from '@consilium/ui';
import type { Duty } from './duties';

/** What waits for somebody, one sentence each, leading to where it is done. */
@Component({
  selector: 'cn-duty-list',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [DatePipe, EmptyStateComponent, RouterLink, SectionHeadingComponent, TranslocoPipe],
  styles: `
    :host { display: block; }
    li { display: flex; gap: 2px 16px; padding: 8px 0; border-bottom: var(--rule); align-items: baseline; flex-wrap: wrap; }
    .presses { border-left: 3px solid var(--danger); padding-left: 9px; margin-left: -12px; }
    a { color: var(--ink); font-weight: 600; text-decoration: none; flex: 1 1 24ch; text-wrap: pretty; }
    a:hover { text-decoration: underline; }
  `,
  template: `
    <cn-section-heading [headingId]="headingId()" [text]="heading()" />
    @if (duties().length === 0) {
      <cn-empty-state [text]="empty()" />
    } @else {
      <ul [attr.aria-labelledby]="headingId()">
        @for (duty of duties(); track duty.id) {
          <li [class.presses]="duty.presses">
            <a [routerLink]="duty.path">{{ 'home.duty.' + duty.text | transloco: duty.values }}</a>
            @if (duty.at; as at) {
              <span class="cn-source cn-nowrap">{{ at | cnDate: 'dateTime' }}</span>
            }
          </li>
        }
      </ul>
    }
  `,
})
export class DutyListComponent {
  readonly headingId = input.required<string>();
  readonly heading = input.required<string>();
  /** Said where nothing waits. */
  readonly empty = input.required<string>();
  readonly duties = input.required<readonly Duty[]>();
}
