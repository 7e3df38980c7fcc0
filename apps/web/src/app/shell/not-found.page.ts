import { ChangeDetectionStrategy, Component } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { PageHeaderComponent } from '@consilium/ui';

/** An address that leads nowhere. */
@Component({
  selector: 'cn-not-found-page',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [PageHeaderComponent, RouterLink, TranslocoPipe],
  host: { class: 'cn-page' },
  styles: `:host { display: block; } p { max-width: 44em; margin-bottom: 16px; }`,
  template: `
    <div>
      <cn-page-header [text]="'shell.notFound.title' | transloco" />
      <p>{{ 'shell.notFound.text' | transloco }}</p>
      <a class="cn-button" routerLink="/">{{ 'shell.toStart' | transloco }}</a>
    </div>
  `,
})
export class NotFoundPage {}
