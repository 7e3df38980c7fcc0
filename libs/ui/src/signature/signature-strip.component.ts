import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { SignatureMarkComponent } from '../marks/signature-mark.component';
import { DatePipe } from '../text/format.pipes';
import type { SignatureView } from './signature.model';

/**
 * Who signed what, when, and which text. One changed character turns all earlier signatures stale; they stay readable,
 * struck through.
 */
@Component({
  selector: 'cn-signature-strip',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [DatePipe, SignatureMarkComponent, TranslocoPipe],
  styleUrl: './signature-strip.component.css',
  template: `
    <ul>
      @for (signature of signatures(); track signature.id) {
        <li [class]="signature.state" [class.mine]="signature.id === mine()">
          <b>{{ signature.name }}</b>
          <span class="role">{{ signature.role }}</span>
          <span class="meaning">{{ isSigned(signature) ? '“' + signature.meaning + '”' : signature.meaning }}</span>
          <span class="proof cn-mono">
            @if (signature.at; as at) {
              {{ at | cnDate: 'utcTime' }}
            }
            @if (signature.hash; as hash) {
              <br />{{ 'ui.signature.text' | transloco }} <abbr [title]="hash">{{ shortHash(hash) }}</abbr>
            }
          </span>
          <cn-signature-mark [state]="signature.state" />
        </li>
      }
    </ul>
  `,
})
export class SignatureStripComponent {
  readonly signatures = input.required<readonly SignatureView[]>();
  /** Id of the place that waits for the reader. */
  readonly mine = input<string | null>(null);

  protected isSigned(signature: SignatureView): boolean {
    return signature.state !== 'notSigned';
  }

  protected shortHash(hash: string): string {
    return hash.length > 12 ? `${hash.slice(0, 4)}…${hash.slice(-4)}` : hash;
  }
}
