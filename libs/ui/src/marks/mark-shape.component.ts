import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import { MARK_SHAPES, type MarkName, type MarkPart } from './mark-shapes';

/**
 * The bare drawing of a mark: `<svg cnMark="met" />`, in text or nested in another drawing (give x, y, width and
 * height there). It is silent for screen readers; the word beside it speaks.
 */
@Component({
  selector: 'svg[cnMark]',
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: { viewBox: '0 0 16 16', 'aria-hidden': 'true', focusable: 'false', class: 'cn-mark-shape' },
  template: `@for (part of parts(); track $index) {
    <svg:path
      [attr.d]="part.d"
      [attr.fill]="part.fill === 'ink' ? 'currentColor' : 'none'"
      [attr.stroke]="part.stroke === 'ink' ? 'currentColor' : part.stroke === 'ground' ? 'var(--mark-ground, var(--surface))' : null"
      [attr.stroke-width]="part.width ?? null"
      [attr.stroke-dasharray]="part.dash ?? null"
      stroke-linejoin="round"
    />
  }`,
})
export class MarkShapeComponent {
  readonly cnMark = input.required<MarkName>();
  protected readonly parts = computed<readonly MarkPart[]>(() => MARK_SHAPES[this.cnMark()]);
}
