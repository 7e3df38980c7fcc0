/** Knowledge version 2026.1.0, complete. Once published it never changes; a new version is a new folder beside it. */
import type { KnowledgeBase } from '@consilium/criteria';
import { conflicts } from './conflicts.js';
import { criteria } from './criteria/index.js';
import { derived } from './derived.js';
import { elements } from './dictionary/index.js';
import { impliedValues } from './implied-values.js';
import { openQuestions } from './open-questions.js';
import { options } from './options/index.js';
import { settings } from './settings.js';
import { criteriaSets, policies } from './thresholds-and-sets.js';

export const knowledge2026_1: KnowledgeBase = {
  id: 'nelm',
  version: '2026.1.0',
  title: { en: 'Neuroendocrine liver metastases', de: 'Lebermetastasen neuroendokriner Tumoren' },
  elements,
  derived,
  criteria,
  options,
  policies,
  impliedValues,
  conflicts,
  criteriaSets,
  openQuestions,
  settings,
  headline: { grade: 'grade', pattern: 'metastaticPattern' },
};
