export * from './ids.js';
export * from './model.js';
export { CONTRADICTIONS } from './contradictions.js';
export { CRITERION_BASIS, EVIDENCE_BASES, type EvidenceBasis } from './criterion-basis.js';
export { EVIDENCE } from './evidence.js';
export { OPEN_QUESTIONS } from './open-questions.js';
export { SOURCES } from './sources.js';
export { EVIDENCE_PHRASES, WORDING } from './wording/index.js';
