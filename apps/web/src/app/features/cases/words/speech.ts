import { computed, inject, Injectable } from '@angular/core';
import { TranslocoService } from '@jsverse/transloco';
import { UI_LANGUAGE } from '@consilium/ui';
import { ClinicalWording } from '../../../core/i18n/clinical-wording';
import { ClinicalWords } from './clinical-words';

/** A sentence of the translation files by its key, placeholders filled. */
export type Say = (key: string, parameters?: Record<string, string | number>) => string;

/** The words of the current language for code that builds view models. Reading a signal here keeps them in step with it. */
@Injectable({ providedIn: 'root' })
export class Speech {
  private readonly transloco = inject(TranslocoService);
  private readonly wording = inject(ClinicalWording);
  readonly language = inject(UI_LANGUAGE);

  readonly say = computed<Say>(() => {
    this.language();
    return (key, parameters) => this.transloco.translate(key, parameters);
  });

  readonly clinical = computed(() => new ClinicalWords(this.language(), this.wording.of(this.language()), this.say()));
}
