import type { Language } from './locale';

/** The words of the shared components, one chunk per language. The application merges them under the key `ui`. */
export const uiWords: Record<Language, () => Promise<Record<string, unknown>>> = {
  en: async () => (await import('../i18n/en.json', { with: { type: 'json' } })).default,
  de: async () => (await import('../i18n/de.json', { with: { type: 'json' } })).default,
};
