import { ChangeDetectionStrategy, Component, input } from '@angular/core';

/**
 * The head of a section: a 2 px ink rule under title, note and actions. Project links or buttons into it; they stand
 * at the right. Give the surrounding `<section>` `aria-labelledby` with the same `headingId`.
 */
@Component({
  selector: 'cn-section-heading',
  changeDetection: ChangeDetectionStrategy.OnPush,
  styles: `
    :host { display: flex; align-items: baseline; gap: 4px 12px; padding-bottom: 6px; border-bottom: 2px solid var(--ink); flex-wrap: wrap; }
    :host(.minor) { border-bottom: var(--rule-strong); padding-bottom: 5px; }
    .note { font-size: var(--fs-12); line-height: var(--lh-12); color: var(--ink-3); flex: 1; min-width: 12ch; }
    .actions { margin-left: auto; font-size: var(--fs-12); line-height: var(--lh-12); display: inline-flex; gap: 12px; align-items: baseline; }
    .actions:empty { display: none; }
  `,
  host: { '[class.minor]': 'level() === 3' },
  template: `
    @if (level() === 3) {
      <h3 [id]="headingId()">{{ text() }}</h3>
    } @else {
      <h2 [id]="headingId()">{{ text() }}</h2>
    }
    @if (note(); as words) {
      <span class="note">{{ words }}</span>
    }
    <span class="actions"><ng-content /></span>
  `,
})
export class SectionHeadingComponent {
  /** Translated title. */
  readonly text = input.required<string>();
  readonly headingId = input<string>('');
  /** Date, source or count of what follows, in small letters. */
  readonly note = input<string>();
  /** 2 for a section of the page, 3 inside an opened option (hairline instead of the ink rule). */
  readonly level = input<2 | 3>(2);
}
