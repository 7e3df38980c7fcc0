import type { CriterionResult, CriterionRole, OptionResult, Verdict } from '@consilium/criteria';
import { nelmKnowledge } from '@consilium/knowledge-nelm';
import type { CriterionRowView, CriterionState, EffectView } from '@consilium/ui';
import type { ClinicalWords } from '../words/clinical-words';
import type { CaseReading } from './case-reading';
import { absenceWords, newestSource } from './fact-words';

/** Most rows of a trace before the rest is asked for. */
const FOLDED_TO = 12;
const INDICATIONS: readonly CriterionRole[] = ['indicationFull', 'indicationConditional'];
const BLOCKERS: readonly CriterionRole[] = ['contraindicationAbsolute', 'contraindicationStrong', 'caution'];

export interface TraceView {
  readonly rows: readonly CriterionRowView[];
  /** Criteria that are not shown, all of them not met or without effect. */
  readonly hidden: number;
  readonly total: number;
}

/**
 * The criteria of an option: indications first, then what blocks or limits, then the rest, each in the catalogue's order. Folded, it
 * keeps everything met or open, all indications and the first blockers that are not met.
 */
export function traceOf(reading: CaseReading, option: OptionResult, words: ClinicalWords, folded: boolean): TraceView {
  const results = new Map(reading.evaluation.criteria.map((result) => [result.id, result]));
  const own = nelmKnowledge.options.find(({ id }) => id === option.id)?.criteria ?? [];
  const all = own.flatMap((id) => results.get(id) ?? []);
  const telling = all.filter(isTelling);
  const quiet = all.filter((result) => !isTelling(result)).sort((a, b) => weight(a) - weight(b));
  const shown = new Set(folded ? [...telling, ...quiet.filter(({ role }) => BLOCKERS.includes(role)).slice(0, Math.max(0, FOLDED_TO - telling.length))] : all);
  const inOrder = [...shown].sort((a, b) => rank(a) - rank(b) || all.indexOf(a) - all.indexOf(b));
  return { rows: inOrder.flatMap((result) => criterionRows(reading, option, result, words)), hidden: all.length - shown.size, total: all.length };
}

/** Met, open, asserted, or one of the indications: what decides, or could. */
function isTelling(result: CriterionResult): boolean {
  if (result.asserted || INDICATIONS.includes(result.role)) return true;
  return result.verdict === 'met' || (result.verdict === 'unknown' && result.role !== 'modifier' && result.role !== 'component');
}

/** Indications, then what blocks or limits, then data and remarks. */
const rank = ({ role }: CriterionResult): number => (INDICATIONS.includes(role) ? 0 : BLOCKERS.includes(role) ? 1 : 2);

const weight = ({ role }: CriterionResult): number => (role === 'contraindicationAbsolute' ? 0 : role === 'contraindicationStrong' ? 1 : 2);

/** One line, or one per verdict where the threshold policies differ. */
function criterionRows(reading: CaseReading, option: OptionResult, result: CriterionResult, words: ClinicalWords): CriterionRowView[] {
  const groups = reading.evaluation.policy === null ? policyGroups(result) : [];
  if (groups.length < 2) return [row(reading, option, result, result.verdict, [], words, true)];
  return groups.map(({ verdict, policies }, index) => row(reading, option, result, verdict, policies, words, index === 0));
}

/** Policies that are read, grouped by what the criterion is under them. */
function policyGroups(result: CriterionResult): { verdict: Verdict; policies: string[] }[] {
  const groups: { verdict: Verdict; policies: string[] }[] = [];
  for (const policy of nelmKnowledge.policies) {
    const verdict = result.byPolicy?.[policy.id];
    if (verdict === undefined || policy.historic) continue;
    const group = groups.find((one) => one.verdict === verdict);
    if (group) group.policies.push(policy.id);
    else groups.push({ verdict, policies: [policy.id] });
  }
  return groups;
}

function row(reading: CaseReading, option: OptionResult, result: CriterionResult, verdict: Verdict, policies: readonly string[], words: ClinicalWords, first: boolean): CriterionRowView {
  const { say } = words;
  const assertion = reading.sheet.assertions.find(({ criterionId }) => criterionId === result.id);
  const conflicting = verdict === 'unknown' && result.facts.some(({ element }) => element in reading.profile.competing);
  const state: CriterionState = result.asserted ? 'asserted' : conflicting ? 'conflicting' : verdict;
  const source = assertion
    ? { text: assertion.reason, date: assertion.assertedAt.slice(0, 10), by: assertion.assertedBy.displayName }
    : first
      ? newestSource(result.facts.flatMap(({ element }) => reading.factsOf.get(element) ?? []).filter((fact) => fact.state === 'known'))
      : undefined;
  return {
    id: first ? result.id : '',
    text: first ? words.criterion(result.id) : say('cases.trace.sameUnder', { policies: words.list(policies) }),
    state,
    ...(result.asserted ? { stateWord: say(verdict === 'met' ? 'cases.trace.assertedMet' : 'cases.trace.assertedNotMet') } : {}),
    value: valuesRead(reading, result, words),
    ...(source ? { source } : {}),
    effect: effectOf(result, verdict, policies, option, words),
  };
}

/** The facts a criterion read. An open one names what is missing first; lists longer than four are cut with a count. */
export function valuesRead(reading: CaseReading, result: CriterionResult, words: ClinicalWords): string {
  const open = new Set(result.verdict === 'unknown' ? result.missing : []);
  const parts = [...result.facts]
    .sort((a, b) => Number(open.has(b.element)) - Number(open.has(a.element)))
    .map(({ element, value, implied }) => {
      const facts = reading.factsOf.get(element) ?? [];
      const competing = reading.profile.competing[element];
      const text = competing
        ? words.alternatives(competing.map((one) => words.value(element, one)))
        : value === null || (Array.isArray(value) && value.length === 0)
          ? absenceWords(facts, words)
          : element === nelmKnowledge.headline.grade && Array.isArray(value)
            ? words.alternatives(value.map((grade) => words.code(element, String(grade))))
            : words.value(element, value);
      return words.say(implied ? 'cases.trace.valueImplied' : 'cases.trace.value', { label: words.element(element), value: text });
    });
  const shown = parts.slice(0, 4);
  return shown.join('; ') + (parts.length > 4 ? `; ${words.say('cases.trace.moreValues', { count: parts.length - 4 })}` : '');
}

/** What a criterion does to the option, in the words of its role. Only this judges. */
export function effectOf(result: CriterionResult, verdict: Verdict, policies: readonly string[], option: OptionResult, words: ClinicalWords): EffectView {
  const { say } = words;
  const under = policies.length > 0 && result.byPolicy ? ` ${say('cases.effect.under', { policies: words.list(policies) })}` : '';
  const key = `cases.effect.${result.role}.${verdict}`;
  switch (result.role) {
    case 'indicationFull':
    case 'indicationConditional': {
      const best = result.role === 'indicationFull' && option.ceiling === 'supported' ? 'supported' : 'consider';
      if (verdict === 'met') return { status: best, text: say(key) + under };
      if (verdict === 'unknown') return { status: 'insufficientData', text: say(key, { status: words.status(best) }) + under };
      return policies.length > 0 && result.byPolicy ? { status: 'notIndicated', text: say('cases.effect.noIndication') + under } : { status: null, text: say(key) };
    }
    case 'contraindicationAbsolute':
      return { status: verdict === 'met' ? 'contraindicated' : verdict === 'unknown' ? 'insufficientData' : null, text: say(key) };
    case 'contraindicationStrong':
      return { status: verdict === 'met' ? 'notRecommended' : verdict === 'unknown' ? 'insufficientData' : null, text: say(key) };
    case 'caution':
      return { status: verdict === 'notMet' ? null : 'consider', text: say(key) };
    case 'dataNeeded':
    case 'component':
    case 'modifier':
      return { status: null, text: say(key) };
  }
}
