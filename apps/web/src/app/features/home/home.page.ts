import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { EmptyStateComponent, PageHeaderComponent } from '@consilium/ui';
import { SessionState } from '../../core/auth/session.state';

/** The first page after signing in: what waits for this person. Features add their lists here. */
@Component({
  selector: 'cn-home-page',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [EmptyStateComponent, PageHeaderComponent, TranslocoPipe],
  host: { class: 'cn-page' },
  template: `
    <cn-page-header [label]="organisation()" [text]="'home.title' | transloco" />
    <cn-empty-state [text]="'home.empty' | transloco" />
  `,
  styles: `:host { display: block; }`,
})
export class HomePage {
  private readonly session = inject(SessionState);
  protected organisation(): string {
    return this.session.session()?.organisation.name ?? '';
  }
}
