import type { Language } from '../ids.js';
import type { Wording } from '../model.js';
import { wording as de } from './words-de.js';
import { wording as en } from './words-en.js';

export { EVIDENCE_PHRASES } from './evidence-phrases.js';

/** Every word of the clinical content, by language. */
export const WORDING: Readonly<Record<Language, Wording>> = { en, de };
