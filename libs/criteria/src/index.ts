/** Front door of the criteria library. */
export * from './model/verdict.js';
export * from './model/expression.js';
export * from './model/facts.js';
export * from './model/knowledge-base.js';
export { FactError } from './model/check-facts.js';
export { KnowledgeError, checkKnowledge } from './model/check-knowledge.js';
export { SettingError, declaredSettings, resolveSettings } from './model/settings.js';
export type { Layout, Program } from './compile/program.js';
export { generateEvaluator } from './compile/generate.js';
export { canonicalJson } from './model/canonical-json.js';
export type { Run, RunTables } from './run/runner.js';
export { STATUSES, combinedStatus, statusFrom } from './run/status-tables.js';
export { ENGINE_VERSION, Engine, compile } from './evaluate/engine.js';
export { Compiled } from './evaluate/compiled.js';
export { Trace } from './evaluate/trace.js';
export * from './evaluate/evaluation.js';
