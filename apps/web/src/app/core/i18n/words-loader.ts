import { inject, Injectable } from '@angular/core';
import type { Translation, TranslocoLoader } from '@jsverse/transloco';
import { type Language, uiWords } from '@consilium/ui';
import { ClinicalWording } from './clinical-wording';

/** One chunk per language, loaded when that language is first shown. */
@Injectable({ providedIn: 'root' })
export class WordsLoader implements TranslocoLoader {
  private readonly clinical = inject(ClinicalWording);

  async getTranslation(language: string): Promise<Translation> {
    const [ui, app] = await Promise.all([uiWords[language as Language](), wordsOf(language as Language), this.clinical.load(language as Language)]);
    return { ui, ...app };
  }
}

async function wordsOf(language: Language): Promise<Translation> {
  const chunk = language === 'de' ? await import('../../../i18n/de/words') : await import('../../../i18n/en/words');
  return chunk.words;
}
