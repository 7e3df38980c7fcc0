import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { MarkBase, type MarkEntry } from './mark.base';
import { MarkShapeComponent } from './mark-shape.component';
import type { OptionStatus } from './vocabulary';

const VOCABULARY: Record<OptionStatus, MarkEntry> = {
  supported: { shape: 'supported', word: 'ui.status.supported' },
  consider: { shape: 'consider', word: 'ui.status.consider' },
  insufficientData: { shape: 'insufficientData', word: 'ui.status.insufficientData' },
  notRecommended: { shape: 'notRecommended', word: 'ui.status.notRecommended' },
  contraindicated: { shape: 'contraindicated', word: 'ui.status.contraindicated' },
  notIndicated: { shape: 'notIndicated', word: 'ui.status.notIndicated' },
};

/** The status of an option: round family, the only marks that judge. */
@Component({
  selector: 'cn-status-mark',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [MarkShapeComponent, TranslocoPipe],
  templateUrl: './mark.html',
  styleUrl: './mark.css',
  styles: `
    :host(.supported) { color: var(--st-supported); }
    :host(.consider) { color: var(--st-consider); }
    :host(.insufficientData) { color: var(--st-insufficient); }
    :host(.notIndicated) { color: var(--st-notindicated); }
    :host(.notRecommended) { color: var(--st-notrecommended); }
    :host(.contraindicated) { color: var(--st-contraindicated); }
  `,
})
export class StatusMarkComponent extends MarkBase<OptionStatus> {
  readonly status = input.required<OptionStatus>();

  protected override readonly current = this.status;
  protected override readonly vocabulary = VOCABULARY;
}
