/** The front door: a compiled knowledge base that evaluates cases. */
import { factChecker } from '../model/check-facts.js';
import { checkKnowledge } from '../model/check-knowledge.js';
import type { CaseFacts } from '../model/facts.js';
import type { KnowledgeBase, Locale, SettingValues, Wording } from '../model/knowledge-base.js';
import { declaredSettings, resolveSettings, SettingError } from '../model/settings.js';
import { codeOf } from '../model/verdict.js';
import type { Run } from '../run/runner.js';
import { Compiled } from './compiled.js';
import {
  conflictsOf,
  criteriaSetResults,
  criterionResult,
  gradeOf,
  openQuestionsOf,
  optionResult,
  patternOf,
  summarise,
} from './describe.js';
import type { CriterionResult, Evaluation, EvaluationRequest, EvaluationSummary, OptionResult } from './evaluation.js';
import { Trace } from './trace.js';

/** Raised when the meaning of an evaluation changes; recorded with every stored evaluation. */
export const ENGINE_VERSION = '1.0.0';

export interface EngineParts {
  /** Evaluator written out at build time for the default settings; must equal the interpreter. */
  readonly generated?: Run;
  readonly wording?: Readonly<Record<Locale, Wording>>;
  /** Identifiers of the evidence rows that bear on each option. */
  readonly evidence?: Readonly<Record<string, readonly string[]>>;
}

export class Engine {
  private readonly configurations = new Map<string, Compiled>();
  private readonly check: (facts: CaseFacts) => void;
  private readonly defaults: SettingValues;
  private unchanged: Compiled | undefined;

  private readonly generated: Run | undefined;
  /** Words for explanations, by language. */
  readonly wording: Readonly<Record<Locale, Wording>> | undefined;
  private readonly evidence: Readonly<Record<string, readonly string[]>>;

  constructor(
    readonly knowledge: KnowledgeBase,
    { generated, wording, evidence = {} }: EngineParts = {},
  ) {
    this.generated = generated;
    this.wording = wording;
    this.evidence = evidence;
    checkKnowledge(knowledge);
    this.check = factChecker(knowledge);
    this.defaults = resolveSettings(knowledge);
  }

  readonly version: string = ENGINE_VERSION;

  /** @throws FactError naming the path, when the facts do not fit the dictionary. */
  checkFacts(facts: CaseFacts): void {
    this.check(facts);
  }

  /** The knowledge base under the given settings. @throws SettingError naming the path. */
  compiled(settings: SettingValues = {}): Compiled {
    if (isEmpty(settings)) return (this.unchanged ??= new Compiled(this.knowledge, this.defaults, this.generated));
    const changed = this.changedSettings(settings);
    if (isEmpty(changed)) return this.compiled();
    const key = JSON.stringify(Object.entries(changed).sort(([a], [b]) => (a < b ? -1 : 1)));
    let found = this.configurations.get(key);
    if (!found) {
      found = new Compiled(this.knowledge, resolveSettings(this.knowledge, settings));
      this.configurations.set(key, found);
    }
    return found;
  }

  /**
   * The compact trace of a case. Facts are taken as valid (see `checkFacts`); `into` may be a buffer used before.
   *
   * @throws SettingError for an unknown policy, setting or asserted criterion.
   */
  trace(facts: CaseFacts, request: EvaluationRequest = {}, into?: Uint8Array): Trace {
    const compiled = this.compiled(request.settings);
    const nodes = into ?? new Uint8Array(compiled.program.layout.size);
    compiled.run(facts, nodes, overridesFor(compiled, request));
    return new Trace(compiled, facts, nodes, this.policyPosition(request.policy));
  }

  /** @throws FactError, SettingError */
  summarise(facts: CaseFacts, request: EvaluationRequest = {}): EvaluationSummary {
    this.check(facts);
    return summarise(this.trace(facts, request));
  }

  /** @throws FactError, SettingError */
  evaluate(facts: CaseFacts, request: EvaluationRequest = {}): Evaluation {
    this.check(facts);
    const trace = this.trace(facts, request);
    const asserted = request.assertedCriteria ?? {};
    const bare = Object.keys(asserted).length > 0 ? this.trace(facts, { ...request, assertedCriteria: {} }) : null;
    const raised = openQuestionsOf(trace);
    return {
      engine: this.version,
      knowledge: { id: this.knowledge.id, version: this.knowledge.version },
      policy: request.policy ?? null,
      settings: this.changedSettings(request.settings),
      facts: trace.entered(),
      grade: gradeOf(trace),
      pattern: patternOf(trace),
      implied: trace.implied(),
      conflicts: conflictsOf(trace),
      criteria: this.knowledge.criteria.map((criterion, index) =>
        markCriterion(criterionResult(trace, index), bare, index, asserted[criterion.id] !== undefined),
      ),
      options: this.knowledge.options.map((_, index) =>
        markOption(optionResult(trace, index, raised, this.evidence), bare, index),
      ),
      criteriaSets: criteriaSetResults(trace),
      openQuestions: raised,
    };
  }

  /** The settings that differ from their declared default. */
  changedSettings(settings: SettingValues = {}): SettingValues {
    if (isEmpty(settings)) return {};
    const resolved = resolveSettings(this.knowledge, settings);
    return Object.fromEntries(Object.entries(resolved).filter(([id, value]) => value !== this.defaults[id]));
  }

  declaredSettings(): ReturnType<typeof declaredSettings> {
    return declaredSettings(this.knowledge);
  }

  private policyPosition(policy: string | null | undefined): number | null {
    if (policy === null || policy === undefined) return null;
    const position = this.knowledge.policies.findIndex((one) => one.id === policy);
    if (position < 0)
      throw new SettingError('policy', `expected one of ${this.knowledge.policies.map((one) => one.id).join(', ')}`);
    return position;
  }
}

/** @throws KnowledgeError naming the place, when the knowledge base does not hold together. */
export const compile = (knowledge: KnowledgeBase, parts?: EngineParts): Engine => new Engine(knowledge, parts);

/** The nodes asserted criteria are held in; none without assertions. */
function overridesFor(compiled: Compiled, request: EvaluationRequest): ReadonlyMap<number, number> | undefined {
  const asserted = Object.entries(request.assertedCriteria ?? {});
  if (asserted.length === 0) return undefined;
  const overrides = new Map<number, number>();
  for (const [id, verdict] of asserted) {
    const index = compiled.criterionIndex.get(id);
    if (index === undefined) throw new SettingError(`assertedCriteria.${id}`, 'no such criterion');
    if (verdict !== 'met' && verdict !== 'notMet')
      throw new SettingError(`assertedCriteria.${id}`, 'expected met or notMet');
    for (const node of compiled.nodesOfCriterion(index)) overrides.set(node, codeOf(verdict));
  }
  return overrides;
}

const isEmpty = (values: SettingValues): boolean => Object.keys(values).length === 0;

function markCriterion(result: CriterionResult, bare: Trace | null, index: number, asserted: boolean): CriterionResult {
  if (!bare) return result;
  const computed = bare.verdict(index);
  if (asserted) return { ...result, asserted: true, computed };
  return computed === result.verdict ? result : { ...result, movedByAssertion: true, computed };
}

function markOption(result: OptionResult, bare: Trace | null, index: number): OptionResult {
  const computed = bare?.status(index);
  return computed === undefined || computed === result.status
    ? result
    : { ...result, movedByAssertion: true, computed };
}
