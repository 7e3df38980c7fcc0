import { contradictions01To13 } from './contradictions/x01-to-x13.js';
import { contradictions14To26 } from './contradictions/x14-to-x26.js';
import { contradictions27To39 } from './contradictions/x27-to-x39.js';
import { contradictions40To52 } from './contradictions/x40-to-x52.js';
import { contradictions53To62 } from './contradictions/x53-to-x62.js';
import type { Contradiction } from './model.js';

/** Every place where the sources disagree, with each other or with themselves. */
export const CONTRADICTIONS: readonly Contradiction[] = [
  ...contradictions01To13,
  ...contradictions14To26,
  ...contradictions27To39,
  ...contradictions40To52,
  ...contradictions53To62,
];
