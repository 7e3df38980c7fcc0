/** The treatment options of the catalogue, in its order: which criteria bear on each, and the best status it can reach. */
import type { TreatmentOption } from '@consilium/criteria';
import { liverDirected } from './liver-directed.js';
import { strategyOptions } from './strategies.js';
import { systemicOptions } from './systemic.js';

export const options: readonly TreatmentOption[] = [...liverDirected, ...systemicOptions, ...strategyOptions];
