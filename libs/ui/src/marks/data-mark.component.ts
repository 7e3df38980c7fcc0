import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { MarkBase, type MarkEntry } from './mark.base';
import { MarkShapeComponent } from './mark-shape.component';
import type { DataState } from './vocabulary';

const VOCABULARY: Record<DataState, MarkEntry> = {
  recorded: { shape: 'recorded', word: 'ui.data.recorded' },
  notNeeded: { shape: 'notNeeded', word: 'ui.data.notNeeded' },
  missing: { shape: 'unknown', word: 'ui.data.missing' },
  asserted: { shape: 'asserted', word: 'ui.data.asserted' },
  conflicting: { shape: 'conflicting', word: 'ui.data.conflicting' },
  stale: { shape: 'stale', word: 'ui.data.stale' },
};

/** One cell of the readiness table: a thin tick for what is recorded; ink goes to what is missing, conflicting or old. */
@Component({
  selector: 'cn-data-mark',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [MarkShapeComponent, TranslocoPipe],
  templateUrl: './mark.html',
  styleUrl: './mark.css',
  styles: `
    :host(.recorded), :host(.notNeeded) { color: var(--ink-3); }
    :host(.missing), :host(.stale) { color: var(--cr-unknown); }
    :host(.asserted) { color: var(--cr-asserted); }
    :host(.conflicting) { color: var(--cr-conflicting); }
  `,
})
export class DataMarkComponent extends MarkBase<DataState> {
  readonly state = input.required<DataState>();

  protected override readonly current = this.state;
  protected override readonly vocabulary = VOCABULARY;
}
