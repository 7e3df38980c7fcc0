import { ChangeDetectionStrategy, Component } from '@angular/core';
import { BrandComponent } from '../../shell/brand.component';
import { PresentationMenuComponent } from '../../shell/presentation-menu.component';

/** Frame of the pages for people who are not signed in: one narrow column. */
@Component({
  selector: 'cn-bare-frame',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [BrandComponent, PresentationMenuComponent],
  styles: `
    :host { display: grid; grid-template-rows: auto 1fr; min-height: 100vh; }
    header { display: flex; align-items: center; justify-content: space-between; height: 48px; padding: 0 var(--gutter); background: var(--surface); border-bottom: var(--rule); }
    main { width: 100%; max-width: 480px; margin: 0 auto; padding: clamp(32px, 12vh, 144px) var(--gutter) 48px; }
  `,
  template: `
    <header><cn-brand /><cn-presentation-menu /></header>
    <main id="main"><ng-content /></main>
  `,
})
export class BareFrameComponent {}
