import type { Language } from '../ids.js';
import { evidencePhrases } from './de/evidence-phrases.js';

/**
 * Phrases of the evidence rows, which are few and recur, by their English wording. English needs no entry, and a
 * phrase without one (a name, a figure) is the same in every language.
 */
export const EVIDENCE_PHRASES: Readonly<Record<Language, Readonly<Record<string, string>>>> = {
  en: {},
  de: evidencePhrases,
};
