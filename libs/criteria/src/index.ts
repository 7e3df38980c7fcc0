/** Front door of the criteria library. */
export * from './model/verdict.js';
export * from './model/expression.js';
export * from './model/facts.js';
export * from './model/knowledge-base.js';
export { FactError, type FactFault } from './model/check-facts.js';
export { KnowledgeError, checkKnowledge } from './model/check-knowledge.js';
export { SettingError, declaredSettings, resolveSettings } from './model/settings.js';
export type { Layout, Program } from './compile/program.js';
export { generateEvaluator } from './compile/generate.js';
export { canonicalJson } from './model/canonical-json.js';
export type { Run, RunTables } from './run/runner.js';
export { FactReader } from './run/fact-reader.js';
export { interpreter, tablesOf } from './run/interpret.js';
export { STATUSES, combinedStatus, statusFrom } from './run/status-tables.js';
export { ENGINE_VERSION, Engine, compile, type EngineParts } from './evaluate/engine.js';
export { Compiled } from './evaluate/compiled.js';
export { Trace } from './evaluate/trace.js';
export * from './evaluate/evaluation.js';
export { sensitivity } from './sensitivity/fact-sensitivity.js';
export type {
  AnswerEffect,
  FactReach,
  FactSensitivity,
  Sensitivity,
  StatusChange,
} from './sensitivity/fact-sensitivity.js';
export { pairSensitivity, type PairSensitivity } from './sensitivity/pair-sensitivity.js';
export { settleOption, type OptionOutlook, type SettlingSet } from './sensitivity/settle-option.js';
export { ValueSpace, type Answer } from './sensitivity/value-space.js';
export { explain, explainCriterion, explainOption } from './explain/explain.js';
export {
  childrenOf,
  explanationText,
  sectionOf,
  type Explanation,
  type ExplanationKind,
} from './explain/explanation.js';
export type { SectionName } from './explain/phrases/index.js';
export type { ExplainOptions } from './explain/reading.js';
export { Words } from './explain/words.js';
export { evaluateCompeting } from './evaluate/competing.js';
export type { CompetingEvaluation, CompetingFacts, CompetingValue, CompetingVariant } from './evaluate/competing.js';
export { canonicalEvaluation } from './replay/canonical-evaluation.js';
export { EngineRegistry, UnknownVersionError, recordOf, type EvaluationRecord } from './replay/replay.js';
export { diff, type CaseDiff, type DiffCase, type Difference } from './replay/diff.js';
export { cqlParameter, exportCql } from './cql/export-cql.js';
