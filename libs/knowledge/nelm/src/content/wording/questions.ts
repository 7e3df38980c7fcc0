import type { Language, OpenQuestionId } from '../ids.js';
import { OPEN_QUESTIONS } from '../open-questions.js';

/** The spec of open questions proves that every id has its entry. */
export const questionsIn = (language: Language): Readonly<Record<OpenQuestionId, string>> =>
  Object.fromEntries(OPEN_QUESTIONS.map(({ id, question }) => [id, question[language]])) as Record<
    OpenQuestionId,
    string
  >;
