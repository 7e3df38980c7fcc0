import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { MarkBase, type MarkEntry } from './mark.base';
import { MarkShapeComponent } from './mark-shape.component';
import type { ReadinessVerdict } from './vocabulary';

const VOCABULARY: Record<ReadinessVerdict, MarkEntry> = {
  ready: { shape: 'ready', word: 'ui.readiness.ready' },
  conditional: { shape: 'conditional', word: 'ui.readiness.conditional' },
  notReady: { shape: 'notReady', word: 'ui.readiness.notReady' },
};

/** Whether a case can be discussed: full triangle, open triangle, two bars. */
@Component({
  selector: 'cn-readiness-mark',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [MarkShapeComponent, TranslocoPipe],
  templateUrl: './mark.html',
  styleUrl: './mark.css',
  styles: `
    :host(.ready) { color: var(--st-supported); }
    :host(.conditional) { color: var(--st-insufficient); }
    :host(.notReady) { color: var(--st-contraindicated); }
  `,
})
export class ReadinessMarkComponent extends MarkBase<ReadinessVerdict> {
  readonly verdict = input.required<ReadinessVerdict>();

  protected override readonly current = this.verdict;
  protected override readonly vocabulary = VOCABULARY;
}
