/**
 * What computes: rules, engine and identifiers, without a word of prose. The browser loads this with a case; words and
 * literature have doors of their own, so that a page takes only what it shows.
 */
import { compile, EngineRegistry, type Engine, type KnowledgeBase } from '@consilium/criteria';
import { EVIDENCE_BY_OPTION } from './content/evidence-by-option.js';
import { run } from './v2026-1/evaluator.generated.js';
import { knowledge2026_1 } from './v2026-1/index.js';

export * from './content/ids.js';
export type * from './content/model.js';

/** The version new evaluations use. */
export const KNOWLEDGE_VERSION = '2026.1.0';

export const nelmKnowledge: KnowledgeBase = knowledge2026_1;

/** Explanations need the words of a language: pass `WORDING[language]` to `explain`. */
export const nelmEngine: Engine = /* @__PURE__ */ compile(nelmKnowledge, {
  generated: run,
  evidence: EVIDENCE_BY_OPTION,
});

/** Every engine a stored record may name. */
export const nelmEngines: EngineRegistry = /* @__PURE__ */ new EngineRegistry([nelmEngine]);
