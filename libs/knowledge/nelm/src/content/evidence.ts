import { ablationAndOlderTherapy } from './evidence/ablation-and-older-therapy.js';
import { ablationTransplantationChan } from './evidence/ablation-transplantation-chan.js';
import { arterialReddy } from './evidence/arterial-reddy.js';
import { commentaryAndEditorial } from './evidence/commentary-and-editorial.js';
import { cytoreductionSeries } from './evidence/cytoreduction-series.js';
import { cytoreductionThresholds } from './evidence/cytoreduction-thresholds.js';
import { epidemiology } from './evidence/epidemiology.js';
import { resectionChan } from './evidence/resection-chan.js';
import { resectionReddy } from './evidence/resection-reddy.js';
import { systemicTrials } from './evidence/systemic-trials.js';
import { transplantationArterialGangi } from './evidence/transplantation-arterial-gangi.js';
import { transplantationReddy } from './evidence/transplantation-reddy.js';
import type { EvidenceRow } from './model.js';

/** Every figure of the five sources, in the order of the catalogue. Nothing is pooled. */
export const EVIDENCE: readonly EvidenceRow[] = [
  ...epidemiology,
  ...resectionReddy,
  ...ablationAndOlderTherapy,
  ...arterialReddy,
  ...transplantationReddy,
  ...resectionChan,
  ...ablationTransplantationChan,
  ...cytoreductionThresholds,
  ...cytoreductionSeries,
  ...transplantationArterialGangi,
  ...systemicTrials,
  ...commentaryAndEditorial,
];
