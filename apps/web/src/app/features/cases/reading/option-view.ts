import { isInterval, type OptionResult, type Sensitivity } from '@consilium/criteria';
import { nelmKnowledge } from '@consilium/knowledge-nelm';
import { formatNumber, type OptionView, type ThresholdView } from '@consilium/ui';
import type { ClinicalWords } from '../words/clinical-words';
import type { CaseReading } from './case-reading';
import { changesOf } from './option-changes';
import { holdsAt, policiesDiffer, speaksFor } from './option-reasons';
import { traceOf } from './trace-rows';

/** The parts of an opened option that come with the evidence, which is loaded when the first option is opened. */
export type OptionEvidence = Pick<OptionView, 'contradictions' | 'contradictionsNote' | 'evidence' | 'evidenceNote'>;

const THRESHOLD_ELEMENT = 'predictedCytoreductionPct';

/** An option with everything that led to its status. */
export function optionView(reading: CaseReading, optionId: string, sensitivity: Sensitivity, words: ClinicalWords, folded: boolean, evidence: OptionEvidence): OptionView | null {
  const option = reading.evaluation.options.find(({ id }) => id === optionId);
  if (!option) return null;
  const trace = traceOf(reading, option, words, folded);
  const thresholds = thresholdsOf(reading, option, words);
  const named = words.option(optionId);
  return {
    id: optionId,
    name: named.name,
    status: option.status,
    summary: summaryOf(option, words),
    ...(thresholds ? { thresholds } : {}),
    speaksFor: speaksFor(reading, option, words),
    holdsAt: holdsAt(reading, option, words),
    trace: trace.rows,
    traceNote: trace.hidden > 0 ? words.say('cases.trace.hidden', { count: trace.hidden }) : words.say('cases.trace.all', { count: trace.total }),
    changes: changesOf(reading, optionId, sensitivity, words),
    ...evidence,
    openQuestions: option.openQuestions.map((id) => {
      const note = id === 'EQ-07' && policiesDiffer(reading, option) ? words.say('cases.question.policies') : null;
      return { id, text: words.openQuestion(id), ...(note ? { note } : {}) };
    }),
  };
}

/** Intent, basis in the sources and highest possible status, on one line. */
function summaryOf(option: OptionResult, words: ClinicalWords): string {
  const { intent, basis } = words.option(option.id);
  const ceiling = option.ceiling === 'seedSilent' ? words.say('cases.option.ceilingSilent') : words.say('cases.option.ceiling', { status: words.status(option.ceiling) });
  const moved = option.movedByAssertion && option.computed ? words.say('cases.option.moved', { status: words.status(option.computed) }) : null;
  return [intent ? words.say('cases.option.intent', { intent }) : null, basis ? words.say('cases.option.basis', { basis }) : null, ceiling, moved].filter((part) => part !== null).join(' · ');
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
