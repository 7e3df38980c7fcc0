import { type EnvironmentProviders, inject, makeEnvironmentProviders, provideAppInitializer } from '@angular/core';
import { provideTransloco, type Translation, type TranslocoLoader, TranslocoService } from '@jsverse/transloco';
import en from '../i18n/en.json' with { type: 'json' };

/** For specs: the real English words of the shared components, and more where the subject needs them. */
export function provideWords(more: Translation = {}): EnvironmentProviders {
  class Words implements TranslocoLoader {
    getTranslation(): Promise<Translation> {
      return Promise.resolve({ ui: en, ...more });
    }
  }
  return makeEnvironmentProviders([
    provideTransloco({ config: { availableLangs: ['en'], defaultLang: 'en', prodMode: true }, loader: Words }),
    provideAppInitializer(() => {
      const transloco = inject(TranslocoService);
      transloco.setTranslation({ ui: en, ...more }, 'en');
      transloco.setActiveLang('en');
    }),
  ]);
}
