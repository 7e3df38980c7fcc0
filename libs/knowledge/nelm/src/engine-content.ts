/** The part of the content the engine hands on: words for explanations, and the evidence that bears on each option. */
import type { Locale, Wording } from '@consilium/criteria';
import { EVIDENCE, OPEN_QUESTIONS, WORDING } from './content/index.js';

const questionsIn = (locale: Locale): Record<string, string> =>
  Object.fromEntries(OPEN_QUESTIONS.map(({ id, question }) => [id, question[locale]]));

export const engineWording: Readonly<Record<Locale, Wording>> = {
  en: { ...WORDING.en, openQuestions: questionsIn('en') },
  de: { ...WORDING.de, openQuestions: questionsIn('de') },
};

/** Evidence rows in the order of their table. */
export const evidenceByOption: Readonly<Record<string, readonly string[]>> = collect();

function collect(): Record<string, string[]> {
  const found: Record<string, string[]> = {};
  for (const { id, optionIds } of EVIDENCE) for (const option of optionIds) (found[option] ??= []).push(id);
  return found;
}
