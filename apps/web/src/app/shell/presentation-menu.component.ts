import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { MarkShapeComponent } from '@consilium/ui';
import { LanguageService } from '../core/i18n/language.service';
import { PresentationPreferences } from '../core/preferences/presentation';

/** Language and theme where there is no user menu yet. */
@Component({
  selector: 'cn-presentation-menu',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [MarkShapeComponent, TranslocoPipe],
  styles: `
    :host { display: flex; gap: 8px; align-items: center; }
    svg { width: 16px; height: 16px; }
  `,
  template: `
    <button type="button" class="cn-button" [attr.lang]="other()" (click)="language.choose(other())">{{ 'shell.language.' + other() | transloco }}</button>
    <button type="button" class="cn-button cn-button-icon" (click)="presentation.toggleTheme()" [attr.aria-label]="'shell.theme.toggle' | transloco">
      <svg cnMark="theme"></svg>
    </button>
  `,
})
export class PresentationMenuComponent {
  protected readonly language = inject(LanguageService);
  protected readonly presentation = inject(PresentationPreferences);

  protected other(): 'en' | 'de' {
    return this.language.language() === 'en' ? 'de' : 'en';
  }
}
