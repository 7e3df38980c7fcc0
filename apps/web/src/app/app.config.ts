import { APP_BASE_HREF } from '@angular/common';
import { provideHttpClient, withFetch, withInterceptors, withXsrfConfiguration } from '@angular/common/http';
import { type ApplicationConfig, ErrorHandler, inject, isDevMode, provideAppInitializer, provideZonelessChangeDetection } from '@angular/core';
import { provideRouter, TitleStrategy, withComponentInputBinding, withInMemoryScrolling } from '@angular/router';
import { provideTransloco } from '@jsverse/transloco';
import { UI_LANGUAGE } from '@consilium/ui';
import { routes } from './app.routes';
import { problemInterceptor } from './core/http/problem.interceptor';
import { LanguageService } from './core/i18n/language.service';
import { PageTitleStrategy } from './core/i18n/page-title.strategy';
import { WordsLoader } from './core/i18n/words-loader';
import { UnexpectedErrorHandler } from './core/feedback/unexpected-error.handler';

export const applicationConfig: ApplicationConfig = {
  providers: [
    provideZonelessChangeDetection(),
    provideRouter(routes, withComponentInputBinding(), withInMemoryScrolling({ scrollPositionRestoration: 'enabled', anchorScrolling: 'enabled' })),
    provideHttpClient(
      withFetch(),
      // The server sets the cookie readable by script and compares it with the header (double submit).
      withXsrfConfiguration({ cookieName: 'consilium_csrf', headerName: 'x-csrf-token' }),
      withInterceptors([problemInterceptor]),
    ),
    provideTransloco({
      config: {
        availableLangs: ['en', 'de'],
        defaultLang: 'en',
        reRenderOnLangChange: true,
        prodMode: !isDevMode(),
        missingHandler: { logMissingKey: true, allowEmpty: false },
      },
      loader: WordsLoader,
    }),
    /* The page has no base element: the content security policy forbids it, and files are named from the root. */
    { provide: APP_BASE_HREF, useValue: '/' },
    { provide: UI_LANGUAGE, useFactory: () => inject(LanguageService).language },
    { provide: TitleStrategy, useExisting: PageTitleStrategy },
    { provide: ErrorHandler, useClass: UnexpectedErrorHandler },
    provideAppInitializer(() => inject(LanguageService).start()),
  ],
};
