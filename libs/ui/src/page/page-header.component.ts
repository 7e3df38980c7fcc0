import { ChangeDetectionStrategy, Component, input } from '@angular/core';

/** The question of the page, once per page. Projected content (buttons, totals) stands at the right. */
@Component({
  selector: 'cn-page-header',
  changeDetection: ChangeDetectionStrategy.OnPush,
  styles: `
    :host { display: flex; gap: 12px 40px; padding: 20px 0 18px; align-items: flex-start; justify-content: space-between; flex-wrap: wrap; }
    .words { min-width: 0; flex: 1 1 320px; }
    h1 { max-width: 34em; }
    .note { color: var(--ink-2); margin-top: 2px; text-wrap: pretty; max-width: 72em; }
    .actions { display: flex; gap: 8px; flex-wrap: wrap; align-items: center; }
    .actions:empty { display: none; }
  `,
  template: `
    <div class="words">
      @if (label(); as words) {
        <p class="cn-label">{{ words }}</p>
      }
      <h1>{{ text() }}</h1>
      @if (note(); as words) {
        <p class="note">{{ words }}</p>
      }
    </div>
    <div class="actions"><ng-content /></div>
  `,
})
export class PageHeaderComponent {
  readonly text = input.required<string>();
  /** Small line above the title: what kind of page, which board. */
  readonly label = input<string>();
  readonly note = input<string>();
}
