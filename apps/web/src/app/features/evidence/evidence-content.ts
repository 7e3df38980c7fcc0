/** The figures and contradictions of the sources in a chunk of their own, because most of a visit does without them. */
export { CONTRADICTIONS, CRITERION_BASIS, EVIDENCE, EVIDENCE_PHRASES, OPEN_QUESTIONS, SOURCES } from '@consilium/knowledge-nelm/literature';
