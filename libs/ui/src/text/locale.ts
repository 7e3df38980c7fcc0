import { InjectionToken, signal, type Signal } from '@angular/core';

/** The languages of the product. Dates and numbers follow the language. */
export type Language = 'en' | 'de';

/** The reader's language. The application provides its own signal; without one, English. */
export const UI_LANGUAGE = new InjectionToken<Signal<Language>>('UI_LANGUAGE', {
  providedIn: 'root',
  factory: () => signal<Language>('en'),
});

/** Locale used for dates: day before month in both languages. */
export const DATE_LOCALE: Record<Language, string> = { en: 'en-GB', de: 'de-DE' };
