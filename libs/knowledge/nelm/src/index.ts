/** Front door of the knowledge on neuroendocrine liver metastases. */
import { compile, EngineRegistry, type Engine, type KnowledgeBase } from '@consilium/criteria';
import { knowledge2026_1 } from './v2026-1/index.js';
import { engineWording, evidenceByOption } from './engine-content.js';
import { run } from './v2026-1/evaluator.generated.js';

export { publishedVersions, type PublishedVersion } from './published-versions.js';

/** The version new evaluations use. */
export const KNOWLEDGE_VERSION = '2026.1.0';

export const nelmKnowledge: KnowledgeBase = knowledge2026_1;

export const nelmEngine: Engine = /* @__PURE__ */ compile(nelmKnowledge, {
  generated: run,
  wording: engineWording,
  evidence: evidenceByOption,
});

/** Every engine a stored record may name. */
export const nelmEngines: EngineRegistry = /* @__PURE__ */ new EngineRegistry([nelmEngine]);

/** Sources, evidence, contradictions, open questions, and every word in English and German. */
export * from './content/index.js';
