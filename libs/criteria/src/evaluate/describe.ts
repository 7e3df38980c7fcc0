/** Builds the readable evaluation, or its short form, from a compact trace. */
import { elementsIn } from '../model/expression.js';
import type { Verdict } from '../model/verdict.js';
import type {
  Conflict,
  CriteriaSetResult,
  CriterionResult,
  EvaluationSummary,
  FactRead,
  OptionResult,
  PolicyResult,
} from './evaluation.js';
import { openQuestionsOf, questionsBeside } from './open-questions.js';
import { pendingFor, reasonsFor } from './option-reading.js';
import { factsIn } from './settling.js';
import { REVERSED_INTERVAL, type Trace } from './trace.js';

export const gradeOf = (trace: Trace): string[] => {
  const value = trace.compiled.knowledge.headline.grade ? trace.valueOf(trace.compiled.knowledge.headline.grade) : [];
  return Array.isArray(value) ? value.map(String) : [];
};

export const patternOf = (trace: Trace): string | null => {
  const value = trace.compiled.knowledge.headline.pattern
    ? trace.valueOf(trace.compiled.knowledge.headline.pattern)
    : null;
  return typeof value === 'string' ? value : null;
};

/** Contradictions as the knowledge base words them, the same one never twice. */
export function conflictsOf(trace: Trace): Conflict[] {
  const { conflicts } = trace.compiled.knowledge;
  const found = new Map<string, Conflict>();
  for (const id of trace.conflictIds()) {
    const rule = conflicts.find((one) => one.id === id);
    const elements = rule
      ? elementsIn(rule.when).filter((element) => trace.valueOf(element) !== null)
      : [id.slice(REVERSED_INTERVAL.length + 1)];
    const conflict = {
      id: rule ? (rule.reportedAs ?? rule.id) : REVERSED_INTERVAL,
      facts: Object.fromEntries(elements.map((element) => [element, trace.valueOf(element)])),
    };
    found.set(rule ? conflict.id : id, conflict);
  }
  return [...found.values()];
}

export function summarise(trace: Trace): EvaluationSummary {
  const { knowledge } = trace.compiled;
  const criteria: Record<string, Verdict> = {};
  knowledge.criteria.forEach((criterion, index) => {
    criteria[criterion.id] = trace.verdict(index);
  });
  return {
    grade: gradeOf(trace),
    pattern: patternOf(trace),
    options: knowledge.options.map((option, index) => {
      const policies = policyResults(trace, index, false);
      const byPolicy =
        policies && Object.fromEntries(Object.entries(policies).map(([id, { status }]) => [id, { status }]));
      return {
        id: option.id,
        status: trace.status(index),
        reasons: reasonsFor(trace, index),
        pending: pendingFor(trace, index),
        ...(byPolicy && { byPolicy }),
      };
    }),
    criteria,
    implied: trace.implied(),
    conflicts: conflictsOf(trace),
  };
}

export function criterionResult(trace: Trace, index: number): CriterionResult {
  const { compiled } = trace;
  const criterion = compiled.knowledge.criteria[index];
  if (!criterion) throw new RangeError(`no criterion at ${index}`);
  const verdict = trace.verdict(index);
  const missing = verdict === 'unknown' ? trace.settling.either(compiled.criterionNode(index, trace.policy)) : 0n;
  const facts = (compiled.elementsRead[index] ?? []).map((element): FactRead => {
    const read = { element, value: trace.valueOf(element) };
    return trace.isImplied(element) ? { ...read, implied: true } : read;
  });
  const byPolicy = policyVerdicts(trace, index);
  return {
    id: criterion.id,
    role: criterion.role,
    verdict,
    facts,
    missing: factsIn(compiled.program, missing),
    unanswered: verdict === 'unknown' ? unansweredBy(trace, index) : [],
    ...(byPolicy && { byPolicy }),
    sources: criterion.sources,
    operationalisation: criterion.operationalisation,
  };
}

/** Recorded facts whose value the sources leave without an answer, so that the criterion stays unknown. */
function unansweredBy(trace: Trace, index: number): string[] {
  const { program } = trace.compiled;
  const found = new Set<string>();
  const seen = new Set<number>();
  const walk = (node: number): void => {
    if (seen.has(node) || trace.code(node) !== 1) return;
    seen.add(node);
    const producer = program.producer.get(node);
    if (!producer) return;
    if (producer.op === 'and' || producer.op === 'or') producer.of.forEach(walk);
    else if (producer.op === 'not' || producer.op === 'copy') walk(producer.of);
    else if (producer.op === 'codes' && trace.settling.either(node) === 0n) {
      const element = program.slots[producer.slot]?.element ?? '';
      for (const source of derivationSources(trace, element)) found.add(source);
    }
  };
  walk(trace.compiled.criterionNode(index, trace.policy));
  return [...found];
}

function derivationSources(trace: Trace, element: string): string[] {
  const derived = trace.compiled.knowledge.derived.find((one) => one.id === element);
  if (!derived) return [element];
  return [...new Set(derived.rules.flatMap((rule) => elementsIn(rule.when)))].filter(
    (input) => trace.valueOf(input) !== null,
  );
}

function policyVerdicts(trace: Trace, index: number): Record<string, Verdict> | undefined {
  const { knowledge, program } = trace.compiled;
  if (!program.policyCriterionIndices.includes(index)) return undefined;
  return Object.fromEntries(knowledge.policies.map((policy, position) => [policy.id, trace.verdict(index, position)]));
}

function policyResults(trace: Trace, option: number, withHistoric: boolean): Record<string, PolicyResult> | undefined {
  const { knowledge, program } = trace.compiled;
  if (!program.policyOptionIndices.includes(option)) return undefined;
  const dependent = (knowledge.options[option]?.criteria ?? [])
    .map((id) => trace.compiled.indexOf(id))
    .filter((index) => program.policyCriterionIndices.includes(index));
  const results: Record<string, PolicyResult> = {};
  knowledge.policies.forEach((policy, position) => {
    if (policy.historic && !withHistoric) return;
    const criteria = Object.fromEntries(
      dependent.map((index) => [knowledge.criteria[index]?.id ?? '', trace.verdict(index, position)]),
    );
    results[policy.id] = {
      status: trace.status(option, position),
      criteria,
      ...(policy.historic && { historic: true as const }),
    };
  });
  return results;
}

export function optionResult(
  trace: Trace,
  index: number,
  raised: readonly string[],
  evidence: Readonly<Record<string, readonly string[]>>,
): OptionResult {
  const { compiled } = trace;
  const option = compiled.knowledge.options[index];
  if (!option) throw new RangeError(`no option at ${index}`);
  const criteria: Record<Verdict, string[]> = { met: [], notMet: [], unknown: [] };
  for (const id of option.criteria) criteria[trace.verdict(compiled.indexOf(id))].push(id);
  const cautions = (compiled.optionCriteria[index]?.caution ?? []).map(
    (one) => compiled.knowledge.criteria[one]?.id ?? '',
  );
  const byPolicy = policyResults(trace, index, true);
  return {
    id: option.id,
    status: trace.status(index),
    ceiling: option.ceiling,
    reasons: reasonsFor(trace, index),
    pending: pendingFor(trace, index),
    criteria,
    cautions: cautions.filter((id) => !criteria.notMet.includes(id)),
    openQuestions: questionsBeside(trace, option.id, raised),
    evidence: evidence[option.id] ?? [],
    ...(byPolicy && { byPolicy }),
  };
}

export function criteriaSetResults(trace: Trace): CriteriaSetResult[] {
  const { compiled } = trace;
  return compiled.knowledge.criteriaSets.map((set) => ({
    id: set.id,
    option: set.option,
    verdict: set.whole ? trace.verdict(compiled.indexOf(set.whole)) : null,
    components: Object.fromEntries(set.components.map((id) => [id, trace.verdict(compiled.indexOf(id))])),
  }));
}

export { openQuestionsOf };
