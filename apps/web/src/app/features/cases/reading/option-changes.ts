import { ValueSpace, type Answer, type CaseFacts, type OptionStatus, type Sensitivity } from '@consilium/criteria';
import { nelmEngine, nelmKnowledge } from '@consilium/knowledge-nelm/engine';
import type { ChangeView } from '@consilium/ui';
import type { ClinicalWords } from '../words/clinical-words';
import { answerWords } from './answer-words';
import type { CaseReading } from './case-reading';
import { absenceWords } from './fact-words';

/** Most recorded facts whose other values are shown; the trace names them all. */
const MOST_RECORDED = 8;

interface Outcome {
  readonly element: string;
  /** Answers with the same outcome, neighbours joined. */
  readonly answers: readonly Answer[];
  readonly recorded: boolean;
  readonly statuses: readonly OptionStatus[];
}

/** Policies read side by side for this option; empty when the board chose one or none matters. */
export function policiesOf(reading: CaseReading, optionId: string): string[] {
  if (reading.evaluation.policy !== null) return [];
  const byPolicy = reading.evaluation.options.find(({ id }) => id === optionId)?.byPolicy;
  return byPolicy ? Object.entries(byPolicy).flatMap(([id, result]) => (result.historic ? [] : [id])) : [];
}

/**
 * What would change the status of one option: every answer of the missing facts that move it, then other values of
 * recorded facts that would. Columns are policies; policies that always agree share one.
 */
export function changesOf(reading: CaseReading, optionId: string, sensitivity: Sensitivity, words: ClinicalWords): ChangeView {
  const policies = policiesOf(reading, optionId);
  const now = statusesUnder(reading, reading.profile.facts, optionId, policies);
  const outcomes = [...missing(reading, optionId, sensitivity, policies, now), ...recorded(reading, optionId, policies, now)];
  const columns = columnsOf(policies, outcomes);
  return {
    columns: columns.map((group) => (policies.length === 0 ? words.say('cases.change.then') : words.say('cases.change.under', { policies: words.list(group.map((index) => policies[index] ?? '')) }))),
    rows: outcomes.map(({ element, answers, statuses, recorded: isRecorded }) => ({
      condition: words.say('cases.change.condition', { label: words.element(element), value: words.alternatives(answers.map((answer) => answerWords(element, answer, words))) }),
      now: isRecorded ? words.value(element, reading.profile.facts[element]) : nowWords(reading, element, words),
      outcomes: columns.map((group) => statuses[group[0] ?? 0] ?? 'insufficientData'),
    })),
  };
}

function nowWords(reading: CaseReading, element: string, words: ClinicalWords): string {
  const competing = reading.profile.competing[element];
  if (competing) return words.alternatives(competing.map((value) => words.value(element, value)));
  const value = reading.profile.facts[element];
  return value === undefined || value === null ? absenceWords(reading.factsOf.get(element) ?? [], words) : words.value(element, value);
}

function missing(reading: CaseReading, optionId: string, sensitivity: Sensitivity, policies: readonly string[], now: readonly OptionStatus[]): Outcome[] {
  const read = elementsRead(reading, optionId);
  return sensitivity.facts
    .filter(({ fact, options }) => options.includes(optionId) || read.has(fact))
    .flatMap(({ fact, answers }) => {
      const outcomes = outcomesOf(reading, fact, answers, false, optionId, policies);
      return outcomes.some(({ statuses }) => differ(statuses, now)) ? outcomes : [];
    });
}

function recorded(reading: CaseReading, optionId: string, policies: readonly string[], now: readonly OptionStatus[]): Outcome[] {
  const compiled = nelmEngine.compiled(reading.request.settings);
  const space = new ValueSpace(nelmKnowledge, compiled.program);
  return [...elementsRead(reading, optionId)]
    .flatMap((element) => {
      const value = reading.profile.facts[element];
      if (value === undefined || value === null || typeof value === 'object') return [];
      const others = space.of(element).filter((answer) => answer.value !== value && !covers(answer, value));
      const moving = outcomesOf(reading, element, others, true, optionId, policies).filter(({ statuses }) => differ(statuses, now));
      return moving.length > 0 ? [moving] : [];
    })
    .slice(0, MOST_RECORDED)
    .flat();
}

/** Each answer with what it leads to; answers that lead to the same are put together. */
function outcomesOf(reading: CaseReading, element: string, answers: readonly Answer[], recorded: boolean, optionId: string, policies: readonly string[]): Outcome[] {
  const outcomes: { element: string; answers: Answer[]; recorded: boolean; statuses: readonly OptionStatus[] }[] = [];
  for (const answer of answers) {
    const statuses = statusesUnder(reading, { ...reading.profile.facts, [element]: answer.value }, optionId, policies);
    const alike = outcomes.find((outcome) => !differ(outcome.statuses, statuses));
    if (alike) alike.answers = joined(alike.answers, answer);
    else outcomes.push({ element, answers: [answer], recorded, statuses });
  }
  return outcomes;
}

/** Adds an answer to others; spans that touch become one. */
export function joined(answers: readonly Answer[], next: Answer): Answer[] {
  const last = answers.at(-1);
  if (!last?.span || !next.span || last.span.high === null || last.span.high !== next.span.low) return [...answers, next];
  return [...answers.slice(0, -1), { value: last.value, span: { ...last.span, high: next.span.high, highIncluded: next.span.highIncluded } }];
}

function covers({ span }: Answer, value: unknown): boolean {
  if (!span || typeof value !== 'number') return false;
  const above = span.low === null || value > span.low || (span.lowIncluded && value === span.low);
  const below = span.high === null || value < span.high || (span.highIncluded && value === span.high);
  return above && below;
}

/** Elements the option's criteria read, indications first. */
function elementsRead(reading: CaseReading, optionId: string): ReadonlySet<string> {
  const own = nelmKnowledge.options.find(({ id }) => id === optionId)?.criteria ?? [];
  const results = new Map(reading.evaluation.criteria.map((result) => [result.id, result]));
  return new Set(own.flatMap((id) => results.get(id)?.facts.map(({ element }) => element) ?? []));
}

/** Status under each policy, or the one status where none is read side by side. */
export function statusesUnder(reading: CaseReading, facts: CaseFacts, optionId: string, policies: readonly string[]): OptionStatus[] {
  const trace = nelmEngine.trace(facts, reading.request);
  const index = nelmKnowledge.options.findIndex(({ id }) => id === optionId);
  if (policies.length === 0) return [trace.status(index)];
  return policies.map((policy) => trace.status(index, nelmKnowledge.policies.findIndex(({ id }) => id === policy)));
}

const differ = (one: readonly OptionStatus[], other: readonly OptionStatus[]): boolean => one.some((status, index) => status !== other[index]);

/** Policies whose outcomes are the same in every row go into one column. */
function columnsOf(policies: readonly string[], outcomes: readonly Outcome[]): number[][] {
  if (policies.length === 0) return [[0]];
  const groups: number[][] = [];
  policies.forEach((_, index) => {
    const group = groups.find(([first]) => outcomes.every(({ statuses }) => statuses[first ?? 0] === statuses[index]));
    if (group) group.push(index);
    else groups.push([index]);
  });
  return groups;
}
