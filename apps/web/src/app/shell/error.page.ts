import { ChangeDetectionStrategy, Component } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { PageHeaderComponent } from '@consilium/ui';

/** Shown when the application itself could not start a page. */
@Component({
  selector: 'cn-error-page',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [PageHeaderComponent, RouterLink, TranslocoPipe],
  host: { class: 'cn-page' },
  styles: `:host { display: block; } p { max-width: 44em; margin-bottom: 16px; }`,
  template: `
    <div>
      <cn-page-header [text]="'shell.error.title' | transloco" />
      <p>{{ 'shell.error.text' | transloco }}</p>
      <a class="cn-button" routerLink="/">{{ 'shell.toStart' | transloco }}</a>
    </div>
  `,
})
export class ErrorPage {}
