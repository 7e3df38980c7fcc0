import { ChangeDetectionStrategy, Component, input } from '@angular/core';

/** One sentence on what will stand here, and one action (projected). No drawings. */
@Component({
  selector: 'cn-empty-state',
  changeDetection: ChangeDetectionStrategy.OnPush,
  styles: `
    :host { display: flex; gap: 8px 16px; align-items: center; flex-wrap: wrap; padding: 12px 0; border-bottom: var(--rule); min-height: 56px; }
    p { color: var(--ink-2); text-wrap: pretty; }
  `,
  template: `<p>{{ text() }}</p><ng-content />`,
})
export class EmptyStateComponent {
  readonly text = input.required<string>();
}
