import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { MarkBase, type MarkEntry } from './mark.base';
import { MarkShapeComponent } from './mark-shape.component';
import type { CriterionState } from './vocabulary';

const VOCABULARY: Record<CriterionState, MarkEntry> = {
  met: { shape: 'met', word: 'ui.criterion.met' },
  notMet: { shape: 'notMet', word: 'ui.criterion.notMet' },
  unknown: { shape: 'unknown', word: 'ui.criterion.unknown' },
  asserted: { shape: 'asserted', word: 'ui.criterion.asserted' },
  conflicting: { shape: 'conflicting', word: 'ui.criterion.conflicting' },
};

/** The state of a criterion or of a recorded value: square family, without any good or bad meaning. */
@Component({
  selector: 'cn-criterion-mark',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [MarkShapeComponent, TranslocoPipe],
  templateUrl: './mark.html',
  styleUrl: './mark.css',
  styles: `
    :host(.met) { color: var(--cr-met); }
    :host(.notMet) { color: var(--cr-notmet); }
    :host(.unknown) { color: var(--cr-unknown); }
    :host(.asserted) { color: var(--cr-asserted); }
    :host(.conflicting) { color: var(--cr-conflicting); }
  `,
})
export class CriterionMarkComponent extends MarkBase<CriterionState> {
  readonly state = input.required<CriterionState>();

  protected override readonly current = this.state;
  protected override readonly vocabulary = VOCABULARY;
}
