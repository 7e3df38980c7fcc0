import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import { MarkShapeComponent } from '../marks/mark-shape.component';

/**
 * Label above, hint and error below, for any control projected into it. The control carries the same `fieldId` as its
 * `id` and `aria-describedby` of `<fieldId>-hint`.
 */
@Component({
  selector: 'cn-field',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [MarkShapeComponent],
  styles: `
    :host { display: block; min-width: 0; }
    label, .label { display: block; font-size: var(--fs-12); line-height: var(--lh-12); color: var(--ink-3); margin-bottom: 2px; }
    .hint { font-size: var(--fs-12); line-height: var(--lh-12); color: var(--ink-3); margin-top: 3px; }
    .error, .warning { display: flex; gap: 6px; font-size: var(--fs-12); line-height: var(--lh-12); margin-top: 3px; font-weight: 500; }
    .error { color: var(--danger); }
    .warning { color: var(--st-insufficient); }
    svg { width: 12px; height: 12px; flex: none; margin-top: 2px; }
  `,
  template: `
    @if (group()) {
      <span class="label" [class.cn-visually-hidden]="labelHidden()" [id]="fieldId() + '-label'">{{ label() }}</span>
    } @else {
      <label [class.cn-visually-hidden]="labelHidden()" [for]="fieldId()">{{ label() }}</label>
    }
    <ng-content />
    <div [id]="fieldId() + '-hint'" aria-live="polite">
      @if (error(); as words) {
        <p class="error"><svg cnMark="warning"></svg>{{ words }}</p>
      } @else if (warning(); as words) {
        <p class="warning"><svg cnMark="warning"></svg>{{ words }}</p>
      } @else if (hint()) {
        <p class="hint">{{ hint() }}</p>
      }
    </div>
  `,
})
export class FieldComponent {
  readonly fieldId = input.required<string>();
  readonly label = input.required<string>();
  readonly hint = input<string>('');
  /** Why the value is refused. The text stays in the field. */
  readonly error = input<string | null>(null);
  /** Why the value is unusual; it is kept. */
  readonly warning = input<string | null>(null);
  /** Whether the control is a group (radio buttons) rather than one input. */
  readonly group = input(false);
  /** Only where the label already stands beside the field, as in a table; readers that cannot see it still hear it. */
  readonly labelHidden = input(false);
}
