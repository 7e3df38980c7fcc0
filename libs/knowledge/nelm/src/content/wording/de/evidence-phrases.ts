import { evidenceComments } from './evidence-comments.js';
import { evidenceEndpoints } from './evidence-endpoints.js';
import { evidencePopulations } from './evidence-populations.js';
import { evidenceTerms } from './evidence-terms.js';
import { evidenceTreatments } from './evidence-treatments.js';

/** German for every phrase that occurs in the evidence rows, looked up by its English wording. */
export const evidencePhrases: Readonly<Record<string, string>> = {
  ...evidenceTerms,
  ...evidencePopulations,
  ...evidenceTreatments,
  ...evidenceEndpoints,
  ...evidenceComments,
};
