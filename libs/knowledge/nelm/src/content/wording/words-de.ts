import type { Wording } from '../model.js';
import { de } from './de/index.js';
import { questionsIn } from './questions.js';

/** All words in German, the open questions among them. */
export const wording: Wording = { ...de, openQuestions: questionsIn('de') };
