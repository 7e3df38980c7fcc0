/** The minimum dataset of a case, in the order of the catalogue. Every element may be empty. */
import type { Element } from '@consilium/criteria';
import { patient } from './patient.js';
import { tumourBiology } from './tumour-biology.js';
import { primaryTumour } from './primary-tumour.js';
import { liverDisease } from './liver-disease.js';
import { extrahepaticDisease } from './extrahepatic-disease.js';
import { dynamics } from './dynamics.js';
import { organFunction } from './organ-function.js';
import { treatment } from './treatment.js';

export const elements: readonly Element[] = [
  ...patient,
  ...tumourBiology,
  ...primaryTumour,
  ...liverDisease,
  ...extrahepaticDisease,
  ...dynamics,
  ...organFunction,
  ...treatment,
];
