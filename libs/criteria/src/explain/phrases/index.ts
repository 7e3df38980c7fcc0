import type { Locale } from '../../model/knowledge-base.js';
import { de } from './de.js';
import { en } from './en.js';
import type { Phrases } from './phrases.js';

export type { Phrases, SectionName } from './phrases.js';

export const PHRASES: Readonly<Record<Locale, Phrases>> = { en, de };
