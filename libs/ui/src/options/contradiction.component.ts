import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import type { ContradictionView } from './option.model';

/** Two statements side by side; they never stack so that the first looks right, except on a narrow screen. */
@Component({
  selector: 'cn-contradiction',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [TranslocoPipe],
  styles: `
    :host { display: block; border-bottom: var(--rule); }
    .sides { display: grid; grid-template-columns: 1fr 1fr; }
    .sides > div { padding: 10px 20px 12px 0; }
    .sides > div + div { padding-left: 20px; border-left: 1px solid var(--line-strong); }
    h4 { font-size: var(--fs-12); line-height: var(--lh-12); font-weight: 400; color: var(--ink-3); margin-bottom: 3px; }
    p { font-size: var(--fs-13); line-height: 19px; text-wrap: pretty; }
    .cn-source { margin-top: 4px; font-size: var(--fs-12); line-height: var(--lh-12); }
    .shown { padding: 0 0 12px; }
    @media (max-width: 640px) {
      .sides { grid-template-columns: 1fr; }
      .sides > div + div { border-left: 0; padding-left: 0; border-top: 1px dashed var(--line-strong); }
    }
  `,
  template: `
    <div class="sides">
      @for (side of [contradiction().left, contradiction().right]; track $index) {
        <div>
          <h4>{{ contradiction().id }} · {{ side.heading }}</h4>
          <p>{{ side.text }}</p>
          <p class="cn-source">{{ side.source }}</p>
        </div>
      }
    </div>
    @if (contradiction().shownAs; as words) {
      <p class="shown"><span class="cn-strong">{{ 'ui.contradiction.shownAs' | transloco }}</span>&ngsp;{{ words }}</p>
    }
  `,
})
export class ContradictionComponent {
  readonly contradiction = input.required<ContradictionView>();
}
