import { ChangeDetectionStrategy, Component, input, output } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import type { OptionRowView } from './option.model';

/** One option in the list: its name and at most one remark. The status is the group's. */
@Component({
  selector: 'cn-option-row',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [TranslocoPipe],
  styles: `
    :host { display: block; border-bottom: var(--rule); }
    button { all: unset; box-sizing: border-box; width: 100%; display: flex; align-items: baseline; gap: 8px; min-height: 28px; padding: 4px 8px 4px 10px; font-size: var(--fs-13); line-height: var(--lh-13); cursor: pointer; }
    button:hover { background: var(--surface-hover); }
    button:focus-visible { outline: 2px solid var(--focus); outline-offset: -2px; }
    button[aria-current] { background: var(--surface-sel); box-shadow: inset 3px 0 0 var(--accent); font-weight: 600; }
    .remark { margin-left: auto; color: var(--ink-3); font-size: var(--fs-12); line-height: var(--lh-12); font-weight: 400; text-align: right; min-width: 0; overflow-wrap: anywhere; }
    .name { flex: 0 1 auto; min-width: 40%; }
    .new { color: var(--accent); font-size: var(--fs-12); font-weight: 500; white-space: nowrap; }
    @media (pointer: coarse) { button { min-height: 44px; align-items: center; } }
  `,
  template: `
    <button type="button" [attr.aria-current]="selected() ? 'true' : null" (click)="opened.emit(row().id)">
      <span class="name">{{ row().name }}</span>
      @if (row().isNew) {
        <span class="new">{{ 'ui.option.new' | transloco }}</span>
      }
      @if (row().remark; as remark) {
        <span class="remark">{{ remark }}</span>
      }
    </button>
  `,
})
export class OptionRowComponent {
  readonly row = input.required<OptionRowView>();
  readonly selected = input(false);
  readonly opened = output<string>();
}
