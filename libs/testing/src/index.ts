/** Made-up cases and builders for specs and tests; no product code imports them. */
export { EXPLAINED_FACTS, EXPLAINED_LINES, type ExplainedLines, type ExplainedOption } from './explained-case.js';
