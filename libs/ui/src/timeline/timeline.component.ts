import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { FigureComponent } from '../figure/figure.component';
import type { FigureTable } from '../figure/csv';
import { DatePipe, NumberPipe } from '../text/format.pipes';
import { formatDate } from '../text/format';
import { UI_LANGUAGE } from '../text/locale';
import { FIELD, timelineDrawing } from './timeline-geometry';
import type { TimelineView } from './timeline.model';

/** Course of the disease: lanes for what was done and what happened, tumour markers below on the same time axis. */
@Component({
  selector: 'cn-timeline',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [DatePipe, FigureComponent, NumberPipe, TranslocoPipe],
  templateUrl: './timeline.component.html',
  styles: `
    :host { display: block; }
    .cn-graphic { max-width: 1080px; }
    .period { fill: var(--dg-band); stroke: var(--dg-muted); }
    .event { stroke: var(--dg-line); stroke-width: 3; }
    .milestone { fill: var(--dg-line); }
    .now { stroke: var(--accent); stroke-width: 1.5; }
    .band { fill: var(--dg-band); }
    .cn-graphic .newest { font-size: 14px; }
  `,
})
export class TimelineComponent {
  readonly timeline = input.required<TimelineView>();
  /** The course in one sentence for screen readers, written by the caller. */
  readonly label = input.required<string>();

  private readonly words = inject(TranslocoService);
  private readonly language = inject(UI_LANGUAGE);
  protected readonly field = FIELD;
  protected readonly drawing = computed(() => timelineDrawing(this.timeline()));
  protected readonly table = computed<FigureTable>(() => {
    const language = this.language();
    const view = this.timeline();
    const date = (value: string): string => formatDate(value, 'date', language);
    return {
      columns: ['ui.timeline.lane', 'ui.timeline.what', 'ui.timeline.from', 'ui.timeline.to', 'ui.timeline.value', 'ui.timeline.unit'].map((key) => this.words.translate(key)),
      rows: [
        ...view.lanes.flatMap((lane) =>
          lane.entries.map((entry) => [lane.label, entry.label, date(entry.start), entry.kind === 'period' ? (entry.end ? date(entry.end) : this.words.translate('ui.timeline.continues')) : '', null, null]),
        ),
        ...view.markers.flatMap((series) => series.points.map((point) => [this.words.translate('ui.timeline.marker'), series.name, date(point.date), '', point.value, series.unit])),
      ],
    };
  });
}
