import type { DocumentLanguage } from './dates.js';
import { de } from './de.js';
import { en } from './en.js';

export * from './dates.js';
export type Texts = typeof en;
export const textsOf: Readonly<Record<DocumentLanguage, Texts>> = { en, de };
