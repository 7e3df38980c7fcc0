import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { DatePipe } from '../text/format.pipes';
import { MarkShapeComponent } from '../marks/mark-shape.component';

/** A bar under the header while the server cannot be reached. Votes and signatures wait. */
@Component({
  selector: 'cn-offline-bar',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [DatePipe, MarkShapeComponent, TranslocoPipe],
  styles: `
    :host { display: flex; gap: 10px; align-items: center; padding: 6px var(--gutter); background: var(--st-insufficient-tint); border-bottom: 1px solid var(--st-insufficient); font-size: var(--fs-13); line-height: var(--lh-13); }
    svg { width: 14px; height: 14px; flex: none; color: var(--st-insufficient); }
  `,
  host: { role: 'status' },
  template: `<svg cnMark="clock"></svg><span>{{ 'ui.offline.since' | transloco: { time: (since() | cnDate: 'time') } }}</span>`,
})
export class OfflineBarComponent {
  /** Instant since when the server is out of reach. */
  readonly since = input.required<Date>();
}
