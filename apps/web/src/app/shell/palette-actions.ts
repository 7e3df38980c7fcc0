import { computed, inject, Injectable } from '@angular/core';
import { Router } from '@angular/router';
import { TranslocoService } from '@jsverse/transloco';
import { SessionService } from '../core/auth/session.service';
import { LanguageService } from '../core/i18n/language.service';
import { Shortcuts } from '../core/shortcuts/shortcuts';

/** Something done rather than opened. Texts are ready to show. */
export interface PaletteAction {
  readonly id: string;
  readonly title: string;
  /** The key that does the same, or what kind of thing it is. */
  readonly detail: string;
  readonly run: () => void;
}

/** Of no use inside the palette: it is open already. */
const OPENS_THE_PALETTE: ReadonlySet<string> = new Set(['frame.search', 'frame.palette']);

/** What can be done on the page that is open: everything that has a key there, and what the person's menu offers. */
@Injectable({ providedIn: 'root' })
export class PaletteActions {
  private readonly words = inject(TranslocoService);
  private readonly shortcuts = inject(Shortcuts);
  private readonly language = inject(LanguageService);
  private readonly sessions = inject(SessionService);
  private readonly router = inject(Router);

  readonly all = computed<readonly PaletteAction[]>(() => {
    const other = this.language.language() === 'de' ? 'en' : 'de';
    const keyed = this.shortcuts
      .all()
      .filter(({ id }) => !OPENS_THE_PALETTE.has(id))
      .map((shortcut) => ({ id: shortcut.id, title: this.words.translate<string>(shortcut.label), detail: this.shortcuts.displayed(shortcut), run: shortcut.run }));
    return [
      // The page's own actions come before those of the frame, which was registered first.
      ...keyed.reverse(),
      { id: 'frame.language', title: this.words.translate<string>(`shell.language.${other}`), detail: this.words.translate<string>('shell.language.title'), run: () => this.language.choose(other) },
      { id: 'frame.signOut', title: this.words.translate<string>('shell.signOut'), detail: '', run: () => void this.signOut() },
    ];
  });

  private async signOut(): Promise<void> {
    await this.sessions.signOut();
    await this.router.navigateByUrl('/sign-in');
  }
}
