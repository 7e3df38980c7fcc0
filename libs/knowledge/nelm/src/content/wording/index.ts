import type { Language } from '../ids.js';
import type { Wording } from '../model.js';
import { de } from './de/index.js';
import { en } from './en/index.js';

/** Every word of the clinical content, by language. */
export const WORDING: Readonly<Record<Language, Wording>> = { en, de };
