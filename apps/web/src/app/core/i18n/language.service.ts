import { DOCUMENT, inject, Injectable, signal } from '@angular/core';
import { TranslocoService } from '@jsverse/transloco';
import type { Language } from '@consilium/ui';
import { firstValueFrom } from 'rxjs';
import { PresentationPreferences } from '../preferences/presentation';

/** The language of the words, the dates and the numbers. */
@Injectable({ providedIn: 'root' })
export class LanguageService {
  private readonly transloco = inject(TranslocoService);
  private readonly preferences = inject(PresentationPreferences);
  private readonly document = inject(DOCUMENT);
  private readonly current = signal<Language>(this.preferences.language() ?? systemLanguage());

  readonly language = this.current.asReadonly();

  /** Loads the words before the first page, so that no key is ever seen. */
  async start(): Promise<void> {
    await this.show(this.current());
  }

  async choose(language: Language): Promise<void> {
    this.preferences.language.set(language);
    await this.show(language);
  }

  private async show(language: Language): Promise<void> {
    await firstValueFrom(this.transloco.load(language));
    this.transloco.setActiveLang(language);
    this.document.documentElement.lang = language;
    this.current.set(language);
  }
}

function systemLanguage(): Language {
  return navigator.language.toLowerCase().startsWith('de') ? 'de' : 'en';
}
