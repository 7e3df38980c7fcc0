/** What the sources say: evidence, contradictions, open questions with their positions, and the sources themselves. */
export { CONTRADICTIONS } from './content/contradictions.js';
export { CRITERION_BASIS, EVIDENCE_BASES, type EvidenceBasis } from './content/criterion-basis.js';
export { EVIDENCE } from './content/evidence.js';
export { OPEN_QUESTIONS } from './content/open-questions.js';
export { SOURCES } from './content/sources.js';
export { EVIDENCE_PHRASES } from './content/wording/evidence-phrases.js';
