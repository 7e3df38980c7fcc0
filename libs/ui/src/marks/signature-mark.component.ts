import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { MarkBase, type MarkEntry } from './mark.base';
import { MarkShapeComponent } from './mark-shape.component';
import type { SignatureState } from './vocabulary';

const VOCABULARY: Record<SignatureState, MarkEntry> = {
  signed: { shape: 'signed', word: 'ui.signature.signed' },
  signedWithDissent: { shape: 'signedWithDissent', word: 'ui.signature.signedWithDissent' },
  declined: { shape: 'declined', word: 'ui.signature.declined' },
  stale: { shape: 'signatureStale', word: 'ui.signature.stale' },
  notSigned: { shape: 'notSigned', word: 'ui.signature.notSigned' },
};

/** The state of a signature: tick on a line signed, thin tick on a broken line stale, small cross on a line not signed. */
@Component({
  selector: 'cn-signature-mark',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [MarkShapeComponent, TranslocoPipe],
  templateUrl: './mark.html',
  styleUrl: './mark.css',
  styles: `
    :host(.signed) { color: var(--st-supported); }
    :host(.signedWithDissent), :host(.stale) { color: var(--cr-conflicting); }
    :host(.declined), :host(.notSigned) { color: var(--ink-2); }
  `,
})
export class SignatureMarkComponent extends MarkBase<SignatureState> {
  readonly state = input.required<SignatureState>();

  protected override readonly current = this.state;
  protected override readonly vocabulary = VOCABULARY;
}
