import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { MatMenuModule } from '@angular/material/menu';
import { Router, RouterLink, RouterLinkActive } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { MarkShapeComponent } from '@consilium/ui';
import { SessionService } from '../core/auth/session.service';
import { SessionState } from '../core/auth/session.state';
import { LanguageService } from '../core/i18n/language.service';
import { Navigation } from '../core/navigation/navigation';
import { PresentationPreferences, type Density } from '../core/preferences/presentation';
import { PaletteService } from './palette.service';
import { BrandComponent } from './brand.component';

/** Top bar: sign, navigation by role, search, person, theme. */
@Component({
  selector: 'cn-header',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [BrandComponent, MarkShapeComponent, MatMenuModule, RouterLink, RouterLinkActive, TranslocoPipe],
  templateUrl: './header.component.html',
  styleUrl: './header.component.css',
  host: { role: 'banner' },
})
export class HeaderComponent {
  private readonly sessions = inject(SessionService);
  private readonly router = inject(Router);
  protected readonly state = inject(SessionState);
  protected readonly navigation = inject(Navigation);
  protected readonly language = inject(LanguageService);
  protected readonly presentation = inject(PresentationPreferences);
  protected readonly palette = inject(PaletteService);
  protected readonly densities: readonly Density[] = ['dense', 'normal', 'comfort'];

  protected readonly role = computed(() => {
    const person = this.state.person();
    if (!person) return null;
    if (person.discipline) return `terms.discipline.${person.discipline}`;
    return person.roles[0] ? `terms.role.${person.roles[0]}` : null;
  });

  protected async signOut(): Promise<void> {
    const next = await this.sessions.signOut();
    if (next.startsWith('/')) await this.router.navigateByUrl(next);
    else location.assign(next);
  }
}
