import { childrenOf, sectionOf, type CriterionResult, type CriterionRole, type Explanation, type Verdict } from '@consilium/criteria';
import type { CriterionRowView } from '@consilium/ui';
import type { ClinicalWords } from '../words/clinical-words';
import type { CaseReading } from './case-reading';
import { newestSource } from './fact-words';

/** Most rows of a trace before the rest is asked for. */
const FOLDED_TO = 12;
/** Most facts named in one row. */
const MOST_FACTS = 4;
const INDICATIONS: readonly CriterionRole[] = ['indicationFull', 'indicationConditional'];
const BLOCKERS: readonly CriterionRole[] = ['contraindicationAbsolute', 'contraindicationStrong', 'caution'];

export interface TraceView {
  readonly rows: readonly CriterionRowView[];
  /** Criteria that are not shown, all of them not met or without effect. */
  readonly hidden: number;
  readonly total: number;
}

/**
 * The criteria of an explained option, in the explanation's order. Folded, it keeps everything met or open, all indications and
 * the first blockers that are not met.
 */
export function traceOf(reading: CaseReading, option: Explanation, words: ClinicalWords, folded: boolean): TraceView {
  const results = new Map(reading.evaluation.criteria.map((result) => [result.id, result]));
  const nodes = sectionOf(option, 'criteria');
  const all = nodes.flatMap(({ id = '' }) => results.get(id) ?? []);
  const telling = all.filter(isTelling);
  const quiet = all.filter((result) => !isTelling(result) && BLOCKERS.includes(result.role)).sort((a, b) => weight(a) - weight(b));
  const shown = new Set((folded ? [...telling, ...quiet.slice(0, Math.max(0, FOLDED_TO - telling.length))] : all).map(({ id }) => id));
  return { rows: nodes.filter(({ id = '' }) => shown.has(id)).flatMap((node) => criterionRows(reading, node, words)), hidden: nodes.length - shown.size, total: nodes.length };
}

/** Met, open, asserted, or one of the indications: what decides, or could. */
function isTelling(result: CriterionResult): boolean {
  if (result.asserted || INDICATIONS.includes(result.role)) return true;
  return result.verdict === 'met' || (result.verdict === 'unknown' && result.role !== 'modifier' && result.role !== 'component');
}

const weight = ({ role }: CriterionResult): number => (role === 'contraindicationAbsolute' ? 0 : role === 'contraindicationStrong' ? 1 : 2);

/** One line, or one per verdict where the threshold policies differ. */
function criterionRows(reading: CaseReading, node: Explanation, words: ClinicalWords): CriterionRowView[] {
  const result = reading.evaluation.criteria.find(({ id }) => id === node.id);
  if (!result) return [];
  const assumption = childrenOf(node, 'assumption').map(assumptionWords).join('; ');
  return childrenOf(node, 'effect').map((effect, index): CriterionRowView => {
    const first = index === 0;
    const source = sourceOf(reading, result, first);
    return {
      id: first ? result.id : '',
      text: (first ? node.label : effect.label) ?? '',
      ...(first && assumption ? { assumption } : {}),
      ...stateOf(reading, result.id, effect.verdict ?? result.verdict, words),
      value: valuesRead(node, words),
      ...(source ? { source } : {}),
      effect: { status: effect.status ?? null, text: effect.text },
    };
  });
}

/** The criterion's own switch needs no value while it acts as stated; a figure always stands with it. */
const assumptionWords = ({ id, marks, label, text }: Explanation): string => (id?.startsWith('criterion.') && !marks?.includes('changed') ? (label ?? text) : text);

/** Asserted by a clinician, open because its facts compete, or what the facts give. */
export function stateOf(reading: CaseReading, criterionId: string, verdict: Verdict, words: ClinicalWords): Pick<CriterionRowView, 'state' | 'stateWord'> {
  const result = reading.evaluation.criteria.find(({ id }) => id === criterionId);
  if (result?.asserted && verdict !== 'unknown') return { state: 'asserted', stateWord: words.asserted(verdict) };
  const conflicting = verdict === 'unknown' && result?.facts.some(({ element }) => element in reading.profile.competing);
  return { state: conflicting ? 'conflicting' : verdict };
}

/** Who asserted it and why, else where the newest of its facts comes from. */
function sourceOf(reading: CaseReading, { id, facts }: CriterionResult, first: boolean): CriterionRowView['source'] {
  const assertion = reading.sheet.assertions.find(({ criterionId }) => criterionId === id);
  if (assertion) return { text: assertion.reason, date: assertion.assertedAt.slice(0, 10), by: assertion.assertedBy.displayName };
  return first ? newestSource(facts.flatMap(({ element }) => reading.factsOf.get(element) ?? []).filter((fact) => fact.state === 'known')) : undefined;
}

/** The facts a criterion read. An open one names what is missing first; lists longer than four are cut with a count. */
function valuesRead(node: Explanation, words: ClinicalWords): string {
  const isOpen = ({ marks }: Explanation): boolean => marks?.includes('open') === true;
  const facts = childrenOf(node, 'fact').toSorted((a, b) => Number(isOpen(b)) - Number(isOpen(a)));
  const rest = facts.length - MOST_FACTS;
  return [...facts.slice(0, MOST_FACTS).map(({ text }) => text), ...(rest > 0 ? [words.say('cases.trace.moreValues', { count: rest })] : [])].join('; ');
}
