import { ChangeDetectionStrategy, Component, computed, ElementRef, inject, input, model, output, signal, viewChild } from '@angular/core';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { FigureComponent } from '../figure/figure.component';
import type { FigureTable } from '../figure/csv';
import { formatQuantity } from '../text/format';
import { UI_LANGUAGE } from '../text/locale';
import { lesionsBySegment, placeLesions } from './lesion-placement';
import { DRAWING, HINTS, OUTLINE, PORTAL, SEGMENT_SHAPES, VEINS, VENA_CAVA } from './liver-drawing';
import { type LesionPlan, type LesionView, type MapPlace, type Segment, SEGMENT_NUMERALS } from './liver.model';

const PLANS: readonly LesionPlan[] = ['resect', 'ablate', 'leave'];

/**
 * The liver in Couinaud's segments, the patient's right on the left. Each segment is a button with a name and a count;
 * arrow keys walk them, Enter or Space chooses. The line below repeats what pointer or focus shows. With `editable` a
 * click also gives the place, so that a lesion can be added there; the keyboard gives the middle of the segment.
 */
@Component({
  selector: 'cn-liver-map',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [FigureComponent, TranslocoPipe],
  templateUrl: './liver-map.component.html',
  styleUrl: './liver-map.component.css',
})
export class LiverMapComponent {
  readonly lesions = input.required<readonly LesionView[]>();
  /** Whether a chosen segment offers a place for a new lesion. */
  readonly editable = input(false);
  /** `wall` leaves out numbers, reading line and tools. */
  readonly size = input<'desk' | 'wall'>('desk');
  readonly selected = model<Segment | null>(null);
  readonly placeChosen = output<MapPlace>();

  private readonly words = inject(TranslocoService);
  private readonly language = inject(UI_LANGUAGE);
  private readonly drawing = viewChild.required<ElementRef<SVGSVGElement>>('drawing');

  protected readonly shapes = SEGMENT_SHAPES;
  protected readonly numerals = SEGMENT_NUMERALS;
  protected readonly outline = OUTLINE;
  protected readonly venaCava = VENA_CAVA;
  protected readonly veins = VEINS;
  protected readonly portal = PORTAL;
  protected readonly hints = HINTS;
  protected readonly plans = PLANS;

  /** Segment under the pointer or with the focus. */
  protected readonly pointed = signal<Segment | null>(null);
  /** The one segment that Tab reaches. */
  protected readonly tabStop = signal<Segment>('7');
  protected readonly shown = computed(() => this.pointed() ?? this.selected());
  protected readonly placed = computed(() => placeLesions(this.lesions()));
  private readonly bySegment = computed(() => lesionsBySegment(this.lesions()));

  protected readonly counts = computed(() => PLANS.map((plan) => ({ plan, count: this.lesions().filter((lesion) => lesion.plan === plan).length })));
  protected readonly unplanned = computed(() => this.lesions().filter((lesion) => lesion.plan === null).length);

  /** "Segment VII, right posterior superior: 2 lesions". */
  protected readonly names = computed(() => {
    this.language();
    return new Map(
      SEGMENT_SHAPES.map(({ segment }) => {
        const count = this.bySegment().get(segment)?.length ?? 0;
        const place = this.words.translate(`ui.liver.segment.${segment}`);
        return [segment, `${this.words.translate('ui.liver.name', { numeral: SEGMENT_NUMERALS[segment], place })}: ${this.words.translate(count === 1 ? 'ui.liver.oneLesion' : 'ui.liver.lesions', { count })}`] as const;
      }),
    );
  });

  protected readonly reading = computed(() => {
    const segment = this.shown();
    if (segment === null) return null;
    const language = this.language();
    return {
      name: this.names().get(segment) ?? '',
      lesions: (this.bySegment().get(segment) ?? []).map((lesion) =>
        [
          this.words.translate('ui.liver.number', { number: lesion.number }),
          lesion.sizeCm === null ? this.words.translate('ui.liver.notMeasured') : formatQuantity(lesion.sizeCm, 'cm', language),
          ...(lesion.note ? [lesion.note] : []),
        ].join(', '),
      ),
    };
  });

  protected readonly table = computed<FigureTable>(() => {
    this.language();
    return {
      columns: ['ui.liver.column.number', 'ui.liver.column.segment', 'ui.liver.column.size', 'ui.liver.column.plan', 'ui.liver.column.note'].map((key) => this.words.translate(key)),
      rows: [...this.lesions()]
        .sort((a, b) => a.number - b.number)
        .map((lesion) => [lesion.number, SEGMENT_NUMERALS[lesion.segment], lesion.sizeCm, lesion.plan ? this.words.translate(`ui.liver.plan.${lesion.plan}`) : '', lesion.note ?? '']),
    };
  });

  protected choose(segment: Segment, event: MouseEvent): void {
    this.selected.set(segment);
    this.tabStop.set(segment);
    if (!this.editable()) return;
    const field = this.drawing().nativeElement.getScreenCTM();
    if (!field) return;
    const point = new DOMPoint(event.clientX, event.clientY).matrixTransform(field.inverse());
    this.placeChosen.emit({ segment, x: share(point.x / DRAWING.width), y: share(point.y / DRAWING.height) });
  }

  protected key(segment: Segment, event: KeyboardEvent): void {
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key] ?? 0;
    if (step !== 0) {
      const at = SEGMENT_SHAPES.findIndex((shape) => shape.segment === segment);
      const next = SEGMENT_SHAPES[(at + step + SEGMENT_SHAPES.length) % SEGMENT_SHAPES.length];
      if (next) this.focus(next.segment);
    } else if (event.key === 'Enter' || event.key === ' ') {
      this.selected.set(segment);
      const [x, y] = SEGMENT_SHAPES.find((shape) => shape.segment === segment)?.places[this.bySegment().get(segment)?.length ?? 0] ?? [0, 0];
      if (this.editable()) this.placeChosen.emit({ segment, x: share(x / DRAWING.width), y: share(y / DRAWING.height) });
    } else if (event.key === 'Escape' && this.selected() !== null) {
      this.selected.set(null);
    } else {
      return;
    }
    event.preventDefault();
  }

  private focus(segment: Segment): void {
    this.tabStop.set(segment);
    this.drawing().nativeElement.querySelector<SVGElement>(`[data-segment="${segment}"]`)?.focus();
  }
}

function share(value: number): number {
  return Math.round(Math.min(1, Math.max(0, value)) * 10_000) / 10_000;
}
