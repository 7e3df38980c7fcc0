import { ChangeDetectionStrategy, Component } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';

/** The sign of the product: people round a table, and the patient in the middle. */
@Component({
  selector: 'cn-brand',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [RouterLink, TranslocoPipe],
  styles: `
    a { display: flex; align-items: center; gap: 9px; font-weight: 600; font-size: var(--fs-16); letter-spacing: -0.01em; color: var(--ink); text-decoration: none; min-height: 32px; }
    svg { width: 20px; height: 20px; color: var(--accent); flex: none; }
    /* A desk enlarged four times is as narrow as this: the sign stays, the word is still read out. */
    @media (max-width: 420px) { .word { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); } }
  `,
  template: `
    <a routerLink="/">
      <svg viewBox="0 0 20 20" aria-hidden="true">
        <g fill="currentColor">
          <circle cx="10" cy="2.4" r="1.9" /><circle cx="4.6" cy="4.6" r="1.9" /><circle cx="2.4" cy="10" r="1.9" /><circle cx="4.6" cy="15.4" r="1.9" />
          <circle cx="10" cy="17.6" r="1.9" /><circle cx="15.4" cy="15.4" r="1.9" /><circle cx="15.4" cy="4.6" r="1.9" />
        </g>
        <circle cx="10" cy="10" r="2.1" fill="none" stroke="currentColor" stroke-width="1.3" />
      </svg>
      <span class="word">{{ 'shell.product' | transloco }}</span>
    </a>
  `,
})
export class BrandComponent {}
