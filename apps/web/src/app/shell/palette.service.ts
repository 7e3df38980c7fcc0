import { inject, Injectable, Injector } from '@angular/core';
import { TranslocoService } from '@jsverse/transloco';
import { Navigation } from '../core/navigation/navigation';

/** Opens the command palette and the list of keys. Both are loaded apart from the first page. */
@Injectable({ providedIn: 'root' })
export class PaletteService {
  private readonly injector = inject(Injector);
  private readonly words = inject(TranslocoService);
  private isOpen = false;

  /** Fetches both while nothing else is to do, so that they open without connection too. */
  async prepare(): Promise<void> {
    const searches = this.injector.get(Navigation).searches();
    await Promise.allSettled([import('./palette.dialog'), import('./shortcuts.dialog'), import('@angular/material/dialog'), ...searches.map((search) => search.load())]);
  }

  async open(): Promise<void> {
    const { PaletteDialog } = await import('./palette.dialog');
    await this.show(PaletteDialog, { width: '640px', maxWidth: 'calc(100vw - 32px)', position: { top: '12vh' }, autoFocus: false, ariaLabel: this.words.translate('shell.search.open') });
  }

  async showShortcuts(): Promise<void> {
    const { ShortcutsDialog } = await import('./shortcuts.dialog');
    await this.show(ShortcutsDialog, { width: '720px', maxWidth: 'calc(100vw - 32px)', autoFocus: 'dialog' });
  }

  /** A dialog may close with what is to be done next. */
  private async show(dialog: new (...parameters: never[]) => unknown, options: object): Promise<void> {
    if (this.isOpen) return;
    this.isOpen = true;
    const { MatDialog } = await import('@angular/material/dialog');
    this.injector
      .get(MatDialog)
      .open(dialog as never, options)
      .afterClosed()
      .subscribe((next: unknown) => {
        this.isOpen = false;
        if (typeof next === 'function') next();
      });
  }
}
