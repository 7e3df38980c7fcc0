/** Every criterion of the catalogue, in its order. */
import type { Criterion } from '@consilium/criteria';
import { surgicalBlockers } from './surgical-blockers.js';
import { curativeResection } from './curative-resection.js';
import { debulking } from './debulking.js';
import { primaryAndNodes } from './primary-and-nodes.js';
import { ablation } from './ablation.js';
import { combination } from './combination.js';
import { transplantationStableDiseaseSets } from './transplantation-stable-disease-sets.js';
import { transplantation } from './transplantation.js';
import { arterial } from './arterial.js';
import { somatostatinAnalogues } from './somatostatin-analogues.js';
import { systemic } from './systemic.js';
import { radionuclides } from './radionuclides.js';
import { strategies } from './strategies.js';
import { classification } from './classification.js';

export const criteria: readonly Criterion[] = [
  ...surgicalBlockers,
  ...curativeResection,
  ...debulking,
  ...primaryAndNodes,
  ...ablation,
  ...combination,
  ...transplantationStableDiseaseSets,
  ...transplantation,
  ...arterial,
  ...somatostatinAnalogues,
  ...systemic,
  ...radionuclides,
  ...strategies,
  ...classification,
];
