import { ChangeDetectionStrategy, Component } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { SectionHeadingComponent } from '@consilium/ui';

/** Colour, type, space and motion as tokens. Token names are code, so they are not translated. */
@Component({
  selector: 'cn-tokens-section',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [SectionHeadingComponent, TranslocoPipe],
  styles: `
    .swatches { display: grid; grid-template-columns: repeat(auto-fill, minmax(200px, 1fr)); gap: 0 24px; margin-top: 8px; }
    .swatch { display: flex; align-items: center; gap: 10px; min-height: 36px; border-bottom: var(--rule); }
    .chip { width: 40px; height: 20px; border: var(--rule-strong); flex: none; }
    .sizes { margin-top: 20px; }
    .sizes p { display: grid; grid-template-columns: 72px minmax(0, 1fr); align-items: baseline; padding: 4px 0; border-bottom: var(--rule); }
  `,
  template: `
    <cn-section-heading headingId="tokens" [text]="'gallery.tokens.title' | transloco" [note]="'gallery.tokens.note' | transloco" />
    <div class="swatches">
      @for (token of colours; track token) {
        <div class="swatch"><span class="chip" [style.background]="'var(' + token + ')'"></span><span class="cn-id">{{ token }}</span></div>
      }
    </div>
    <div class="sizes">
      @for (size of sizes; track size) {
        <p><span class="cn-id">{{ size }}</span><span [style.font-size]="'var(--fs-' + size + ')'" [style.line-height]="'var(--lh-' + size + ')'">{{ 'gallery.tokens.sample' | transloco }}</span></p>
      }
    </div>
  `,
})
export class TokensSection {
  protected readonly colours = [
    '--bg', '--surface', '--surface-sunk', '--surface-hover', '--surface-sel', '--line', '--line-strong', '--ink', '--ink-2', '--ink-3', '--accent', '--focus', '--danger',
    '--st-supported', '--st-consider', '--st-insufficient', '--st-notindicated', '--st-notrecommended', '--st-contraindicated',
    '--cr-met', '--cr-notmet', '--cr-unknown', '--cr-asserted', '--cr-conflicting', '--dg-line', '--dg-band', '--dg-liver-1', '--dg-liver-2', '--dg-lesion',
  ];
  protected readonly sizes = ['12', '13', '14', '16', '20', '26', '34'];
}
