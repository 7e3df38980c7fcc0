import { ChangeDetectionStrategy, Component, input } from '@angular/core';

/** One specimen with its name; the name is the component's selector, so it is not translated. */
@Component({
  selector: 'cn-specimen',
  changeDetection: ChangeDetectionStrategy.OnPush,
  styles: `
    :host { display: block; margin-top: 20px; min-width: 0; }
    .name { font-family: var(--font-mono); font-size: var(--fs-12); line-height: var(--lh-12); color: var(--ink-3); margin-bottom: 8px; }
    :host(.framed) .frame { position: relative; min-height: 320px; border: var(--rule-strong); overflow: hidden; }
  `,
  host: { '[class.framed]': 'framed()' },
  template: `<p class="name">{{ name() }}</p><div class="frame"><ng-content /></div>`,
})
export class SpecimenComponent {
  readonly name = input.required<string>();
  /** For what covers the screen in use. */
  readonly framed = input(false);
}
