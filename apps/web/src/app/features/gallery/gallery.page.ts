import { ChangeDetectionStrategy, Component } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { OPTION_STATUSES, PageHeaderComponent, StatusMarkComponent } from '@consilium/ui';

@Component({
  selector: 'cn-gallery-page',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [PageHeaderComponent, StatusMarkComponent, TranslocoPipe],
  template: `
    <main id="main" class="cn-page">
      <cn-page-header [text]="'gallery.title' | transloco" />
      @for (status of statuses; track status) {
        <p><cn-status-mark [status]="status" /></p>
      }
    </main>
  `,
})
export class GalleryPage {
  protected readonly statuses = OPTION_STATUSES;
}
