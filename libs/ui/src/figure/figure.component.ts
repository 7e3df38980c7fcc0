import { afterNextRender, ChangeDetectionStrategy, Component, ElementRef, input, signal, viewChild } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { ScrollRegionDirective } from '../page/scroll-region.directive';
import { saveFile, toSvgFile } from './svg-export';
import { type FigureTable, toCsv } from './csv';

/**
 * Frame of every picture: the drawing (projected, one `<svg class="cn-graphic">`), a caption, the table behind it, and
 * the way out as SVG or CSV. On narrow screens the drawing scrolls sideways inside its frame.
 */
@Component({
  selector: 'cn-figure',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [ScrollRegionDirective, TranslocoPipe],
  styleUrl: './figure.component.css',
  template: `
    <figure>
      <div #frame class="frame" [class.table-shown]="tableShown()" [cnScrollRegion]="name()">
        <div class="drawing" [style.min-width.px]="minWidth()"><ng-content /></div>
      </div>
      @if (tableShown()) {
        <div class="cn-scroll-x" [cnScrollRegion]="name()">
          <table class="cn-table">
            <thead>
              <tr>
                @for (column of table().columns; track $index) {
                  <th scope="col">{{ column }}</th>
                }
              </tr>
            </thead>
            <tbody>
              @for (row of table().rows; track $index) {
                <tr>
                  @for (cell of row; track $index) {
                    <td [class.cn-number]="isNumber(cell)">{{ cell }}</td>
                  }
                </tr>
              }
            </tbody>
          </table>
        </div>
      }
      <ng-content select="[cnReading]" />
      <figcaption>
        <span class="caption"><ng-content select="[cnCaption]" /></span>
        @if (tools()) {
          <span class="tools cn-no-print">
            <button type="button" class="cn-link" [attr.aria-expanded]="tableShown()" (click)="tableShown.set(!tableShown())">{{ (tableShown() ? 'ui.figure.drawing' : 'ui.figure.table') | transloco }}</button>
            <button type="button" class="cn-link" (click)="saveSvg()">{{ 'ui.figure.svg' | transloco }}</button>
            <button type="button" class="cn-link" (click)="saveCsv()">{{ 'ui.figure.csv' | transloco }}</button>
          </span>
        }
      </figcaption>
    </figure>
  `,
})
export class FigureComponent {
  /** What the picture shows, for the file and the scrolling frame. Already translated. */
  readonly name = input.required<string>();
  readonly table = input.required<FigureTable>();
  /** Below this width in px the drawing scrolls instead of shrinking. */
  readonly minWidth = input(0);
  /** Which end is in view when it scrolls; time runs to the right and the newest matters. */
  readonly inView = input<'start' | 'end'>('start');

  /** Whether table and files are offered; not on the wall, where nobody has a pointer. */
  readonly tools = input(true);

  /** For drawings that are no inline SVG (charts on a canvas): makes the file on demand. */
  readonly svgFile = input<(() => string) | null>(null);

  private readonly frame = viewChild.required<ElementRef<HTMLElement>>('frame');
  protected readonly tableShown = signal(false);

  constructor() {
    afterNextRender(() => {
      const frame = this.frame().nativeElement;
      if (this.inView() === 'end') frame.scrollLeft = frame.scrollWidth;
    });
  }

  protected isNumber(cell: string | number | null): boolean {
    return typeof cell === 'number';
  }

  protected saveSvg(): void {
    const make = this.svgFile();
    const drawing = this.frame().nativeElement.querySelector('svg');
    const file = make ? make() : drawing ? toSvgFile(drawing) : null;
    if (file !== null) saveFile(`${fileName(this.name())}.svg`, 'image/svg+xml', file);
  }

  protected saveCsv(): void {
    saveFile(`${fileName(this.name())}.csv`, 'text/csv;charset=utf-8', '\ufeff' + toCsv(this.table()));
  }
}

function fileName(name: string): string {
  return name.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '-').replace(/^-|-$/g, '');
}
