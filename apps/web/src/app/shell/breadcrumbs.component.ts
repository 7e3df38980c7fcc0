import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { Breadcrumbs } from '../core/navigation/breadcrumbs';

/** Shown from the second level on; the first is the navigation itself. */
@Component({
  selector: 'cn-breadcrumbs',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [RouterLink, TranslocoPipe],
  styles: `
    nav { padding: 6px var(--gutter) 0; max-width: var(--page-max); margin: 0 auto; }
    ol { display: flex; flex-wrap: wrap; font-size: var(--fs-12); line-height: 20px; color: var(--ink-3); }
    li + li::before { content: '/'; padding: 0 8px; color: var(--ink-3); }
    [aria-current] { color: var(--ink-2); }
    @media print { nav { display: none; } }
  `,
  template: `
    @if (trail().length > 1) {
      <nav [attr.aria-label]="'shell.breadcrumbs' | transloco">
        <ol>
          @for (crumb of trail(); track crumb.path; let last = $last) {
            <li>
              @if (last) {
                <span aria-current="page">{{ crumb.isData ? crumb.text : (crumb.text | transloco) }}</span>
              } @else {
                <a [routerLink]="crumb.path">{{ crumb.isData ? crumb.text : (crumb.text | transloco) }}</a>
              }
            </li>
          }
        </ol>
      </nav>
    }
  `,
})
export class BreadcrumbsComponent {
  private readonly breadcrumbs = inject(Breadcrumbs);
  protected readonly trail = computed(() => this.breadcrumbs.trail());
}
