import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import { MarkShapeComponent } from '../marks/mark-shape.component';

/** Says which role could, instead of an empty page. */
@Component({
  selector: 'cn-no-right-state',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [MarkShapeComponent],
  styles: `
    :host { display: grid; grid-template-columns: 18px minmax(0, 1fr); gap: 2px 10px; padding: 16px 0; border-bottom: var(--rule); }
    svg { width: 16px; height: 16px; margin-top: 2px; color: var(--ink-2); }
    .roles { grid-column: 2; color: var(--ink-2); }
  `,
  template: `<svg cnMark="lock"></svg><p class="cn-medium">{{ text() }}</p><p class="roles">{{ roles() }}</p>`,
})
export class NoRightStateComponent {
  readonly text = input.required<string>();
  /** Who has the right, in words. */
  readonly roles = input<string>('');
}
