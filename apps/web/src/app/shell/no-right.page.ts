import { ChangeDetectionStrategy, Component } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { PageHeaderComponent } from '@consilium/ui';

/** Said when a role lacks the right to a page; the server would refuse as well. */
@Component({
  selector: 'cn-no-right-page',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [PageHeaderComponent, RouterLink, TranslocoPipe],
  host: { class: 'cn-page' },
  styles: `:host { display: block; } p { max-width: 44em; margin-bottom: 16px; }`,
  template: `
    <div>
      <cn-page-header [text]="'shell.noRight.title' | transloco" />
      <p>{{ 'shell.noRight.text' | transloco }}</p>
      <a class="cn-button" routerLink="/">{{ 'shell.toStart' | transloco }}</a>
    </div>
  `,
})
export class NoRightPage {}
