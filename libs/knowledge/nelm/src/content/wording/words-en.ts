import type { Wording } from '../model.js';
import { en } from './en/index.js';
import { questionsIn } from './questions.js';

/** All words in English, the open questions among them. */
export const wording: Wording = { ...en, openQuestions: questionsIn('en') };
