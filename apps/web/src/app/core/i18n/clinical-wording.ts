import { Injectable } from '@angular/core';
import type { Wording } from '@consilium/knowledge-nelm/engine';
import type { Language } from '@consilium/ui';

/** The words of the clinical catalogue, one chunk per language, loaded beside the translations of that language. */
@Injectable({ providedIn: 'root' })
export class ClinicalWording {
  private readonly loaded = new Map<Language, Wording>();

  async load(language: Language): Promise<void> {
    if (this.loaded.has(language)) return;
    const chunk = language === 'de' ? await import('@consilium/knowledge-nelm/wording-de') : await import('@consilium/knowledge-nelm/wording-en');
    this.loaded.set(language, chunk.wording);
  }

  /** @throws when the language was never shown: words come before the first page. */
  of(language: Language): Wording {
    const wording = this.loaded.get(language);
    if (!wording) throw new Error(`the clinical words in ${language} are not loaded`);
    return wording;
  }
}
