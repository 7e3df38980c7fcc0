import type { CriterionResult, OptionResult } from '@consilium/criteria';
import { nelmKnowledge } from '@consilium/knowledge-nelm';
import type { ReasonView } from '@consilium/ui';
import type { ClinicalWords } from '../words/clinical-words';
import type { CaseReading } from './case-reading';

/** Reasons that are written out; a longer list ends with a count. */
const MOST_REASONS = 5;

/** Indications that are met, with the policies under which they are. */
export function speaksFor(reading: CaseReading, option: OptionResult, words: ClinicalWords): ReasonView[] {
  const results = resultsOf(reading);
  const reasons = optionCriteria(option).flatMap((id): ReasonView[] => {
    const result = results.get(id);
    if (!result || (result.role !== 'indicationFull' && result.role !== 'indicationConditional')) return [];
    const policies = metUnder(reading, result);
    if (result.verdict !== 'met' && policies.length === 0) return [];
    const statement = words.criterion(id);
    return [{ text: policies.length > 0 ? words.say('cases.reason.underPolicies', { statement, policies: words.list(policies) }) : statement, criterionId: id }];
  });
  return cut(reasons, words);
}

/** What keeps the status where it is. */
export function holdsAt(reading: CaseReading, option: OptionResult, words: ClinicalWords): ReasonView[] {
  const { say } = words;
  const results = resultsOf(reading);
  const having = (verdict: 'met' | 'unknown', ...roles: readonly string[]): ReasonView[] =>
    optionCriteria(option).flatMap((id) => {
      const result = results.get(id);
      return result?.verdict === verdict && roles.includes(result.role) ? [verdict === 'met' ? { text: words.criterion(id), criterionId: id } : open(result, words)] : [];
    });
  if (option.ceiling === 'seedSilent') return [{ text: say('cases.reason.silent') }];
  switch (option.status) {
    case 'supported':
      return [];
    case 'contraindicated':
      return cut(having('met', 'contraindicationAbsolute'), words);
    case 'notRecommended':
      return option.ceiling === 'notRecommended' ? [...having('met', 'contraindicationStrong'), { text: say('cases.reason.ceilingAgainst') }] : cut(having('met', 'contraindicationStrong'), words);
    case 'notIndicated':
      return [{ text: say('cases.reason.noIndication') }];
    case 'insufficientData': {
      const blockers = having('unknown', 'contraindicationAbsolute', 'contraindicationStrong');
      return cut(blockers.length > 0 ? blockers : having('unknown', 'indicationFull', 'indicationConditional'), words);
    }
    case 'consider': {
      const policies = policiesDiffer(reading, option) ? [{ text: say('cases.reason.policiesDiffer'), criterionId: 'EQ-07' }] : [];
      const ceiling = option.ceiling === 'consider' ? [{ text: say('cases.reason.ceilingConsider') }] : [];
      const fullMet = optionCriteria(option).some((id) => results.get(id)?.role === 'indicationFull' && results.get(id)?.verdict === 'met');
      const conditional = fullMet || policies.length > 0 || ceiling.length > 0 ? [] : [{ text: say('cases.reason.conditionalOnly') }];
      return cut([...having('met', 'caution'), ...having('unknown', 'caution'), ...conditional, ...ceiling, ...policies], words);
    }
  }
}

function open(result: CriterionResult, words: ClinicalWords): ReasonView {
  const statement = words.criterion(result.id);
  const missing = result.missing.slice(0, 3).map((element) => words.element(element));
  const text = missing.length > 0 ? words.say('cases.reason.openMissing', { statement, missing: words.list(missing) }) : words.say('cases.reason.open', { statement });
  return { text, criterionId: result.id };
}

function cut(reasons: readonly ReasonView[], words: ClinicalWords): ReasonView[] {
  if (reasons.length <= MOST_REASONS) return [...reasons];
  return [...reasons.slice(0, MOST_REASONS - 1), { text: words.say('cases.reason.more', { count: reasons.length - MOST_REASONS + 1 }) }];
}

const resultsOf = (reading: CaseReading): ReadonlyMap<string, CriterionResult> => new Map(reading.evaluation.criteria.map((result) => [result.id, result]));

const optionCriteria = (option: OptionResult): readonly string[] => nelmKnowledge.options.find(({ id }) => id === option.id)?.criteria ?? [];

/** Policies under which a criterion is met, where they differ. */
function metUnder(reading: CaseReading, result: CriterionResult): string[] {
  if (reading.evaluation.policy !== null || !result.byPolicy) return [];
  const read = nelmKnowledge.policies.filter(({ historic }) => !historic);
  const met = read.filter(({ id }) => result.byPolicy?.[id] === 'met');
  return met.length === read.length ? [] : met.map(({ id }) => id);
}

export function policiesDiffer(reading: CaseReading, option: OptionResult): boolean {
  if (reading.evaluation.policy !== null || !option.byPolicy) return false;
  return new Set(Object.values(option.byPolicy).flatMap(({ status, historic }) => (historic ? [] : [status]))).size > 1;
}
