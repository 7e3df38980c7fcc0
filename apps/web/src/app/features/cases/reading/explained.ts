import { explainCriterion, explainOption, sectionOf, type Explanation, type SectionName } from '@consilium/criteria';
import { nelmEngine } from '@consilium/knowledge-nelm/engine';
import type { ReasonView } from '@consilium/ui';
import type { ClinicalWords } from '../words/clinical-words';
import type { CaseReading } from './case-reading';
import { recordedWords } from './fact-words';

/** Reasons that are written out; a longer list ends with a count. */
const MOST_REASONS = 5;

/** An option as report and command line explain it too, with what this case file knows of its facts. */
export function explained(reading: CaseReading, optionId: string, words: ClinicalWords): Explanation | null {
  return explainOption(nelmEngine, reading.evaluation, optionId, words.language, optionsOf(reading, words));
}

export function explainedCriterion(reading: CaseReading, criterionId: string, optionId: string | null, words: ClinicalWords): Explanation | null {
  return explainCriterion(nelmEngine, reading.evaluation, criterionId, optionId, words.language, optionsOf(reading, words));
}

const optionsOf = (reading: CaseReading, words: ClinicalWords) => ({ wording: words.wording, recorded: (element: string) => recordedWords(reading, element, words) });

/** The lines of one section, as reasons with the criterion they rest on. */
export function reasonsIn(option: Explanation, name: SectionName, words: ClinicalWords): ReasonView[] {
  const lines = sectionOf(option, name).map(({ text, id }): ReasonView => ({ text, ...(id === undefined ? {} : { criterionId: id }) }));
  if (lines.length <= MOST_REASONS) return lines;
  return [...lines.slice(0, MOST_REASONS - 1), { text: words.say('cases.reason.more', { count: lines.length - MOST_REASONS + 1 }) }];
}

export function speaksFor(reading: CaseReading, optionId: string, words: ClinicalWords): ReasonView[] {
  const option = explained(reading, optionId, words);
  return option ? reasonsIn(option, 'speaksFor', words) : [];
}

export function holdsAt(reading: CaseReading, optionId: string, words: ClinicalWords): ReasonView[] {
  const option = explained(reading, optionId, words);
  return option ? reasonsIn(option, 'holdsAt', words) : [];
}
