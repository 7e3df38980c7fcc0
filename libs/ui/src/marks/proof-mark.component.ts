import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { MarkBase, type MarkEntry } from './mark.base';
import { MarkShapeComponent } from './mark-shape.component';
import type { ProofState } from './vocabulary';

const VOCABULARY: Record<ProofState, MarkEntry> = {
  holds: { shape: 'holds', word: 'ui.proof.holds' },
  differs: { shape: 'differs', word: 'ui.proof.differs' },
  amended: { shape: 'amended', word: 'ui.proof.amended' },
};

/** Whether two things that should be equal are: linked rings, crossed equals sign, plus for a correction. */
@Component({
  selector: 'cn-proof-mark',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [MarkShapeComponent, TranslocoPipe],
  templateUrl: './mark.html',
  styleUrl: './mark.css',
  styles: `
    :host(.holds) { color: var(--cr-met); }
    :host(.differs) { color: var(--cr-conflicting); }
    :host(.amended) { color: var(--cr-asserted); }
  `,
})
export class ProofMarkComponent extends MarkBase<ProofState> {
  readonly state = input.required<ProofState>();

  protected override readonly current = this.state;
  protected override readonly vocabulary = VOCABULARY;
}
