import { childrenOf, isInterval, sectionOf, type Explanation, type OptionResult, type Sensitivity } from '@consilium/criteria';
import { nelmKnowledge } from '@consilium/knowledge-nelm/engine';
import { formatNumber, type CriteriaSetView, type OptionView, type ThresholdView } from '@consilium/ui';
import type { ClinicalWords } from '../words/clinical-words';
import type { CaseReading } from './case-reading';
import { explained, reasonsIn } from './explained';
import { changesOf, policiesOf } from './option-changes';
import { stateOf, traceOf } from './trace-rows';

/** The parts of an opened option that come with the evidence, which is loaded when the first option is opened. */
export type OptionEvidence = Pick<OptionView, 'contradictions' | 'contradictionsNote' | 'evidence' | 'evidenceNote'>;

const THRESHOLD_ELEMENT = 'predictedCytoreductionPct';

/** An option with everything that led to its status. */
export function optionView(reading: CaseReading, optionId: string, sensitivity: Sensitivity, words: ClinicalWords, folded: boolean, evidence: OptionEvidence): OptionView | null {
  const option = reading.evaluation.options.find(({ id }) => id === optionId);
  const explanation = explained(reading, optionId, words);
  if (!option || !explanation) return null;
  const trace = traceOf(reading, explanation, words, folded);
  const sets = setsOf(reading, explanation, words);
  const thresholds = thresholdsOf(reading, option, words);
  return {
    id: optionId,
    name: explanation.label ?? optionId,
    status: option.status,
    summary: childrenOf(explanation, 'note').map(({ text }) => text).join(' · '),
    ...(thresholds ? { thresholds } : {}),
    speaksFor: reasonsIn(explanation, 'speaksFor', words),
    holdsAt: reasonsIn(explanation, 'holdsAt', words),
    ...(sets.length > 0 ? { sets } : {}),
    trace: trace.rows,
    traceNote: trace.hidden > 0 ? words.say('cases.trace.hidden', { count: trace.hidden }) : words.say('cases.trace.all', { count: trace.total }),
    changes: changesOf(reading, optionId, sensitivity, words),
    ...evidence,
    openQuestions: sectionOf(explanation, 'openQuestions').map(({ id = '', label = id }) => {
      const note = id === 'EQ-07' && policiesDiffer(reading, option) ? words.say('cases.question.policies') : null;
      return { id, text: label, ...(note ? { note } : {}) };
    }),
  };
}

/** Sets published together, each with its own verdict and the verdict of every part. */
const setsOf = (reading: CaseReading, option: Explanation, words: ClinicalWords): CriteriaSetView[] =>
  sectionOf(option, 'sets').map(({ id = '', label = id, value = '', verdict, children }) => ({
    id,
    name: label,
    verdict: verdict ?? null,
    verdictText: value,
    parts: children.map((part) => ({ id: part.id ?? '', text: part.label ?? '', state: stateOf(reading, part.id ?? '', part.verdict ?? 'unknown', words).state })),
  }));

function policiesDiffer(reading: CaseReading, option: OptionResult): boolean {
  return new Set(policiesOf(reading, option.id).map((policy) => option.byPolicy?.[policy]?.status)).size > 1;
}

/** The threshold policies on one line, for options that depend on them. */
export function thresholdsOf(reading: CaseReading, option: OptionResult, words: ClinicalWords): ThresholdView | null {
  if (!option.byPolicy) return null;
  const recorded = reading.profile.facts[THRESHOLD_ELEMENT];
  const value = typeof recorded === 'number' ? recorded : null;
  const span = isInterval(recorded) ? words.span(THRESHOLD_ELEMENT, recorded.low, recorded.high) : null;
  return {
    value: value ?? (isInterval(recorded) ? recorded.low : null),
    valueText: value !== null ? words.say('cases.threshold.removable', { share: formatNumber(value, words.language) }) : span ? words.say('cases.threshold.removableSpan', { span }) : words.say('cases.threshold.unknown'),
    policies: nelmKnowledge.policies.map(({ id, historic }) => ({ id, percent: Number(id.slice(1)), status: historic ? null : (option.byPolicy?.[id]?.status ?? null) })),
  };
}
