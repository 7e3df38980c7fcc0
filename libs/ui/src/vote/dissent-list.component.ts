import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { DatePipe } from '../text/format.pipes';
import type { DissentView } from './vote.model';

/** Dissent in the person's own words, beside the chair's acknowledgement. */
@Component({
  selector: 'cn-dissent-list',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [DatePipe, TranslocoPipe],
  styles: `
    li { border-left: 3px solid var(--cr-conflicting); padding: 10px 0 10px 14px; }
    li + li { margin-top: 8px; }
    .acknowledged { margin-top: 6px; color: var(--ink-2); }
  `,
  template: `
    <ul>
      @for (dissent of dissents(); track dissent.id) {
        <li>
          <p><span class="cn-strong">{{ dissent.person }}, {{ dissent.discipline }}.</span>&ngsp;“{{ dissent.text }}”</p>
          <p class="acknowledged cn-small">
            @if (dissent.acknowledged; as chair) {
              {{ 'ui.vote.acknowledged' | transloco: { by: chair.by, at: (chair.at | cnDate: 'time') } }}@if (chair.text; as text) {: “{{ text }}”}
            } @else {
              {{ 'ui.vote.notAcknowledged' | transloco }}
            }
          </p>
        </li>
      }
    </ul>
  `,
})
export class DissentListComponent {
  readonly dissents = input.required<readonly DissentView[]>();
}
