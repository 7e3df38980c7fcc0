import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { SectionHeadingComponent } from '@consilium/ui';

export interface WayOn {
  readonly path: string;
  /** Keys of the words. */
  readonly label: string;
  readonly note: string;
}

/** Where a start page leads on to, each place with what is done there. */
@Component({
  selector: 'cn-ways-on',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [RouterLink, SectionHeadingComponent, TranslocoPipe],
  styles: `
    :host { display: block; }
    li { padding: 8px 0; border-bottom: var(--rule); }
    li > * { display: block; }
    a { width: fit-content; font-weight: 600; }
  `,
  template: `
    <section aria-labelledby="home-ways">
      <cn-section-heading headingId="home-ways" [text]="'home.ways' | transloco" />
      <ul>
        @for (way of ways(); track way.path) {
          <li><a [routerLink]="way.path">{{ way.label | transloco }}</a><span class="cn-source">{{ way.note | transloco }}</span></li>
        }
      </ul>
    </section>
  `,
})
export class WaysOnComponent {
  readonly ways = input.required<readonly WayOn[]>();
}
