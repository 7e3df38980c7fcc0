import { ChangeDetectionStrategy, Component } from '@angular/core';
import { RouterLink, RouterLinkActive } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';

/** The pages of the administrator's desk. */
@Component({
  selector: 'cn-desk-tabs',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [RouterLink, RouterLinkActive, TranslocoPipe],
  styles: `
    nav { display: flex; flex-wrap: wrap; gap: 0 24px; border-bottom: var(--rule); margin-bottom: 20px; }
    a { padding: 8px 0 6px; color: var(--ink-2); text-decoration: none; border-bottom: 2px solid transparent; }
    a:hover { color: var(--ink); }
    .active { color: var(--ink); font-weight: 600; border-bottom-color: var(--accent); }
  `,
  template: `
    <nav [attr.aria-label]="'admin.title' | transloco">
      @for (tab of tabs; track tab.path) {
        <a [routerLink]="tab.path" routerLinkActive="active" ariaCurrentWhenActive="page">{{ tab.label | transloco }}</a>
      }
    </nav>
  `,
})
export class DeskTabsComponent {
  protected readonly tabs = [
    { path: '/administration/people', label: 'admin.people.title' },
    { path: '/administration/auditors', label: 'admin.grants.title' },
    { path: '/administration/imaging', label: 'admin.imaging.title' },
    { path: '/administration/system', label: 'admin.system.title' },
    { path: '/administration/sign-in', label: 'account.policy.title' },
  ] as const;
}
