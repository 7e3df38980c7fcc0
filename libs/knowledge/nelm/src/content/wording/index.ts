import type { Language, OpenQuestionId } from '../ids.js';
import type { Wording } from '../model.js';
import { OPEN_QUESTIONS } from '../open-questions.js';
import { de } from './de/index.js';
import { evidencePhrases } from './de/evidence-phrases.js';
import { en } from './en/index.js';

/** The spec of open questions proves that every id has its entry. */
const questionsIn = (language: Language): Readonly<Record<OpenQuestionId, string>> =>
  Object.fromEntries(OPEN_QUESTIONS.map(({ id, question }) => [id, question[language]])) as Record<OpenQuestionId, string>;

/** Every word of the clinical content, by language. */
export const WORDING: Readonly<Record<Language, Wording>> = {
  en: { ...en, openQuestions: questionsIn('en') },
  de: { ...de, openQuestions: questionsIn('de') },
};

/**
 * Phrases of the evidence rows, which are few and recur, by their English wording. English needs no entry, and a
 * phrase without one (a name, a figure) is the same in every language.
 */
export const EVIDENCE_PHRASES: Readonly<Record<Language, Readonly<Record<string, string>>>> = { en: {}, de: evidencePhrases };
